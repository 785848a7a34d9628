"""What is found wrong with an extent: seen place by place, mended, confirmed in words; streets at a crossroads.

arguments: a folder for pictures, and the version of the service.
"""

import math
from pathlib import Path

import desk
import journey
import place
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QCheckBox,
    QDoubleSpinBox,
    QLineEdit,
    QRadioButton,
)

pictures, version = Path(arguments[0]), arguments[1]
window, canvas = iface.mainWindow(), iface.mapCanvas()
project = QgsProject.instance()
window.resize(1280, 900)
plugin = desk.the_plugin()
journey.sign_in(plugin, version)
journey.show_town(plugin)
x, y = place.on_high_street()
dock = journey.open_draw_dock(plugin)
drawing, page, store = dock.drawing, dock.draw_page, dock.store
findings = page.findings
OF_OTHERS = ("section_58", "clash", "opportunity")


def codes(severity: str = "") -> list:
    """What is found of the shape itself: what other works and restrictions make of it comes when it has been asked."""
    found = [one.code for one in drawing.findings if severity in ("", one.severity)]
    return [code for code in found if code not in OF_OTHERS]


def known() -> None:
    """Wait until all has been answered that the shape is judged by: the rows of findings are made anew by it."""
    streets, around = dock.streets, dock.clashes.lookup
    desk.wait_until(lambda: not (streets.busy or around.busy), "what is known of the shape")


def row(code: str):
    return next(one for one in findings.rows if one.finding.code == code)


def key(widget, name, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, name, modifier)
    desk.wait(30)


def unfold_tells(open_: bool = True) -> None:
    """By keyboard: the fold takes the focus, the space bar opens it."""
    if findings.tells.isCollapsed() == open_:
        journey.into_view(findings.tells)
        findings.tells.setFocus()
        key(findings.tells, Qt.Key.Key_Space)
    assert findings.tells.isCollapsed() != open_


def take(kind: str, wkt: str) -> None:
    """Take the one feature of a layer that says it is in the National Grid."""
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:27700", "given", "memory")
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt(wkt))
    layer.dataProvider().addFeature(feature)
    project.addMapLayer(layer)
    iface.setActiveLayer(layer)
    layer.selectAll()
    before = len(store.all())
    journey.press(page.tools.take_button)
    desk.wait_until(lambda: len(store.all()) == before + 1, "what was taken")
    project.removeMapLayer(layer.id())
    desk.settle()
    known()


def ring(vertices) -> str:
    return "POLYGON((" + ", ".join(f"{e!r} {n!r}" for e, n in [*vertices, vertices[0]]) + "))"


def mend(name: str) -> str:
    journey.press(journey.child(findings, f"repair_{name}"))
    desk.settle()
    known()
    return page.mended.text()


# Crossing itself at two places: both shown, then one after the other, with large marks; by keyboard alone.
journey.look_at(x, y, 60)
tangle = [(x - 8, y - 9), (x + 8, y + 3), (x - 8, y + 3), (x + 8, y - 9), (x + 8, y + 9), (x - 8, y + 9)]
journey.draw(dock, "polygon", tangle)
known()
assert codes("stops") == ["crosses_itself"] and not findings.tells.isVisible(), codes()
crossing = row("crosses_itself")
number = len(crossing.finding.places)
assert drawing.marks.count == number >= 2 and not drawing.marks.large
desk.picture(window, pictures / "tangled.png")
journey.into_view(crossing.show_button)
window.activateWindow()
crossing.show_button.setFocus()
desk.wait_until(lambda: sorted(drawing.marks.large) == sorted(crossing.finding.places), "large marks")
key(crossing.show_button, Qt.Key.Key_Space)
assert crossing.show_button.text() == f"All {number}"
for at in range(number):
    key(crossing.show_button, Qt.Key.Key_Space)
    assert crossing.show_button.text() == f"{at + 1} of {number}"
    assert drawing.marks.large == [crossing.finding.places[at]]
    middle = canvas.mapSettings().destinationCrs(), canvas.center()
    shown = journey.on_canvas(*crossing.finding.places[at])
    assert math.dist(shown, (middle[1].x(), middle[1].y())) < 1.0
