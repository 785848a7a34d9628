"""The user's own gazetteer, named in QGIS's options as a file and as a layer of the project, by mouse and keyboard.

arguments: a folder for pictures, and a GeoPackage to be written.
"""

from pathlib import Path

import desk
import journey
import place
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QDialogButtonBox, QLineEdit, QTextBrowser
from works_extents.plugin.gui.sign_in.options_page import OptionsPage
from works_extents.plugin.host import settings

pictures, file = Path(arguments[0]), Path(arguments[1])
window, project = iface.mainWindow(), QgsProject.instance()
window.resize(1280, 900)


def in_degrees(town: QgsVectorLayer) -> QgsVectorLayer:
    """The town's streets as a gazetteer in degrees has them, with texts for USRNs."""
    import numpy as np
    from works_extents.plugin.layers.reprojection import from_national_grid

    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    layer = QgsVectorLayer("LineString?crs=EPSG:4326&field=name:string&field=USRN:string", "own", "memory")
    features = []
    for street in town.getFeatures():
        feature = QgsFeature(layer.fields())
        there = from_national_grid(np.array(street.geometry().asPolyline()), degrees)
        feature.setGeometry(QgsGeometry.fromPolylineXY([QgsPointXY(*pair) for pair in there]))
        feature.setAttributes([street["street"], f"{street['usrn']:08d}"])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    return layer


def keep(layer: QgsVectorLayer) -> None:
    """As a GeoPackage with a layer of points before it."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    for name, one in (("nodes", QgsVectorLayer("Point?crs=EPSG:27700", "", "memory")), ("streets", layer)):
        options.layerName = name
        written = QgsVectorFileWriter.writeAsVectorFormatV3(
            one, str(file), QgsCoordinateTransformContext(), options
        )
        assert written[0] == QgsVectorFileWriter.WriterError.NoError, written
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer


def in_options(act) -> None:
    """Open QGIS's options at the plugin's page, let `act` fill in its group, and close them by their button."""
    problems = []

    def work() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(300, work)
            return
        try:
            act(dialog.findChild(OptionsPage).gazetteer)
            desk.picture(dialog, pictures / f"options_{act.__name__}.png")
        except Exception as error:  # the dialog has to be closed all the same
            problems.append(error)
        buttons = dialog.findChild(QDialogButtonBox)
        QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)

    QTimer.singleShot(300, work)
    [entry] = [one for one in window.findChildren(QAction) if one.objectName() == "works_extents_options"]
    entry.trigger()
    if problems:
        raise problems[0]


def a_file(group) -> None:
    journey.pick(group.origin, "file:")
    line = group.file.findChild(QLineEdit)
    journey.into_view(line)
    line.setFocus()
    QTest.keyClicks(line, str(file))
    QTest.keyClick(line, Qt.Key.Key_Tab)
    desk.wait_until(lambda: group.field.currentText() == "USRN", "the file's fields")
    journey.into_view(group.problem)


def a_layer(group) -> None:
    assert group.file.filePath() == str(file)
    journey.pick(group.origin, "layer:own")
    desk.wait_until(lambda: group.field.currentText() == "USRN" and group.file.isHidden(), "its fields")
    journey.into_view(group.problem)


def nothing(group) -> None:
    journey.pick(group.origin, "")


def asked(act) -> list[str]:
    """What Lookup was asked while `act` was at it."""
    before = len(server.answered)
    act()
    journey.wait_for_streets(dock)
    desk.wait(600)  # the look-up comes a moment after the shape
    journey.wait_for_streets(dock)
    return [call.path for call in server.answered[before:] if "/lookup/" in call.path]


def draw() -> None:
    journey.draw(dock, "polygon", place.rectangle((x, y), 6, 30))


def streets() -> list[int]:
    return [candidate.street.usrn for candidate in dock.draw_page.streets._candidates]


plugin = desk.the_plugin()
journey.sign_in(plugin, "v2")
journey.show_town(plugin)
x, y = place.on_high_street()
server = plugin.office.sign_in.practice.server
town = project.mapLayersByName("Market Rehearsal (practice)")[0]
own = in_degrees(town)
keep(own)
dock = journey.open_draw_dock(plugin)
journey.look_at(x, y, 90)

# Without a gazetteer of one's own: a call for each of some points.
by_points = asked(draw)
found = streets()
high_street = dock.draw_page.streets.street() or dock.draw_page.streets._candidates[0].street
assert by_points and all(path.endswith("/nsg/streets") for path in by_points), by_points

# With a file: one call for each street that matters, and none for points.
in_options(a_file)
assert settings.GAZETTEER_SOURCE.get() == f"{file}|layername=streets", settings.GAZETTEER_SOURCE.get()
dock.streets._known = {}
by_usrn = asked(draw)
assert by_usrn and not any(path.endswith("/nsg/streets") for path in by_usrn), by_usrn
assert streets()[0] == found[0] == high_street.usrn and set(streets()) <= set(found)
journey.choose_street(dock)
desk.picture(window, pictures / "own_gazetteer.png")
assert asked(draw) == [], "the same streets again: nothing is asked"

# With a layer of the project, in another version; and in a web map.
project.addMapLayer(own)
in_options(a_layer)
assert settings.GAZETTEER_SOURCE.get() == "layer:own"
from works_extents.plugin.host.sign_in import Chosen  # noqa: E402

held = plugin.office.sign_in


def draw_on_a_web_map_in_v6() -> None:
    """The same place; the streets are asked for as soon as one is signed in."""
    held.start(Chosen("practice", "v6", "planner@practice.example", "practice"))
    desk.wait_until(lambda: held.signed_in and held.service.version.value == "v6", "being signed in")
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    desk.settle()
    journey.look_at(x, y, 90)
    draw()


in_v6 = asked(draw_on_a_web_map_in_v6)
assert in_v6 and not any(path.endswith("/search") for path in in_v6), in_v6
assert streets()[0] == high_street.usrn

# The layer has gone: that is said, once, and Street Manager answers alone.
project.removeMapLayer(own)
dock.streets._known = {}
alone = asked(draw)
told = [label.toPlainText() for label in iface.messageBar().findChildren(QTextBrowser)]
assert any("no layer of lines named “own”" in text for text in told), told
assert any(path.endswith("/search") for path in alone), alone
assert streets()[0] == high_street.usrn
in_options(nothing)
assert settings.GAZETTEER_SOURCE.get() == ""
print("OWN GAZETTEER ASKED FIRST", len(by_points), "calls by points,", len(by_usrn), "by USRN")
