"""The vendored assets are what their manifest says."""

from pathlib import Path

from viz.vendor import faults, manifest


def test_every_vendored_file_has_the_hash_its_manifest_states() -> None:
    assert faults() == ()


def test_the_files_vendored_for_tests_have_their_hashes_and_stay_out_of_the_wheel() -> None:
    folder = Path(__file__).parents[1] / "browser" / "vendor"
    assert faults(folder) == ()
    assert {asset.package for asset in manifest(folder)} == {"axe-core"}
    assert not {asset.package for asset in manifest()} & {"axe-core"}


def test_every_vendored_file_has_a_licence_and_its_version_in_its_name() -> None:
    for asset in manifest():
        assert asset.licence in {"Apache-2.0", "MIT", "Apache-2.0 OR MIT"}
        assert asset.version in asset.file


def test_a_changed_a_missing_and_an_unlisted_file_are_each_reported(tmp_path: Path) -> None:
    entry = 'package="p"\nversion="1"\nsource="s"\nsha256="00"\nlicence="MIT"\n'
    listed = f'[[asset]]\nfile="a.js"\n{entry}[[asset]]\nfile="b.js"\n{entry}'
    (tmp_path / "vendor.toml").write_text(listed, encoding="utf-8")
    (tmp_path / "a.js").write_text("changed", encoding="utf-8")
    (tmp_path / "c.js").write_text("stranger", encoding="utf-8")
    assert faults(tmp_path) == (
        "b.js is listed but not there",
        "c.js is there but not listed",
        "a.js has another hash than vendor.toml says",
    )
