"""Which street the works are on: the streets under the shape, and what the chosen one settles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ...submission.street_values import authorities_of, reinstatement_types_of
from ..focus_order import in_turn
from ..narrow import narrow, wrapped
from ..words import tr
from .other_street import OtherStreet

if TYPE_CHECKING:
    from ...streetmanager.lookup_records import Street
    from ...submission.street_match import Candidate, StreetMatch

CLEARLY = 0.8


class StreetChoice(QWidget):
    """The streets found, best first; the chosen one's authority and reinstatement type; its designations.

    `chosen` comes when the street, the authority or the reinstatement type has been chosen, or nothing is;
    `offered` with the candidates when there are others to choose from, none of them where there are none.
    """

    chosen = pyqtSignal()
    wanted = pyqtSignal(int)
    offered = pyqtSignal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("street_choice")
        self._candidates: list[Candidate] = []
        self._group: QButtonGroup | None = None
        self._lines: list[QWidget] = []
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self._streets = QVBoxLayout()
        self.other = OtherStreet(self)
        self.other.wanted.connect(self.wanted)
        self.authority = narrow(QComboBox(self))
        self.authority.setObjectName("authority")
        self.reinstatement = narrow(QComboBox(self))
        self.reinstatement.setObjectName("reinstatement_type")
        self.designations = QLabel(self)
        self.designations.setWordWrap(True)
        self.designations.setObjectName("designations")
        self._rows = QFormLayout()
        self._rows.addRow(tr("Assessed by"), self.authority)
        self._rows.addRow(tr("Reinstatement"), self.reinstatement)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.state)
        layout.addLayout(self._streets)
        layout.addWidget(self.other)
        layout.addLayout(self._rows)
        layout.addWidget(self.designations)
        self.authority.activated.connect(lambda _: self.chosen.emit())
        self.reinstatement.activated.connect(lambda _: self.chosen.emit())
        self.say("")

    def say(self, words: str) -> None:
        """No streets to choose from: say why."""
        self._clear()
        self.offered.emit([])
        self.state.setText(words)
        self.state.setVisible(bool(words))
        self.other.say("")
        self.other.hide()
        self._settle(None)

    def show_match(
        self, match: StreetMatch, usrn: int | None, authority: str | None, kind: int | None
    ) -> None:
        """Offer the streets; what was chosen before stays chosen where it is still among them.

        A street that clearly has most of the shape is chosen to begin with; otherwise the person chooses.
        """
        self._clear()
        self._candidates = list(match.candidates)
        if not self._candidates:
            self.say(
                tr(
                    "No street of the gazetteer is within 25 m of this shape. Move it onto a street, or enter "
                    "the street's USRN."
                )
            )
            self.other.show()
            return
        self.other.show()
        self.state.setVisible(len(self._candidates) > 1)
        self.state.setText(
            tr("The shape is near {count} streets. Choose the one that the permit is for:").format(
                count=len(self._candidates)
            )
        )
        self._group = QButtonGroup(self)
        for index, candidate in enumerate(self._candidates):
            button = QRadioButton(self)
            button.setObjectName(f"street_{candidate.street.usrn}")
            self._group.addButton(button, index)
            line = wrapped(button, candidate_words(candidate), self)
            self._lines.append(line)
            self._streets.addWidget(line)
        in_turn(self, self._group.buttons())
        self._group.idClicked.connect(self._clicked)
        self._choose_first(usrn, authority, kind)
        self.offered.emit(list(self._candidates))

    def _choose_first(self, usrn: int | None, authority: str | None, kind: int | None) -> None:
        before = [index for index, candidate in enumerate(self._candidates) if candidate.street.usrn == usrn]
        clear = len(self._candidates) == 1 or self._candidates[0].share >= CLEARLY
        index = before[0] if before else (0 if clear else -1)
        if index < 0 or self._group is None:
            self._settle(None)
            self.chosen.emit()
            return
        self._group.button(index).setChecked(True)
        self._settle(self._candidates[index].street)
        if before:
            _choose(self.authority, authority)
            _choose(self.reinstatement, kind)
        self.chosen.emit()

    def _clear(self) -> None:
        self._candidates = []
        if self._group is not None:
            self._group.deleteLater()
            self._group = None
        for line in self._lines:
            line.hide()
            line.setParent(None)
            line.deleteLater()
        self._lines = []

    def _clicked(self, index: int) -> None:
        self._settle(self._candidates[index].street)
        self.chosen.emit()

    def _settle(self, street: Street | None) -> None:
        self.authority.clear()
        self.reinstatement.clear()
        _offer(self.authority, authorities_of(street) if street is not None else [])
        _offer(self.reinstatement, reinstatement_types_of(street) if street is not None else [])
        for row in (self.authority, self.reinstatement):
            row.setVisible(street is not None)
            row.setEnabled(row.count() > 1)
            self._rows.labelForField(row).setVisible(street is not None)
        self.designations.setVisible(street is not None)

    def show_designations(self, words: list[str]) -> None:
        """What is special about the street, where the shape is: told, never ticked."""
        if not words:
            self.designations.setText(tr("No special designations here."))
            return
        self.designations.setText(tr("Special designations: {list}").format(list="; ".join(words)))

    def street(self) -> Street | None:
        """The chosen street, or none."""
        index = self._group.checkedId() if self._group is not None else -1
        return self._candidates[index].street if index >= 0 else None

    def streets(self) -> list[Street]:
        """All the streets to choose from, best first."""
        return [candidate.street for candidate in self._candidates]

    def authority_code(self) -> str | None:
        """The SWA code of the authority that will assess; none while several are to choose from."""
        return self.authority.currentData()

    def reinstatement_type(self) -> int | None:
        """The reinstatement type; none while several are to choose from."""
        return self.reinstatement.currentData()

    def still_needed(self) -> str:
        """What is still to be chosen, in words; empty where nothing is."""
        if self.street() is None:
            return tr("Choose the street.")
        if self.authority.count() > 1 and self.authority_code() is None:
            return tr("Choose the authority that will assess.")
        if self.reinstatement.count() > 1 and self.reinstatement_type() is None:
            return tr("Choose the reinstatement type.")
        return ""


def _offer(box: QComboBox, options: Sequence[tuple[Any, str]]) -> None:
    if len(options) > 1:
        box.addItem(tr("Choose …"), None)
    for value, words in options:
        box.addItem(words, value)


def _choose(box: QComboBox, value: Any) -> None:
    index = box.findData(value)
    if value is not None and index >= 0:
        box.setCurrentIndex(index)


def candidate_words(candidate: Candidate) -> str:
    """A street with how much of the shape lies on it: HIGH STREET, Town · USRN 99900001 · 84 %."""
    street = candidate.street
    name = ", ".join(part for part in (street.street_descriptor, street.town) if part)
    measure = (
        tr("{share:.0f}\u00a0% of the shape").format(share=100 * candidate.share)
        if candidate.share > 0 or candidate.distance is None
        else tr("{metres:.0f} m away").format(metres=candidate.distance)
    )
    return tr("{name} · USRN {usrn} · {measure}").format(name=name, usrn=street.usrn, measure=measure)
