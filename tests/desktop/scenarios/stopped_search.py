"""A search is stopped: at once, keeping what was found, and the next one works.

arguments: an address that answers everything but searches; a folder for pictures.
"""

import threading
import time
from datetime import date, timedelta
from pathlib import Path

import desk
import journey
import signing_in
from qgis.core import QgsApplication, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

silent, pictures = arguments
# Seconds: a call that is not cut off waits far longer, and then for the service's usual minute.
NEVER, AT_ONCE = 3600.0, 30.0
today = date.today()
plugin = desk.the_plugin()
dock = journey.sign_in(plugin, "v2")
journey.show_town(plugin)
manners = plugin.office.sign_in.practice.server.manners
whole = QgsRectangle(469_500, 309_500, 470_500, 310_500)
expected = journey.search(dock, whole, today, today + timedelta(days=7))
assert not expected.cancelled and len(expected) > 100


def stop() -> float:
    """Press Cancel; seconds until the search has ended and its works are shown."""
    before = dock.result
    began = time.perf_counter()
    QTest.mouseClick(dock.stop, Qt.MouseButton.LeftButton)
    desk.wait_until(lambda: dock.result is not before, "the search's end")
    return time.perf_counter() - began


def tasks_of_ours() -> list:
    return [task.description() for task in QgsApplication.taskManager().activeTasks()]


# Slow, and many boxes: stopped when some works are there, and what is asked for next is not answered.
manners.delay, manners.cap = 0.15, 20
told = []


def hold(progress) -> None:
    """In the thread that searches."""
    told.append(progress)
    if progress.works_found:
        manners.delay = NEVER


dock.searching.progressed.connect(hold, Qt.ConnectionType.DirectConnection)
journey.press(dock.search)
desk.wait_until(lambda: told and told[-1].works_found, "the first works")
dock.searching.progressed.disconnect(hold)
took = stop()
result = dock.result
assert took < AT_ONCE, f"it took {1000 * took:.0f} ms"
assert result.cancelled and 0 < len(result) < len(expected), len(result)
assert "stopped before its end" in dock.outcome.text(), dock.outcome.text()
assert dock.results.table.records.rowCount() == len(result)
groups = [group for group in QgsProject.instance().layerTreeRoot().children() if hasattr(group, "findLayers")]
on_map = [node.layer() for node in groups[0].findLayers()]
assert sum(layer.featureCount() for layer in on_map) == len(result)
assert dock.search.isEnabled() and not dock.stop.isVisible()
assert (
    iface.messageBar().currentItem() is None or "stop" not in iface.messageBar().currentItem().text().lower()
)
desk.wait_until(lambda: not tasks_of_ours(), f"the tasks' end: {tasks_of_ours()}")
print(f"STOPPED after {1000 * took:.0f} ms with {len(result)} of {len(expected)}: {dock.outcome.text()}")
desk.picture(iface.mainWindow(), Path(pictures) / "stopped.png")

# Another is begun before the first has ended: only the second counts.
manners.delay, manners.cap = 0.15, 100
begun, go_on = threading.Event(), threading.Event()


def stay(progress) -> None:
    """In the thread that searches: it goes on when it is told to."""
    begun.set()
    go_on.wait(desk.PATIENCE)


dock.searching.progressed.connect(stay, Qt.ConnectionType.DirectConnection)
journey.press(dock.search)
desk.wait_until(begun.is_set, "the search under way")
dock.searching.progressed.disconnect(stay)
assert dock.searching.busy
dock.begin()
manners.delay = 0.0
go_on.set()
desk.wait_until(lambda: dock.result is not result and not dock.searching.busy, "the next search")
assert not dock.result.cancelled
# With works to show, the dock may have taken another width, and the map view with it.
assert abs(len(dock.result) - len(expected)) < 0.05 * len(expected), (len(dock.result), len(expected))
assert "complete" in dock.outcome.text()

# Nothing came at all, because the other end is silent.
signing_in.sign_in_custom(plugin, silent)
dock.setUserVisible(True)
desk.wait(50)
journey.press(dock.search)
desk.wait(400)
assert dock.searching.busy
took = stop()
assert took < AT_ONCE, f"it took {1000 * took:.0f} ms"
assert dock.result.cancelled and not len(dock.result)
assert "0 works: stopped before its end" in dock.outcome.text(), dock.outcome.text()
# Signing out in the middle of a search ends it too.
journey.press(dock.search)
desk.wait(300)
plugin.office.sign_in.forget()
desk.wait(300)
print("AFTER SIGNING OUT", dock.searching.busy, dock.outcome.text())
dock.searching.cancel()
desk.wait_until(lambda: not dock.searching.busy, "the end")
print("ALL STOPPED")
