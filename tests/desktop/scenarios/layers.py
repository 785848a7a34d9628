"""Layers of every kind found, in three themes; their actions; a search kept, refreshed, and found again in its project.

Arguments: picture folder, then versions of the service; the first goes the whole way.
"""

from __future__ import annotations

import os
from pathlib import Path

import desk
import journey
from dialogs import DialogWatch
from qgis.core import QgsProject, QgsRectangle, QgsVectorLayer
from qgis.gui import QgsGui, QgsMapLayerAction
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QLineEdit

pictures = Path(arguments[0])
versions = arguments[1:]
project = QgsProject.instance()
CENTRE = QgsRectangle(469_650, 309_650, 470_350, 310_350)
NAMES = ("permit_reference_number", "activity_reference_number", "work_category", "start_date", "end_date")
THEMES = {"traffic": "Traffic impact", "status": "Permit status", "category": "Work category"}


def found(kind):
    return [layer for layer in dock.found.layers if layer.customProperty("works_extents/kind") == kind]


def counts(kind):
    # Not featureCount(): QGIS 3.40 does not know it of a filtered GeoPackage.
    return sum(1 for layer in found(kind) for _ in layer.getFeatures())


def choose(*keys):
    """Tick these kinds, by the mouse."""
    for key, box in dock.what.boxes.items():
        if box.isVisible() and box.isChecked() != (key in keys):
            journey.press(box)


def listed():
    """The list of searches, and what it says of the one in front, follow a moment later."""
    desk.wait_until(lambda: not dock.searches._look.isActive(), "the list of searches")


def search():
    before = dock.found.search_id
    journey.press(dock.search)
    desk.wait_until(lambda: not dock.searching.busy and dock.found.search_id != before, "the search")
    listed()


def picture(name):
    desk.settle()
    desk.picture(iface.mainWindow(), pictures / f"{name}.png")


def features_of(layer):
    return {feature["row"]: feature.geometry().asWkt(3) for feature in layer.getFeatures()}


def theme(name):
    """Choose a theme by the keyboard; the longest gap on the main thread meanwhile, ms."""
    box = journey.child(dock, "theme", QComboBox)
    meter = desk.GapMeter().start()
    journey.pick(box, name)
    desk.wait_until(
        lambda: {layer.styleManager().currentStyle() for layer in found("works")} == {THEMES[name]},
        "the theme",
    )
    desk.settle()
    return meter.stop()


def run_action(words, layer, feature):
    """As QGIS's attribute table and its window of identified features do."""
    target = QgsMapLayerAction.Target.SingleFeature
    actions = QgsGui.mapLayerActionRegistry().mapLayerActions(layer, target)
    (action,) = [action for action in actions if action.text().endswith(words)]
    action.triggerForFeature(layer, feature)


def save_as(path):
    """Keep the search: the button, and the name typed in the dialog that it opens."""
    journey.press(journey.child(dock, "keep_search"))
    dialog = desk.wait_until(lambda: dock.searches.findChild(QFileDialog, "keep_search_in"), "the dialog")
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    name.setText(str(path))
    QTest.keyClick(name, Qt.Key.Key_Return)


def state():
    return journey.child(dock, "search_state", QLabel).text()


def refresh():
    before = dock.found.results
    journey.press(journey.child(dock, "refresh_search"))
    desk.wait_until(lambda: not dock.searching.busy and dock.found.results is not before, "a refresh")
    listed()


def table_of(kind):
    """All that a table says, row by row."""
    records = dock.results.tables[kind].records
    names = [name for name in NAMES if name in records.names]
    return [tuple(records.sheet.cell(name, row) for name in names) for row in records.rows()]


def as_on_a_fresh_result():
    """Rows and the map both ways, a filter, a theme, the details."""
    table, points = dock.results.table, found("works")[-1]
    table.selectRow(7)
    row = table.rows()[0]
    assert sum(layer.selectedFeatureCount() for layer in found("works")) == 1
    reference = dock.result.attributes["work_reference_number"][row]
    assert dock.found.feature_of("works", row)["work_reference_number"] == reference
    desk.wait_until(lambda: "Proposed start" in dock.results.details.toPlainText(), "the permit")
    feature = next(points.getFeatures())
    points.selectByIds([feature.id()])
    (row,) = table.rows()
    assert dock.result.attributes["work_reference_number"][row] == feature["work_reference_number"]
    text = dock.results.filters.of("works").text
    text.setText(reference)
    desk.wait_until(lambda: counts("works") == table.records.rowCount() < 9, "the filter")
    picture("opened_again_filtered")
    text.clear()
    desk.wait_until(lambda: counts("works") == works, "the filter's end")
    theme("category")
    theme("status")


