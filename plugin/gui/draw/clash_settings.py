"""How near, in metres and days, other works are said to clash: kept in the settings, set in QGIS's options."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QFormLayout, QGroupBox, QLabel, QPushButton, QSpinBox, QWidget

from ...geometry.clashes import USUAL, Distances
from ...host import settings
from ..words import tr

FURTHEST, LONGEST = 2000, 365


def distances() -> Distances:
    """The distances and days as they are set."""
    return Distances(
        close_by=settings.CLASH_CLOSE_BY.get(),
        high_impact=settings.CLASH_HIGH_IMPACT.get(),
        closure=settings.CLASH_CLOSURE.get(),
        days_apart=settings.CLASH_DAYS.get(),
        major_days_apart=settings.CLASH_MAJOR_DAYS.get(),
    )


class ClashOptions(QGroupBox):
    """The group of the options page; `apply` keeps what is set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Clashes with other works"), parent)
        rows = QFormLayout(self)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        words = QLabel(tr("Works with days in common clash with yours"), self)
        words.setWordWrap(True)
        rows.addRow(words)
        metres, days = tr(" m"), tr(" days")
        self.close_by = self._number("options_close_by", metres, 0, FURTHEST)
        self.high_impact = self._number("options_high_impact", metres, 0, FURTHEST)
        self.closure = self._number("options_closure", metres, 0, FURTHEST)
        self.days = self._number("options_days_apart", days, 0, LONGEST)
        self.major_days = self._number("options_major_days_apart", days, 0, LONGEST)
        rows.addRow(tr("Any works with&in"), self.close_by)
        rows.addRow(tr("Heavy for &traffic, within"), self.high_impact)
        rows.addRow(tr("A &road closure, within"), self.closure)
        rows.addRow(tr("Could be done together: starting within"), self.days)
        rows.addRow(tr("The same for major works and forward plans"), self.major_days)
        self.usual = QPushButton(tr("As usual"), self)
        self.usual.setObjectName("options_clashes_usual")
        self.usual.clicked.connect(lambda: self.show_distances(USUAL))
        rows.addRow(self.usual)
        self.show_distances(distances())

    def _number(self, name: str, suffix: str, least: int, most: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setObjectName(name)
        box.setRange(least, most)
        box.setSuffix(suffix)
        return box

    def show_distances(self, shown: Distances) -> None:
        """Show these distances and days."""
        self.close_by.setValue(round(shown.close_by))
        self.high_impact.setValue(round(shown.high_impact))
        self.closure.setValue(round(shown.closure))
        self.days.setValue(shown.days_apart)
        self.major_days.setValue(shown.major_days_apart)

    def apply(self) -> None:
        """Keep what is set; it counts from the next question on."""
        settings.CLASH_CLOSE_BY.set(self.close_by.value())
        settings.CLASH_HIGH_IMPACT.set(self.high_impact.value())
        settings.CLASH_CLOSURE.set(self.closure.value())
        settings.CLASH_DAYS.set(self.days.value())
        settings.CLASH_MAJOR_DAYS.set(self.major_days.value())
