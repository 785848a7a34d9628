"""A day and a time as they are typed into a form, by keyboard and by calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QWidget

from plugin.gui.form.day_edit import DayEdit

NO = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def place(qgis_app: object) -> QWidget:
    widget = QWidget()
    widget.resize(300, 100)
    widget.show()
    return widget


def test_what_is_typed_is_understood_and_spelt_out(place: QWidget) -> None:
    edit = DayEdit(place)
    told: list[object] = []
    edit.changed.connect(lambda: told.append(edit.value()))
    QTest.keyClicks(edit.typed, "+10")
    meant = date.today() + timedelta(days=10)
    assert edit.value() == meant and told[-1] == meant
    assert "in 10 days" in edit.understood.text() and f"{meant:%A}" in edit.understood.text()
    QTest.keyClick(edit.typed, Qt.Key.Key_Return)
    assert edit.typed.text() == f"{meant:%d/%m/%Y}" and edit.value() == meant


def test_what_is_no_day_stays_as_it_was_typed(place: QWidget) -> None:
    edit = DayEdit(place)
    QTest.keyClicks(edit.typed, "soon")
    QTest.keyClick(edit.typed, Qt.Key.Key_Return)
    assert edit.value() == "soon" and edit.understood.isHidden()
    edit.typed.clear()
    assert edit.value() is None


def test_up_and_down_go_a_day(place: QWidget) -> None:
    edit = DayEdit(place)
    edit.show_value(date(2026, 12, 31))
    QTest.keyClick(edit.typed, Qt.Key.Key_Up)
    assert edit.value() == date(2027, 1, 1)
    QTest.keyClick(edit.typed, Qt.Key.Key_Down)
    QTest.keyClick(edit.typed, Qt.Key.Key_Down)
    assert edit.value() == date(2026, 12, 30)


def test_a_day_out_of_the_calendar(place: QWidget) -> None:
    edit = DayEdit(place)
    edit.show_value(date(2026, 12, 5))
    QTest.keyClick(edit.typed, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert edit.calendar is not None and edit.calendar.selectedDate() == QDate(2026, 12, 5)
    edit.calendar.activated.emit(QDate(2026, 12, 9))
    assert edit.value() == date(2026, 12, 9) and edit.calendar is None


def test_a_time_alone_is_on_its_day(place: QWidget) -> None:
    edit = DayEdit(place, with_time=True)
    edit.of_day = lambda: date(2026, 12, 7)
    QTest.keyClicks(edit.typed, "9:30")
    QTest.keyClick(edit.typed, Qt.Key.Key_Return)
    assert edit.value() == datetime(2026, 12, 7, 9, 30) and edit.typed.text() == "07/12/2026 09:30"
    edit.show_value(datetime(2026, 12, 8, 7, 5))
    assert edit.value() == datetime(2026, 12, 8, 7, 5)


def test_a_day_that_has_to_have_been(place: QWidget) -> None:
    edit = DayEdit(place, past=True)
    tomorrow = date.today() + timedelta(days=1)
    QTest.keyClicks(edit.typed, f"{tomorrow.day}/{tomorrow.month}")
    assert edit.value() < date.today()
