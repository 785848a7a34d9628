"""My works by mouse and keyboard: each list, the map, the table, what is new. Arguments: picture folder."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta, timezone
from pathlib import Path

import desk
import journey
import qgis.utils
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QCheckBox, QPushButton
from works_extents.plugin.host import settings
from works_extents.plugin.streetmanager.client import StreetManager
from works_extents.plugin.streetmanager.session import Session
from works_extents.plugin.streetmanager.transport import Connection
from works_extents.plugin.streetmanager.work_service.comment_records import CommentCreateRequest

pictures = Path(arguments[0])
KEY = Qt.Key
PLANNER, AUTHORITY = 0, 2
# Seconds that a call waits which is to be cut off.
NEVER = 3600.0


def keys(widget, *pressed):
    iface.mainWindow().activateWindow()
    widget.setFocus()
    desk.wait_until(widget.hasFocus, "the focus")
    for key in pressed:
        QTest.keyClick(widget, key)
        desk.wait(30)


def values(name):
    sheet, records = dock.result.attributes, dock.results.table.records
    return [sheet[name][row] for row in records.rows()]


def show(key):
    """Choose a list by keyboard and read it; what it holds is returned."""
    before = dock.result
    journey.pick(question.list, key)
    assert settings.MY_WORKS_LIST.get() == key and question.meaning.text()
    journey.press(question.read)
    desk.wait_until(lambda: dock.result is not before and not dock.gathering.busy, f"the list {key}")
    desk.settle()
    found = dock.result
    placed = sum(layer.featureCount() for layer in dock.own.layers)
    assert placed == sum(len(group) for group in found.groups.values())
    assert question.outcome.text().startswith(f"{len(found):,} permit"), question.outcome.text()
    return found


def groups():
    found = QgsProject.instance().layerTreeRoot().findGroups()
    return [group for group in found if group.customProperty("works_extents/my_works")]


def lists(version):
    """Every list: what it holds, how it is sorted, how it looks on the map."""
    waiting = show("awaiting")
    deadlines = values("deadline_date")
    assert len(waiting) > 40 and deadlines == sorted(deadlines)
    assert {"submitted"} <= set(values("permit_status")) and dock.own.theme == "standing"
    assert [group.name()[:10] for group in groups()] == ["My works ·"]
    desk.picture(iface.mainWindow(), pictures / f"awaiting_{version}.png")
    if version == "v1":
        return
    assert set(show("changes").attributes["permit_status"]) == {"permit_modification_request"}
    monday = datetime.now(timezone.utc).date() - timedelta(days=datetime.now(timezone.utc).weekday())
    week = show("this_week")
    assert all(monday <= one.date() <= monday + timedelta(days=6) for one in week.attributes["start_date"])
    going_on = len(show("in_progress"))
    over = show("overrunning")
    assert 0 < len(over) < going_on and set(over.attributes["standing"]) == {"overrunning"}
    assert len(groups()) == 1 and not waiting.cancelled
    show("today")
    assert dock.own.theme == "today" and question.theme.currentText() == "Daily map"
    journey.press(question.show_all)
    desk.settle()
    desk.picture(iface.mainWindow(), pictures / f"daily_{version}.png")
    journey.pick(question.theme, "traffic")
    desk.wait_until(lambda: dock.own.theme == "traffic", "the other colours")
    # The same list again keeps the looks that were chosen.
    show("today")
    assert dock.own.theme == "traffic"
    journey.pick(question.theme, "standing")
    desk.wait_until(lambda: dock.own.theme == "standing", "the colours from before")


def stopping():
    """A long list is stopped; what was read stays."""

    def hold(read):
        # In the thread that reads: what it asks for after this is not answered before it is stopped.
        server.manners.delay = NEVER

    dock.gathering.progressed.connect(hold, Qt.ConnectionType.DirectConnection)
    journey.pick(question.list, "everything")
    journey.press(question.read)
    desk.wait_until(lambda: "kept" in question.progress.format(), "the progress")
    dock.gathering.progressed.disconnect(hold)
    desk.picture(dock, pictures / "reading.png")
    journey.press(question.stop)
    desk.wait_until(lambda: not dock.gathering.busy, "the end")
    server.manners.delay = 0.0
    assert "stopped before the end" in question.outcome.text()
    assert 0 < len(dock.result) < 400 and dock.result.cancelled


def failing():
    """A failure is said, and the list before stays."""
    held = dock.result
    server.manners.fault_status = 500
    journey.press(question.read)
    desk.wait_until(lambda: not dock.gathering.busy, "the failure")
    server.manners.fault_status = None
    assert dock.result is held and "still shown" in question.outcome.text()
    iface.messageBar().clearWidgets()


def table_and_map():
    """A filter, a row, its place on the map, its whole record, a draft with its shape."""
    show("in_progress")
    panel, table = dock.results, dock.results.table
    records = table.records
    keys(panel.filters.fold, KEY.Key_Space)
    filters = panel.filters.of("my_works")
    assert filters.only_mine.isHidden()
    box = filters.boxes["standing"]
    journey.into_view(box)
    box.setFocus()
    QTest.keyClick(box, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    desk.wait(150)
    for key in (KEY.Key_Down, KEY.Key_Space, KEY.Key_Escape):
        QTest.keyClick(box.view(), key)
        desk.wait(30)
    desk.wait_until(lambda: 0 < records.rowCount() < len(dock.result), "the table's filter")
    shown = records.rowCount()
    desk.wait_until(lambda: sum(one.featureCount() for one in dock.own.layers) <= shown, "the map's filter")
    journey.press(panel.filters.clear)
    desk.wait_until(lambda: records.rowCount() == len(dock.result), "all of them again")
    keys(panel.filters.fold, KEY.Key_Space)
    table.scrollTo(records.index(0, 0))
    cell = table.visualRect(records.index(0, 0)).center()
    QTest.mouseClick(table.viewport(), journey.LEFT, Qt.KeyboardModifier.NoModifier, cell)
    reference = values("permit_reference_number")[0]
    desk.wait_until(lambda: "Proposed start" in panel.details.toPlainText(), "the permit")
    desk.picture(iface.mainWindow(), pictures / "details.png")
    wide = iface.mapCanvas().extent().width()
    QTest.mouseDClick(table.viewport(), journey.LEFT, Qt.KeyboardModifier.NoModifier, cell)
    record = desk.wait_until(lambda: plugin.record_dock, "the record's dock")
    desk.wait_until(lambda: record.record is not None, "the record")
    desk.settle()
    assert record.page.reference.text() == reference
    desk.wait_until(lambda: iface.mapCanvas().extent().width() < wide, "the work in view")
    desk.picture(iface.mainWindow(), pictures / "record.png")
    dock.setUserVisible(True)
    desk.wait(100)
    journey.press(panel.draw)
    draw = desk.wait_until(lambda: plugin.draw_dock, "the draw dock")
    desk.wait_until(lambda: draw.drawing.draft is not None and draw.drawing.draft.finished, "the draft")
    dock.setUserVisible(True)
    desk.wait(100)


def actions_in_qgis():
    """QGIS's own windows offer what can be done with a work, once each."""
    from qgis.gui import QgsGui

    offered = QgsGui.mapLayerActionRegistry().mapLayerActions(dock.own.layers[0])
    ours = sorted(one.text() for one in offered if one.text().startswith("Works Extents"))
    assert ours == [
        "Works Extents: details",
        "Works Extents: draw here",
        "Works Extents: whole record",
        "Works Extents: zoom to it",
    ], ours


