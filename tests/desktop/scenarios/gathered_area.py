"""A geographical area: its streets gathered under what is drawn and of what is selected, edited, saved, submitted.

arguments: a folder for pictures, and the version of the service.
"""

from pathlib import Path

import desk
import journey
import place
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QFileDialog, QLineEdit

pictures, version = Path(arguments[0]), arguments[1]
window, canvas = iface.mainWindow(), iface.mapCanvas()
project = QgsProject.instance()
window.resize(1180, 950)
plugin = desk.the_plugin()
journey.sign_in(plugin, version, 2)
journey.show_town(plugin)
x, y = place.on_high_street()
dock = journey.open_draw_dock(plugin)
drawing, page, form, drafts, store = dock.drawing, dock.draw_page, dock.form, dock.drafts_page, dock.store
town = project.mapLayersByName("Market Rehearsal (practice)")[0]
KEY = Qt.Key


def editor():
    return form.row("usrns").editor.widget


def state() -> str:
    return dock.strip.state.text()


def type_into(line: QLineEdit, text: str) -> None:
    journey.into_view(line)
    line.setFocus()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, KEY.Key_Return)
    desk.wait(30)


def gathered() -> None:
    desk.wait_until(lambda: not editor().desk.gathering.busy, "the streets")


def file_dialog(name: str) -> QFileDialog:
    return desk.wait_until(lambda: editor().findChild(QFileDialog, name), name)


def shown() -> set:
    """The USRNs on the map."""
    layer = next(
        (one for one in project.mapLayers().values() if one.customProperty("works_extents/area_streets")),
        None,
    )
    return {feature["usrn"] for feature in layer.getFeatures()} if layer is not None else set()


# The strip says all that there is to say of an authority, on every page.
assert "Highway authority, Rehearsal County Council" in state(), state()
assert "no promoter or workstream" in state() and "Practice" in state()

# Chosen; the polygon tools are offered, and nothing else; an area is drawn around the High Street.
journey.look_at(x, y, 420)
journey.pick(page.kinds.box, "geographical_area")
assert dock.kinds.kind.key == "geographical_area" and drawing.draft is not None
assert not journey.child(dock, "draw_point", QAbstractButton).isEnabled()
assert journey.child(dock, "draw_polygon", QAbstractButton).isEnabled()
half = 120
journey.draw(
    dock, "polygon", [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)]
)
assert drawing.draft.kind == "geographical_area" and drawing.draft.finished, drawing.draft
desk.wait_until(lambda: page.apply_button.isEnabled(), page.why_not.text())
desk.picture(window, pictures / f"area_drawn_{version}.png")
journey.press(page.apply_button)
assert dock.pages.currentWidget() is form
assert "no promoter or workstream" in state()

# Gathered under the drawn area, by keyboard: as the town's own layer has them.
streets = editor()
journey.into_view(streets.under)
streets.under.setFocus()
QTest.keyClick(streets.under, KEY.Key_Space)
gathered()
from qgis.core import QgsGeometry, QgsRectangle  # noqa: E402

box = QgsGeometry.fromRect(QgsRectangle(x - half, y - half, x + half, y + half))
ring = drawing.draft.geometry()["coordinates"][0]
import shapely  # noqa: E402

area = shapely.Polygon(ring)
lines = {
    feature["usrn"]: shapely.from_wkb(bytes(feature.geometry().asWkb())) for feature in town.getFeatures()
}
under = {usrn for usrn, line in lines.items() if shapely.intersects(area, line)}
assert set(streets.list.usrns) == under and len(under) > 4, (streets.list.usrns, under)
assert streets.counted.text() == f"{len(under)} streets, each once.", streets.counted.text()
assert f"{len(under)} streets added." in streets.said.text(), streets.said.text()
desk.wait_until(lambda: shown() == under, "the streets on the map")
desk.settle()
desk.picture(window, pictures / f"area_gathered_{version}.png")

# Once more, and only those wholly inside: nothing comes twice.
streets.least.setFocus()
QTest.keyClick(streets.least, KEY.Key_End)
journey.press(streets.under)
gathered()
assert set(streets.list.usrns) == under and "were there already" in streets.said.text(), streets.said.text()

