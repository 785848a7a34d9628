"""The tables of a search, driven by mouse and keyboard, signed in with each version. Arguments: picture folder."""

from __future__ import annotations

import csv
from datetime import date, datetime, timedelta
from pathlib import Path

import desk
import journey
from qgis.core import QgsFeatureRequest
from qgis.gui import QgsMessageBarItem
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QContextMenuEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QCheckBox, QFileDialog, QLineEdit

pictures = Path(arguments[0])
today = date.today()
KINDS = ("search_works", "search_activities", "search_forward_plans", "search_section_58s")
KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def click(widget, at, button=journey.LEFT):
    QTest.mouseClick(widget, button, Qt.KeyboardModifier.NoModifier, at)
    desk.wait(60)


def keys(widget, *pressed):
    for key in pressed:
        QTest.keyClick(widget, key)
        desk.wait(30)


def focus(widget):
    # A dialog that closes leaves no window active where there is no window manager.
    iface.mainWindow().activateWindow()
    widget.setFocus()
    desk.wait_until(widget.hasFocus, "the focus")


def ask_for_everything():
    for box in dock.findChildren(QCheckBox):
        if box.objectName() in KINDS and not box.isChecked() and box.isVisible():
            journey.press(box)


def heading(name):
    """Where on the header a column's heading is, brought into view."""
    header = table.horizontalHeader()
    place = table.records.names.index(name)
    table.scrollTo(table.records.index(0, place))
    return QPoint(header.sectionViewportPosition(place) + 12, header.height() // 2)


def click_heading(name):
    click(table.horizontalHeader().viewport(), heading(name))


def heading_menu(name):
    at, header = heading(name), table.horizontalHeader().viewport()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, header.mapToGlobal(at))
    QApplication.sendEvent(header, asked)
    return popup()


def click_row(place):
    cell = table.visualRect(table.records.index(place, 0))
    click(table.viewport(), cell.center())


def on_map(kind="works"):
    return sum(
        layer.featureCount()
        for layer in dock.found.layers
        if layer.customProperty("works_extents/kind") == kind
    )


def selected_on_map():
    return sum(layer.selectedFeatureCount() for layer in dock.found.layers)


def values(name):
    return [records.sheet.values(name)[row] for row in records.rows()]


def popup():
    return desk.wait_until(QApplication.activePopupWidget, "the menu")


def tip_of(words):
    return desk.wait_until(lambda: words in panel.details.toPlainText(), f"{words!r} in the details")


def sorting():
    click_heading("end_date")
    ends = values("end_date")
    assert ends == sorted(ends)
    click_heading("end_date")
    assert values("end_date") == sorted(ends, reverse=True)
    click_heading("start_date")
    assert values("start_date") == sorted(values("start_date"))


def columns():
    journey.press(panel.tools.columns)
    menu = popup()
    action = next(one for one in menu.actions() if one.objectName() == "permit_reference_number")
    click(menu, menu.actionGeometry(action).center())
    assert menu.isVisible() and "permit_reference_number" in table.columns.names
    desk.picture(menu, pictures / f"columns_{version}.png")
    keys(menu, KEY.Key_Escape)
    menu = heading_menu("promoter_organisation")
    names = [one.objectName() for one in menu.actions()]
    # From nothing, the arrow goes to the first.
    keys(menu, *[KEY.Key_Down] * (names.index("promoter_organisation") + 1), KEY.Key_Space, KEY.Key_Escape)
    assert "promoter_organisation" not in table.columns.names
    menu = heading_menu("start_date")
    keys(menu, KEY.Key_Up, KEY.Key_Return)
    assert (
        table.columns.names[1] == "promoter_organisation"
        and "permit_reference_number" not in table.columns.names
    )


def narrow():
    panel.filters.fold.setCollapsed(False)
    for width in (380, 460):
        iface.mainWindow().resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        desk.wait_until(lambda width=width: dock.width() == width, f"the dock to be {width} wide")
        desk.picture(dock, pictures / f"{width}_{version}.png")
    panel.filters.fold.setCollapsed(True)


