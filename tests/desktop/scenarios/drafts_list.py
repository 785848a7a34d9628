"""The list of drafts, by mouse and by keyboard; all of them on the map; a found work's shape drawn after.

arguments: a folder for pictures, and the version of the service.
"""

from datetime import date, timedelta
from pathlib import Path

import desk
import journey
import place
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton

pictures, version = Path(arguments[0]), arguments[1]
window, canvas = iface.mainWindow(), iface.mapCanvas()
project = QgsProject.instance()
window.resize(1180, 900)
plugin = desk.the_plugin()
search = journey.sign_in(plugin, version)
journey.show_town(plugin)
x, y = place.on_high_street()
dock = journey.open_draw_dock(plugin)
drawing, page, drafts, store = dock.drawing, dock.draw_page, dock.drafts_page, dock.store


def listed() -> list:
    return [drafts.list.item(row).text() for row in range(drafts.list.count())]


def on_map() -> dict:
    """What the layers of all drafts show: name and state."""
    return {
        feature["name"]: feature["state"]
        for layer in project.mapLayers().values()
        if layer.customProperty("works_extents/drafts")
        for feature in layer.getFeatures()
    }


def tick(box) -> None:
    """By keyboard."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    desk.wait(30)


def press_undo() -> None:
    buttons = iface.messageBar().currentItem().findChildren(QPushButton)
    journey.press(next(button for button in buttons if button.text() == "Undo"))


# Drafts of every kind: a point, a tangled polygon, a sketch that was left, one that was submitted.
journey.look_at(x, y, 120)
journey.draw(dock, "point", [(x + 1, y + 20)])
point = drawing.draft.id
journey.draw(dock, "polygon", [(x - 3, y - 9), (x + 3, y + 9), (x + 3, y - 9), (x - 3, y + 9)])
tangled = drawing.draft.id
sketch = store.new("permit_application", "LineString", "production", "v6", "Sketch in PRODUCTION")
store.add_vertex(sketch.id, x + 10, y)
store.add_vertex(sketch.id, x + 10, y + 20)
sent = store.new("permit_application", "Polygon", "practice", "v1", "Sent last week")
store.set_vertices(sent.id, place.rectangle((x - 20, y), 8, 4), True)
with store.writing() as connection:
    connection.execute(
        "UPDATE drafts SET state = 'submitted', reference = 'ZA001JOB-01' WHERE id = ?",
        (sent.id,),
    )
store.rename(tangled, "Tangled")
store.rename(point, "Valve")

# The page lists them with state, findings, when, and where for.
journey.press(page.all_drafts)
assert dock.pages.currentWidget() is drafts and drafts.list.count() == 4
desk.wait_until(
    lambda: (
        any("Valve" in one and "✔" in one for one in listed())
        and any("Tangled" in one and "✖" in one for one in listed())
    ),
    "what is found of each",
)
by_name = {words.split("\n")[0]: words.split("\n")[1] for words in listed()}
assert "has findings" in by_name["Tangled"] and f"Practice {version}" in by_name["Tangled"], by_name
assert "unfinished" in by_name["Sketch in PRODUCTION"] and "PRODUCTION v6" in by_name["Sketch in PRODUCTION"]
assert "submitted" in by_name["Sent last week"] and "ZA001JOB-01" in by_name["Sent last week"]
assert "✔" in by_name["Valve"] and "today" in by_name["Valve"], by_name
assert drafts.chosen() == [tangled], "the one at hand is chosen to begin with"

# All on the map, but the one at hand, which has a layer of its own.
tick(drafts.shown)
desk.wait_until(lambda: len(on_map()) == 3, "the drafts on the map")
assert on_map() == {
    "Valve": "Draft",
    "Sketch in PRODUCTION": "Unfinished",
    "Sent last week": "Submitted",
}, on_map()
desk.settle()
desk.picture(window, pictures / "drafts.png")

# Filtered by text, counted.
drafts.filter.setFocus()
QTest.keyClicks(drafts.filter, "production")
desk.wait_until(lambda: drafts.list.count() == 1, "the filter")
assert drafts.counted.text() == "1 of 4 drafts", drafts.counted.text()
QTest.keyClick(drafts.filter, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
QTest.keyClick(drafts.filter, Qt.Key.Key_Delete)
desk.wait_until(lambda: drafts.list.count() == 4, "the filter to be gone")

# Renamed: F2, type, Enter. The map says the new name.
drafts.choose(point)
drafts.list.setFocus()
QTest.keyClick(drafts.list, Qt.Key.Key_F2)
assert drafts.name.hasFocus() and drafts.name.selectedText() == "Valve"
QTest.keyClicks(drafts.name, "Stop valve")
QTest.keyClick(drafts.name, Qt.Key.Key_Return)
assert store.get(point).name == "Stop valve" and any("Stop valve" in words for words in listed())
desk.wait_until(lambda: "Stop valve" in on_map(), "the new name on the map")

# The one that was sent: duplicated, and the copy can be drawn on.
drafts.choose(sent.id)
journey.press(drafts.duplicate)
assert drafts.list.count() == 5
(copy,) = drafts.chosen()
assert store.get(copy).name == "Sent last week (copy)" and store.get(copy).state == "draft"
assert store.get(copy).geometry() == store.get(sent.id).geometry()

# Two deleted at once by keyboard, and brought back.
drafts.list.clearSelection()
for row in range(drafts.list.count()):
    item = drafts.list.item(row)
    item.setSelected(item.data(Qt.ItemDataRole.UserRole) in (copy, tangled))
assert len(drafts.chosen()) == 2 and not drafts.open.isEnabled() and not drafts.rename.isEnabled()
drafts.list.setFocus()
QTest.keyClick(drafts.list, Qt.Key.Key_Delete)
desk.wait(50)
assert len(store.all()) == 3 and drawing.draft is None and drafts.list.count() == 3
press_undo()
assert len(store.all()) == 5 and drafts.list.count() == 5

# Opened by Enter: back on the page for drawing, its own layer, no longer in the layers of all.
drafts.list.clearSelection()
drafts.choose(copy)
drafts.list.setFocus()
QTest.keyClick(drafts.list, Qt.Key.Key_Return)
desk.wait(50)
assert dock.pages.currentWidget() is page and drawing.draft.id == copy and drawing.layer is not None
assert page.edit.isEnabled()
desk.wait_until(lambda: "Sent last week (copy)" not in on_map(), "the copy to have its own layer only")
desk.wait_until(lambda: "Tangled" in on_map(), "the others")

# The sketch for another environment: opened, and gone on with.
journey.press(page.all_drafts)
drafts.choose(sketch.id)
journey.press(drafts.open)
assert drawing.draft.id == sketch.id and page.go_on.isVisible()
journey.press(page.all_drafts)
journey.press(drafts.go_back)
assert dock.pages.currentWidget() is page
# One that was sent is opened and put down: its layer stays.
journey.press(page.all_drafts)
drafts.list.clearSelection()
drafts.choose(sent.id)
journey.press(drafts.open)
assert not page.edit.isEnabled() and not page.vertices.typed.isEnabled() and page.delete.isEnabled()
journey.press(page.all_drafts)
drafts.list.clearSelection()
drafts.choose(sketch.id)
journey.press(drafts.open)

# Off the map again; and in a new project they come back, where they are on.
journey.press(page.all_drafts)
tick(drafts.shown)
assert on_map() == {} and not [
    group for group in project.layerTreeRoot().findGroups() if group.name() == "Drafts"
]
tick(drafts.shown)
desk.wait_until(on_map, "the drafts on the map")
file = str(pictures / "drafts.qgz")
project.write(file)
project.read(file)
desk.wait_until(lambda: len(on_map()) == 5, "the drafts in the project read again")
assert len([group for group in project.layerTreeRoot().findGroups() if group.name() == "Drafts"]) == 1
extents = [layer for layer in project.mapLayers().values() if layer.customProperty("works_extents/draft")]
assert [layer.name() for layer in extents] == ["Submitted: ZA001JOB-01"], [layer.name() for layer in extents]
assert extents[0].featureCount() == 1 and extents[0].readOnly()
journey.press(drafts.go_back)

# A work that was found: its shape drawn after, to the last digit.
today = date.today()
plugin.search_dock.setUserVisible(True)
desk.wait(100)
result = journey.search(search, journey.TOWN, today, today + timedelta(days=14))
group = result.groups["polygon"]
row = int(group.rows[3])
search.found.draw("works", row)
desk.wait_until(lambda: drawing.draft is not None and drawing.draft.finished, "the draft")
reference = result.attributes["work_reference_number"][row]
assert reference in drawing.draft.name, drawing.draft.name
held = list(group.shapes()[3].exterior.coords)[:-1]
assert drawing.draft.vertices == held, (drawing.draft.vertices, held)
assert dock.pages.currentWidget() is page and dock.isVisible()
desk.wait(100)
desk.picture(window, pictures / "after_a_work.png")
print("DRAFTS LISTED")
