"""The form of a submission, whatever its kind: where it is, what the service says, the questions, back and on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...host.error_words import error_words
from ..words import tr
from .draft_answers import DraftAnswers
from .fill_in import FillIn
from .form_fields import ListEditor
from .form_row import FormRow
from .record_form import RecordForm

MOST_WARNINGS = 3


class SubmissionForm(QWidget):
    """Asks for what the request needs. `completed` comes when nothing is missing any more and the person goes on."""

    completed = pyqtSignal()
    back = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: DraftAnswers | None = None
        self.place = _label(self, "place_words")
        self.advice = _label(self, "category_words")
        self.warnings = _label(self, "form_warnings")
        self.warnings.hide()
        self.fill_in = FillIn(self)
        self.questions = RecordForm(self)
        self.fill_in.filled.connect(self.questions.show_answers)
        self.questions.elsewhere.connect(lambda name: self.back.emit())
        self.go_back = QPushButton(tr("&Back to the drawing"), self)
        self.go_back.setObjectName("form_back")
        self.go_back.clicked.connect(self.back)
        self.go_on = QPushButton(tr("&Check and go on"), self)
        self.go_on.setObjectName("form_continue")
        self.go_on.clicked.connect(self._continue)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go_back)
        buttons.addWidget(self.go_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.place)
        layout.addWidget(self.advice)
        layout.addWidget(self.warnings)
        layout.addWidget(self.fill_in)
        layout.addWidget(self.questions, 1)
        layout.addLayout(buttons)

    def open(self, answers: DraftAnswers) -> None:
        """Show the form for a draft; what was answered before stands in it."""
        self._answers = answers
        answers.category_told.connect(self._show_category)
        answers.promoter_told.connect(self._offer_workstreams)
        answers.promoter_failed.connect(lambda error: self.warn([error_words(error)]))
        self.place.setText(answers.place_words())
        self.place.setVisible(bool(self.place.text()))
        self.questions.open(answers)
        self.fill_in.open(answers)
        self._show_category()

    def leave(self) -> None:
        """Ask nothing any more: the answers go."""
        self.fill_in.leave()

    @property
    def answers(self) -> DraftAnswers:
        """The answers that the form shows. RuntimeError before it was opened for any."""
        if self._answers is None:
            raise RuntimeError("The form has not been opened.")
        return self._answers

    def warn(self, sentences: Sequence[str]) -> None:
        """What the answers make worth looking at; nothing where there is none."""
        shown = [f"▲ {words}" for words in sentences[:MOST_WARNINGS]]
        if len(sentences) > MOST_WARNINGS:
            shown.append(
                tr("and {number} more, which the summary lists").format(number=len(sentences) - MOST_WARNINGS)
            )
        self.warnings.setText("\n".join(shown))
        self.warnings.setVisible(bool(shown))

    def _offer_workstreams(self) -> None:
        if "workstream_prefix" not in self.answers.questions():
            return
        offered = self.row("workstream_prefix").editor
        if isinstance(offered, ListEditor):
            offered.offer(self.answers.workstreams())
            offered.set_value(self.answers.values.get("workstream_prefix"))
        self.questions.look_again()

    def _show_category(self) -> None:
        self.advice.setText(self.answers.category_words)
        self.advice.setVisible(bool(self.answers.category_words))
        self.questions.look_again()

    def row(self, name: str) -> FormRow:
        """The row of a field. KeyError where the version does not ask for it."""
        return self.questions.row(name)

    def _continue(self) -> None:
        if self.questions.complete():
            self.completed.emit()

    def show_refusal(self, words: str, fields: Mapping[str, str]) -> None:
        """The service refused: say why, and beside the fields that it named, if they are asked for here."""
        self.questions.show_refusal(words, fields)


def _label(parent: QWidget, name: str) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setObjectName(name)
    return label
