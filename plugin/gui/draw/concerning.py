"""What a submission hangs on: its work, permit, plan, site or activity, asked for by reference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..narrow import narrow
from ..words import tr

if TYPE_CHECKING:
    from ...submission.originals import Candidate


class ConcerningPanel(QGroupBox):
    """`wanted` tells a reference as it was typed, `picked` which of those that were found; `take_chosen` asks for the
    one that is chosen elsewhere, `take_over` for the
    original's shape, `show_place` to bring it into view."""

    wanted = pyqtSignal(str)
    picked = pyqtSignal(int)
    take_chosen = pyqtSignal()
    take_over = pyqtSignal()
    show_place = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("On record"), parent)
        self.setObjectName("concerning")
        self.reference = QLineEdit(self)
        self.reference.setObjectName("concerning_reference")
        self.reference.setClearButtonEnabled(True)
        self.find = _button(tr("Find"), "concerning_find", self)
        self.chosen = _button(tr("The chosen one"), "concerning_chosen", self)
        self.chosen.setToolTip(tr("The work that is chosen in the table of the search, or on the map."))
        self.choice = narrow(QComboBox(self))
        self.choice.setObjectName("concerning_choice")
        self.choice.setAccessibleName(tr("Which of them"))
        self.said = _label("concerning_said", self)
        self.words = _label("concerning_words", self)
        self.take = _button(tr("Take over its shape"), "take_over_shape", self)
        self.take.setToolTip(tr("Begin with the shape that is on record, dashed on the map."))
        self.show_it = _button(tr("Show"), "show_original", self)
        asked, doing = QHBoxLayout(), QHBoxLayout()
        asked.addWidget(self.reference, 1)
        asked.addWidget(self.find)
        asked.addWidget(self.chosen)
        doing.addWidget(self.take)
        doing.addWidget(self.show_it)
        doing.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 3, 6, 3)
        layout.addLayout(asked)
        layout.addWidget(self.choice)
        layout.addWidget(self.said)
        layout.addWidget(self.words)
        layout.addLayout(doing)
        self.reference.returnPressed.connect(self._ask)
        self.find.clicked.connect(lambda: self._ask())
        self.chosen.clicked.connect(lambda: self.take_chosen.emit())
        self.choice.activated.connect(self.picked)
        self.take.clicked.connect(lambda: self.take_over.emit())
        self.show_it.clicked.connect(lambda: self.show_place.emit())
        self.clear()

    def _ask(self) -> None:
        self.wanted.emit(self.reference.text().strip())

    def ask_for(self, asked: str) -> None:
        """What is asked for here, in a few words."""
        self.reference.setPlaceholderText(asked)
        self.reference.setAccessibleName(asked)
        self.reference.setToolTip(asked)

    def clear(self) -> None:
        """Nothing has been found yet."""
        self.say("")
        self.offer([])
        self.show_original((), False, False)

    def say(self, words: str) -> None:
        """What goes on, or why nothing was found."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def offer(self, candidates: Sequence[Candidate]) -> None:
        """What was found; of several the person chooses one."""
        self.choice.clear()
        self.choice.setVisible(len(candidates) > 1)
        if len(candidates) > 1:
            self.choice.addItem(tr("Choose one of {number}").format(number=len(candidates)))
            self.choice.model().item(0).setEnabled(False)
        for candidate in candidates:
            self.choice.addItem(candidate.words)

    def show_original(self, words: Sequence[str], has_shape: bool, may_take: bool) -> None:
        """What it hangs on now, in sentences; whether there is a shape to see, and to take over."""
        self.words.setText("\n".join(words))
        self.words.setVisible(bool(words))
        self.show_it.setVisible(has_shape)
        self.take.setVisible(has_shape and may_take)


def _label(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label


def _button(words: str, name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setObjectName(name)
    return button
