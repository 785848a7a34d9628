"""What to search for: every kind, every way of saying when, references; by mouse and keyboard, in three versions.

argument: a folder for pictures.
"""

from datetime import date, timedelta
from pathlib import Path

import desk
import journey
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QDate, QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QToolButton
from works_extents.plugin.gui.search.dates_chooser import DatesChooser
from works_extents.plugin.gui.search.what_chooser import WhatChooser
from works_extents.plugin.host import positions
from works_extents.plugin.practice.store import Days
from works_extents.plugin.search import kinds
from works_extents.plugin.search.request import Box, SearchRequest

pictures = Path(arguments[0])
TODAY = date.today()
FORTNIGHT = (TODAY, TODAY + timedelta(days=14))
TOWN = journey.TOWN
TOWN_BOX = Box(TOWN.xMinimum(), TOWN.yMinimum(), TOWN.xMaximum(), TOWN.yMaximum())
COLLECTIONS = {
    "activities": "activities",
    "forward_plans": "forward-plans",
    "section_58s": "section-58s",
    "hs2_act_limits": "hs2-act-limits",
}
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
PLANNER, AUTHORITY, RAILWAY = "planner", "authority", "highspeed"


def sign_in(version, name):
    form = plugin.search_dock.strip if plugin.search_dock else None
    index = 0
    if form is not None:
        account = form.account
        index = next(i for i in range(account.count()) if str(account.itemData(i)).startswith(name))
    return journey.sign_in(plugin, version, index)


def look_at_town():
    canvas = iface.mapCanvas()
    canvas.setExtent(positions.box_to_canvas(TOWN, canvas.mapSettings().destinationCrs()))
    desk.settle()


def asked_box():
    request = next(iter(dock.results.results.values())).request
    return request.area.as_tuple()


def held(kind, version, days):
    server = plugin.office.sign_in.practice.server
    if kind == "works":
        return server.works_held(asked_box(), *days)
    asked = Days() if kind == "hs2_act_limits" else Days(*days)
    return server.records_held(COLLECTIONS[kind], version, asked_box(), asked)


def ended(before):
    def done():
        return dock.results.results is not before and not dock.searching.busy

    desk.wait_until(done, "the search")
    desk.settle()


def search():
    before = dock.results.results
    journey.press(dock.search)
    ended(before)
    return dock.results.results


