"""The last two pages of a submission: read it before it is sent, and the receipt afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ..words import tr
from .confirmations import Confirmations

if TYPE_CHECKING:
    from ...geometry.findings import Finding
    from ...submission.receipt import Receipt


class SummaryPage(QWidget):
    """What will be sent, where to and for whom, in words. Nothing is sent before `send`."""

    send = pyqtSignal()
    back = pyqtSignal()
    confirmed = pyqtSignal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sending = False
        self._rows = ""
        self._warned: tuple[Finding, ...] = ()
        self._outstanding: tuple[Finding, ...] = ()
        self.confirmations = Confirmations(self)
        self.confirmations.confirmed.connect(self.confirmed)
        self.words = QTextBrowser(self)
        self.words.setObjectName("summary_words")
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.go_back = QPushButton(tr("&Change something"), self)
        self.go_back.setObjectName("summary_back")
        self.submit = QPushButton(tr("&Submit"), self)
        self.submit.setObjectName("submit")
        self.go_back.clicked.connect(self.back)
        self.submit.clicked.connect(self.send)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go_back)
        buttons.addWidget(self.submit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.confirmations)
        layout.addWidget(self.state)
        layout.addLayout(buttons)

    def show_summary(self, heading: str, rows: list[tuple[str, str]], live: bool) -> None:
        """Show what will be sent; on a live environment the button says so."""
        cells = "".join(
            f"<tr><td style='color:gray; padding-right:8px'>{escape(label)}</td><td>{escape(words)}</td></tr>"
            for label, words in rows
        )
        self._rows = f"<h3>{escape(heading)}</h3><table>{cells}</table>"
        self._show_words()
        self.submit.setText(tr("&Submit live works") if live else tr("&Submit"))
        self.sending(False)

    def sending(self, on: bool) -> None:
        """While it is being sent nothing can be pressed twice."""
        self._sending = on
        self.confirmations.setEnabled(not on)
        self.go_back.setEnabled(not on)
        self._show_state()

    def warn_of(self, warned: Sequence[Finding], outstanding: Sequence[Finding]) -> None:
        """What is still warned of; nothing is sent before those that are outstanding have been confirmed."""
        if tuple(warned) != self._warned:
            self._warned = tuple(warned)
            self._show_words()
            self.confirmations.ask([finding for finding in warned if finding.confirm])
        self._outstanding = tuple(outstanding)
        self.confirmations.tick(self._outstanding)
        self._show_state()

    def _show_words(self) -> None:
        self.words.setHtml(_warnings(self._warned) + self._rows)

    def _show_state(self) -> None:
        words = tr("Sending … The answer can take a minute.") if self._sending else ""
        if self._outstanding:
            words = tr("Confirm what stands above, or go back and put it right.")
        self.state.setText(words)
        self.state.setVisible(bool(words))
        self.submit.setEnabled(not self._sending and not self._outstanding)


def _warnings(warned: Sequence[Finding]) -> str:
    """What is still warned of, above all that will be sent."""
    if not warned:
        return ""
    lines = "".join(
        f"<tr><td style='color:#c25700; padding-right:6px'>▲</td><td>{escape(finding.words)}</td></tr>"
        for finding in warned
    )
    return f"<h3>{escape(tr('Still to look at'))}</h3><table>{lines}</table>"


class ReceiptPage(QWidget):
    """The references, what the application is worth, and what to do next."""

    done = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QTextBrowser(self)
        self.words.setObjectName("receipt_words")
        self.copy = QPushButton(tr("&Copy the references"), self)
        self.copy.setObjectName("copy_references")
        self.finish = QPushButton(tr("&Draw another"), self)
        self.finish.setObjectName("receipt_done")
        self.copy.clicked.connect(self._copy)
        self.finish.clicked.connect(self.done)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addWidget(self.finish)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words, 1)
        layout.addLayout(buttons)
        self._references = ""

    def show_receipt(self, receipt: Receipt, where: str) -> None:
        """Show a receipt, and on which environment it was given."""
        self._references = f"{receipt.work_reference_number}\t{receipt.permit_reference_number}"
        told = "".join(f"<p>{escape(sentence)}</p>" for sentence in receipt.words)
        self.words.setHtml(
            f"<h3>{tr('Submitted')}</h3><p>{where}</p>"
            f"<table><tr><td style='color:gray; padding-right:8px'>{tr('Work reference')}</td>"
            f"<td><b>{escape(receipt.work_reference_number)}</b></td></tr>"
            f"<tr><td style='color:gray; padding-right:8px'>{tr('Permit reference')}</td>"
            f"<td><b>{escape(receipt.permit_reference_number)}</b></td></tr></table>{told}"
        )

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._references)