# Sorted by how much lies inside; the first is taken out by Delete; that is undone, and done again.
header = streets.table.horizontalHeader()
streets.list.sort(2)
streets.table.setFocus()
streets.table.selectRow(0)
first = streets.list.usrns[0]
assert streets.remove.isEnabled()
QTest.keyClick(streets.table, KEY.Key_Delete)
desk.wait(30)
assert first not in streets.list.usrns and "1 street taken out." in streets.said.text()
journey.press(streets.undo)
assert first in streets.list.usrns
streets.table.selectRow(streets.list.usrns.index(first))
journey.press(streets.remove)
assert first not in streets.list.usrns and len(streets.list.usrns) == len(under) - 1

# Typed: a new one, one that is there, one that the gazetteer does not have, and what is no USRN.
other = next(usrn for usrn in sorted(lines) if usrn not in under)
type_into(streets.typed, f"{other}, {streets.list.usrns[0]}; 8400001 nonsense 12")
assert other in streets.list.usrns and 8400001 in streets.list.usrns
assert "2 streets added." in streets.said.text() and "“nonsense”" in streets.said.text(), streets.said.text()
assert streets.typed.text() == "nonsense 12"
streets.typed.clear()
assert "Look up 2 not known" in streets.names.text(), streets.names.text()
journey.press(streets.names)
gathered()
assert "Not in the gazetteer" in streets.said.text() and "8400001" in streets.said.text()
assert not streets.names.isVisible()
row = streets.list.usrns.index(8400001)
assert streets.list.index(row, 1).data() == "not in the gazetteer"
assert streets.list.index(streets.list.usrns.index(other), 1).data(), "its name is known now"
desk.picture(dock, pictures / f"area_not_known_{version}.png")
streets.table.selectRow(row)
journey.press(streets.remove)

# Picked on the map: out, and in again; the tool is laid down.
journey.look_at(x, y, 120)
journey.press(streets.pick)
high = next(usrn for usrn in streets.list.usrns if shapely.distance(lines[usrn], shapely.Point(x, y)) < 1)
desk.click_map(canvas, *journey.on_canvas(x, y))
desk.wait_until(lambda: high not in streets.list.usrns, "the High Street to be taken out")
assert "was taken out" in streets.said.text()
desk.click_map(canvas, *journey.on_canvas(x, y))
desk.wait_until(lambda: high in streets.list.usrns, "the High Street to be there again")
journey.press(streets.pick)
assert canvas.mapTool() is not streets.desk.tool

# Of what is selected: streets that a layer names, and those under the shape of an area of one's own.
journey.press(streets.undo)
journey.press(streets.undo)
wanted = sorted(set(lines) - under - {other})[:3]
town.selectByExpression(f'"usrn" in ({", ".join(map(str, wanted))})')
iface.setActiveLayer(town)
journey.press(streets.selected)
gathered()
assert set(wanted) <= set(streets.list.usrns), streets.said.text()
assert "name 3 streets" in streets.said.text(), streets.said.text()
town.removeSelection()
own = QgsVectorLayer("Polygon?crs=EPSG:4326&field=name:string", "Own areas", "memory")
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsFeature  # noqa: E402

shape = QgsGeometry.fromRect(QgsRectangle(x - 30, y - 30, x + 30, y + 30))
shape.transform(
    QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:27700"), own.crs(), QgsProject.instance())
)
feature = QgsFeature(own.fields())
feature.setGeometry(shape)
own.dataProvider().addFeature(feature)
project.addMapLayer(own)
own.selectAll()
iface.setActiveLayer(own)
streets.least.setFocus()
QTest.keyClick(streets.least, KEY.Key_Home)
before = set(streets.list.usrns)
journey.press(streets.selected)
gathered()
assert high in streets.list.usrns and before <= set(streets.list.usrns) <= before | under, streets.said.text()
project.removeMapLayer(own)
journey.press(streets.selected)
desk.wait_until(lambda: "Nothing is selected" in streets.said.text(), "why nothing was found")

