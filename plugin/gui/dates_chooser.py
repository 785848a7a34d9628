"""When: the days that the works overlap."""

from __future__ import annotations

from datetime import date

from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QWidget

from ..host import settings
from .words import tr


class DatesChooser(QWidget):
    """From a day to a day, both included; to begin with what the service's own map shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        today = QDate.currentDate()
        self.start = _date_edit(self, today)
        self.start.setObjectName("search_start")
        self.end = _date_edit(self, today.addDays(settings.SEARCH_DAYS.get()))
        self.end.setObjectName("search_end")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.start)
        row.addWidget(QLabel(tr("to"), self))
        row.addWidget(self.end)
        row.addStretch(1)

    def dates(self) -> tuple[date, date]:
        """The first and the last day."""
        return self.start.date().toPyDate(), self.end.date().toPyDate()

    def problem(self) -> str:
        """What is wrong with the dates, in words; empty where nothing is."""
        start, end = self.dates()
        return tr("The end date is before the start date. Change one of them.") if end < start else ""


def _date_edit(parent: QWidget, value: QDate) -> QDateEdit:
    edit = QDateEdit(value, parent)
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("dd/MM/yyyy")
    return edit