desk.picture(window, pictures / "one_of_them.png")
key(crossing.show_button, Qt.Key.Key_Tab)
assert QApplication.focusWidget().objectName() == "repair_untangle"
key(QApplication.focusWidget(), Qt.Key.Key_Space)
assert not drawing.stopped_by and drawing.marks.count == 0 and page.mended.text(), codes()
journey.look_at(x, y, 60)
desk.picture(window, pictures / "untangled.png")
known()
journey.press(page.undo)
assert codes("stops") == ["crosses_itself"]

# A spike and a hole, both only warned of: Up and Down go from one to the other.
outline = [
    (x - 5, y - 5),
    (x + 5, y - 5),
    (x + 5, y),
    (x + 16, y + 0.2),
    (x + 5, y + 0.1),
    (x + 5, y + 5),
    (x - 5, y + 5),
]
inner = [(x - 2, y - 2), (x - 2, y + 2), (x + 2, y + 2), (x + 2, y - 2)]
take("Polygon", ring(outline)[:-1] + ring(inner)[len("POLYGON") :].replace("((", ", (", 1))
assert codes("warns") == ["hole", "spike"] and not drawing.stopped_by, codes()
first, second = row("hole").show_button, row("spike").show_button
journey.into_view(first)
first.setFocus()
key(first, Qt.Key.Key_Down)
assert QApplication.focusWidget() is second and drawing.marks.large == list(row("spike").finding.places)
key(second, Qt.Key.Key_Up)
assert QApplication.focusWidget() is first
journey.look_at(x, y, 50)
desk.picture(window, pictures / "spike.png")
assert "spike" in mend("smooth_spikes") and codes("warns") == ["hole"]
desk.picture(window, pictures / "spike_smoothed.png")

# In degrees although its layer says otherwise; and with easting and northing swapped.
from works_extents.plugin.geometry import national_grid  # noqa: E402

box = place.rectangle((x, y))
longitude, latitude = national_grid.to_etrs89(*zip(*box))
take("Polygon", ring(list(zip(longitude.tolist(), latitude.tolist()))))
assert codes("stops") == ["in_degrees"], codes()
desk.picture(window, pictures / "in_degrees.png")
mend("from_degrees")
assert not drawing.stopped_by
assert all(min(math.dist(one, held) for held in drawing.draft.vertices) < 0.002 for one in box)
shown = journey.on_canvas(x, y)
assert canvas.extent().contains(QgsPointXY(*shown)), "the map went along"
desk.picture(window, pictures / "from_degrees.png")
box = place.rectangle((530_034.0, 180_381.0))  # swapped, the town would lie in Cumbria
take("Polygon", ring([(n, e) for e, n in box]))
assert codes("stops") == ["swapped"], codes()
mend("swap_axes")
assert not drawing.stopped_by and box[0] in drawing.draft.vertices
journey.look_at(x, y, 60)

# Far more vertices than needed: the tolerance is asked for in the row.
circle = [(x + 9 * math.cos(t / 400 * math.pi), y + 9 * math.sin(t / 400 * math.pi)) for t in range(800)]
take("Polygon", ring(circle))
assert "many_vertices" in codes("warns"), codes()
tolerance = journey.child(findings, "measure_thin_out", QDoubleSpinBox)
journey.into_view(tolerance)
assert tolerance.suffix() == " cm" and tolerance.value() > 0
tolerance.setFocus()
tolerance.selectAll()
QTest.keyClicks(tolerance, "5")
desk.picture(window, pictures / "thin_out.png")
told = mend("thin_out")
assert "5.0 cm" in told and len(drawing.draft.vertices) < 60, (told, len(drawing.draft.vertices))

