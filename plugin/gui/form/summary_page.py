"""The last page before a submission is sent: all of it in words, to be read, and what has to be confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ...submission.attachments import size_words
from ..words import tr
from .confirmations import Confirmations

if TYPE_CHECKING:
    from ...geometry.findings import Finding

ARROW = " → "
# What the line above the table says in the environment's colour.
ABOVE = ("Environment", "You act as")


class SummaryPage(QWidget):
    """What will be sent, where to and for whom, in words. Nothing is sent before `send`.

    `stop` asks to stop sending files, while they go ahead of the submission.
    """

    send = pyqtSignal()
    back = pyqtSignal()
    stop = pyqtSignal()
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
        self.state.setObjectName("summary_state")
        self.state.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.setObjectName("upload_progress")
        self.progress.hide()
        self.stop_button = QPushButton(tr("S&top"), self)
        self.stop_button.setObjectName("stop_upload")
        self.stop_button.clicked.connect(self.stop)
        self.stop_button.hide()
        self.go_back = QPushButton(tr("&Change something"), self)
        self.go_back.setObjectName("summary_back")
        self.submit = QPushButton(tr("&Submit"), self)
        self.submit.setObjectName("submit")
        self.go_back.clicked.connect(self.back)
        self.submit.clicked.connect(self.send)
        going = QHBoxLayout()
        going.addWidget(self.progress, 1)
        going.addWidget(self.stop_button)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go_back)
        buttons.addWidget(self.submit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.confirmations)
        layout.addWidget(self.state)
        layout.addLayout(going)
        layout.addLayout(buttons)

    def show_summary(self, heading: str, acting: str, rows: Sequence[tuple[str, str]], live: bool) -> None:
        """Show what will be sent. acting: where and as whom, as rich text; on a live environment the button says so."""
        cells = "".join(_row(label, words) for label, words in rows if label not in ABOVE)
        self._rows = (
            f"<h3>{escape(heading)}</h3><p>{escape(tr('Submitted to:'))} {acting}</p><table>{cells}</table>"
        )
        self._show_words()
        self.submit.setText(tr("&Submit live works") if live else tr("&Submit"))
        self.sending(False)

    def sending(self, on: bool) -> None:
        """While it is being sent nothing can be pressed twice."""
        self._sending = on
        self.confirmations.setEnabled(not on)
        self.go_back.setEnabled(not on)
        if not on:
            self.end_files()
        self._show_state()

    def show_file(self, name: str, gone: int, whole: int) -> None:
        """How far a file has got."""
        if not self._sending:
            return
        self.progress.setVisible(True)
        self.stop_button.setVisible(True)
        self.progress.setRange(0, max(1, whole))
        self.progress.setValue(gone)
        self.progress.setFormat("%p %")
        self.state.setText(
            tr("Sending {name}, {gone} of {whole} …").format(
                name=name, gone=size_words(gone), whole=size_words(whole)
            )
        )

    def end_files(self) -> None:
        """The files have gone, or will not: what comes now is not to be stopped."""
        self.progress.hide()
        self.stop_button.hide()
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


def _row(label: str, words: str) -> str:
    """A line of the summary; of a change, what was is struck out before what will be."""
    before, arrow, after = words.partition(ARROW)
    said = f"<s style='color:gray'>{escape(before)}</s><br><b>{escape(after)}</b>" if arrow else escape(words)
    return f"<tr><td style='color:gray; padding-right:8px'>{escape(label)}</td><td>{said}</td></tr>"


def _warnings(warned: Sequence[Finding]) -> str:
    """What is still warned of, above all that will be sent."""
    if not warned:
        return ""
    lines = "".join(
        f"<tr><td style='color:#c25700; padding-right:6px'>▲</td><td>{escape(finding.words)}</td></tr>"
        for finding in warned
    )
    return f"<h3>{escape(tr('Still to look at'))}</h3><table>{lines}</table>"
