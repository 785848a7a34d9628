"""Runs in qgis before any plugin is loaded: what goes wrong from here on is seen and counted.

QGIS runs this file in its own __main__, so it leaves nothing there but a function.
"""


def _begin() -> None:
    import json
    import os
    import sys

    here = os.path.dirname(os.environ["PYQGIS_STARTUP"])
    if here in sys.path:
        # QGIS runs this file twice.
        return
    sys.path.append(here)
    import failures

    task = json.loads(os.environ["WORKS_EXTENTS_SCENARIO"])
    failures.watch(task["timeout"])
    failures.hide(task["hide"])


_begin()
