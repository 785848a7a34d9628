"""Other works around an extent: asked for, listed, shown on the map, put into the form; in v1, v2 and v6.

argument: a folder for pictures.
"""

from datetime import date, timedelta
from pathlib import Path

import desk
import journey
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from works_extents.plugin.geometry import clashes as rules
from works_extents.plugin.gui.draw.clash_settings import ClashOptions
from works_extents.plugin.host import settings
from works_extents.plugin.search.request import Box, SearchRequest
from works_extents.plugin.search.sweep import Sweep
from works_extents.plugin.submission.clash_question import held_of, proposal_of
from works_extents.plugin.submission.surroundings import Surroundings

pictures = Path(arguments[0])
TOWN = journey.TOWN
START = date.today() + timedelta(days=-date.today().weekday() + 14)
NONE = Qt.KeyboardModifier.NoModifier
project = QgsProject.instance()


def high_street():
    layer = project.mapLayersByName("Market Rehearsal (practice)")[0]
    street = next(one for one in layer.getFeatures() if one["street"] == "HIGH STREET").geometry()
    return street.interpolate(street.length() / 2).asPoint()


def asked():
    """How often the service was asked for what lies around extents."""
    return sum(calls)


def told():
    """Wait for the answer to what was changed last."""
    desk.wait_until(
        lambda: not draw.streets.busy and not draw.clashes.lookup.busy and not draw.clashes.map._turns.busy,
        "what lies around, on the map too",
    )
    return draw.drawing.surroundings


def type_day(edit, day):
    """As somebody who tabs into it, types, and tabs on."""
    journey.into_view(edit)
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    edit.setSelectedSection(edit.Section.DaySection)
    QTest.keyClicks(edit, f"{day:%d%m%Y}")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.date().toPyDate() == day, (edit.date(), day)


def begin(version, account=0):
    journey.sign_in(plugin, version, account)
    if not project.mapLayersByName("Market Rehearsal (practice)"):
        journey.show_town(plugin)
    found = journey.open_draw_dock(plugin)
    x, y = high_street().x(), high_street().y()
    journey.look_at(x, y, 240)
    journey.draw(found, "polygon", [(x, y - 6), (x + 3, y - 6), (x + 3, y + 6), (x, y + 6)])
    return found


def choose_street():
    journey.wait_for_streets(draw)
    journey.choose_street(draw)


def group():
    groups = project.layerTreeRoot().findGroups()
    return next((one for one in groups if one.name().startswith("Around ")), None)


def on_map():
    return {layer.customProperty("works_extents/clashes"): layer for layer in draw.clashes.map.layers}


def check_list(surroundings):
    """The list has each work of the answer once, and so has the map, in one group with the extent."""
    found = surroundings.clashes
    rows = {one.row for one in (*found.clashes, *found.opportunities)}
    assert len(panel.list._works) == len(rows) and panel.list.count() == min(len(rows), 101)
    assert sum(layer.featureCount() for layer in on_map().values()) == len(rows)
    assert group().findLayer(draw.drawing.layer.id()), "the extent is not in the group"
    assert [node.name() for node in group().children()][0].startswith("Extent")
    assert f"{len(found.clashes)} clash" in panel.state.text(), panel.state.text()
    assert "Asked at" in panel.state.text() and panel.notes.isHidden()


plugin = desk.the_plugin()
iface.mainWindow().resize(1500, 1000)

# --- v2: drawn, asked; the days are proposed, and written into the draft.
draw = begin("v2")
panel = draw.draw_page.clashes
calls = []
draw.clashes.lookup.told.connect(lambda around: calls.append(around.calls))
meter = desk.GapMeter().start()
choose_street()
found = told()
print(f"asked {asked()} times, longest gap {meter.stop():.0f} ms")
days = panel.dates.days()
values = draw.store.get(draw.drawing.draft.id).values
assert (values["proposed_start_date"], values["proposed_end_date"]) == days
assert days[0] > date.today() + timedelta(days=20) and days[0].weekday() == 0
assert found.complete and found.clashes.known and not found.notes and found.works
check_list(found)

