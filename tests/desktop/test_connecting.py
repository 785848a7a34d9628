"""Connection and manners in the real program: every control of it, no secret in any file, docks where they were."""

from __future__ import annotations

import re
from pathlib import Path

from plugin.practice.server import PracticeServer
from scripts.in_qgis import run

SCENARIOS = Path(__file__).parent / "scenarios"
SECRET = "-".join(("open", "barley", "4712"))


def files_with(text: str, *folders: Path) -> list[Path]:
    """Files that hold the text, as UTF-8 or as Qt writes strings into its own formats."""
    files = [
        file for folder in folders for file in folder.rglob("*") if file.is_file() and not file.is_symlink()
    ]
    assert len(files) > 10
    forms = (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"))
    return [file for file in files if any(form in file.read_bytes() for form in forms)]


def test_connecting_and_what_is_left_of_it(profile: Path, tmp_path: Path) -> None:
    tokens, pictures = tmp_path / "tokens.txt", tmp_path / "pictures"
    with PracticeServer(tmp_path / "practice") as practice:
        given = [practice.address, SECRET, str(tokens), str(pictures)]
        first = run(SCENARIOS / "connecting.py", profile=profile, arguments=given)
        assert first.returncode == 0, first.output
        assert "CLOSING" in first.output and "FAILURE" not in first.output, first.output
        width = re.search(r"WIDTH (\d+)", first.output)
        assert width, first.output
        again = run(
            SCENARIOS / "connecting_again.py",
            profile=profile,
            arguments=[width[1], str(pictures)],
        )
    assert again.returncode == 0, again.output
    assert "AGAIN DONE" in again.output
    assert (profile / "qgis-auth.db").is_file() and (pictures / "kept.qgs").is_file()
    secrets = [SECRET, *tokens.read_text(encoding="utf-8").split()]
    assert len(secrets) > 6
    for secret in secrets:
        assert secret not in first.output + again.output
        assert not files_with(secret, profile, pictures)
    # The search does find what is there.
    assert files_with("connection/custom_address".rpartition("/")[2], profile)
