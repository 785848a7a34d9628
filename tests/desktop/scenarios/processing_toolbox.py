"""Algorithms run from the toolbox's dialogs, as a person would, and works, streets and places from the locator."""

from typing import Any

import desk
import journey
import place
import processing
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QLineEdit, QTreeView, QWidget
from works_extents.plugin.host import positions

pictures = arguments[0]
canvas, project = iface.mapCanvas(), QgsProject.instance()
plugin = desk.the_plugin()


def dialogs() -> list[QWidget]:
    """The algorithms' windows that stand open."""
    return [one for one in QApplication.topLevelWidgets() if hasattr(one, "runButton") and one.isVisible()]


def run(dialog: QWidget, name: str) -> None:
    """Press Run in an algorithm's window, wait for its end, and close it."""
    ended: list[bool] = []
    dialog.algorithmFinished.connect(lambda well, results: ended.append(well))
    desk.wait_until(lambda: dialog.runButton().isEnabled(), "the button Run")
    desk.picture(dialog, f"{pictures}/{name}.png")
    QTest.mouseClick(dialog.runButton(), Qt.MouseButton.LeftButton)
    desk.wait_until(lambda: ended, name)
    assert ended == [True], name
    desk.picture(dialog, f"{pictures}/{name}_done.png")
    dialog.close()
    desk.settle()


def with_parameters(name: str, parameters: dict[str, Any]) -> QWidget:
    """An algorithm's window, filled in."""
    dialog = processing.createAlgorithmDialog(f"worksextents:{name}", parameters)
    dialog.show()
    desk.wait_until(dialog.isVisible, name)
    return dialog


def from_the_toolbox(typed: str, parameters: dict[str, Any]) -> None:
    """Type a name into the toolbox, open what it finds by Enter, and run it."""
    toolbox = iface.mainWindow().findChild(QDockWidget, "ProcessingToolbox")
    toolbox.setUserVisible(True)
    iface.mainWindow().activateWindow()
    box = next(line for line in toolbox.findChildren(QLineEdit) if line.isVisible())
    box.setFocus()
    desk.wait_until(box.hasFocus, "the toolbox's focus")
    QTest.keyClicks(box, typed)
    desk.wait(100)
    desk.picture(toolbox, f"{pictures}/toolbox.png")
    done: list[bool] = []

    def fill_in() -> None:
        """The toolbox waits until its window is closed: so this goes on beside it."""
        dialog = desk.wait_until(lambda: next(iter(dialogs()), None), f"the window of {typed}")
        dialog.setParameters(parameters)
        run(dialog, typed.replace(" ", "_"))
        done.append(True)

    QTimer.singleShot(0, fill_in)
    QTest.keyClick(box, Qt.Key.Key_Return)
    desk.wait_until(lambda: done, "the toolbox")
    toolbox.close()


def named(name: str) -> QgsVectorLayer:
    """A layer of the project by its name."""
    return desk.wait_until(lambda: next(iter(project.mapLayersByName(name)), None), f"the layer {name}")


def go(typed: str, wanted: str) -> None:
    """Type into the locator, and take by keyboard the first that has these words in it."""
    widgets = iface.mainWindow().findChildren(QWidget)
    bar = next(one for one in widgets if one.metaObject().className() == "QgsLocatorWidget")
    line = bar.findChild(QLineEdit)
    iface.mainWindow().activateWindow()
    line.setFocus()
    desk.wait_until(line.hasFocus, "the locator's focus")
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, f"wex {typed}")
    desk.wait(500)  # the locator asks a moment after the last key: what was offered before goes
    view = desk.wait_until(_list_of_results, "the locator's list")
    model = view.model()

    def offered() -> bool:
        return any(wanted in str(model.index(row, 0).data()) for row in range(model.rowCount()))

    desk.wait_until(offered, f"{wanted} in the locator")

    def at_hand() -> bool:
        if wanted in str(view.currentIndex().data()):
            return True
        QTest.keyClick(line, Qt.Key.Key_Down)
        return False

    desk.wait_until(at_hand, f"{wanted} to be the one at hand")
    desk.picture(view.window(), f"{pictures}/locator_{len(typed)}.png")
    QTest.keyClick(line, Qt.Key.Key_Return)
    desk.wait(100)


def _list_of_results() -> Any:
    views = iface.mainWindow().findChildren(QTreeView)
    ours = [one for one in views if one.metaObject().className() == "QgsLocatorResultsView"]
    return next((one for one in ours if one.isVisible()), None)


# Signed in in a dock, whose session the algorithms use.
journey.sign_in(plugin, "v6")
journey.show_town(plugin)
x, y = place.on_high_street()
journey.look_at(x, y, 600)
assert not plugin._provider.sessions._opened

run(
    with_parameters("search_works", {"EXTENT": f"{x - 300},{x + 300},{y - 300},{y + 300} [EPSG:27700]"}),
    "search_works",
)
works = named("Works: points")
assert works.featureCount() and works.renderer().type() != "singleSymbol"
tree = [layer.name() for layer in project.layerTreeRoot().layerOrder()]
assert tree[:3] == ["Works: points", "Works: lines", "Works: polygons"], tree
assert not plugin._provider.sessions._opened, "the docks' session is used"
desk.settle()
desk.picture(iface.mainWindow(), f"{pictures}/found.png")

# Checked, and split by the streets of the town.
shapes = QgsVectorLayer("Polygon?crs=EPSG:27700", "Proposed", "memory")
made = []
for ring in (
    [(x - 30, y - 8), (x + 30, y + 8), (x + 30, y - 8), (x - 30, y + 8)],
    place.rectangle((x, y), 60),
):
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPolygonXY([[QgsPointXY(*corner) for corner in [*ring, ring[0]]]]))
    made.append(feature)
shapes.dataProvider().addFeatures(made)
project.addMapLayer(shapes)
from_the_toolbox("check extents", {"INPUT": shapes.id(), "ASK_STREETS": True, "FINDINGS": "TEMPORARY_OUTPUT"})
findings = list(named("Findings").getFeatures())
assert {"crosses_itself", "streets_under"} <= {one["code"] for one in findings}, findings
desk.picture(iface.mainWindow(), f"{pictures}/checked.png")

town = named("Market Rehearsal (practice)")
parts = processing.run(
    "worksextents:split_by_street", {"INPUT": shapes, "STREETS": town, "OUTPUT": "TEMPORARY_OUTPUT"}
)["OUTPUT"]
assert parts.featureCount() >= 2 and all(one["usrn"] for one in parts.getFeatures())
reference = str(next(works.getFeatures())["work_reference_number"])

# The locator: a place, a street, a work.
go(f"{x + 500:.0f}, {y + 250:.0f}", "SK")
desk.settle()
middle = positions.from_canvas(canvas.extent().center(), project.crs())
assert abs(middle.x() - x - 500) < 2 and abs(middle.y() - y - 250) < 2, middle
go("high street", "HIGH STREET")
dock = desk.wait_until(lambda: plugin.streets_dock, "the streets dock")
desk.wait_until(lambda: dock.panel.street is not None, "the street")
assert dock.panel.street.street_descriptor.startswith("HIGH STREET")
go(reference, reference)
record = desk.wait_until(lambda: plugin.record_dock, "the dock of a work's record")
desk.wait_until(lambda: record.page.reference.text() == reference, "the work's record")
desk.settle()
desk.picture(iface.mainWindow(), f"{pictures}/record.png")
print("TOOLBOX AND LOCATOR")
