"""The main job at QGIS's desk, step by step, by mouse and keyboard: what the demo shows and the tests check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import desk
from qgis.core import QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QDate, QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QMenu,
    QPushButton,
    QRadioButton,
    QWidget,
)
from qgis.utils import iface

TOWN = QgsRectangle(468_700, 308_700, 471_300, 311_300)
LEFT = Qt.MouseButton.LeftButton
RIGHT = Qt.MouseButton.RightButton


def press(button: QAbstractButton) -> None:
    """Click a button with the mouse, once it can be pressed, having brought it into view."""
    name = button.objectName() or button.text()

    def can_be_pressed() -> bool:
        if not (button.isVisible() and button.isEnabled()):
            return False
        into_view(button)
        return button.isVisible() and button.isEnabled()  # nothing comes between this look and the click

    desk.wait_until(can_be_pressed, f"the button {name!r} to be pressed")
    _click(button)


def _click(button: QAbstractButton) -> None:
    # A radio button or tick box reacts on its mark, not on the empty space beside its words.
    by_its_mark = isinstance(button, (QRadioButton, QCheckBox))
    at = QPoint(8, button.height() // 2) if by_its_mark else button.rect().center()
    QTest.mouseClick(button, LEFT, Qt.KeyboardModifier.NoModifier, at)
    desk.wait(30)


def press_offered(parent: QWidget, name: str, kind: type = QRadioButton) -> None:
    """Click the button of this name among those that are made anew with each answer."""
    desk.wait_until(lambda: press_if_offered(parent, name, kind), f"{name} to be offered")


def press_if_offered(parent: QWidget, name: str, kind: type = QRadioButton, ticked: bool = True) -> bool:
    """Click the first such button in sight, if there is one; ticked: also one that is ticked. Whether it was."""

    def in_sight() -> list[Any]:
        found = [one for one in parent.findChildren(kind, name) if one.isVisible() and one.isEnabled()]
        return [one for one in found if ticked or not one.isChecked()]

    offered = in_sight()
    if not offered:
        return False
    into_view(offered[0])
    if offered[0] not in in_sight():  # others were made in their place meanwhile
        return False
    _click(offered[0])
    return True


def in_menu(menu: QMenu, act: Callable[[], None]) -> None:
    """Do something once the menu is open: it holds up what opened it until it is closed."""
    looks = QTimer(menu)

    def look() -> None:
        if menu.isVisible():
            looks.stop()
            act()

    looks.timeout.connect(look)
    looks.start(50)


def hold_messages() -> None:
    """As somebody who reads them: the messages in the bar do not go away by themselves from now on."""
    for clock in iface.messageBar().findChildren(QTimer):
        clock.stop()


def into_view(widget: QWidget) -> None:
    """Scroll to a widget, as a person would."""
    parent = widget.parentWidget()
    while parent is not None:
        if hasattr(parent, "ensureWidgetVisible"):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
    desk.wait(20)


def child(parent: QWidget, name: str, kind: type = QPushButton) -> Any:
    """The widget of this name within another, once it is there."""
    what = f"a {kind.__name__} named {name} in {parent.objectName()}"
    return desk.wait_until(lambda: parent.findChild(kind, name), what)


def sign_in(plugin: Any, version: str, account: int = 0) -> Any:
    """Open the search dock and sign in to the practice service; the dock is returned."""
    if not plugin.search_action.isChecked():
        plugin.search_action.trigger()
    dock = desk.wait_until(lambda: plugin.search_dock, "the search dock")
    strip = dock.strip
    unfold(strip)
    strip.environment.setCurrentIndex(strip.environment.findData("practice"))
    strip.version.setCurrentIndex(strip.version.findData(version))
    strip.account.setCurrentIndex(account)
    held = plugin.office.sign_in
    before = held.service
    press(strip.button)
    desk.wait_until(lambda: held.signed_in and held.service is not before, "being signed in")
    return dock


def unfold(strip: Any) -> None:
    """Open the form to sign in with, as a person would who is signed out, or signed in as somebody else."""
    if not strip.unfold.isChecked():
        press(strip.unfold)
    if strip.other.isVisible() and not strip.other.isChecked():
        press(strip.other)


def show_town(plugin: Any) -> None:
    """Put the practice town on the map, by the button in the message bar where there is one."""
    hold_messages()
    buttons = iface.messageBar().findChildren(QPushButton)
    offered = [button for button in buttons if button.text() == "Show the town" and button.isVisible()]
    if offered:
        press(offered[0])
    else:
        plugin.office.show_town()
    desk.wait_until(lambda: QgsProject.instance().mapLayersByName("Market Rehearsal (practice)"), "the town")
    desk.settle()


def search(dock: Any, box: QgsRectangle, start: date, end: date) -> Any:
    """Search a box (EPSG:27700) by the map view; the result is returned."""
    before = dock.result
    begin_search(dock, box, start, end)
    desk.wait_until(lambda: dock.result is not before and not dock.searching.busy, "the search")
    return dock.result


def begin_search(dock: Any, box: QgsRectangle, start: date, end: date) -> None:
    """Begin to search a box (EPSG:27700) by the map view."""
    from works_extents.plugin.host import positions  # type: ignore[import-not-found]

    canvas = iface.mapCanvas()
    crs = canvas.mapSettings().destinationCrs()
    canvas.setExtent(positions.box_to_canvas(box, crs))
    desk.settle()
    dock.area.choose("map_view")
    dock.dates.start.setDate(QDate(start.year, start.month, start.day))
    dock.dates.end.setDate(QDate(end.year, end.month, end.day))
    press(dock.search)


def open_draw_dock(plugin: Any) -> Any:
    """The draw dock, opened by its button."""
    if not plugin.draw_action.isChecked():
        plugin.draw_action.trigger()
    dock = desk.wait_until(lambda: plugin.draw_dock, "the draw dock")
    dock.setUserVisible(True)
    desk.wait(100)
    return dock


def look_at(easting: float, northing: float, across: float = 160.0) -> None:
    """Bring a place (EPSG:27700) into the middle of the map, so many metres across."""
    from works_extents.plugin.host import positions

    canvas = iface.mapCanvas()
    half = across / 2
    box = QgsRectangle(easting - half, northing - half, easting + half, northing + half)
    canvas.setExtent(positions.box_to_canvas(box, canvas.mapSettings().destinationCrs()))
    canvas.refresh()
    desk.settle()


def draw(dock: Any, shape: str, vertices: Sequence[tuple[float, float]]) -> list[Any]:
    """Draw by mouse events on the canvas; where the clicks really were (canvas CRS) is returned."""
    press(child(dock, f"draw_{shape}", QAbstractButton))
    desk.settle()
    canvas = iface.mapCanvas()
    clicked = [desk.click_map(canvas, *on_canvas(*vertex)) for vertex in vertices]
    if shape != "point":
        desk.click_map(canvas, *on_canvas(*vertices[-1]), button=RIGHT)
    desk.wait_until(lambda: dock.drawing.draft is not None and dock.drawing.draft.finished, "the shape's end")
    return clicked


def on_canvas(easting: float, northing: float) -> tuple[float, float]:
    """Where the canvas shows an easting and northing."""
    from qgis.core import QgsPointXY
    from works_extents.plugin.host import positions

    place = positions.to_canvas(
        QgsPointXY(easting, northing), iface.mapCanvas().mapSettings().destinationCrs()
    )
    return place.x(), place.y()


def wait_for_streets(dock: Any) -> None:
    """Wait until the streets under the shape are known; until then those of the shape before may be seen."""
    choice, lookup = dock.draw_page.streets, dock.streets
    desk.wait_until(
        lambda: not lookup.busy and (choice.street() is not None or _offered(choice)),
        "streets",
    )


def _offered(choice: Any) -> list[QRadioButton]:
    return [button for button in choice.findChildren(QRadioButton) if button.isVisible()]


def choose_street(dock: Any) -> None:
    """Choose what the dock still asks for: the first street, the first authority, the first type."""
    choice = dock.draw_page.streets
    # They are looked up anew when the shape or the sign-in changes: the ones seen may just have gone.
    wait_for_streets(dock)
    if choice.street() is None:
        press(_offered(choice)[0])
    for box in (choice.authority, choice.reinstatement):
        if box.currentData() is None:
            pick(box, box.itemData(1))
    desk.wait_until(lambda: not choice.still_needed(), "the street's details")


def pick(box: QComboBox, value: Any) -> None:
    """Choose an entry of a list by keyboard: arrows from the top to where it stands."""
    index = box.findData(value)
    if index < 0:
        raise AssertionError(f"{box.objectName()} does not offer {value!r}")
    into_view(box)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(index):
        QTest.keyClick(box, Qt.Key.Key_Down)
    if box.currentData() != value:
        box.setCurrentIndex(index)
    box.activated.emit(box.currentIndex())
    desk.wait(20)


def answer(form: Any, name: str, value: Any) -> None:
    """Answer one question of the form, by keyboard or mouse as a person would."""
    editor = form.row(name).editor
    widget = editor.widget
    if isinstance(widget, QComboBox):
        pick(widget, value)
    elif isinstance(value, bool):
        press(widget.findChildren(QRadioButton)[0 if value else 1])
    elif isinstance(value, list):
        _tick(widget, value, editor)
    else:
        into_view(widget)
        widget.setFocus()
        line = widget.focusProxy() or widget
        QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(line, f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value))
    desk.wait(20)
    if editor.value() != value:
        raise AssertionError(f"{name}: wanted {value!r}, and the form has {editor.value()!r}")


def _tick(widget: QWidget, value: list[Any], editor: Any) -> None:
    for box in widget.findChildren(QAbstractButton):
        QTest.mouseClick(box, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(8, box.height() // 2))
        if editor.value() is None or editor.value()[-1] not in value:
            QTest.mouseClick(box, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(8, box.height() // 2))
        if editor.value() == value:
            return


ANSWERS: dict[str, Any] = {
    "activity_type": "utility_repair_and_maintenance_works",
    "description_of_work": "Repair a leaking water main",
    "excavation": True,
    "workstream_prefix": "001",
    "works_location_description": "Carriageway outside number 12",
    "location_types": ["carriageway"],
    "traffic_management_type": "give_and_take",
    "is_ttro_required": False,
    "traffic_management_plan": False,
    "close_footway": "no",
    "lane_rental_applicable": False,
    "secondary_contact": "A Person",
    "secondary_contact_number": "01632 960001",
    "collaborative_working": False,
}
BY_VERSION: dict[str, dict[str, Any]] = {
    "v1": {"environmental_health_notifiable": False},
    "v2": {"environmental_health_notifiable": False},
    "v6": {
        "close_footpath": "no",
        "others_can_collaborate_on_work": False,
        "reason_for_non_collaboration": "A short job at one spot",
    },
}


def fill_form(form: Any, version: str, **more: Any) -> None:
    """Answer all that a plain permit application needs in a version of the service."""
    for name, value in {**ANSWERS, **BY_VERSION[version], **more}.items():
        answer(form, name, value)
    # What decides it was asked one after the other, and the words of the question before stand there until the next.
    question = form.answers.category
    desk.wait_until(lambda: question.category and not question._later.isActive(), "the category")


def confirm(dock: Any) -> None:
    """Tick on the summary what is to be confirmed: also what an answer brings only now."""

    def confirmed() -> bool:
        ticks = dock.summary.confirmations
        while press_if_offered(ticks, "confirm_finding", QCheckBox, ticked=False):
            pass
        return bool(dock.summary.submit.isEnabled())

    desk.wait_until(confirmed, "the summary to be confirmed")


def submit(dock: Any) -> Any:
    """From the filled form to the receipt; the submitted draft is returned."""
    press(dock.form.go_on)
    desk.wait_until(lambda: dock.pages.currentWidget() is dock.summary, _said(dock.form))
    press(dock.summary.submit)
    desk.wait_until(lambda: dock.pages.currentWidget() is dock.receipt, "the receipt")
    return dock.drawing.draft


def _said(form: Any) -> str:
    told = [label.text() for label in form.findChildren(QLabel) if label.objectName().startswith("problem_")]
    return "the summary; the form says " + "; ".join(text for text in told if text)
