"""The plugin is reloaded three times in the middle of everything, then unloaded: nothing of it stays behind."""

from datetime import date, timedelta

import desk
import footprint
import journey
import place
import qgis.utils
from qgis.core import QgsCoordinateReferenceSystem, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

NAME = "works_extents"
GRID, WEB = QgsCoordinateReferenceSystem("EPSG:27700"), QgsCoordinateReferenceSystem("EPSG:3857")
canvas = iface.mapCanvas()
project = QgsProject.instance()
today = date.today()


def work(sketch_on: bool) -> str:
    """All docks, signed in, an area and a street marked, a search, a sketch half drawn; its draft's id is returned."""
    plugin = desk.the_plugin()
    search_dock = journey.sign_in(plugin, "v2")
    journey.show_town(plugin)
    middle = place.on_high_street()
    journey.look_at(*middle, 200)
    result = journey.search(search_dock, canvas.extent(), today, today + timedelta(days=14))
    assert len(result)
    plugin.my_works_action.trigger()
    works = desk.wait_until(lambda: plugin.my_works_dock, "the dock of one's own works")
    works.watching.switch(on=True)
    works.show_list("changes")
    desk.wait_until(lambda: works.result is not None, "one's own works")
    plugin.streets_action.trigger()
    streets = desk.wait_until(lambda: plugin.streets_dock, "the streets dock").panel
    journey.press(streets.pick)
    desk.click_map(canvas, *journey.on_canvas(*middle))
    desk.wait_until(lambda: streets.street, "the street picked")
    search_dock.area.choose("place")
    search_dock.area.place.text.setText(f"{middle[0]}, {middle[1]}")
    search_dock.area.place.renew()
    desk.wait_until(search_dock.area.area, "the area")
    draw_dock = journey.open_draw_dock(plugin)
    journey.look_at(*middle, 120)
    # Crossing itself, so that marks stand on the map too.
    x, y = middle
    journey.draw(draw_dock, "polygon", [(x - 15, y - 4), (x + 15, y + 4), (x + 15, y - 4), (x - 15, y + 4)])
    assert draw_dock.drawing.marks.count
    if sketch_on:
        journey.press(journey.child(draw_dock, "draw_polygon", journey.QAbstractButton))
        desk.settle()
        for corner in place.rectangle(middle)[:3]:
            desk.click_map(canvas, *journey.on_canvas(*corner))
    else:
        # With the vertex tool at work instead, and the search's rectangle being drawn.
        journey.press(draw_dock.draw_page.edit)
    return str(draw_dock.drawing.draft.id)


def stir() -> None:
    """What the plugin listened to happens: nobody may answer any more."""
    for layer in project.mapLayers().values():
        if hasattr(layer, "selectAll"):
            layer.selectAll()
            layer.removeSelection()
    project.setCrs(WEB)
    desk.settle()
    project.setCrs(GRID)
    desk.settle()
    iface.actionPan().trigger()
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton)
    iface.newProject(False)
    desk.settle()


def check_drafts(identities: list[str]) -> None:
    """What was drawn before the reloads is listed, as far as it was drawn."""
    draw_dock = journey.open_draw_dock(desk.the_plugin())
    kept = {draft.id: draft for draft in draw_dock.store.all()}
    for identity, finished, corners in zip(identities, (False, True, False), (3, 4, 3)):
        assert kept[identity].finished is finished, kept[identity]
        assert len(kept[identity].vertices) == corners, kept[identity]
    drafts = draw_dock.draw_page.drafts
    assert set(identities) <= {drafts.itemData(place) for place in range(drafts.count())}


def check(wanted: dict[str, list[str]], when: str) -> None:
    """What is there now is what was there then; which map tool is at hand does not matter."""
    left: dict[str, list[str]] = {}

    def nothing_left() -> bool:
        found = footprint.footprint()
        # At QGIS's own start the plugin looks whether a dock was left open, and needs a module or two for that.
        found["modules"] = sorted({*found["modules"], *wanted["modules"]})
        left.clear()
        left.update(footprint.left({**wanted, "tool": []}, {**found, "tool": []}))
        return not left

    try:
        # A task that was cut off is there until its thread has come to its end.
        desk.wait_until(nothing_left, "everything to go")
    except TimeoutError:
        raise AssertionError(f"left behind {when}: {left}") from None


# Loaded, but nobody has pressed a button yet; and not loaded.
fresh = footprint.footprint()
assert qgis.utils.unloadPlugin(NAME)
bare = footprint.footprint()
assert not bare["modules"], bare["modules"]
assert qgis.utils.loadPlugin(NAME) and qgis.utils.startPlugin(NAME)
check(fresh, "by loading it again")

drafts = []
for turn in range(3):
    drafts.append(work(sketch_on=turn != 1))
    assert qgis.utils.reloadPlugin(NAME), "the plugin was not reloaded"
    check(fresh, f"by reload {turn + 1}")
    assert "xtents" not in type(canvas.mapTool()).__module__
    stir()
    print("RELOADED", turn + 1)
check_drafts(drafts)
assert qgis.utils.unloadPlugin(NAME)
check(bare, "by unloading")
stir()
print("UNLOADED")
