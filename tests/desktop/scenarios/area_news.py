"""A search that is looked at by itself: switched on, told, shown in bold, ended. Arguments: picture folder, version."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from pathlib import Path

import desk
import journey
import made_works
import place
from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QPushButton, QSpinBox

pictures, version = Path(arguments[0]), arguments[1]
today = date.today()


def said():
    return journey.child(dock, "watch_search_said", QLabel).text()


def made(at):
    """Somebody else applies for works here, from another computer as it were; the work's reference."""
    found = []
    service = plugin.office.sign_in.service

    def act():
        other = made_works.another(service, "planner@practice.example")
        found.append(made_works.granted(other, at)[0])
        other.close()

    thread = threading.Thread(target=act)
    thread.start()
    desk.wait_until(lambda: not thread.is_alive(), "the other's works")
    return found[0]


def look():
    """As the clock does after so many minutes."""
    desk.wait_until(lambda: not watch.busy, "the look before")
    looked = watch._watched[dock.found.search_id].looked
    watch._timer.timeout.emit()
    desk.wait_until(lambda: watch._watched[dock.found.search_id].looked != looked, "the look")


def switch():
    box = journey.child(dock, "watch_search", QCheckBox)
    journey.into_view(box)
    iface.mainWindow().activateWindow()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    return box


plugin = desk.the_plugin()
iface.mainWindow().resize(1500, 950)
dock = journey.sign_in(plugin, version)
journey.show_town(plugin)
watch = dock.searches.watch
x, y = place.on_high_street()

# All of the town is too much to be asked for by itself.
journey.search(dock, journey.TOWN, today, today + timedelta(days=14))
box = journey.child(dock, "watch_search", QCheckBox)
desk.wait_until(lambda: "calls" in box.toolTip(), "why it cannot be looked at by itself")
assert dock.result.calls > 50 and not box.isEnabled(), (dock.result.calls, box.toolTip())
desk.picture(dock, pictures / "too_many.png")

# A part of it: what is there is seen, and what comes after is told.
result = journey.search(dock, QgsRectangle(x - 90, y - 90, x + 90, y + 90), today, today + timedelta(days=14))
desk.wait_until(box.isEnabled, "the offer")
assert result.calls <= 50 and len(result) > 3
assert not watch._timer.isActive() and not said()
switch()
assert box.isChecked() and watch._timer.isActive()
desk.wait_until(lambda: "Nothing new at" in said(), "the first look")
minutes = journey.child(dock, "watch_search_minutes", QSpinBox)
minutes.setFocus()
QTest.keyClick(minutes, Qt.Key.Key_Up)
assert watch._timer.interval() == 31 * 60_000
reference = made((x - 6, y - 1))
look()
journey.hold_messages()
assert "New here since" in said() and "1 work." in said() and "in bold" in said(), said()
iface.mainWindow().resizeDocks([dock], [380], Qt.Orientation.Horizontal)
desk.wait(200)
desk.picture(iface.mainWindow(), pictures / "told.png")
assert reference not in dock.result.attributes["work_reference_number"]
(shown,) = (one for one in iface.messageBar().findChildren(QPushButton) if one.text() == "Show")
before = dock.result
journey.press(shown)
desk.wait_until(lambda: dock.result is not before and not dock.searching.busy, "the search again")
records = dock.results.table.records
found = [dock.result.attributes["work_reference_number"][row] for row in records.marked]
assert found == [reference] and "New since" in next(iter(records.marked.values())), found
assert said() == "In bold in the table: 1 work.", said()
journey.into_view(dock.results.tools)
desk.settle()
desk.picture(iface.mainWindow(), pictures / "in_bold.png")
look()
assert "Nothing new at" in said(), said()

# A fault is said, and asked again; signing out ends it.
server = plugin.office.sign_in.practice.server
server.manners.fault_status = 500
watch._timer.timeout.emit()
desk.wait_until(lambda: "tried again" in said(), "the fault")
server.manners.fault_status = None
look()
assert "Nothing new at" in said()
plugin.office.sign_in.forget()
desk.wait_until(lambda: not watch._timer.isActive(), "the end")
assert "ended as you signed out" in said() and not box.isChecked() and not box.isEnabled()
desk.picture(dock, pictures / "ended.png")
journey.sign_in(plugin, version)
desk.wait_until(box.isEnabled, "the offer again")
switch()
desk.wait_until(lambda: "Nothing new at" in said(), "a look")
switch()
assert not box.isChecked() and not watch._timer.isActive() and not said()
print("AREA NEWS DONE")
