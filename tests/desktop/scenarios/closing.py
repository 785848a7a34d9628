"""QGIS is closed in the middle of everything: it asks nothing, and it is gone at once.

arguments: an address that answers everything but searches; "exit" or "window", how QGIS is closed.
"""

import time
from datetime import date, timedelta

import desk
import dialogs
import journey
import place
import signing_in
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer

address, way = arguments
plugin = desk.the_plugin()
search_dock = journey.sign_in(plugin, "v2")
journey.show_town(plugin)
middle = place.on_high_street()
today = date.today()
journey.look_at(*middle, 300)
result = journey.search(search_dock, iface.mapCanvas().extent(), today, today + timedelta(days=14))
assert len(result), "a search's layers were wanted on the map"

draw_dock = journey.open_draw_dock(plugin)
journey.look_at(*middle, 120)
corners = place.rectangle(middle)
journey.draw(draw_dock, "polygon", corners)
journey.press(draw_dock.draw_page.edit)
before = draw_dock.drawing.draft.geometry()
place.move_vertex(draw_dock.drawing.draft.vertices[2], (corners[2][0] + 6, corners[2][1] + 6))
assert draw_dock.drawing.layer.isEditable()
assert draw_dock.drawing.draft.geometry() != before, "the vertex was not moved"
print("KEPT", draw_dock.store.get(draw_dock.drawing.draft.id).geometry())

signing_in.sign_in_custom(plugin, address)
search_dock.setUserVisible(True)
desk.wait(100)
journey.press(search_dock.search)
desk.wait_until(lambda: search_dock.searching.busy, "the search to begin")
desk.wait(700)
assert search_dock.searching.busy
assert draw_dock.drawing.layer.isEditable(), "the vertex tool was meant to be at work still"

desk.ends_by_itself()
watch = dialogs.DialogWatch()


def close() -> None:
    QgsProject.instance().setDirty(False)
    print("CLOSING", time.time(), flush=True)
    # By Qt itself, as by a press: called from here, Python would hold its lock for as long as QGIS closes.
    QTimer.singleShot(0, iface.actionExit().trigger if way == "exit" else iface.mainWindow().close)


QTimer.singleShot(0, close)
