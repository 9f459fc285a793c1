"""Write a picture of a page as a small PNG: a palette of 256 colours, which pages hardly exceed."""

import base64
import struct
import zlib

import numpy as np
import numpy.typing as npt
from playwright.sync_api import Page

COLOURS = 256
Pixels = npt.NDArray[np.uint8]
_PIXELS = """async (png) => {
    const held = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
    const sheet = new OffscreenCanvas(held.width, held.height).getContext("2d");
    sheet.drawImage(held, 0, 0);
    const { data } = sheet.getImageData(0, 0, held.width, held.height);
    let text = "";
    for (let i = 0; i < data.length; i += 0x8000)
        text += String.fromCharCode(...data.subarray(i, i + 0x8000));
    return [held.width, held.height, btoa(text)];
}"""


def pixels(blank: Page, png: bytes) -> Pixels:
    """The red, green and blue of each pixel, decoded by the browser (any page without a policy)."""
    wide, high, text = blank.evaluate(_PIXELS, base64.b64encode(png).decode())
    flat: Pixels = np.frombuffer(base64.b64decode(text), np.uint8)
    return np.ascontiguousarray(flat.reshape(high, wide, 4)[:, :, :3])


def small(picture: Pixels) -> bytes:
    """The PNG of a picture in the colours it has most of, every other one by its nearest."""
    high, wide = picture.shape[:2]
    told, where, often = np.unique(
        picture.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True
    )
    kept = _palette(told, often)
    nearest = np.concatenate([_nearest(part, kept) for part in np.array_split(told, 64)])
    lines = nearest[where.reshape(-1)].reshape(high, wide)
    raw = np.hstack([np.zeros((high, 1), np.uint8), lines]).tobytes()
    head = struct.pack(">IIBBBBB", wide, high, 8, 3, 0, 0, 0)
    body = ((b"IHDR", head), (b"PLTE", kept.tobytes()), (b"IDAT", zlib.compress(raw, 9)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in (*body, (b"IEND", b"")))


def _palette(told: Pixels, often: npt.NDArray[np.int64]) -> Pixels:
    """The commonest colours, then one by one those that would be falsified most: a small red dot."""
    chosen = list(np.argsort(-often, kind="stable")[: COLOURS * 2 // 3])
    apart = np.full(len(told), np.iinfo(np.int64).max)
    for at in range(min(COLOURS, len(told))):
        if at >= len(chosen):
            chosen.append(int((apart * often).argmax()))
        far = ((told.astype(np.int64) - told[chosen[at]].astype(np.int64)) ** 2).sum(axis=1)
        apart = np.minimum(apart, far)
    kept: Pixels = told[chosen]
    return kept


def _nearest(colours: Pixels, palette: Pixels) -> Pixels:
    apart = colours[:, None, :].astype(np.int32) - palette[None, :, :].astype(np.int32)
    nearest: Pixels = (apart**2).sum(axis=2).argmin(axis=1).astype(np.uint8)
    return nearest


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