def tick(key, wanted, by="mouse"):
    box = dock.what.boxes[key]
    assert box.isVisible(), f"{key} is not offered"
    if box.isChecked() == wanted:
        return
    if by == "mouse":
        QTest.mouseClick(box, LEFT, NONE, QPoint(8, box.height() // 2))
    else:
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked() == wanted, (key, by)


def offered():
    return [key for key, box in dock.what.boxes.items() if box.isVisible()]


def on_map(kind):
    return sum(
        layer.featureCount()
        for layer in dock.found.layers
        if layer.customProperty("works_extents/kind") == kind
    )


def check_found(results, version, days):
    for kind, result in results.items():
        assert len(result) == held(kind, version, days), (kind, len(result), held(kind, version, days))
        assert result.complete and result.kind == kind
        assert f"{len(result):,}" in dock.what.boxes[kind].text(), dock.what.boxes[kind].text()
        assert on_map(kind) == len(result), (kind, on_map(kind), len(result))
    assert "complete" in dock.outcome.text(), dock.outcome.text()


def choose_preset(index):
    """By keyboard: as somebody who tabs into the list and presses the arrow."""
    combo = dock.dates.preset
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(index):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentIndex() == index


def by_reference(text):
    edit = dock.what.reference
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, text)
    assert edit.text() == text
    before, said = dock.results.results, dock.outcome.text()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    return before, said


plugin = desk.the_plugin()
iface.mainWindow().resize(1400, 950)
dock = sign_in("v1", PLANNER)
journey.show_town(plugin)
look_at_town()

# --- v1: three kinds, ticked by mouse and by keyboard.
assert offered() == ["works", "activities", "forward_plans"], offered()
tick("works", False)
journey.press(dock.search)
assert "Tick what to search for" in dock.outcome.text(), dock.outcome.text()
tick("works", True, "keyboard")
tick("activities", True)
tick("forward_plans", True, "keyboard")
assert dock.dates.dates() == FORTNIGHT, dock.dates.dates()

told, boxes = [], []
dock.searching.progressed.connect(told.append)
dock.searching.asked.connect(boxes.extend)
meter = desk.GapMeter().start()
results = search()
print(f"three kinds: longest gap {meter.stop():.0f} ms")
assert list(results) == ["works", "activities", "forward_plans"]
check_found(results, "v1", FORTNIGHT)
assert all(len(result) > 20 for result in results.values())
calls = sum(result.calls for result in results.values())
assert len(boxes) == calls and any(refused for _, refused in boxes) and not all(r for _, r in boxes)
done = [step.boxes_done for step in told]
assert done == sorted(done) and done[-1] == calls
assert told[-1].works_found == sum(len(result) for result in results.values())
assert "section58" in set(results["activities"].attributes["activity_type"])
words = dock.outcome.text()
assert f"{len(results['activities'])} activities" in words and f"{calls} calls" in words, words
desk.picture(dock, pictures / "kinds_v1.png")

# --- Every preset, by keyboard.
week = TODAY - timedelta(days=TODAY.weekday())
spans = [
    FORTNIGHT,
    (week, week + timedelta(days=6)),
    (TODAY, TODAY + timedelta(days=27)),
    (TODAY, None),
    (TODAY - timedelta(days=27), TODAY),
    (None, None),
]
for index, expected in enumerate(spans):
    choose_preset(index)
    start, end = dock.dates.dates()
    if index == 3:
        assert start == TODAY and 89 <= (end - start).days <= 92, end
        continue
    assert (start, end) == expected, (index, start, end)
assert dock.dates.no_start.isChecked() and not dock.dates.start.isEnabled()
assert DatesChooser().dates() == (None, None), "any time is not remembered"
results = search()
check_found(results, "v1", (None, None))

# --- Days of one's own: typed, with an open end, the wrong way round.
choose_preset(0)
dock.activateWindow()
dock.dates.start.setFocus(Qt.FocusReason.TabFocusReason)
desk.wait_until(dock.dates.start.hasFocus, "the focus")
later = TODAY + timedelta(days=3)
QTest.keyClicks(dock.dates.start, f"{later:%d%m%Y}")
assert dock.dates.start.date() == QDate(later.year, later.month, later.day), dock.dates.start.date()
assert dock.dates.preset.currentData() == "own"
journey.press(dock.dates.no_end)
assert dock.dates.dates() == (later, None) and not dock.dates.end.isEnabled()
other = DatesChooser()
assert other.dates() == (later, None) and other.preset.currentData() == "own", other.dates()
tick("works", False)
results = search()
assert list(results) == ["activities", "forward_plans"]
check_found(results, "v1", (later, None))
journey.press(dock.dates.no_end)
dock.dates.end.setDate(QDate.currentDate().addDays(-20))
journey.press(dock.search)
assert "before the start date" in dock.outcome.text(), dock.outcome.text()
assert dock.results.results is results
choose_preset(0)

# --- Folded away by mouse and unfolded by keyboard; the heading says what is asked.
dock.question.setFocus()
QTest.keyClick(dock.question, Qt.Key.Key_Space)
assert dock.question.isCollapsed() and not dock.what.isVisible()
assert "Activities and 1 more" in dock.question.title(), dock.question.title()
desk.picture(dock, pictures / "folded.png")
QTest.keyClick(dock.question, Qt.Key.Key_Space)
assert not dock.question.isCollapsed() and dock.what.isVisible()

# --- By reference: typed, Enter; the map goes there.
tick("works", True)
everything = search()
references = {kind: everything[kind].attributes[kinds.kind_of(kind).reference][3] for kind in everything}
references["permit"] = everything["works"].attributes["permit_reference_number"][5]
for kind, reference in references.items():
    look_at_town()
    across = iface.mapCanvas().extent().width()
    ended(by_reference(reference)[0])
    key = "works" if kind == "permit" else kind
    assert list(dock.results.results) == [key], (kind, list(dock.results.results))
    name = "permit_reference_number" if kind == "permit" else kinds.kind_of(kind).reference
    assert set(dock.result_of(key).attributes[name]) == {reference}
    assert iface.mapCanvas().extent().width() < across / 2, kind
    assert not dock.area.isEnabled() and not dock.dates.isEnabled()
    assert dock.what.everywhere.isVisible()
desk.picture(dock, pictures / "by_reference.png")
shown = dock.results.results
by_reference("ZZ00999999999")
desk.wait_until(lambda: "has this reference" in dock.outcome.text(), "nothing to be found")
assert dock.results.results is shown, "what was shown has gone"
by_reference("not one")
assert "is no reference" in dock.outcome.text(), dock.outcome.text()
dock.what.reference.findChild(QToolButton).click()
assert dock.what.reference.text() == "" and dock.area.isEnabled() and not dock.what.everywhere.isVisible()

# --- An account that may not see one kind is told so in a word; the others are shown.
look_at_town()
before = dock.results.results
dock.search_for(SearchRequest(TOWN_BOX, *FORTNIGHT), (kinds.WORKS, kinds.HS2_ACT_LIMITS))
ended(before)
assert list(dock.results.results) == ["works"] and dock.result is dock.results.results["works"]
assert "HS2 limits: your account may not see these." in dock.outcome.text(), dock.outcome.text()
desk.picture(dock, pictures / "may_not_see.png")

# --- v2, the railway: HS2 limits among the kinds.
dock = sign_in("v2", RAILWAY)
assert offered() == ["works", "activities", "forward_plans", "hs2_act_limits"], offered()
assert dock.what.boxes["activities"].text().count(" ") == 0, "counts of another account"
tick("hs2_act_limits", True, "keyboard")
look_at_town()
results = search()
assert list(results) == ["works", "activities", "forward_plans", "hs2_act_limits"]
check_found(results, "v2", FORTNIGHT)
desk.picture(iface.mainWindow(), pictures / "railway_v2.png")

# --- v6, an authority: all five; stopped in the middle, all kinds are there with what they have.
dock = sign_in("v6", AUTHORITY)
assert offered() == ["works", "activities", "forward_plans", "section_58s", "hs2_act_limits"], offered()
tick("section_58s", True)
results = search()
assert len(results) == 5
check_found(results, "v6", FORTNIGHT)
assert set(results["hs2_act_limits"].attributes["phase"]) == {"phase_1", "phase_2a"}
assert {"in_force"} < set(results["section_58s"].attributes["section_58_status"])
desk.picture(iface.mainWindow(), pictures / "authority_v6.png")
kept = WhatChooser(plugin.office.sign_in)
assert [kind.key for kind in kept.kinds()] == list(results), "the ticks are not remembered"
reference = results["section_58s"].attributes["section_58_reference_number"][0]
ended(by_reference(reference)[0])
assert dock.result_of("section_58s").attributes["section_58_reference_number"] == [reference]
dock.what.reference.clear()

manners = plugin.office.sign_in.practice.server.manners
manners.delay = 0.08
look_at_town()
told.clear()


def slow_down(step):
    """In the search's own thread: from the first works on it waits for long, so that it is stopped in the middle."""
    if step.works_found:
        manners.delay = 2.0 * desk.PATIENCE


dock.searching.progressed.connect(slow_down, Qt.ConnectionType.DirectConnection)
before = dock.results.results
journey.press(dock.search)
desk.wait_until(lambda: told and told[-1].works_found, "the first works")
journey.press(dock.stop)
ended(before)
dock.searching.progressed.disconnect(slow_down)
manners.delay = 0.0
assert "stopped before its end" in dock.outcome.text(), dock.outcome.text()
assert len(dock.result) > 0 and not dock.result.complete
assert len(QgsProject.instance().mapLayers()) > 5

# --- Narrow: nothing is cut off.
iface.mainWindow().resize(1100, 760)
iface.mainWindow().resizeDocks([dock], [380], Qt.Orientation.Horizontal)
desk.settle()
desk.wait_until(lambda: dock.width() <= 380, "the dock to be narrow")
for widget in (*[b for b in dock.what.boxes.values() if b.isVisible()], dock.dates.end, dock.dates.no_end):
    right = widget.mapTo(dock, QPoint(widget.width(), 0)).x()
    assert right <= dock.width() and widget.width() >= widget.minimumSizeHint().width(), widget.objectName()
desk.picture(iface.mainWindow(), pictures / "narrow_v6.png")
print("ALL KINDS DONE")
