"""What was done to a work and whose answer was lost: said, and settled by asking, by sending again, or by a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..focus_order import in_turn
from ..red_words import warn_in
from ..words import tr

if TYPE_CHECKING:
    from .action_desk import Pending


class PendingActions(QWidget):
    """One box for each. `ask` and `again` bring the Pending; `word` also whether somebody says it was taken."""

    ask = pyqtSignal(object)
    again = pyqtSignal(object)
    word = pyqtSignal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pending_actions")
        self.pending: tuple[Pending, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_pending(self, pending: Sequence[Pending]) -> None:
        """Show these instead of the earlier ones."""
        while self._layout.count():
            box = self._layout.takeAt(0).widget()
            box.hide()
            box.setParent(None)
            box.deleteLater()
        self.pending = tuple(pending)
        for one in self.pending:
            box, buttons = self._box(one)
            self._layout.addWidget(box)
            in_turn(self, buttons)
        self.setVisible(bool(self.pending))

    def _box(self, one: Pending) -> tuple[QFrame, list[QWidget]]:
        box = QFrame(self)
        box.setFrameShape(QFrame.Shape.StyledPanel)
        words = QLabel(box)
        words.setObjectName("pending_words")
        words.setWordWrap(True)
        warn_in(
            words, tr("{what}: outcome unknown. {words}").format(what=tr(one.kind.words), words=one.words)
        )
        ask = QPushButton(tr("Ask &now"), box)
        ask.setObjectName("ask_pending")
        ask.clicked.connect(lambda: self.ask.emit(one))
        again = QPushButton(tr("Send the same again"), box)
        again.setObjectName("resend_pending")
        again.setVisible(one.may_resend)
        again.clicked.connect(lambda: self.again.emit(one))
        buttons: list[QWidget] = [ask, again, self._word_of(one, box)]
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.addWidget(words)
        layout.addLayout(row)
        return box, buttons

    def _word_of(self, one: Pending, box: QFrame) -> QToolButton:
        """For somebody who has looked it up on the website."""
        button = QToolButton(box)
        button.setObjectName("say_pending")
        button.setText(tr("I looked …"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        yes = menu.addAction(tr("Street Manager has it"))
        yes.setObjectName("pending_is_there")
        yes.triggered.connect(lambda: self.word.emit(one, True))
        no = menu.addAction(tr("Street Manager does not have it"))
        no.setObjectName("pending_is_not_there")
        no.triggered.connect(lambda: self.word.emit(one, False))
        button.setMenu(menu)
        return button
