"""What the first bytes of a file say it is, whatever its name says."""

from ontology.errors import DamagedDocument, LockedDocument

_PDF, _ZIP, _OLE = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Office writes a password-protected file as an OLE container with a stream of this name.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_EXPECTED = {"pdf": _PDF, "docx": _ZIP, "xlsx": _ZIP, "ofd": _ZIP, "doc": _OLE, "xls": _OLE}
_INSIDE = (
    (b"word/document.xml", ".docx"),
    (b"xl/workbook.xml", ".xlsx"),
    (b"OFD.xml", ".ofd"),
)


def _found(data: bytes) -> str:
    """The suffix that fits the bytes, "" for text and whatever else."""
    if data.startswith(_PDF):
        return ".pdf"
    if data.startswith(_OLE):
        return ".xls" if "Workbook".encode("utf-16-le") in data else ".doc"
    if data.startswith(_ZIP):
        return next((suffix for inside, suffix in _INSIDE if inside in data), ".zip")
    return ""


def expect(kind: str, name: str, data: bytes) -> None:
    """Refuse bytes that are no file of a kind ("pdf", "docx", … or "text").

    LockedDocument for an Office file under a password, DamagedDocument for any other mismatch.
    """
    wanted = _EXPECTED.get(kind, b"")
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise locked(name)
    found = _found(data)
    if wanted and data.startswith(wanted) and found in ("", ".zip", f".{kind}"):
        return
    if not wanted and not found:
        return
    if found:
        raise DamagedDocument(
            f"「{name}」的内容是 {found} 文件，与后缀不符。请把后缀改成 {found} 再试。",
            f"'{name}' holds a {found} file, unlike its suffix. Change the suffix to {found} and "
            "try again.",
        )
    raise damaged(name, kind)


def damaged(name: str, kind: str) -> DamagedDocument:
    """The error for bytes that cannot be read as what they claim to be."""
    return DamagedDocument(
        f"「{name}」不是完整的 {kind} 文件，可能没有传完或已损坏。请重新下载或另存一次再试。",
        f"'{name}' is no complete {kind} file; it may be cut off or damaged. Download or save it "
        "again and retry.",
    )


def locked(name: str) -> LockedDocument:
    """The error for a file under a password."""
    return LockedDocument(
        f"「{name}」设有密码。请在原来的软件里去掉密码、另存一次再试。",
        f"'{name}' is protected by a password. Remove it in the program it was made with, save it "
        "again and retry.",
    )