# Arcs are straight when they come in, and that is said.
take("CurvePolygon", f"CURVEPOLYGON(CIRCULARSTRING({x - 6} {y}, {x + 6} {y}, {x - 6} {y}))")
assert "straight" in page.mended.text() and drawing.draft.finished
away = [abs(math.dist((x, y), vertex) - 6) for vertex in drawing.draft.vertices]
assert max(away) < 0.001 and len(away) > 50

# A line is worth a width: told, and given as typed; one step that can be undone.
journey.look_at(x, y, 120)
journey.draw(dock, "line", [(x + 1, y - 20), (x + 1, y + 20)])
known()
assert codes("warns") == [] and {"no_width", "measures"} <= set(codes("tells"))
marked = sum(len(one.places) for one in drawing.warned_of)
assert findings.tells.isCollapsed() and drawing.marks.count == marked
unfold_tells()
assert drawing.marks.count > marked
width = journey.child(findings, "measure_line_to_corridor", QDoubleSpinBox)
journey.into_view(width)
width.setFocus()
width.selectAll()
QTest.keyClicks(width, "3.5")
desk.picture(window, pictures / "line.png")
mend("line_to_corridor")
assert drawing.draft.shape_type == "Polygon"
held = QgsGeometry.fromPolygonXY([[QgsPointXY(*vertex) for vertex in drawing.draft.vertices]])
assert abs(held.area() - 3.5 * 40) < 6, held.area()
desk.picture(window, pictures / "corridor.png")
journey.press(page.undo)
known()
assert drawing.draft.shape_type == "LineString"
unfold_tells(False)

# At a crossroads both streets are offered, and neither is chosen; then the choice stays whatever is drawn.
town = project.mapLayersByName("Market Rehearsal (practice)")[0]
streets = {feature["street"]: feature for feature in town.getFeatures()}
high, tanner = streets["HIGH STREET"], streets["TANNER STREET"]
e, n = high.geometry().shortestLine(tanner.geometry()).asPolyline()[0]
journey.look_at(e, n, 90)
journey.draw(dock, "polygon", [(e - 4, n - 12), (e + 16, n - 5), (e + 16, n + 8), (e - 4, n + 12)])
journey.wait_for_streets(dock)
choice = page.streets
offered = [button.objectName() for button in choice.findChildren(QRadioButton)]
assert {f"street_{high['usrn']}", f"street_{tanner['usrn']}"} <= set(offered), offered
assert choice.street() is None and "Choose the street" in page.why_not.text(), page.why_not.text()
desk.picture(window, pictures / "crossroads.png")
journey.press_offered(choice, f"street_{tanner['usrn']}")
assert choice.street().usrn == tanner["usrn"] == drawing.draft.usrn
assert "unchosen_street" in codes("warns") and "streets_under" in codes("tells"), codes()
desk.picture(window, pictures / "other_street_under.png")

# A dual carriageway: an extent that reaches over the middle, moved to and fro, stays on the side that was chosen.
from dataclasses import replace  # noqa: E402

import numpy  # noqa: E402
from works_extents.plugin.practice.gazetteer import Gazetteer  # noqa: E402

room = plugin.office.sign_in.practice.server._application._room
model = room.streets.street(high["usrn"])
north_bound, south_bound = (
    replace(
        model,
        usrn=usrn,
        name=name,
        line=numpy.array([[x + side, y + 600], [x + side, y + 900]]),
        designations=(),
    )
    for usrn, name, side in ((99980001, "RING ROAD NORTHBOUND", 0), (99980002, "RING ROAD SOUTHBOUND", 14))
)
object.__setattr__(room, "streets", Gazetteer([north_bound, south_bound]))
e, n = x + 7, y + 700
journey.look_at(e, n, 90)
journey.draw(dock, "polygon", [(e - 9, n - 10), (e + 2, n - 10), (e + 2, n + 10), (e - 9, n + 10)])
journey.wait_for_streets(dock)
journey.press_offered(choice, "street_99980001")
offers: list[list[object]] = []
choice.offered.connect(offers.append)
for shift in (6.0, -2.0, 8.0):
    offers.clear()
    moved = [(vertex[0] + shift, vertex[1]) for vertex in drawing.draft.vertices]
    drawing.put_vertices([moved])
    desk.wait_until(lambda: any(offers), "the streets to be looked up again")
    assert choice.street().usrn == 99980001 == drawing.draft.usrn
