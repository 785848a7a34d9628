"""The other ways to an extent: pasted, imported, dropped, taken from records of files, split by street; by mouse and
keyboard. arguments: a folder for pictures, and the version of the service.
"""

import json
import math
from pathlib import Path

import desk
import journey
import place
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton

pictures, version = Path(arguments[0]), arguments[1]
window, canvas = iface.mainWindow(), iface.mapCanvas()
project = QgsProject.instance()
window.resize(1280, 950)
plugin = desk.the_plugin()
journey.sign_in(plugin, version)
journey.show_town(plugin)
dock = journey.open_draw_dock(plugin)
drawing, page, drafts, store = dock.drawing, dock.draw_page, dock.drafts_page, dock.store
x, y = place.on_high_street()
journey.look_at(x, y, 160)
CONTROL = Qt.KeyboardModifier.ControlModifier


def copy(text: str) -> None:
    QApplication.clipboard().setText(text)


def made(number: int, before: int) -> None:
    desk.wait_until(lambda: len(store.all()) == before + number, f"{number} drafts")
    desk.wait(80)


def files(*paths: Path) -> None:
    """Answer QGIS's question for files, by keyboard."""
    dialog = desk.wait_until(
        lambda: next(
            (one for one in window.findChildren(QFileDialog, "choose_files") if one.isVisible()), None
        ),
        "the question for files",
    )
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    line.setText(" ".join(f'"{path}"' for path in paths) if len(paths) > 1 else str(paths[0]))
    QTest.keyClick(line, Qt.Key.Key_Return)
    desk.wait(50)


def near(vertices: list, expected: list, within: float = 0.0011) -> bool:
    return all(min(math.dist(one, held) for held in vertices) <= within for one in expected)


# Pasted by the button: WKT in metres becomes the draft at hand, and what it was is said.
copy(f"POLYGON(({x} {y - 6}, {x + 3} {y - 6}, {x + 3} {y + 6}, {x} {y + 6}, {x} {y - 6}))")
before = len(store.all())
journey.press(page.tools.paste_button)
made(1, before)
assert drawing.draft.finished and drawing.draft.shape_type == "Polygon" and drawing.draft.name == "Pasted"
assert "National Grid metres" in page.mended.text(), page.mended.text()
assert dock.pages.currentWidget() is page

# By Ctrl+V on the page: degrees, converted exactly, three of them: shown in the list, chosen.
from works_extents.plugin.geometry import national_grid  # noqa: E402

corners = [(x + 8, y), (x + 8, y + 12), (x + 12, y + 20)]
longitude, latitude = (values.tolist() for values in national_grid.to_etrs89(*zip(*corners)))
feature = {
    "type": "Feature",
    "properties": {"name": "Duct"},
    "geometry": {"type": "LineString", "coordinates": list(zip(longitude, latitude))},
}
points = [
    {
        "type": "Feature",
        "properties": {"name": f"Box {n}"},
        "geometry": {"type": "Point", "coordinates": [e, n_]},
    }
    for n, (e, n_) in enumerate(zip(longitude[:2], latitude[:2]))
]
copy(json.dumps({"type": "FeatureCollection", "features": [feature, *points]}))
before = len(store.all())
page.tools.undo_button.setFocus()
window.activateWindow()
page.tools.paste_button.setFocus()
desk.wait_until(page.tools.paste_button.hasFocus, "the button's focus")
QTest.keyClick(page.tools.paste_button, Qt.Key.Key_V, CONTROL)
made(3, before)
assert dock.pages.currentWidget() is drafts and len(drafts.chosen()) == 3
assert drawing.draft.name == "Duct" and near(drawing.draft.vertices, corners), drawing.draft.vertices
words = dock.ways.bar.words.text()
assert "3 drafts made" in words and "degrees, longitude first" in words and "Converted exactly" in words, (
    words
)
assert len(dock.ways._marks._bands) == 2, "the others are marked on the map"
desk.settle()
desk.picture(window, pictures / "pasted.png")
journey.press(drafts.go_back)
assert not dock.ways._marks._bands and dock.pages.currentWidget() is page

