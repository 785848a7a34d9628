"""What a plugin can leave behind in a running QGIS, listed so that before and after can be compared."""

from __future__ import annotations

import gc
import sys
import threading
from collections import Counter

import desk
from qgis.core import QgsApplication, QgsMapLayer
from qgis.PyQt.QtCore import QEvent, QObject
from qgis.PyQt.QtWidgets import QAction, QApplication, QDockWidget, QToolBar, QWidget
from qgis.utils import iface


def footprint() -> dict[str, list[str]]:
    """Names of what is there, each list sorted; the canvas's own items are counted by their kinds."""
    settle()
    window = iface.mainWindow()
    scene = Counter(type(item).__name__ for item in iface.mapCanvas().scene().items() if item.isVisible())
    return {
        "docks": _names(window.findChildren(QDockWidget)),
        "toolbars": _names(window.findChildren(QToolBar)),
        "actions": _names(action for action in window.findChildren(QAction) if _ours(action)),
        "menus": sorted(action.text() for action in iface.pluginMenu().actions() if action.text()),
        "canvas": sorted(f"{kind} {number}" for kind, number in scene.items()),
        "threads": sorted(thread.name for thread in threading.enumerate() if "practice" in thread.name),
        "tasks": sorted(task.description() for task in QgsApplication.taskManager().activeTasks()),
        "modules": sorted(name for name in sys.modules if name.partition(".")[0] == "works_extents"),
        "widgets": sorted(type(one).__name__ for one in QApplication.allWidgets() if _ours(one)),
        "objects": sorted(type(one).__name__ for one in _alive()),
        "providers": sorted(one.id() for one in QgsApplication.processingRegistry().providers()),
        "tool": [type(iface.mapCanvas().mapTool()).__name__],
    }


def left(before: dict[str, list[str]], after: dict[str, list[str]]) -> dict[str, list[str]]:
    """What `after` has and `before` had not, or the other way round."""
    return {
        name: sorted((Counter(after[name]) - Counter(before[name])).elements())
        + sorted(
            f"not any more: {gone}" for gone in (Counter(before[name]) - Counter(after[name])).elements()
        )
        for name in before
        if Counter(before[name]) != Counter(after[name])
    }


def settle() -> None:
    """Let everything go that was asked to go: also what a thread still holds that was told to stop."""
    under_way = QgsApplication.taskManager().activeTasks
    desk.wait_until(lambda: not under_way(), f"the tasks' end: {[one.description() for one in under_way()]}")
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        desk.wait(30)


def _alive() -> list[QObject]:
    """Objects of the plugin's own classes that Python still holds; layers are the project's, and stay in it."""
    found = [one for one in gc.get_objects() if isinstance(one, QObject) and _made_here(one)]
    return [one for one in found if not isinstance(one, QgsMapLayer)]


def _made_here(one: object) -> bool:
    return type(one).__module__.startswith("works_extents.")


def _ours(one: QWidget | QAction) -> bool:
    return _made_here(one) or one.objectName().startswith("works_extents")


def _names(them: object) -> list[str]:
    return sorted(one.objectName() or type(one).__name__ for one in them)
