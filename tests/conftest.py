"""What every test starts from."""

from __future__ import annotations

import os
from pathlib import Path

# In the virtual environment pyproj cannot find the system's proj.db by itself.
SYSTEM_PROJ = Path("/usr/share/proj")
if SYSTEM_PROJ.is_dir():
    os.environ.setdefault("PROJ_DATA", str(SYSTEM_PROJ))
    os.environ.setdefault("PROJ_LIB", str(SYSTEM_PROJ))
