"""Streets in every version of the service, by mouse and keyboard. Arguments: picture folder, project file."""

from pathlib import Path

import desk
import journey
import place
from keyboard import choose_offered, type_into
from qgis.core import QgsPointXY, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

pictures, project_file = Path(arguments[0]), Path(arguments[1])
canvas, project = iface.mapCanvas(), QgsProject.instance()


def looked_up():
    """Whether what was just found is listed: it may have been in the list before, as another version has it."""
    return panel.search.street is not None and panel.street is panel.search.street


def work_through(version, panel):
    """By name, by USRN, on the map by mouse and by keyboard; every button."""
    choose_offered(panel.search, "bypass", number=1)
    desk.wait_until(looked_up, "the details")
    words = panel.details.toPlainText()
    for expected in (
        "REHEARSAL TRUNK ROADS",
        "Traffic",
        "06:00 to 20:00",
        "Protected street",
        "COUNTY COUNCIL",
    ):
        assert expected.lower() in words.lower(), (version, expected, words)
    type_into(panel.search.text, "99900001")
    desk.wait_until(lambda: looked_up() and panel.street.usrn == 99900001, "the street of the USRN")
    journey.look_at(x, y, 300)
    journey.press(panel.pick)
    desk.click_map(canvas, x + 3, y)
    desk.wait_until(lambda: "the nearest first" in panel.said.text(), "the streets picked")
    assert panel.street.street_descriptor == "HIGH STREET", panel.street.street_descriptor
    layers = panel.on_map.layers
    assert layers["streets"].featureCount() == panel.list.count() > 3, version
    assert layers["designations_line"].featureCount() and layers["designations_polygon"].featureCount()
    desk.settle()
    desk.picture(iface.mainWindow(), pictures / f"streets_{version}.png")
    journey.look_at(x + 5_000, y, 300)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    desk.wait_until(lambda: "No street" in panel.said.text(), "no street")
    journey.press(panel.pick)
    assert not panel.pick.isChecked() and canvas.mapTool() is not panel.tool
    journey.press(panel.zoom)
    assert canvas.extent().contains(QgsPointXY(x, y))
    journey.press(panel.copy)
    assert "HIGH STREET" in QApplication.clipboard().text()
    while panel.list.count() > 2:
        panel.list.setFocus()
        QTest.keyClick(panel.list, Qt.Key.Key_Down)
        journey.press(panel.remove)
    assert panel.on_map.layers["streets"].featureCount() == 2


plugin = desk.the_plugin()
iface.mainWindow().resize(1500, 950)
dock = journey.sign_in(plugin, "v2")
chooser = dock.area
journey.show_town(plugin)
x, y = place.on_high_street()
plugin.streets_action.trigger()
streets = desk.wait_until(lambda: plugin.streets_dock, "the streets dock")
panel = streets.panel
for version in ("v2", "v1", "v6"):
    if version != "v2":
        plugin.search_dock.setUserVisible(True)
        desk.wait(100)
        journey.sign_in(plugin, version)
    streets.setUserVisible(True)
    desk.wait(150)
    work_through(version, panel)
    print("STREETS", version)

# The works along a street.
usrn = panel.street.usrn
journey.press(panel.works)
desk.wait_until(lambda: chooser.area() and str(usrn) in chooser.area().words, "the street's surroundings")
desk.wait_until(lambda: chooser._mark.shown, "its mark on the map")
assert chooser.way.key == "street"

# Saved with the project, and looked up again.
plugin.streets_dock.setUserVisible(True)
desk.wait_until(lambda: not chooser._mark.shown, "the mark to go")
held = sorted(panel.list.item(row).text() for row in range(panel.list.count()))
project.setFileName(str(project_file))
assert project.write()
iface.newProject(False)
desk.wait(100)
assert not panel.list.count() and not panel.again.isVisible()
assert iface.addProject(str(project_file))
desk.settle()
journey.press(panel.again)
desk.wait_until(lambda: panel.list.count() == 2, "the project's streets")
assert sorted(panel.list.item(row).text() for row in range(2)) == held and not panel.again.isVisible()
assert panel.on_map.layers["streets"].featureCount() == 2
while panel.list.count():
    journey.press(panel.remove)
assert not panel.on_map.layers
print("STREETS DONE")
