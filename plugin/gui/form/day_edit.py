"""A date or a time as people type it, with a calendar beside it, and what was understood under it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any

from qgis.PyQt.QtCore import QDate, QEvent, QObject, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...streetmanager.uk_time import uk_day
from ...submission.typed_dates import typed_day, typed_moment
from ..words import count, day, tr

DAY, MOMENT = "%d/%m/%Y", "%d/%m/%Y %H:%M"
FAR = 366


class Calendar(QCalendarWidget):
    """Shown over the form: Enter or a click takes the day, Escape takes none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("calendar")
        self.setWindowFlags(Qt.WindowType.Popup)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setGridVisible(True)


class DayEdit(QWidget):
    """Where a day is typed, or a day and a time. The value is a date, a naive UK local time, what was typed where it
    is neither, or None where nothing was.

    past: a day without a year is the last of its name. of_day: the day that a time alone is on.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget, with_time: bool = False, past: bool = False) -> None:
        super().__init__(parent)
        self._with_time, self._past = with_time, past
        self.of_day: Callable[[], Any] = lambda: None
        self.typed = QLineEdit(self)
        self.typed.setPlaceholderText(
            tr("such as 5/12 9:30, or mon 8am") if with_time else tr("such as 5/12, next mon, +10")
        )
        self.typed.setToolTip(
            tr(
                "5/12 · 5 dec 2026 · mon · next mon · tomorrow · +10 (days) · +2w · +1m · +5wd. Up and down: a day."
            )
        )
        self.button = QToolButton(self)
        self.button.setObjectName("open_calendar")
        self.button.setArrowType(Qt.ArrowType.DownArrow)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt+Down opens it, too
        self.button.setAccessibleName(tr("Calendar"))
        self.button.setToolTip(tr("Choose from a calendar (Alt+Down)"))
        self.understood = QLabel(self)
        self.understood.setObjectName("understood")
        self.understood.setWordWrap(True)
        self.understood.setStyleSheet("color: gray")
        self.calendar: Calendar | None = None
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(self.typed, 1)
        line.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addLayout(line)
        layout.addWidget(self.understood)
        self.setFocusProxy(self.typed)
        self.typed.installEventFilter(self)
        self.typed.textEdited.connect(self._edited)
        self.typed.editingFinished.connect(self._spell_out)
        self.button.clicked.connect(self.open_calendar)
        self._say()

    def value(self) -> Any:
        """What is meant."""
        text = self.typed.text().strip()
        if not text:
            return None
        today = uk_day(datetime.now(timezone.utc))
        if not self._with_time:
            return typed_day(text, today, self._past) or text
        belongs = self.of_day()
        on_day = belongs if type(belongs) is date else None
        return typed_moment(text, today, self._past, on_day) or text

    def show_value(self, value: Any) -> None:
        """Show a value, without telling that it has changed."""
        self.typed.setText(_spelt(value, self._with_time))
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's name
        """Up and down go a day on and back; Alt+Down and F4 open the calendar."""
        if watched is self.typed and event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        return bool(super().eventFilter(watched, event))

    def _key(self, event: QKeyEvent) -> bool:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_F4 or (alt and key == Qt.Key.Key_Down):
            self.open_calendar()
            return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Up else -1)
            return True
        return False

    def _step(self, days: int) -> None:
        held = self.value()
        if isinstance(held, date):
            self._take(held + timedelta(days=days))

    def open_calendar(self) -> None:
        """Show the calendar under the words, at the day that they mean."""
        calendar = self.calendar = Calendar(self)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        held = self.value()
        if isinstance(held, date):
            calendar.setSelectedDate(QDate(held.year, held.month, held.day))
        calendar.activated.connect(self._chosen)
        calendar.clicked.connect(self._chosen)
        calendar.move(self.typed.mapToGlobal(QPoint(0, self.typed.height())))
        calendar.show()
        calendar.setFocus()

    def _chosen(self, chosen: QDate) -> None:
        held = self.value()
        found: Any = chosen.toPyDate() if hasattr(chosen, "toPyDate") else chosen.toPython()
        if self._with_time:
            kept = held.time() if isinstance(held, datetime) else datetime.min.time().replace(hour=8)
            found = datetime.combine(found, kept)
        calendar, self.calendar = self.calendar, None
        if calendar is not None:
            calendar.close()
        self._take(found)
        self.typed.setFocus()

    def _take(self, value: Any) -> None:
        self.show_value(value)
        self.changed.emit()

    def _edited(self) -> None:
        self._say()
        self.changed.emit()

    def _spell_out(self) -> None:
        """What was typed short is written out, so that it means the same tomorrow."""
        held = self.value()
        if isinstance(held, date):
            spelt = _spelt(held, self._with_time)
            if spelt != self.typed.text():
                self.typed.setText(spelt)
                self._say()

    def _say(self) -> None:
        held = self.value()
        words = _words(held) if isinstance(held, date) else ""
        self.understood.setText(words)
        self.understood.setVisible(bool(words))


def _spelt(value: Any, with_time: bool) -> str:
    if isinstance(value, date):
        return value.strftime(MOMENT if with_time and isinstance(value, datetime) else DAY)
    return str(value or "")


def _words(value: date) -> str:
    """A day in words, and how far away it is."""
    meant = value.date() if isinstance(value, datetime) else value
    away = (meant - uk_day(datetime.now(timezone.utc))).days
    near = {0: tr("today"), 1: tr("tomorrow"), -1: tr("yesterday")}.get(away, "")
    if not near and abs(away) <= FAR:
        days = count(abs(away), tr("day"), tr("days"))
        near = tr("in {days}").format(days=days) if away > 0 else tr("{days} ago").format(days=days)
    words = f"{tr(f'{meant:%A}')} {day(meant)}"
    if isinstance(value, datetime):
        words += f", {value:%H:%M}"
    return f"{words} · {near}" if near else words