# QGIS takes whatever lies in the temporary folder for scratch.
temporary = pictures / "temporary"
temporary.mkdir(parents=True, exist_ok=True)
os.environ["TMPDIR"] = str(temporary)
QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
plugin = desk.the_plugin()
iface.mainWindow().resize(1500, 950)
dock = journey.sign_in(plugin, versions[0])
journey.show_town(plugin)
iface.mapCanvas().setExtent(CENTRE)
desk.settle()

# Every kind of record as layers of its own, in one group, works on top.
choose("works", "activities", "forward_plans")
meter = desk.GapMeter().start()
search()
print("GAP search", round(meter.stop()))
for kind, results in dock.found.results.items():
    assert counts(kind) == len(results) > 3, (kind, counts(kind), len(results))
groups = [
    group for group in project.layerTreeRoot().findGroups() if group.customProperty("works_extents/search")
]
assert len(groups) == 1
names = [node.name() for node in groups[0].findLayers()]
assert names[:3] == ["Works: points", "Works: lines", "Works: polygons"], names
assert any(name.startswith("Activities") for name in names), names
assert any(name.startswith("Forward plans") for name in names), names
assert journey.child(dock, "searches", QComboBox).count() == 1
assert "Not kept" in state()

# Three themes, for all works at once, by the keyboard; nothing else changes.
for name in ("status", "category", "traffic"):
    print("GAP theme", name, round(theme(name)))
    classes = {layer.renderer().classAttribute()[:4] for layer in found("works")}
    assert len(classes) == 1
    assert all(layer.customProperty("works_extents/kind") == "works" for layer in found("works"))
    picture(f"theme_{name}")
journey.look_at(470_000, 310_000, 260)
for name in ("status", "category", "traffic"):
    theme(name)
    picture(f"close_{name}")

# Only some rows on the map: few, many, none, all.
works = len(dock.found.results["works"])
for rows in ([0, 1, 2], list(range(0, works, 2)), []):
    meter = desk.GapMeter().start()
    dock.found.filter("works", rows)
    desk.settle()
    print("GAP filter", len(rows), round(meter.stop()))
    shown = sorted(feature["row"] for layer in found("works") for feature in layer.getFeatures())
    assert shown == rows, (len(shown), len(rows))
    assert counts("activities") == len(dock.found.results["activities"])
dock.found.filter("works", None)
assert counts("works") == works

# The actions that QGIS's own windows offer.
layer = found("works")[-1]
feature = next(layer.getFeatures())
run_action("details", layer, feature)
assert dock.results.table.rows() == [feature["row"]] and layer.selectedFeatureIds() == [feature.id()]
run_action("zoom to it", layer, feature)
desk.settle()
assert iface.mapCanvas().extent().contains(feature.geometry().asPoint())
assert iface.mapCanvas().extent().width() < 400
drawn = []
dock.found.draw_here.connect(drawn.append)
run_action("draw here", layer, feature)
assert drawn[0].kind == "works" and drawn[0].reference == feature["work_reference_number"]
assert list(drawn[0].geometry["coordinates"]) == [
    feature.geometry().asPoint().x(),
    feature.geometry().asPoint().y(),
]
town = project.mapLayersByName("Market Rehearsal (practice)")[0]
offered = QgsGui.mapLayerActionRegistry().mapLayerActions(town, QgsMapLayerAction.Target.SingleFeature)
assert not [action for action in offered if action.text().startswith("Works Extents")]

# Kept in a file: the same layers, their looks, ticks and places in the tree, read from there.
file = pictures / "kept.gpkg"
file.unlink(missing_ok=True)
ids = [layer.id() for layer in dock.found.layers]
shapes = {layer.name(): features_of(layer) for layer in dock.found.layers}
theme("status")
meter = desk.GapMeter().start()
save_as(file)
desk.wait_until(lambda: "Kept in kept.gpkg" in state(), "the file")
print("GAP keep", round(meter.stop()))
assert [layer.id() for layer in dock.found.layers] == ids
for layer in dock.found.layers:
    assert layer.providerType() == "ogr" and layer.source().startswith(str(file)), layer.source()
    assert features_of(layer) == shapes[layer.name()] and layer.readOnly()
    assert layer.fields().at(layer.fields().indexFromName("dates_words")).alias() == "Dates"
assert {layer.styleManager().currentStyle() for layer in found("works")} == {"Permit status"}
elsewhere = QgsVectorLayer(f"{file}|layername=works_points", "elsewhere", "ogr")
assert elsewhere.renderer().classAttribute() == "traffic_impact", elsewhere.renderer().type()
assert "Practice" in elsewhere.metadata().abstract()
del elsewhere
dock.results.table.selectRow(3)
row = dock.results.table.rows()[0]
assert dock.found.feature_of("works", row)["row"] == row
assert sum(layer.selectedFeatureCount() for layer in found("works")) == 1
dock.found.filter("works", [row])
assert counts("works") == 1
dock.found.filter("works", None)

