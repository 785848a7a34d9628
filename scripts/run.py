"""Opens QGIS with the plugin in a profile of its own, signed in to the practice service.

The profile, and what was drawn and submitted in it, stays under build/run-profile until make clean.
"""

from __future__ import annotations

import os
import sys

from scripts.in_qgis import open_for_a_person
from scripts.install import install_quietly
from scripts.package import TOP

PROFILES = TOP / "build" / "run-profile"


def main() -> int:
    """Install the plugin as it stands now, and open QGIS until the person closes it."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform == "darwin"):
        print("There is no display here, so nobody could see QGIS. make demo needs none.")
        return 2
    profile = install_quietly(PROFILES)
    print(f"QGIS opens with the profile {profile}. make clean throws it away.")
    return open_for_a_person(profile, {"WORKS_EXTENTS_PRACTICE": "1"})


if __name__ == "__main__":
    sys.exit(main())
