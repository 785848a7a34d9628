"""The package: what is in it, what is not, and that the checks on it find what they are for."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from scripts import check_package, package


def plugin(top: Path, more: Iterable[tuple[str, str]] = ()) -> Path:
    files = {
        "LICENSE": "words\n",
        "CHANGELOG.md": "words\n",
        "metadata.txt": "[general]\nname=Works\n",
        "__init__.py": "",
        "plugin/__init__.py": "",
        "plugin/room/extent.py": "AREA = 1\n",
        "resources/icons/icon.svg": "<svg/>",
        **dict(more),
    }
    for name, text in files.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text, encoding="utf-8")
    return top


def names(archive: Path) -> list[str]:
    with zipfile.ZipFile(archive) as opened:
        return opened.namelist()


def test_the_package_holds_the_plugin_and_nothing_else(tmp_path: Path) -> None:
    unwanted = [
        ("tests/unit/test_extent.py", ""),
        ("scripts/package.py", ""),
        ("plugin/room/__pycache__/extent.cpython-311.pyc", ""),
        ("plugin/room/extent.pyc", ""),
        ("plugin/.hidden/note.txt", ""),
        ("plugin/room/fast.so", ""),
        ("README.md", ""),
    ]
    made = package.make_package(tmp_path / "made" / "works_extents.zip", plugin(tmp_path / "top", unwanted))
    assert names(made) == [
        "works_extents/LICENSE",
        "works_extents/CHANGELOG.md",
        "works_extents/metadata.txt",
        "works_extents/__init__.py",
        "works_extents/plugin/__init__.py",
        "works_extents/plugin/room/extent.py",
        "works_extents/resources/icons/icon.svg",
    ]
    assert list(check_package.in_the_archive(made)) == []


def test_the_same_sources_make_the_same_package(tmp_path: Path) -> None:
    top = plugin(tmp_path / "top")
    first = package.make_package(tmp_path / "first.zip", top).read_bytes()
    (top / "plugin" / "__init__.py").touch()
    assert package.make_package(tmp_path / "second.zip", top).read_bytes() == first


def test_without_a_licence_there_is_no_package(tmp_path: Path) -> None:
    top = plugin(tmp_path / "top")
    (top / "LICENSE").unlink()
    with pytest.raises(FileNotFoundError, match="LICENSE"):
        package.make_package(tmp_path / "works_extents.zip", top)
    assert not (tmp_path / "works_extents.zip").exists()


def test_a_package_too_big_to_publish_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST", 100)
    with pytest.raises(ValueError, match="plugins.qgis.org"):
        package.make_package(tmp_path / "works_extents.zip", plugin(tmp_path / "top"))
    assert not (tmp_path / "works_extents.zip").exists()


def test_a_foreign_file_in_the_archive_is_found(tmp_path: Path) -> None:
    made = tmp_path / "works_extents.zip"
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("works_extents/metadata.txt", "")
        archive.writestr("works_extents/old.pyc", "")
        archive.writestr("elsewhere/__init__.py", "")
    found = " ".join(check_package.in_the_archive(made))
    assert "old.pyc does not belong" in found
    assert "elsewhere/__init__.py is outside" in found
    assert "LICENSE is missing" in found


def test_the_project_s_own_metadata_is_complete() -> None:
    assert list(check_package.in_the_metadata(package.TOP / "metadata.txt")) == []


def test_missing_facts_are_found(tmp_path: Path) -> None:
    file = tmp_path / "metadata.txt"
    file.write_text("[general]\nname=My Plugin\nversion=1\nicon=none.svg\n", encoding="utf-8")
    found = list(check_package.in_the_metadata(file))
    assert "metadata.txt has no tracker" in found
    assert "metadata.txt has no version" not in found
    assert "the name in metadata.txt has the word plugin in it" in found
    assert any("none.svg" in finding for finding in found)


def test_the_licence_is_the_whole_of_the_gpl() -> None:
    text = (package.TOP / "LICENSE").read_text(encoding="utf-8")
    assert len(text) == 35_149
    assert "Version 3, 29 June 2007" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_newer_syntax_is_found(tmp_path: Path) -> None:
    (tmp_path / "new.py").write_text("match 1:\n    case _:\n        pass\n", encoding="utf-8")
    (tmp_path / "old.py").write_text("AREA = 1\n", encoding="utf-8")
    found = list(check_package.in_the_syntax(tmp_path))
    assert len(found) == 1
    assert found[0].startswith("new.py:")


def test_bandit_s_findings_count_even_low_ones_and_marked_ones(tmp_path: Path) -> None:
    lines = "def check(length: int) -> None:\n    assert length  # nosec\n"
    (tmp_path / "check.py").write_text(lines, encoding="utf-8")
    found = list(check_package.by_bandit(tmp_path))
    assert len(found) == 1
    assert found[0].startswith("check.py:2 Bandit B101")


def test_a_secret_is_found_in_any_file(tmp_path: Path) -> None:
    # Put together here, so that it is none in this file.
    secret = "AKIA" + "ABCDEFGHIJKLMNOP"
    (tmp_path / "note.txt").write_text(f"key = '{secret}'\n", encoding="utf-8")
    found = list(check_package.by_detect_secrets(tmp_path))
    assert any(finding.startswith("note.txt:1 detect-secrets") for finding in found)


def test_a_file_that_outgrew_its_name_is_found(tmp_path: Path) -> None:
    (tmp_path / "plugin").mkdir()
    (tmp_path / "plugin" / "long.py").write_text("# a line\n" * 401, encoding="utf-8")
    (tmp_path / "plugin" / "short.py").write_text("# a line\n" * 400, encoding="utf-8")
    found = list(check_package.too_long(tmp_path))
    assert len(found) == 1
    assert "long.py has 401 lines" in found[0]
