"""The main job in one version of the service, each step checked. Arguments: version, account, picture folder."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import desk
import journey
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QLabel, QPushButton

version, account = arguments[0], int(arguments[1])
pictures = Path(arguments[2])
today = date.today()


def town_street(name):
    layer = QgsProject.instance().mapLayersByName("Market Rehearsal (practice)")[0]
    return next(feature for feature in layer.getFeatures() if feature["street"] == name).geometry()


def shown(form, name):
    return not form.row(name).isHidden()


def told(form, name):
    label = form.findChild(QLabel, f"problem_{name}")
    return label.text() if not label.isHidden() else ""


# What is only known once the service has answered, which it may have by now or not.
OF_ANSWERS = {"clash", "section_58", "not_known", "likely_duplicate", "unchosen_street", "other_authority"}


def found(drawing):
    """What is wrong with the shape, without what is only told, and what the service's answers bring."""
    wrong = [finding.code for finding in drawing.findings if finding.severity != "tells"]
    return [code for code in wrong if code not in OF_ANSWERS]


plugin = desk.the_plugin()
iface.mainWindow().resize(1500, 950)

# Search and see.
dock = journey.sign_in(plugin, version, account)
assert version in dock.strip.state.text() and "Practice" in dock.strip.state.text()
journey.show_town(plugin)
result = journey.search(dock, journey.TOWN, today, today + timedelta(days=14))
server = plugin.office.sign_in.practice.server
held = server.works_held(result.request.area.as_tuple(), today, today + timedelta(days=14))
assert len(result) == held > 500, (len(result), held)
assert result.complete and "complete" in dock.outcome.text(), dock.outcome.text()
layers = {
    layer.customProperty("works_extents/shape"): layer
    for layer in QgsProject.instance().mapLayers().values()
    if layer.customProperty("works_extents/shape")
}
assert set(layers) == {"point", "line", "polygon"}
assert sum(layer.featureCount() for layer in layers.values()) == held
assert all(layer.crs().authid() == "EPSG:27700" for layer in layers.values())
work = next(layers["polygon"].getFeatures())
assert work["start_date"].isValid() and work["traffic_impact"] in (
    "Road closed",
    "Signals or lane closed",
    "Little or none",
)
assert ("usrn" in work.fields().names()) == (version == "v6")
assert (
    "Practice" in layers["point"].metadata().abstract() and version in layers["point"].metadata().abstract()
)

# The table and the map are in step, both ways.
dock.results.table.selectRow(7)
row = dock.results.table.rows()[0]
feature = dock.found.feature_of("works", row)
assert feature["permit_reference_number"] == result.attributes["permit_reference_number"][row]
assert sum(layer.selectedFeatureCount() for layer in layers.values()) == 1
desk.wait_until(lambda: "Traffic management" in dock.results.details.toPlainText(), "the permit")
assert feature["permit_reference_number"] in dock.results.details.toPlainText()
fid = next(layers["line"].getFeatures()).id()
layers["point"].removeSelection()
layers["polygon"].removeSelection()
layers["line"].selectByIds([fid])
chosen = dock.results.table.rows()
assert [dock.found.feature_of("works", one)["work_reference_number"] for one in chosen] == [
    layers["line"].getFeature(fid)["work_reference_number"]
]
extent = iface.mapCanvas().extent()
dock.results.table.doubleClicked.emit(dock.results.table.records.index(0, 0))
desk.settle()
assert iface.mapCanvas().extent().width() < extent.width() / 4

# Draw: a point, a line, a polygon; what is wrong is said, marked and mended.
draw = journey.open_draw_dock(plugin)
street = town_street("HIGH STREET")
middle = street.interpolate(street.length() / 2).asPoint()
along = street.interpolate(street.length() / 2 + 25).asPoint()
x, y = middle.x(), middle.y()
journey.look_at(x, y, 130)
journey.draw(draw, "point", [(x + 1, y)])
assert draw.drawing.draft.shape_type == "Point" and not found(draw.drawing)
journey.draw(draw, "line", [(x + 2, y), (along.x() + 2, along.y())])
assert draw.drawing.draft.shape_type == "LineString" and not found(draw.drawing)
journey.draw(draw, "polygon", [(x - 3, y - 9), (x + 3, y + 9), (x + 3, y - 9), (x - 3, y + 9)])
assert found(draw.drawing) == ["crosses_itself"]
assert draw.drawing.marks.count == 1
assert not draw.draw_page.apply_button.isEnabled()
journey.press_offered(draw, "repair_untangle", QPushButton)
assert not draw.drawing.stopped_by and draw.drawing.marks.count == 0
assert draw.draw_page.mended.text()
journey.press(draw.draw_page.undo)
assert found(draw.drawing) == ["crosses_itself"]