def comment_as_authority(reference):
    """Somebody at the highway authority comments on a work, from another computer as it were."""

    def act():
        here = plugin.office.sign_in.service
        session = Session(here.environment, here.version, "authority@practice.example", "any", Connection())
        client = StreetManager(session)
        client.sign_in()
        request = CommentCreateRequest(detail="Please keep the footway open.", topic="GENERAL")
        client.work.post_comment(reference, request)
        client.close()

    thread = threading.Thread(target=act)
    thread.start()
    desk.wait_until(lambda: not thread.is_alive(), "the comment")


def tick(name):
    journey.press(dock.findChild(QCheckBox, name))


def what_is_new():
    """Asked for by hand, then told by itself; marked, opened, seen."""
    news = dock.news
    keys(news.fold, KEY.Key_Space)
    assert not news.fold.isCollapsed() and news.on.text()
    journey.press(news.now)
    desk.wait_until(lambda: not dock.watching.busy, "the first look")
    if dock.watching.news:
        desk.picture(dock, pictures / "news_first.png")
        journey.press(news.seen)
    assert dock.watching.news == [] and "Nothing new since" in news.words.text()
    reference = values("work_reference_number")[3]
    comment_as_authority(reference)
    journey.press(news.now)
    desk.wait_until(lambda: dock.watching.news, "the news")
    assert news.fold.title() == "What is new (1)" and "Comment submitted" in news.words.text()
    assert "In bold in the list below: 1 work." in news.words.text(), news.words.text()
    marked = dock.results.table.records.marked
    assert [dock.result.attributes["work_reference_number"][row] for row in marked] == [reference]
    journey.into_view(news.list)
    desk.picture(dock, pictures / "news.png")
    plugin.record_dock.page.reference.clear()
    news.list.setCurrentItem(news.list.topLevelItem(0))
    keys(news.list, KEY.Key_Return)
    desk.wait_until(lambda: plugin.record_dock.page.reference.text() == reference, "the record")
    dock.setUserVisible(True)
    desk.wait(100)
    journey.press(news.seen)
    assert dock.results.table.records.marked == {} and news.fold.title() == "What is new"
    told_by_itself(news)


