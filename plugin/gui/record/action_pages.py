"""The two pages of something that is done to a work: its few questions, and the words to read before it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from ..form.answers import Answers
from ..form.record_form import RecordForm
from ..sections import shade_of
from ..words import tr


class ActionForm(QWidget):
    """Asks what the action needs. `completed` comes when nothing is missing and the person goes on."""

    completed = pyqtSignal()
    back = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = _label(self, "action_heading")
        self.on = _label(self, "action_on")
        self.questions = RecordForm(self)
        self.go_back, self.go_on = _buttons(self, "action", tr("&Back to the record"), tr("&Check and go on"))
        self.go_back.clicked.connect(self.back)
        self.go_on.clicked.connect(self._continue)
        _stack(self, (self.heading, self.on), self.questions, (self.go_back, self.go_on))

    def open(self, heading: str, on: str, answers: Answers) -> None:
        """Ask these questions. on: what it is done to."""
        self.heading.setText(f"<b>{escape(heading)}</b>")
        self.on.setText(on)
        self.questions.open(answers)

    def begin(self) -> None:
        """Put the cursor where the first answer goes."""
        asked = [name for name in self.answers.questions() if not self.questions.row(name).isHidden()]
        if asked:
            self.questions.go_to(asked[0])

    @property
    def answers(self) -> Answers:
        """The answers that the form shows."""
        return self.questions.answers

    def _continue(self) -> None:
        if self.questions.complete():
            self.completed.emit()

    def show_refusal(self, words: str, fields: Mapping[str, str]) -> None:
        """The service refused: say why."""
        self.questions.show_refusal(words, fields)


class ConfirmPage(QWidget):
    """What will be done, to what, and what it means. Nothing is sent before `send`."""

    send = pyqtSignal()
    back = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QTextBrowser(self)
        self.words.setObjectName("confirm_words")
        self.words.setAccessibleName(tr("What will be sent"))
        self.state = _label(self, "confirm_state")
        self.go_back, self.submit = _buttons(self, "confirm", tr("&Back to the questions"), "")
        self.go_back.clicked.connect(self.back)
        self.submit.clicked.connect(self.send)
        _stack(self, (), self.words, (self.go_back, self.submit), (self.state,))
        self.sending(False)

    def ask(self, heading: str, means: str, rows: Sequence[tuple[str, str]], live: bool) -> None:
        """Show what will be sent, and what comes of it; on a live environment the button says so."""
        shade = shade_of(self.words)
        cells = "".join(
            f"<tr><td style='color:{shade}; padding-right:8px'>{escape(label)}</td><td>{escape(words)}</td></tr>"
            for label, words in rows
        )
        self.words.setHtml(f"<h3>{escape(heading)}</h3><p>{escape(means)}</p><table>{cells}</table>")
        words = tr("{action}: live works").format(action=heading) if live else heading
        self.submit.setText(f"&{words}")
        self.sending(False)
        self.words.setFocus()

    def show_file(self, name: str, gone: int, whole: int) -> None:
        """A file goes ahead: how much of it has gone."""
        part = round(100 * gone / whole) if whole else 0
        self.state.setText(tr("Sending {name}: {part} %").format(name=name, part=part))

    def sending(self, on: bool) -> None:
        """While it is being sent nothing can be pressed twice."""
        self.state.setText(tr("Sending … The answer can take a minute.") if on else "")
        self.state.setVisible(on)
        for button in (self.go_back, self.submit):
            button.setEnabled(not on)


def _label(parent: QWidget, name: str) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label


def _buttons(parent: QWidget, name: str, back: str, on: str) -> tuple[QPushButton, QPushButton]:
    made = QPushButton(back, parent), QPushButton(on, parent)
    made[0].setObjectName(f"{name}_back")
    made[1].setObjectName(f"{name}_continue")
    return made


def _stack(
    page: QWidget, above: Sequence[QWidget], middle: QWidget, buttons: Sequence[QWidget], below: Any = ()
) -> None:
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in above:
        layout.addWidget(widget)
    layout.addWidget(middle, 1)
    for widget in below:
        layout.addWidget(widget)
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    layout.addLayout(row)
