"""The receipt: the references that the service gave, what the submission is worth, and what to do next."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QGridLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from ...submission.value_words import reference_words
from ..words import tr

if TYPE_CHECKING:
    from ...submission.receipt import Receipt


class ReceiptPage(QWidget):
    """`page` asks for a page for the file, a PDF."""

    done = pyqtSignal()
    page = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QTextBrowser(self)
        self.words.setObjectName("receipt_words")
        self.copy = self._button(tr("&Copy the references"), "copy_references", self._copy)
        self.save_page = self._button(tr("Save a &page for the file (PDF) …"), "save_page", self.page.emit)
        self.finish = self._button(tr("&Draw another"), "receipt_done", self.done.emit)
        buttons = QGridLayout()
        buttons.addWidget(self.copy, 0, 0)
        buttons.addWidget(self.finish, 0, 1)
        buttons.addWidget(self.save_page, 1, 0, 1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words, 1)
        layout.addLayout(buttons)
        self._references = ""

    def _button(self, words: str, name: str, action) -> QPushButton:  # type: ignore[no-untyped-def]
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.clicked.connect(lambda: action())
        return button

    def show_receipt(self, receipt: Receipt, where: str, kind: str = "") -> None:
        """Show a receipt, and on which environment it was given (rich text). kind: what was submitted."""
        self._references = "\t".join(receipt.references.values())
        told = "".join(f"<p>{escape(sentence)}</p>" for sentence in receipt.words)
        rows = "".join(
            f"<tr><td style='color:gray; padding-right:8px'>{escape(tr(reference_words(name)))}</td>"
            f"<td><b>{escape(reference)}</b></td></tr>"
            for name, reference in receipt.references.items()
        )
        heading = tr("Submitted: {kind}").format(kind=kind) if kind else tr("Submitted")
        self.words.setHtml(f"<h3>{escape(heading)}</h3><p>{where}</p><table>{rows}</table>{told}")

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._references)
