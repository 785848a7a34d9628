"""QGIS is killed when the answer has come and is not yet written down; started again, the dock settles it.

The other steps are tried by `make faults`.
"""

from __future__ import annotations

from pathlib import Path

from plugin.practice.server import PracticeServer
from tests.faults.in_qgis import KILLS, InQgis


def test_qgis_killed_between_the_click_and_the_receipt(profile: Path, tmp_path: Path) -> None:
    (answered,) = [kill for kill in KILLS if kill.point == "before end"]
    with PracticeServer(tmp_path / "practice") as server:
        tally = InQgis(profile, server, tmp_path, [answered]).carry_out()
    assert tally.well, tally.wrong
    assert (tally.kills, tally.unknown, tally.settled) == (1, 1, 1)
    assert (tmp_path / "pictures" / "ended_1.png").is_file()