def told_by_itself(news):
    """Switched on by the space bar, it looks at once, and then by its timer; a message says what came."""
    iface.messageBar().clearWidgets()
    reference = values("work_reference_number")[5]
    keys(news.on, KEY.Key_Space)
    assert settings.WATCH.get() and dock.watching._timer.isActive()
    desk.wait_until(lambda: not dock.watching.busy, "the look")
    news.minutes.setFocus()
    keys(news.minutes, KEY.Key_Up)
    assert dock.watching._timer.interval() == 16 * 60_000
    tick("watch_in_area")
    assert news.area_words.isVisible() and "eastings" in news.area_words.text()
    journey.look_at(400_000, 300_000, 300)
    journey.press(news.area)
    comment_as_authority(reference)
    dock.watching._timer.timeout.emit()
    desk.wait_until(lambda: not dock.watching.busy, "the look elsewhere")
    assert dock.watching.news == []
    tick("watch_in_area")
    comment_as_authority(reference)
    dock.watching._timer.timeout.emit()
    desk.wait_until(lambda: dock.watching.news, "the news")
    journey.hold_messages()
    shown = [one for one in iface.messageBar().findChildren(QPushButton) if one.text() == "Show"]
    news.fold.setCollapsed(True)
    desk.picture(iface.mainWindow(), pictures / "told.png")
    journey.press(shown[0])
    assert not news.fold.isCollapsed()
    tick("watch_only_created")
    tick("watch_own_doings")
    assert settings.WATCH_ONLY_CREATED.get() and settings.WATCH_OWN_DOINGS.get()
    tick("watch_only_created")
    tick("watch_own_doings")
    keys(news.on, KEY.Key_Space)
    assert not dock.watching._timer.isActive()
    keys(news.fold, KEY.Key_Space)


def narrow():
    for width in (380, 460):
        iface.mainWindow().resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        desk.wait(200)
        assert abs(dock.width() - width) <= 2, (dock.width(), width)
        desk.picture(dock, pictures / f"width_{width}.png")


def as_authority():
    """An authority sees what it must assess; what was read before is said to be another's."""
    journey.sign_in(plugin, "v6", AUTHORITY)
    dock.setUserVisible(True)
    desk.wait(100)
    assert "before you signed in anew" in question.outcome.text()
    assert question.list.itemText(0) == "To assess, by deadline"
    found = show("awaiting")
    assert len(set(found.attributes["promoter_swa_code"])) > 2
    assert set(found.attributes["highway_authority"]) == {"Rehearsal County Council"}
    desk.picture(iface.mainWindow(), pictures / "authority.png")


def rows():
    records = dock.results.table.records
    names = ("permit_reference_number", "standing", "deadline_date", "street")
    return [tuple(records.sheet.cell(name, row) for name in names) for row in records.rows()]


def the_dock():
    """The plugin is loaded anew, and its dock opened."""
    assert qgis.utils.reloadPlugin("works_extents")
    made = desk.the_plugin()
    if not made.my_works_action.isChecked():
        made.my_works_action.trigger()
    return desk.wait_until(lambda: made.my_works_dock, "the new dock")


def in_the_project():
    """A dock that opens on a project with a list in it shows that; a saved project has lost what was in it."""
    global dock
    held, wide = rows(), len(dock.result)
    shown = {layer.name(): layer.featureCount() for layer in dock.own.layers}
    dock = the_dock()
    desk.wait_until(lambda: dock.result is not None, "the list out of the project")
    words = dock.question.outcome.text()
    assert words.startswith(f"From the project: {wide:,} permits, as read on"), words
    assert rows() == held and dock.question.key == "awaiting" and dock.own.theme == "standing"
    assert {layer.name(): layer.featureCount() for layer in dock.own.layers} == shown
    dock.results.table.selectRow(3)
    assert sum(layer.selectedFeatureCount() for layer in dock.own.layers) == 1
    assert "Sign in to see the permit" in dock.results.details.toPlainText()
    dock.setUserVisible(True)
    desk.settle()
    desk.picture(iface.mainWindow(), pictures / "in_project.png")
    saved = str(pictures / "list.qgz")
    assert QgsProject.instance().write(saved)
    iface.newProject(False)
    desk.settle()
    assert QgsProject.instance().read(saved)
    desk.wait_until(lambda: "saved without" in dock.question.outcome.text(), "what the project lost")
    assert dock.result is None and not rows()
    desk.settle()
    desk.picture(iface.mainWindow(), pictures / "opened_again.png")


plugin = desk.the_plugin()
iface.mainWindow().resize(1500, 1000)
plugin.my_works_action.trigger()
dock = desk.wait_until(lambda: plugin.my_works_dock, "the dock")
question = dock.question
dock.setUserVisible(True)
desk.wait(100)
journey.press(question.read)
assert "Sign in first" in question.outcome.text()
desk.picture(dock, pictures / "signed_out.png")
narrow()
journey.sign_in(plugin, "v1", PLANNER)
journey.show_town(plugin)
server = plugin.office.sign_in.practice.server
dock.setUserVisible(True)
lists("v1")
journey.sign_in(plugin, "v2", PLANNER)
dock.setUserVisible(True)
lists("v2")
print("MY WORKS LISTS")
stopping()
failing()
table_and_map()
actions_in_qgis()
what_is_new()
print("MY WORKS NEWS")
as_authority()
in_the_project()
print("MY WORKS DONE")