# What it says is what all the works of the town give.
manners = plugin.office.sign_in.practice.server.manners
manners.cap = 5000
area = Box(TOWN.xMinimum(), TOWN.yMinimum(), TOWN.xMaximum(), TOWN.yMaximum())
sweep = Sweep(plugin.office.sign_in.service, SearchRequest(area, None, None))
list(sweep.run())
manners.cap = 100
proposal = proposal_of(draw.drawing.draft, draw.drawing.street)
by_all = rules.find(proposal, held_of(sweep.result()))
ours = [(one.reference, one.permit_reference, one.words) for one in found.clashes.clashes]
assert sorted(ours) == sorted((c.reference, c.permit_reference, c.words) for c in by_all.clashes)
works = {one.permit_reference for one in by_all.opportunities}
plans = {one.permit for one in panel.list._works if one.plan}
assert works | plans == {one.permit_reference for one in found.clashes.opportunities} | plans
desk.settle()
journey.into_view(panel.again_button)
desk.picture(iface.mainWindow(), pictures / "clashes_v2.png")

# --- The days are typed: the list follows; only what is new is asked.
before = asked()
type_day(panel.dates.start, START)
assert panel.dates.days() == (START, START + timedelta(days=4)), panel.dates.days()
found = told()
check_list(found)
assert asked() > before
values = draw.store.get(draw.drawing.draft.id).values
assert values["proposed_start_date"] == START
before = asked()
type_day(panel.dates.end, START + timedelta(days=3))
found = told()
check_list(found)
assert asked() == before, "days that were known were asked for again"
type_day(panel.dates.end, START - timedelta(days=3))
assert "before the first" in panel.dates.problem.text() and panel.dates.problem.isVisible()
found = told()
assert found.clashes is None and "not known" in panel.state.text()
assert "put the days right" in panel.notes.text() and not on_map() and group() is None
type_day(panel.dates.end, START + timedelta(days=4))
assert panel.dates.problem.isHidden()

# --- A corner is moved a little: judged anew, and nobody asked.
told()
before = asked()
x, y = high_street().x(), high_street().y()
ring = [[x, y - 6], [x + 3, y - 6], [x + 3, y + 9], [x, y + 9], [x, y - 6]]
draw.drawing.replace({"type": "Polygon", "coordinates": [ring]})
desk.wait(600)
choose_street()
found = told()
assert asked() == before, "what was known was asked for again"
check_list(found)
# --- One is chosen by keyboard, seen on the map, in detail, and put into the form.
panel.list.setFocus()
QTest.keyClick(panel.list, Qt.Key.Key_Home)
QTest.keyClick(panel.list, Qt.Key.Key_Down)
work = panel.list.work()
assert work is panel.list._works[1] and panel.show_button.isEnabled()
selected = [layer for layer in on_map().values() if layer.selectedFeatureCount()]
assert [one["permit"] for one in selected[0].selectedFeatures()] == [work.permit]
journey.look_at(TOWN.xMinimum() + 50, TOWN.yMinimum() + 50)
QTest.keyClick(panel.list, Qt.Key.Key_Return)
desk.settle()
box = iface.mapCanvas().extent()
assert box.contains(draw.drawing.layer.extent()) and box.contains(selected[0].boundingBoxOfSelected())
journey.press(panel.show_button)
panel.fold.setFocus()
QTest.keyClick(panel.fold, Qt.Key.Key_Space)
desk.wait_until(lambda: "Traffic management" in panel.details.toPlainText(), "the permit's details")
assert work.permit in panel.details.toPlainText()
panel.put_button.setFocus()
QTest.keyClick(panel.put_button, Qt.Key.Key_Space)
values = draw.store.get(draw.drawing.draft.id).values
assert values["collaborative_works"] == work.reference and "collaborative_working" not in values
assert "Whether you work together" in panel.told.text()
assert "In the form" in panel.list.currentItem().text()
journey.into_view(panel.fold)
desk.settle()
desk.picture(iface.mainWindow(), pictures / "chosen.png")
journey.press(panel.put_button)
assert "collaborative_works" not in draw.store.get(draw.drawing.draft.id).values
journey.press(panel.put_button)
# Selected on the map, it is chosen in the list.
shape, layer = next((shape, layer) for shape, layer in on_map().items() if layer.featureCount() > 1)
feature = list(layer.getFeatures())[-1]
layer.selectByIds([feature.id()])
assert panel.list.work().permit == feature["permit"]
panel.fold.setFocus()
QTest.keyClick(panel.fold, Qt.Key.Key_Space)

# In the form it stands, once the person says that they work together.
journey.press(draw.draw_page.apply_button)
form = draw.form
assert form.row("collaborative_works").isHidden()
journey.answer(form, "collaborative_working", True)
row = form.row("collaborative_works")
assert not row.isHidden() and row.editor.value() == work.reference, row.editor.value()
assert form.row("proposed_start_date").editor.value() == START
# More traffic management, more clashes: judged anew without asking, while the form is open.
before, fewer = asked(), len(draw.drawing.surroundings.clashes.clashes)
journey.answer(form, "traffic_management_type", "road_closure")
desk.wait_until(
    lambda: draw.drawing.surroundings.clashes and len(draw.drawing.surroundings.clashes.clashes) > fewer,
    "more clashes",
)
journey.press(form.go_back)
desk.wait(500)
choose_street()
check_list(told())
assert asked() == before

