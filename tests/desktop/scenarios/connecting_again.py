"""QGIS is started again: the docks are where they were, and stored credentials need the master password.

arguments: the width that the search dock had; a folder for pictures.
"""

from pathlib import Path

import desk
import dialogs
import journey
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

width, pictures = int(arguments[0]), Path(arguments[1])
plugin = desk.the_plugin()
window = iface.mainWindow()
desk.wait_until(lambda: plugin.search_dock and plugin.draw_dock, "the docks that were open")
desk.wait(300)
dock = plugin.search_dock
assert plugin.search_action.isChecked()
assert dock.isUserVisible() and not plugin.draw_dock.isHidden(), "the search dock was in front"
assert plugin.draw_dock in window.tabifiedDockWidgets(dock)
desk.picture(window, pictures / "again.png")
desk.wait_until(lambda: abs(dock.width() - width) < 30, f"the dock to be {width} wide as before")

# What the settings page says comes first.
strip, sign_in = dock.strip, plugin.office.sign_in
assert not sign_in.signed_in
assert (strip.environment.currentData(), strip.version.currentData()) == ("sandbox", "v6")
journey.pick(strip.environment, "custom")
assert "Stored in QGIS" in strip.credentials.currentText()

# QGIS asks for its master password once; without it, the strip says what to do, and asks no more.
watch = dialogs.DialogWatch()
assert not QgsApplication.authManager().masterPasswordIsSet()
QTest.keyClick(strip.button, Qt.Key.Key_Space)
assert len(watch.seen) == 1, watch.seen
assert "master password was not given" in strip.problem.text(), strip.problem.text()
assert strip.mend.isVisible()
desk.picture(dock, pictures / "locked_database.png")
desk.wait(300)
assert len(watch.seen) == 1, watch.seen
assert not sign_in.signed_in and not sign_in.signing_in

assert QgsApplication.authManager().setMasterPassword("a master password", True)
QTest.mouseClick(strip.button, Qt.MouseButton.LeftButton)
desk.wait_until(lambda: sign_in.signed_in, "being signed in")
assert len(watch.seen) == 1, watch.seen

# Closed by the person, a dock stays closed; its place is kept.
plugin.draw_action.trigger()
assert plugin.draw_dock.isUserVisible() and plugin.draw_action.isChecked()
plugin.draw_action.trigger()
assert plugin.draw_dock.isHidden()
desk.wait(50)
from works_extents.plugin.gui.dock_places import left_open  # noqa: E402

assert left_open() == ["search"], left_open()
print("AGAIN DONE")
