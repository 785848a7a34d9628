"""What was done to a work and whose answer was lost: said, and settled by asking, by sending again, or by a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..focus_order import in_turn
from ..looked_button import LookedButton
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
        """Show these instead of the earlier ones; those that say the same stay as they are under the hand."""
        if [_told(one) for one in pending] == [_told(one) for one in self.pending]:
            return
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
        looked = LookedButton("pending", box)
        looked.said.connect(lambda taken, _: self.word.emit(one, taken))
        buttons: list[QWidget] = [ask, again, looked]
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.addWidget(words)
        layout.addLayout(row)
        return box, buttons


def _told(one: Pending) -> tuple[str, str, bool]:
    return one.draft.id, one.words, one.may_resend