# --- Refused, cut off, without an answer: not known, never none.
manners.cap = 0
journey.press(panel.again_button)
found = told()
assert not found.complete and not found.clashes.known and found.notes
assert "not known" in panel.state.text() and "No works" not in panel.state.text(), panel.state.text()
assert not panel.notes.isHidden() and "more than could be asked for" in panel.notes.text()
journey.into_view(panel.again_button)
desk.picture(iface.mainWindow(), pictures / "refused.png")
manners.cap, manners.fault_status = 100, 400
journey.press(panel.again_button)
found = told()
assert not found.clashes.known and "not known" in panel.state.text()
assert "Works, section 58 restrictions and forward plans here are not known" in panel.notes.text()
assert found.asked is None and "Asked" not in panel.state.text(), panel.state.text()
assert group() is None and not on_map()
desk.picture(panel, pictures / "not_known.png")
manners.fault_status = None
panel.again_button.setFocus()
QTest.keyClick(panel.again_button, Qt.Key.Key_Space)
found = told()
assert found.complete and panel.notes.isHidden()
check_list(found)

# --- The distances are settings, and count from the next question on.
options = ClashOptions()
options.show()
assert options.closure.value() == 500
options.closure.setValue(60)
options.high_impact.setValue(30)
options.apply()
assert settings.CLASH_CLOSURE.get() == 60
many = len(found.clashes.clashes)
journey.press(panel.again_button)
found = told()
assert len(found.clashes.clashes) < many
journey.press(options.usual)
options.apply()
options.close()
assert settings.CLASH_HIGH_IMPACT.get() == 200

# --- The draft is put away, and with it what was around it; undone, it comes back.
identity = draw.drawing.draft.id
journey.press(draw.draw_page.delete)
desk.wait(200)
assert group() is None and not on_map() and panel.isHidden()
assert draw.drawing.surroundings == Surroundings()
draw.store.undelete(identity)
draw.open(identity)
desk.wait(600)
choose_street()
found = told()
check_list(found)
assert panel.dates.days()[0] == START

# --- v1 knows no street of a work, v6 does; restrictions are of two kinds.
restrictions = {}
for version in ("v1", "v6"):
    journey.sign_in(plugin, version)
    journey.open_draw_dock(plugin)
    desk.wait(600)
    choose_street()
    found = told()
    check_list(found)
    restrictions[version] = [one.status for one in found.restrictions]
    journey.into_view(panel.again_button)
    desk.settle()
    desk.picture(iface.mainWindow(), pictures / f"clashes_{version}.png")
assert restrictions["v1"] and restrictions["v6"], restrictions

# --- Narrow: nothing is cut off.
iface.mainWindow().resize(1100, 800)
iface.mainWindow().resizeDocks([draw], [380], Qt.Orientation.Horizontal)
desk.settle()
for widget in (panel.dates.end, panel.again_button, panel.put_button, panel.list):
    right = widget.mapTo(draw, QPoint(widget.width(), 0)).x()
    assert right <= draw.width() <= 380, (widget.objectName(), right, draw.width())
journey.into_view(panel.dates)
desk.picture(iface.mainWindow(), pictures / "clashes_narrow.png")

# --- What was sent stays on the map, by itself; a project that is opened again brings no group without an extent.
with draw.store.writing() as connection:
    connection.execute("UPDATE drafts SET state = 'submitted' WHERE id = ?", (draw.drawing.draft.id,))
draw.drawing.reload()
draw.drawing.mark_submitted()
desk.wait(300)
assert group() is None and not on_map() and panel.isHidden()
assert project.layerTreeRoot().findLayer(draw.drawing.layer.id()) is not None
with draw.store.writing() as connection:
    connection.execute("UPDATE drafts SET state = 'draft' WHERE id = ?", (identity,))
draw.open(identity)
desk.wait(600)
choose_street()
told()
assert group() is not None
file = str(pictures / "around.qgs")
assert project.write(file)
project.read(file)
desk.wait(1500)
assert group() is None and not on_map(), [one.name() for one in project.mapLayers().values()]
draw.open(identity)
desk.wait(600)
choose_street()
check_list(told())
print("ALL CLASHES DONE")
