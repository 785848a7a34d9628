"""Runs in qgis by --code: waits until QGIS is fully up, runs the scenario, and ends QGIS."""

import failures
from desk import run_scenario
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface

failures.note_exceptions()
# One turn of the event loop later, the first window has been drawn.
iface.initializationCompleted.connect(lambda: QTimer.singleShot(0, run_scenario))