# Without a name it is not complete; named, saved as the service wants it, and read back in.
journey.press(form.go_on)
assert dock.pages.currentWidget() is form
assert form.row("geographical_area_name").problem.isVisible()
journey.answer(form, "geographical_area_name", "Round the High Street")
journey.into_view(streets.save)
journey.press(streets.save)
dialog = file_dialog("area_save_dialog")
assert "Round the High Street" in dialog.selectedFiles()[0], dialog.selectedFiles()
saved = pictures / f"area_{version}.csv"
dialog.fileSelected.emit(str(saved))
dialog.reject()
desk.wait_until(saved.exists, "the file")
content = saved.read_bytes()
assert content == "".join(f"{usrn}\r\n" for usrn in streets.list.usrns).encode(), content[:60]
desk.wait_until(lambda: "saved as" in streets.said.text(), streets.said.text())
whole = streets.list.usrns
streets.table.selectAll()
journey.press(streets.remove)
assert (
    streets.list.usrns == [] and streets.counted.text() == "No streets yet." and not streets.save.isEnabled()
)
journey.press(streets.file)
dialog = file_dialog("area_file_dialog")
dialog.fileSelected.emit(str(saved))
dialog.reject()
gathered()
assert streets.list.usrns == whole or set(streets.list.usrns) == set(whole)
journey.press(streets.undo)
journey.press(streets.undo)
assert set(streets.list.usrns) == set(whole) and streets.list.index(0, 1).data(), "with their names again"

# Off the map, and on it again; out of sight, off the map too.
streets.shown.setFocus()
QTest.keyClick(streets.shown, KEY.Key_Space)
desk.wait_until(lambda: not shown(), "the streets off the map")
QTest.keyClick(streets.shown, KEY.Key_Space)
desk.wait_until(lambda: shown() == set(whole) & set(lines), "the streets on the map again")
journey.press(streets.zoom)
desk.settle()
desk.picture(window, pictures / f"area_form_{version}.png")
journey.press(form.go_back)
assert dock.pages.currentWidget() is page
desk.wait_until(lambda: not shown(), "the streets off the map")

# What was said is kept: opened again, the streets are there with their names.
journey.press(page.apply_button)
streets = editor()
assert streets.list.usrns and set(streets.list.usrns) == set(whole)
assert all(streets.list.index(row, 1).data() for row in range(len(whole)))

# Submitted; found again at the service; in the list of drafts.
journey.press(form.go_on)
desk.wait_until(lambda: dock.pages.currentWidget() is dock.summary, journey._said(form))
assert "Round the High Street" in dock.summary.words.toPlainText()
assert "Still to look at" not in dock.summary.words.toPlainText(), dock.summary.words.toPlainText()
desk.picture(dock, pictures / f"area_summary_{version}.png")
journey.press(dock.summary.submit)
desk.wait_until(lambda: dock.pages.currentWidget() is not dock.summary, "an answer")
assert dock.pages.currentWidget() is dock.receipt, (form.questions.summary.text(), drawing.draft.message)
desk.picture(dock, pictures / f"area_receipt_{version}.png")
held = plugin.office.sign_in.service.fork().reporting.get_geographical_areas()
mine = next(one for one in held if one.area_name == "Round the High Street")
assert mine.number_of_usrns == len(whole), mine
assert drawing.draft.reference == mine.geographical_area_reference_number
journey.press(dock.receipt.finish)
journey.press(page.all_drafts)
words = drafts.list.item(0).text()
assert (
    "submitted" in words and "Geographical area" in words and mine.geographical_area_reference_number in words
)
desk.picture(dock, pictures / f"area_listed_{version}.png")

# Other streets in the place of those: found by its name, without a drawing, out of the file that was saved.
journey.press(drafts.go_back)
journey.pick(page.kinds.box, "geographical_area_update")
panel = page.concerning
type_into(panel.reference, "round the high")
desk.wait_until(lambda: "streets now" in panel.words.text(), "the area that is to change")
desk.wait_until(lambda: page.apply_button.isEnabled(), page.why_not.text())
journey.press(page.apply_button)
streets = editor()
assert not streets.under.isEnabled() and "Nothing is drawn" in streets.under.toolTip()
assert form.row("geographical_area_name").editor.value() == "Round the High Street"
type_into(streets.typed, f"{high} {other}")
journey.press(form.go_on)
desk.wait_until(lambda: dock.pages.currentWidget() is dock.summary, journey._said(form))
assert mine.geographical_area_reference_number in dock.summary.words.toPlainText()
journey.press(dock.summary.submit)
desk.wait_until(lambda: dock.pages.currentWidget() is not dock.summary, "an answer")
assert dock.pages.currentWidget() is dock.receipt, (form.questions.summary.text(), drawing.draft.message)
held = plugin.office.sign_in.service.fork().reporting.get_geographical_areas()
assert next(one for one in held if one.area_name == "Round the High Street").number_of_usrns == 2
print("AREA GATHERED")