# Refreshed with one click: into the same group and the same file, looking as it did.
refresh()
desk.wait_until(lambda: "Kept in kept.gpkg" in state(), "the file again")
groups = [
    group for group in project.layerTreeRoot().findGroups() if group.customProperty("works_extents/search")
]
assert len(groups) == 1 and len(groups[0].findLayers()) == len(names)
assert [node.name() for node in groups[0].findLayers()] == names
assert all(layer.providerType() == "ogr" for layer in dock.found.layers)
assert {layer.styleManager().currentStyle() for layer in found("works")} == {"Permit status"}
assert {layer.name(): features_of(layer) for layer in dock.found.layers} == shapes
picture("kept")

# A second search, not kept: the first steps back. The list brings it to the front again.
iface.mapCanvas().setExtent(CENTRE)
desk.settle()
choose("works")
search()
box = journey.child(dock, "searches", QComboBox)
assert box.count() == 2 and box.currentIndex() == 0
first, second = box.itemData(1), box.itemData(0)
assert len(dock.found.results) == 1
journey.pick(box, first)
assert dock.found.search_id == first and len(dock.found.results) == 3
assert counts("works") == works and len(dock.results.results) == 3
journey.pick(box, second)
assert dock.found.search_id == second and len(dock.results.results) == 1

# The project, saved and opened again: QGIS asks nothing, what was kept is there, in the tables too.
watch = DialogWatch()
asked_file = pictures / "layers.qgz"
journey.pick(box, first)
said = {kind: table_of(kind) for kind in dock.results.results}
dock.results.table.selectRow(5)
dock.found.filter("works", [dock.results.table.rows()[0]])
assert project.write(str(asked_file))
assert "practice@" not in asked_file.read_bytes().decode("latin-1")
iface.newProject(True)
desk.settle()
assert not watch.seen, watch.seen
assert not dock.searches.isVisible() and not dock.found.layers
meter = desk.GapMeter().start()
assert project.read(str(asked_file))
box = journey.child(dock, "searches", QComboBox)
desk.wait_until(lambda: dock.found.search_id == first, "the search out of the project")
print("GAP opening", round(meter.stop()))
desk.settle()
assert not watch.seen, watch.seen
assert box.count() == 2 and box.currentData() == first and "Kept in kept.gpkg" in state()
assert dock.outcome.text().startswith(f"From the project: {works:,} works"), dock.outcome.text()
assert "as asked on" in dock.outcome.text() and "Refresh" in dock.outcome.text()
assert {kind: table_of(kind) for kind in dock.results.results} == said
assert counts("works") == works and dock.found.theme == "status"
dock.setUserVisible(True)
picture("opened_again")
as_on_a_fresh_result()
kept = project.mapLayersByName("Works: points")
assert sorted(layer.providerType() for layer in kept) == ["memory", "ogr"]
journey.pick(box, second)
assert "empty" in state() and "Refresh" in dock.outcome.text(), state()
assert not dock.results.results
picture("opened_again_empty")
journey.pick(box, first)
desk.wait_until(lambda: dock.found.search_id == first and dock.results.results, "the search once more")
assert {kind: table_of(kind) for kind in dock.results.results} == said
journey.pick(box, second)
refresh()
assert counts("works") == len(dock.results.result) > 100
assert "Not kept" in state() and dock.found.search_id == second
assert len(project.mapLayersByName("Works: points")) == 2
journey.pick(box, first)
refresh()
desk.wait_until(lambda: "Kept in kept.gpkg" in state() and found("works")[0].providerType() == "ogr", "it")
assert dock.found.search_id == first and len(dock.found.results) == 3
assert not watch.seen, watch.seen
picture("refreshed")

# The other versions: what each has, as layers.
for version in versions[1:]:
    iface.newProject(False)
    desk.settle()
    journey.sign_in(plugin, version)
    journey.show_town(plugin)
    iface.mapCanvas().setExtent(CENTRE)
    desk.settle()
    keys = [key for key, box in dock.what.boxes.items() if box.isVisible()]
    assert ("section_58s" in keys) == (version == "v6")
    choose(*keys)
    search()
    for kind, results in dock.found.results.items():
        assert counts(kind) == len(results) > 0, (kind, counts(kind), len(results))
    picture(f"all_{version}")
    if version == "v6":
        dock.found.filter("works", [])
        polygons = found("section_58s")
        feature = next(polygons[0].getFeatures())
        dock.found.zoom_to("section_58s", feature["row"])
        picture("section_58")
print("LAYERS DONE", *versions)