desk.picture(window, pictures / "dual_carriageway.png")

# A street that is not near, named by its USRN: far away, so that has to be confirmed in words, for this very shape.
object.__setattr__(room, "streets", Gazetteer([north_bound, south_bound, model]))
usrn = journey.child(choice, "other_usrn", QLineEdit)
journey.into_view(usrn)
usrn.setFocus()
QTest.keyClicks(usrn, "123")
key(usrn, Qt.Key.Key_Return)
assert choice.other.said.isVisible() and "digits" in choice.other.said.text()
usrn.selectAll()
QTest.keyClicks(usrn, "99999000")
key(usrn, Qt.Key.Key_Return)
desk.wait_until(lambda: "99999000" in choice.other.said.text(), "that there is no such street")
usrn.selectAll()
QTest.keyClicks(usrn, str(model.usrn))
journey.press(choice.other.button)
desk.wait_until(lambda: choice.street() is not None and choice.street().usrn == model.usrn, "that street")
journey.choose_street(dock)
known()
far = next(one for one in drawing.findings if one.code == "far_from_street")
assert far.confirm and drawing.outstanding == [far] and "Confirm" in page.why_not.text(), page.why_not.text()
assert not page.apply_button.isEnabled()
tick = journey.child(findings, "confirm_finding", QCheckBox)
assert not tick.isChecked()
journey.into_view(tick)
desk.picture(window, pictures / "to_confirm.png")
tick.setFocus()
key(tick, Qt.Key.Key_Space)
assert not drawing.outstanding and page.apply_button.isEnabled()
assert journey.child(findings, "confirm_finding", QCheckBox).isChecked()
assert QApplication.focusWidget().objectName() == "confirm_finding"
drawing.open(drawing.draft.id)
dock.streets.look_soon()
desk.wait_until(lambda: choice.street() is not None and "far_from_street" in codes(), "the street again")
known()
assert not drawing.outstanding, "it is kept in the draft"

# The form: designations are suggested and not ticked; an answer that makes something worth a look says so.
journey.choose_street(dock)
journey.press(page.apply_button)
form = dock.form
desk.wait_until(lambda: dock.pages.currentWidget() is form, "the form")
suggested = [label.text() for label in form.row("permit_asds").findChildren(type(page.kept))]
assert any("suggested" in words for words in suggested), suggested
assert form.row("permit_asds").editor.value() is None
journey.fill_form(form, version, traffic_management_type="road_closure")
desk.wait_until(lambda: "TTRO" in form.warnings.text(), "the warning")
journey.into_view(form.row("permit_asds"))
desk.picture(window, pictures / "form.png")
journey.press(form.go_on)
desk.wait_until(lambda: dock.pages.currentWidget() is dock.summary, journey._said(form))
known()
words = dock.summary.words.toPlainText()
assert "Still to look at" in words and "TTRO" in words and "far away" in words, words
tick = journey.child(dock.summary, "confirm_finding", QCheckBox)
assert tick.isChecked() and dock.summary.submit.isEnabled()
tick.setFocus()
key(tick, Qt.Key.Key_Space)
assert not tick.isChecked() and not dock.summary.submit.isEnabled() and drawing.outstanding == [far]
desk.picture(window, pictures / "summary.png")
key(tick, Qt.Key.Key_Space)
assert dock.summary.submit.isEnabled() and not drawing.outstanding
journey.press(dock.summary.submit)
desk.wait_until(lambda: dock.pages.currentWidget() is dock.receipt, "the receipt")
known()
assert drawing.marks.count == 0 and not drawing.findings
print("FOUND AND MENDED")