# What is no shape is refused in words; Ctrl+V on the map pastes too.
copy("good morning")
journey.press(page.tools.paste_button)
desk.wait_until(lambda: "is no place" in page.mended.text(), "the refusal")
copy(f"SRID=27700;POINT({x + 1} {y + 30})")
before = len(store.all())
canvas.window().activateWindow()
canvas.setFocus()
desk.wait_until(canvas.hasFocus, "the map's focus")
QTest.keyClick(canvas, Qt.Key.Key_V, CONTROL)
made(1, before)
assert drawing.draft.vertices == [(x + 1, y + 30)]

# Features copied in QGIS, out of a layer in another CRS.
layer = QgsVectorLayer("LineString?crs=EPSG:27700&field=name:string", "copied", "memory")
one = QgsFeature(layer.fields())
one.setGeometry(QgsGeometry.fromPolylineXY([QgsPointXY(x + 5, y - 20), QgsPointXY(x + 5.25, y + 3)]))
one["name"] = "Main, west"
layer.dataProvider().addFeature(one)
project.addMapLayer(layer)
layer.selectAll()
iface.setActiveLayer(layer)
iface.copySelectionToClipboard(layer)
before = len(store.all())
journey.press(page.tools.paste_button)
made(1, before)
assert drawing.draft.name == "Main, west" and near(
    drawing.draft.vertices, [(x + 5, y - 20), (x + 5.25, y + 3)], 1e-6
)
project.removeMapLayer(layer.id())

# Imported: a table of coordinates, chosen by keyboard.
table = pictures / "boxes.csv"
table.write_text(
    f"Name,Easting,Northing\nBox A,{x:.3f},{y:.3f}\nBox B,{x + 10:.3f},{y + 10:.3f}\nNowhere,,\n"
)
before = len(store.all())
journey.press(page.tools.import_button)
files(table)
made(2, before)
assert [store.get(i).name for i in drafts.chosen()] in (["Box A", "Box B"], ["Box B", "Box A"])
assert "1 without a place left out" in dock.ways.bar.words.text()
desk.picture(window, pictures / "imported.png")
journey.press(drafts.go_back)

# A file of another CRS, of a kind that QGIS opens, dropped on the dock.
from osgeo import ogr, osr  # noqa: E402

srs = osr.SpatialReference()
srs.ImportFromEPSG(32630)
import numpy  # noqa: E402
from qgis.core import QgsCoordinateReferenceSystem  # noqa: E402
from works_extents.plugin.layers.reprojection import from_national_grid  # noqa: E402

