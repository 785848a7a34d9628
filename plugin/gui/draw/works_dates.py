"""When the works are to be: the first and the last day, which the permit application takes over."""

from __future__ import annotations

from datetime import date

from qgis.PyQt.QtCore import QDate, QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import QDateEdit, QGridLayout, QLabel, QWidget

from ..red_words import warn_in
from ..words import tr


class WorksDates(QWidget):
    """Two days, both included. `changed` comes when the person has set another one."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start = self._day("works_start", tr("First day of the works"))
        self.end = self._day("works_end", tr("Last day of the works"))
        self.problem = QLabel(self)
        self.problem.setObjectName("works_dates_problem")
        self.problem.setWordWrap(True)
        label = QLabel(tr("&Works from"), self)
        label.setBuddy(self.start)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.start, 0, 1)
        grid.addWidget(QLabel(tr("to"), self), 0, 2)
        grid.addWidget(self.end, 0, 3)
        grid.addWidget(self.problem, 1, 0, 1, 5)
        grid.setColumnStretch(4, 1)
        self._shown: tuple[date, date] | None = None
        self.start.dateChanged.connect(self._start_moved)
        self.end.dateChanged.connect(lambda day: self._tell())
        self._judge()

    def _day(self, name: str, words: str) -> QDateEdit:
        edit = QDateEdit(QDate.currentDate(), self)
        edit.setObjectName(name)
        edit.setAccessibleName(words)
        edit.setToolTip(words)
        edit.setCalendarPopup(True)
        edit.setDisplayFormat("dd/MM/yyyy")
        edit.setKeyboardTracking(False)
        return edit

    def show_days(self, start: date, end: date) -> None:
        """Show these days."""
        if (start, end) == self._shown:
            return
        self._put(start, end)

    def _put(self, start: date, end: date) -> None:
        self._shown = (start, end)
        for edit, day in ((self.start, start), (self.end, end)):
            blocked = QSignalBlocker(edit)
            edit.setDate(QDate(day.year, day.month, day.day))
            del blocked
        self._judge()

    def days(self) -> tuple[date, date]:
        """The first and the last day, as they stand; the last may be before the first."""
        return self.start.date().toPyDate(), self.end.date().toPyDate()

    def _start_moved(self) -> None:
        """The works take as long as before."""
        start, end = self.days()
        if self._shown is not None and self._shown[1] >= self._shown[0]:
            end = start + (self._shown[1] - self._shown[0])
        self._put(start, end)
        self.changed.emit()

    def _tell(self) -> None:
        self._shown = self.days()
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        start, end = self.days()
        wrong = end < start
        warn_in(self.problem, tr("The last day is before the first. Change one of them.") if wrong else "")
