"""When: the days that what is searched for overlaps."""

from __future__ import annotations

from datetime import date

from qgis.PyQt.QtCore import QDate, QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QDateEdit, QGridLayout, QLabel, QWidget

from ...host import settings
from ...host.settings import Setting
from ..narrow import narrow
from ..words import tr

OWN = "own"
PRESET = Setting("search/dates", "days_ahead")
OWN_START = Setting("search/own_start", "")
OWN_END = Setting("search/own_end", "")


class DatesChooser(QWidget):
    """From a day to a day, both included; either may be open. To begin with, as it was left.

    `changed` is sent when other days are meant.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preset = narrow(QComboBox(self))
        self.preset.setObjectName("search_dates")
        self.preset.setAccessibleName(tr("Which days"))
        for key, words in _preset_words():
            self.preset.addItem(words, key)
        self.start, self.no_start = self._day("search_start", tr("First day"), tr("No start"))
        self.end, self.no_end = self._day("search_end", tr("Last day"), tr("No end"))
        self._arrange()
        self._restore()
        self.preset.activated.connect(self._preset_chosen)
        for edit, tick in ((self.start, self.no_start), (self.end, self.no_end)):
            edit.dateChanged.connect(lambda day, tick=tick: self._own_days(tick))
            tick.toggled.connect(self._opened)

    def _day(self, name: str, words: str, open_words: str) -> tuple[QDateEdit, QCheckBox]:
        edit = QDateEdit(QDate.currentDate(), self)
        edit.setObjectName(name)
        edit.setAccessibleName(words)
        edit.setCalendarPopup(True)
        edit.setDisplayFormat("dd/MM/yyyy")
        tick = QCheckBox(open_words, self)
        tick.setObjectName(f"{name}_open")
        return edit, tick

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.preset, 0, 0, 1, 4)
        grid.addWidget(self.start, 1, 0)
        to = QLabel(tr("to"), self)
        grid.addWidget(to, 1, 1)
        grid.addWidget(self.end, 1, 2)
        grid.addWidget(self.no_start, 2, 0)
        grid.addWidget(self.no_end, 2, 2)
        grid.setColumnStretch(3, 1)
        for one, other in ((self.preset, self.start), (self.start, self.end), (self.end, self.no_start)):
            self.setTabOrder(one, other)
        self.setTabOrder(self.no_start, self.no_end)

    def dates(self) -> tuple[date | None, date | None]:
        """The first and the last day; None where that end is open."""
        self._move_with_the_day()
        return (
            None if self.no_start.isChecked() else self.start.date().toPyDate(),
            None if self.no_end.isChecked() else self.end.date().toPyDate(),
        )

    def problem(self) -> str:
        """What is wrong with the dates, in words; empty where nothing is."""
        start, end = self.dates()
        if start and end and end < start:
            return tr("The end date is before the start date. Change one of them.")
        return ""

    def choose(self, preset: str) -> None:
        """Choose one of the presets, or OWN for the days as they stand."""
        self.preset.setCurrentIndex(max(0, self.preset.findData(preset)))
        self._preset_chosen()

    def _preset_chosen(self) -> None:
        self._move_with_the_day()
        self._remember()

    def _move_with_the_day(self) -> None:
        """A preset means other days tomorrow, while QGIS stays open."""
        from ...search.day_spans import span

        preset = self.preset.currentData()
        if preset != OWN:
            self._show(*span(preset, date.today(), settings.SEARCH_DAYS.get()))

    def _show(self, start: date | None, end: date | None) -> None:
        for edit, tick, day in ((self.start, self.no_start, start), (self.end, self.no_end, end)):
            blocked = QSignalBlocker(edit), QSignalBlocker(tick)
            if day is not None:
                edit.setDate(QDate(day.year, day.month, day.day))
            tick.setChecked(day is None)
            edit.setEnabled(day is not None)
            del blocked

    def _own_days(self, tick: QCheckBox) -> None:
        tick.setChecked(False)
        self._become_own()

    def _opened(self) -> None:
        self.start.setEnabled(not self.no_start.isChecked())
        self.end.setEnabled(not self.no_end.isChecked())
        self._become_own()

    def _become_own(self) -> None:
        self.preset.setCurrentIndex(self.preset.findData(OWN))
        self._remember()

    def _remember(self) -> None:
        PRESET.set(self.preset.currentData())
        for setting, edit, tick in (
            (OWN_START, self.start, self.no_start),
            (OWN_END, self.end, self.no_end),
        ):
            setting.set("" if tick.isChecked() else edit.date().toPyDate().isoformat())
        self.changed.emit()

    def _restore(self) -> None:
        self.preset.setCurrentIndex(max(0, self.preset.findData(PRESET.get())))
        if self.preset.currentData() == OWN:
            self._show(_day_of(OWN_START.get()), _day_of(OWN_END.get()))
        else:
            self._move_with_the_day()


def _preset_words() -> list[tuple[str, str]]:
    ahead = settings.SEARCH_DAYS.get()
    return [
        ("days_ahead", tr("Today and the next {days} days").format(days=ahead)),
        ("this_week", tr("This week, Monday to Sunday")),
        ("next_28_days", tr("The next 28 days")),
        ("next_3_months", tr("The next 3 months")),
        ("last_4_weeks", tr("The last 4 weeks")),
        ("any_time", tr("Any time")),
        (OWN, tr("Days of your choice")),
    ]


def _day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
