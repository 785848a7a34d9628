"""What a scenario does at QGIS's desk: wait, click, type, take pictures, measure gaps."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import failures
from qgis.core import QgsApplication, QgsPointXY, QgsProject
from qgis.PyQt.QtCore import QEventLoop, QObject, QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QWidget
from qgis.utils import iface, plugins

PLUGIN = "works_extents"
# Seconds. A wait ends when its condition holds; how long that takes on a busy machine is no finding.
PATIENCE = 90
_ends_by_itself: list[bool] = []


def run_scenario() -> None:
    """Run the file that scripts.in_qgis was given, then end QGIS with its status."""
    task = json.loads(os.environ["WORKS_EXTENTS_SCENARIO"])
    file = Path(task["scenario"])
    sys.path.append(str(file.parent))
    names: dict[str, Any] = {
        "__name__": "__main__",
        "__file__": str(file),
        "iface": iface,
        "arguments": task["arguments"],
    }
    status = 0
    try:
        exec(compile(file.read_text(encoding="utf-8"), str(file), "exec"), names)  # nosec B102
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    if _ends_by_itself:
        return
    # Slots that the scenario's last step has queued still count.
    wait(50)
    # As QGIS does when its window is closed: 3.40 crashes when layers are left for exit() to remove.
    QgsProject.instance().clear()
    QgsProject.instance().setDirty(False)
    wait(0)
    sys.stdout.flush()
    QgsApplication.exit(status or int(bool(failures.seen)))


def ends_by_itself() -> None:
    """Say that the scenario closes QGIS, as a user would: the bootstrap then leaves it alone."""
    _ends_by_itself.append(True)


def the_plugin() -> Any:
    """The plugin's object, as QGIS holds it; fails if it was not loaded."""
    if PLUGIN not in plugins:
        raise AssertionError("QGIS did not load the plugin; the reason stands above in the output")
    return plugins[PLUGIN]


def wait(milliseconds: int) -> None:
    """Let QGIS go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(condition: Callable[[], Any], what: str = "") -> Any:
    """Let QGIS go on until `condition()` is true, and return what it gave; TimeoutError after `PATIENCE`."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        wait(10)
    raise TimeoutError(f"Waited {PATIENCE} s in vain{' for ' + what if what else ''}")


def settle(canvas: Any = None) -> None:
    """Wait until the map canvas has been drawn and no longer moves."""
    canvas = canvas or iface.mapCanvas()
    wait(50)
    wait_until(lambda: not canvas.isDrawing(), "the map to be drawn")
    wait(20)


def pixel(canvas: Any, x: float, y: float) -> QPoint:
    """The pixel of the canvas at which the map position x, y (project's CRS) lies at this moment."""
    return canvas.getCoordinateTransform().transform(QgsPointXY(x, y)).toQPointF().toPoint()


def position(canvas: Any, at: QPoint) -> QgsPointXY:
    """The map position (project's CRS) at the middle of the canvas's pixel `at`."""
    return canvas.getCoordinateTransform().toMapCoordinates(at)


def click_map(canvas: Any, x: float, y: float, button: Any = None) -> QgsPointXY:
    """Click the map at x, y by real mouse events; the position that the pixel stands for is returned."""
    canvas.window().activateWindow()
    at = pixel(canvas, x, y)
    QTest.mouseMove(canvas.viewport(), at)
    wait(30)
    where = position(canvas, at)
    QTest.mouseClick(
        canvas.viewport(),
        button or Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        at,
    )
    # Two clicks within the double-click interval would be taken for one double click.
    wait(QApplication.doubleClickInterval() + 20)
    return where


def snaps(x: float, y: float) -> None:
    """Wait until QGIS has indexed what there is to snap to at x, y (project's CRS): a person sees its mark."""
    there = QgsPointXY(x, y)
    snapping = iface.mapCanvas().snappingUtils()
    wait_until(lambda: snapping.snapToMap(there).isValid(), f"something to snap to at {there.toString(3)}")


def picture(widget: QWidget, file: str | Path) -> None:
    """Write a picture of the widget as it looks now."""
    path = Path(file)
    path.parent.mkdir(parents=True, exist_ok=True)
    wait(50)
    if not widget.grab().save(str(path)):
        raise OSError(f"The picture {path} could not be written")


class GapMeter(QObject):
    """A 10 ms timer on the main thread; `longest_ms` is the longest time between two of its ticks."""

    def __init__(self) -> None:
        super().__init__()
        self.longest_ms = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> GapMeter:
        """Begin to measure."""
        self.longest_ms = 0.0
        self._last = time.perf_counter()
        self._timer.start(10)
        return self

    def stop(self) -> float:
        """End measuring; milliseconds."""
        self._tick()
        self._timer.stop()
        return self.longest_ms

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
        self._last = now