utm = from_national_grid(numpy.array(corners), QgsCoordinateReferenceSystem("EPSG:32630"))
package = pictures / "survey.gpkg"
source = ogr.GetDriverByName("GPKG").CreateDataSource(str(package))
held = source.CreateLayer("survey", srs, ogr.wkbLineString)
shape = ogr.Feature(held.GetLayerDefn())
shape.SetGeometry(
    ogr.CreateGeometryFromWkt("LINESTRING(" + ",".join(f"{e!r} {n!r}" for e, n in utm.tolist()) + ")")
)
held.CreateFeature(shape)
del held, source
data = QMimeData()
data.setUrls([QUrl.fromLocalFile(str(package))])
before = len(store.all())
entering = QDragEnterEvent(
    QPoint(50, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
)
QApplication.sendEvent(dock, entering)
assert entering.isAccepted()
QApplication.sendEvent(
    dock,
    QDropEvent(
        QPointF(50, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    ),
)
made(1, before)
assert near(drawing.draft.vertices, corners), (drawing.draft.vertices, corners)
assert "EPSG:32630" in page.mended.text() and "Converted exactly" in page.mended.text(), page.mended.text()
desk.picture(window, pictures / "dropped.png")

# Too many for drafts: offered as layers instead.
many = pictures / "reinstatements.csv"
rows = ["Permit reference number,Reinstatement status,Reinstatement coordinates,Length,Promoter"]
for number in range(2400):
    e, n = x - 60 + 3 * (number % 40), y - 60 + 2 * (number // 40)
    kind = number % 3
    words = (
        f"Point: {e:.2f},{n:.2f}",
        f"LineString: {e:.2f},{n:.2f} {e + 2:.2f},{n + 1:.2f}",
        f"POLYGON(({e:.2f} {n:.2f},{e + 2:.2f} {n:.2f},{e + 2:.2f} {n + 1.2:.2f},{e:.2f} {n:.2f}))",
    )[kind]
    rows.append(
        f'ZA{number:06d}-01,{("Interim", "Permanent")[number % 2]},"{words}",{number % 9}.5,Made-up Water'
    )
many.write_text("\n".join(rows))
before = len(store.all())
journey.press(page.tools.import_button)
files(many)
offer = desk.wait_until(
    lambda: next(
        (
            b
            for b in iface.messageBar().findChildren(QPushButton)
            if b.text() == "Put them on the map" and b.isVisible()
        ),
        None,
    ),
    "the offer",
)
assert len(store.all()) == before
journey.press(offer)


def records() -> list:
    return [one for one in project.mapLayers().values() if one.customProperty("works_extents/from_file")]


desk.wait_until(lambda: len(records()) == 3, "the reinstatements")
assert sum(one.featureCount() for one in records()) == 2400
journey.look_at(x, y, 60)
desk.settle()
desk.picture(window, pictures / "reinstatements.png")
areas = next(one for one in records() if one.name() == "Reinstatements: polygons")
assert areas.attributeAlias(areas.fields().indexFromName("reinstatement_status")) == "Reinstatement status"

# A draft begins from one of them, as QGIS's attribute table offers it; and by selecting and taking.
(action,) = [
    one
    for one in QgsGui.mapLayerActionRegistry().mapLayerActions(areas)
    if one.text() == "Works Extents: draw here"
]
chosen = next(areas.getFeatures())
before = len(store.all())
action.triggerForFeature(areas, chosen)
made(1, before)
assert (
    drawing.draft.name == f"After {chosen['permit_reference_number']}"
    and drawing.draft.shape_type == "Polygon"
)
areas.selectByIds([chosen.id()])
iface.setActiveLayer(areas)
before = len(store.all())
journey.press(page.tools.take_button)
made(1, before)
for one in records():
    project.removeMapLayer(one.id())

# Notifications by the menu: the latest of each permit, coloured by what it does to traffic.
messages = []
for number, traffic in enumerate(("Road closure", "Multi-way signals", "No carriageway incursion") * 5):
    inside = {
        "permit_reference_number": f"ZG{number}-01",
        "promoter_organisation": "Made-up Gas",
        "works_location_coordinates": f"LINESTRING({x + number} {y - 20},{x + number} {y - 10 + number})",
        "traffic_management_type": traffic,
        "work_status": "Works in progress",
        "street_name": "HIGH STREET",
    }
    for event in ("PERMIT_GRANTED", "WORK_START"):
        hour = 8 + (event == "WORK_START")
        messages.append(
            json.dumps(
                {"event_type": event, "event_time": f"2026-11-21T{hour:02d}:00:00Z", "object_data": inside}
            )
        )
notes = pictures / "notifications.jsonl"
notes.write_text("\n".join(messages))
entry = next(one for one in plugin._entries if one.objectName() == "works_extents_records")
entry.trigger()
files(notes)
desk.wait_until(lambda: len(records()) == 1, "the notifications")
assert records()[0].featureCount() == 15
assert {f["event_type"] for f in records()[0].getFeatures()} == {"WORK_START"}
journey.look_at(x + 6, y - 10, 60)
desk.picture(window, pictures / "notifications.png")
project.removeMapLayer(records()[0].id())

# A scheme round a corner: split into one draft a street, details shared; undone; and again.
town = project.mapLayersByName("Market Rehearsal (practice)")[0]
streets = {feature["street"]: feature for feature in town.getFeatures()}
high = streets["HIGH STREET"]
corner = None
for name, other in streets.items():
    if name != "HIGH STREET" and other.geometry().length() > 80:
        meeting = high.geometry().intersection(other.geometry())
        if not meeting.isEmpty() and meeting.type() == 0:
            corner = (other, meeting.asPoint() if not meeting.isMultipart() else meeting.asMultiPoint()[0])
            break
assert corner is not None
other, meeting = corner
on_high, on_other = (
    street.geometry().lineLocatePoint(QgsGeometry.fromPointXY(meeting)) for street in (high, other)
)


def along(street, start: float, metres: float):
    length = street.geometry().length()
    way = metres if start + metres <= length else -metres
    return street.geometry().interpolate(start + way).asPoint()


a, b = along(high, on_high, 50), along(other, on_other, 60)
copy(f"LINESTRING({a.x()} {a.y()}, {meeting.x()} {meeting.y()}, {b.x()} {b.y()})")
before = len(store.all())
journey.press(page.tools.paste_button)
made(1, before)
scheme = drawing.draft.id
dock.drawing.rename("Corner main")
offer = dock.ways.offer
desk.wait_until(offer.isVisible, "the offer to split")
assert "HIGH STREET" in offer.words.text() and other["street"] in offer.words.text(), offer.words.text()
held = store.get(scheme)
held.values["description_of_work"] = "New main round the corner"
drawing.draft = store.keep(held)
journey.into_view(offer.button)
desk.settle()
desk.picture(window, pictures / "split_offer.png")
before = len(store.all())
journey.press(offer.button)
desk.wait_until(lambda: dock.pages.currentWidget() is drafts, "the list")
parts = [store.get(i) for i in drafts.chosen()]
assert len(parts) == 2 and len(store.all()) == before + 1, [part.name for part in parts]
assert {part.name for part in parts} == {"Corner main: HIGH STREET", f"Corner main: {other['street']}"}
assert {part.usrn for part in parts} == {high["usrn"], other["usrn"]}
assert all(part.values["description_of_work"] == "New main round the corner" for part in parts)
length = sum(QgsGeometry.fromPolylineXY([QgsPointXY(*v) for v in part.vertices]).length() for part in parts)
whole = QgsGeometry.fromPolylineXY([QgsPointXY(*v) for v in held.vertices]).length()
assert abs(length - whole) < 0.001, (length, whole)
desk.settle()
desk.picture(window, pictures / "split.png")
drafts.choose(parts[0].id)
journey.press(drafts.open)
assert drawing.draft.id == parts[0].id and dock.pages.currentWidget() is page
journey.press(page.all_drafts)
journey.press(dock.ways.bar.button)
assert drawing.draft.id == scheme and len(store.all()) == before and dock.pages.currentWidget() is page
desk.wait_until(offer.isVisible, "the offer to split again")
offer.button.setFocus()
QTest.keyClick(offer.button, Qt.Key.Key_Space)
desk.wait_until(lambda: len(store.all()) == before + 1, "the split by keyboard")
journey.press(dock.ways.bar.button)
again = iface.messageBar().currentItem().findChildren(QPushButton)
journey.press(next(one for one in again if one.text() == "Undo"))
desk.wait_until(lambda: len(store.all()) == before + 1, "the parts again")
assert scheme not in [draft.id for draft in store.all()]
assert dock.width() <= 460 or dock.widget().minimumSizeHint().width() <= 380
print("CAME IN OTHER WAYS", version, dock.widget().minimumSizeHint().width())