# Its street, and what it settles.
clicked = journey.draw(draw, "polygon", [(x, y - 6), (x + 3, y - 6), (x + 3, y + 6), (x, y + 6)])
journey.wait_for_streets(draw)
journey.choose_street(draw)
values = draw.store.get(draw.drawing.draft.id).values
assert values["street_name"] == "HIGH STREET" and values["usrn"] == draw.drawing.draft.usrn >= 99_900_001
assert (
    values["town"] and values["highway_authority_swa_code"] == "ZZ10" and values["road_category"] is not None
)
assert "Traffic" in draw.draw_page.streets.designations.text()

# The form: conditional questions, errors beside them, category and early start from the service.
journey.press(draw.draw_page.apply_button)
form = draw.form
if account == 1:
    journey.answer(form, "promoter_swa_code", "ZZ01")
    desk.wait_until(lambda: form.answers.promoter is not None, "the promoter")
journey.press(form.go_on)
assert draw.pages.currentWidget() is form
assert told(form, "description_of_work") and told(form, "activity_type") and not told(form, "work_type")
assert shown(form, "is_ttro_required") and not shown(form, "immediate_risk")
journey.answer(form, "work_type", "immediate")
assert shown(form, "immediate_risk") and not shown(form, "is_ttro_required")
journey.answer(form, "work_type", "planned")
assert not shown(form, "early_start_pre_approval")
journey.answer(form, "proposed_start_date", today + timedelta(days=1))
desk.wait_until(lambda: shown(form, "early_start_pre_approval"), "the early start")
assert "early start" in form.advice.text()
start = today + timedelta(days=120)
journey.answer(form, "proposed_start_date", start)
journey.answer(form, "proposed_end_date", start + timedelta(days=2))
desk.wait_until(lambda: not shown(form, "early_start_pre_approval"), "the dates to be right")
journey.fill_form(form, version, job_number="JOB-1", is_ttro_required=True)
desk.wait_until(lambda: "PAA" in form.advice.text(), "the category")
desk.picture(iface.mainWindow(), pictures / f"form_{version}.png")
desk.wait_until(
    lambda: (
        draw.store.get(draw.drawing.draft.id).values.get("description_of_work")
        == journey.ANSWERS["description_of_work"]
    ),
    "what is typed to be on disk",
)

# Read, submit, receipt.
journey.press(form.go_on)
desk.wait_until(lambda: draw.pages.currentWidget() is draw.summary, journey._said(form))
words = draw.summary.words.toPlainText()
for expected in ("Practice", "Made-up Water", "HIGH STREET", "ZA001JOB-1", "Repair a leaking water main"):
    assert expected in words, (expected, words)
draft_id = draw.drawing.draft.id
journey.press(draw.summary.submit)
desk.wait_until(lambda: draw.pages.currentWidget() is draw.receipt, "the receipt")
receipt = draw.receipt.words.toPlainText()
assert "ZA001JOB-1-01" in receipt and "provisional advance authorisation" in receipt, receipt
desk.picture(iface.mainWindow(), pictures / f"receipt_{version}.png")
draft = draw.store.get(draft_id)
assert draft.state == "submitted" and draft.reference == "ZA001JOB-1-01"
assert any("Submitted" in layer.name() for layer in QgsProject.instance().mapLayers().values())

# The service holds what was clicked, and a new search finds it.
permit = plugin.office.sign_in.service.work.get_permit("ZA001JOB-1", "ZA001JOB-1-01")
ring = permit.works_coordinates["coordinates"][0]
for place in clicked:
    assert min((place.x() - e) ** 2 + (place.y() - n) ** 2 for e, n in ring) ** 0.5 < 0.001
assert permit.description_of_work == journey.ANSWERS["description_of_work"]
plugin.search_dock.setUserVisible(True)
again = journey.search(dock, journey.TOWN, start, start)
assert "ZA001JOB-1" in again.attributes["work_reference_number"]
print("WAY DONE", version)