def choosing():
    """A click, an arrow, Enter, a double click; the details and the map go along."""
    own = records.sheet.values("promoter_swa_code")
    mine = next(place for place, row in enumerate(records.rows()) if own[row] == "ZZ01")
    table.scrollTo(records.index(mine, 0))
    click_row(mine)
    row = table.rows()[0]
    permit = records.sheet.values("permit_reference_number")[row]
    assert selected_on_map() == 1
    tip_of("Proposed start")
    assert permit in panel.details.toPlainText()
    tip_of("The whole work")
    desk.picture(dock, pictures / f"details_{version}.png")
    journey.press(panel.copy)
    assert f"Permit\t{permit}" in QApplication.clipboard().text()
    keys(table, KEY.Key_Down)
    assert table.rows() == [records.rows()[mine + 1]] and selected_on_map() == 1
    other = next(place for place, row in enumerate(records.rows()) if own[row] != "ZZ01")
    table.scrollTo(records.index(other, 0))
    click_row(other)
    tip_of("only for its promoter")
    extent = iface.mapCanvas().extent()
    keys(table, KEY.Key_Return)
    desk.settle()
    near = iface.mapCanvas().extent()
    assert near.width() < extent.width() / 4
    iface.mapCanvas().setExtent(extent)
    journey.press(panel.zoom)
    desk.settle()
    assert abs(iface.mapCanvas().extent().width() - near.width()) < 1
    iface.mapCanvas().setExtent(extent)
    cell = table.visualRect(records.index(other, 0))
    QTest.mouseDClick(table.viewport(), journey.LEFT, Qt.KeyboardModifier.NoModifier, cell.center())
    desk.settle()
    assert abs(iface.mapCanvas().extent().width() - near.width()) < 1
    asked = []
    dock.found.draw_here.connect(asked.append)
    journey.press(panel.draw)
    assert [one.kind for one in asked] == ["works"] and asked[0].geometry["type"] in (
        "Point",
        "LineString",
        "Polygon",
    )
    dock.found.draw_here.disconnect(asked.append)
    desk.settle()
    dock.setUserVisible(True)


def from_the_map():
    """A click on the map with QGIS's own tool chooses in the table."""
    wanted = next(
        layer for layer in dock.found.layers if layer.customProperty("works_extents/shape") == "point"
    )
    feature = next(wanted.getFeatures(QgsFeatureRequest().setLimit(1)))
    place = feature.geometry().asPoint()
    journey.look_at(place.x(), place.y(), 60)
    iface.setActiveLayer(wanted)
    iface.actionSelect().trigger()
    desk.click_map(iface.mapCanvas(), place.x(), place.y())

    def chosen():
        return [records.sheet.values("work_reference_number")[row] for row in table.rows()]

    desk.wait_until(lambda: feature["work_reference_number"] in chosen(), "the work chosen in the table")
    iface.actionPan().trigger()
    for layer in dock.found.layers:
        layer.removeSelection()
    assert table.rows() == []


def copying():
    table.setFocus()
    QTest.keyClick(table, KEY.Key_A, CONTROL)
    desk.wait(60)
    assert len(table.rows()) == len(records.rows()) == selected_on_map()
    QTest.keyClick(table, KEY.Key_C, CONTROL)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == len(records.rows()) + 1 and lines[0].startswith("Work reference\tPromoter\t")
    click_row(0)
    journey.press(panel.tools.copy)
    assert (
        QApplication.clipboard()
        .text()
        .splitlines()[1]
        .startswith(records.sheet.words("work_reference_number")[records.rows()[0]] + "\t")
    )


