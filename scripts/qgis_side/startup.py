"""Runs in qgis before any plugin is loaded: what goes wrong from here on is seen and counted.

QGIS runs this file in its own __main__, so it leaves one name there, the module below.
"""

import importlib.util
import json
import os
import sys

_here = os.path.dirname(os.environ["PYQGIS_STARTUP"])
sys.path.append(_here)

import failures  # noqa: E402

_task = json.loads(os.environ["WORKS_EXTENTS_SCENARIO"])
failures.watch(_task["timeout"])
failures.hide(_task["hide"])
