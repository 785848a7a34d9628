"""Failures of the service, told in words on the screen; and no secret in any file that QGIS writes."""

from __future__ import annotations

import re
import socket
from pathlib import Path

from plugin.practice.server import PracticeServer
from scripts.in_qgis import run
from tests.desktop.front import Front

SCENARIO = Path(__file__).parent / "scenarios" / "failures_in_words.py"
SECRET = "-".join(("open", "sesame", "4711"))


def nobody() -> str:
    """An address on this machine at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}"


def files_with(text: str, *folders: Path) -> list[Path]:
    files = [
        file for folder in folders for file in folder.rglob("*") if file.is_file() and not file.is_symlink()
    ]
    assert len(files) > 10
    return [file for file in files if text.encode() in file.read_bytes()]


def test_failures_are_told_in_words_and_no_secret_is_kept(profile: Path, tmp_path: Path) -> None:
    tokens = tmp_path / "tokens.txt"
    pictures = tmp_path / "pictures"
    with PracticeServer(tmp_path / "practice") as practice:
        real = practice.address
        with (
            Front(real, page=["/authenticate"]) as page_first,
            Front(real, page=["/geojson/"]) as page_later,
            Front(real, silent=["/authenticate"]) as silent_first,
            Front(real, silent=["/geojson/"]) as silent_later,
        ):
            fronts = [front.address for front in (page_first, page_later, silent_first, silent_later)]
            given = [real, *fronts, nobody(), SECRET, str(tokens), str(pictures)]
            result = run(SCENARIO, profile=profile, arguments=given)
    assert result.returncode == 0, result.output
    assert "ALL TOLD" in result.output
    # The log that QGIS shows is in the output: warnings are printed there.
    assert re.search(r"QGIS \[Works Extents\]", result.output), result.output
    assert (pictures / "kept.qgs").is_file()
    secrets = [SECRET, *tokens.read_text(encoding="utf-8").split()]
    assert len(secrets) > 3
    for secret in secrets:
        assert secret not in result.output
        assert not files_with(secret, profile, pictures)
    # The search does find what is there: the address was kept, to be offered the next time.
    assert files_with(real.encode().decode(), profile)