def filtering():
    found = len(records.rows())
    focus(panel.filters.fold)
    if panel.filters.fold.isCollapsed():
        keys(panel.filters.fold, KEY.Key_Space)
    filters = panel.filters.of("works")
    journey.into_view(filters.text)
    click(filters.text, filters.text.rect().center())
    QTest.keyClicks(filters.text, "made-up")
    desk.wait(300)
    assert {records.sheet.values("promoter_organisation")[row][:7] for row in records.rows()} == {"Made-up"}
    box = filters.boxes["permit_status"]
    journey.into_view(box)
    box.setFocus()
    QTest.keyClick(box, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    desk.wait_until(box.view().isVisible, "the list of permit statuses")
    keys(box.view(), KEY.Key_Down, KEY.Key_Space, KEY.Key_Escape)
    desk.wait(100)
    wanted = box.wanted()
    assert len(wanted) == 1
    words = records.sheet.words("permit_status")
    shown = records.rows()
    assert {words[row] for row in shown} == wanted and 0 < len(shown) < found
    desk.wait_until(lambda: on_map() == len(shown), "the map to show the same")
    assert panel.filters.fold.title() == "Filters (2)"
    assert panel.filters.counted.text() == f"{len(shown):,} of {found:,} shown"
    assert panel.tabs.tabText(0) == f"Works {len(shown):,}/{found:,}"
    journey.press(filters.only_mine)
    codes = {records.sheet.values("promoter_swa_code")[row] for row in records.rows()}
    assert codes == {"ZZ01"} and panel.filters.fold.title() == "Filters (3)"
    desk.picture(iface.mainWindow(), pictures / f"filtered_{version}.png")
    export(len(records.rows()), all_rows=False)
    export(found, all_rows=True)
    journey.press(panel.filters.clear)
    assert len(records.rows()) == found and panel.filters.fold.title() == "Filters"
    desk.wait_until(lambda: on_map() == found, "the map to show all")
    focus(panel.filters.fold)
    keys(panel.filters.fold, KEY.Key_Space)
    assert panel.filters.fold.isCollapsed()


def export_dialog():
    dialogs = panel.findChildren(QFileDialog, "export_dialog")
    return next((dialog for dialog in dialogs if dialog.isVisible()), None)


def export(expected, *, all_rows):
    # A button with a menu does not return from being pressed before the menu closes.
    file = pictures / f"works_{version}_{'all' if all_rows else 'shown'}.csv"
    file.unlink(missing_ok=True)
    panel.tools.export.setFocus()
    QTimer.singleShot(200, lambda: keys(popup(), *[KEY.Key_Down] * (1 + all_rows), KEY.Key_Return))
    QTest.keyClick(panel.tools.export, KEY.Key_Space)
    dialog = desk.wait_until(export_dialog, "the dialog")
    desk.wait(100)
    name = dialog.findChild(QLineEdit)
    QTest.keyClick(name, KEY.Key_A, CONTROL)
    QTest.keyClicks(name, str(file.with_suffix("")))
    keys(name, KEY.Key_Return)
    desk.wait_until(file.exists, "the file")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert len(rows) == expected, (len(rows), expected)
    assert float(rows[0]["Easting"]) > 468_000 and datetime.strptime(rows[0]["Start"][:10], "%d/%m/%Y")
    said = f"{expected:,} row"
    desk.wait_until(lambda: any(said in words and file.name in words for words in messages()), said)


def messages():
    return [item.text() for item in iface.messageBar().findChildren(QgsMessageBarItem)]


def other_kinds():
    bar = panel.tabs.tabBar()
    for kind in list(panel.results)[1:]:
        bar.setFocus()
        keys(bar, KEY.Key_Right)
        shown = panel.tables[kind]
        assert panel.kind == kind and panel.current is shown
        assert shown.records.rowCount() == len(panel.results[kind]) == on_map(kind)
        if not len(panel.results[kind]):
            continue
        shown.setFocus()
        keys(shown, KEY.Key_Home)
        shown.selectRow(0)
        assert selected_on_map() == 1 and panel.table.rows() == []
        first = shown.records.names[0]
        assert shown.records.sheet.words(first)[shown.rows()[0]] in panel.details.toPlainText()
        desk.picture(dock, pictures / f"{kind}_{version}.png")
    click(bar, bar.tabRect(0).center())
    assert panel.kind == "works"


plugin = desk.the_plugin()
iface.mainWindow().resize(1500, 1000)
for version in ("v1", "v2", "v6"):
    dock = journey.sign_in(plugin, version)
    panel, table = dock.results, dock.results.table
    records = table.records
    ask_for_everything()
    journey.search(dock, journey.TOWN, today, today + timedelta(days=14))
    assert records.rowCount() == len(dock.result) == on_map() > 500
    assert panel.tabs.count() == len(panel.results) >= 1
    if version == "v1":
        narrow()  # before the draw dock stands beside it, which has a width of its own
    sorting()
    columns()
    choosing()
    from_the_map()
    copying()
    filtering()
    other_kinds()
    print("TABLE", version, {kind: len(result) for kind, result in panel.results.items()})
print("TABLE DONE")
