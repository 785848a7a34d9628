"""A form made from a request's model: the model says what is asked, when, and what is wrong with an answer."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from ...host.settings import Setting
from ...streetmanager.choices import choices_of
from ...streetmanager.fields import SECTION_TITLES, About
from ...streetmanager.written_values import day_of
from ..fold import Fold
from ..narrow import wrapped
from ..red_words import red_on, warn_in
from ..scrolled import Scrolled
from ..words import count, tr
from . import kept_contacts
from .answers import Answers
from .day_edit import DayEdit
from .form_fields import Editor, editor
from .form_row import FormRow
from .record_rows import records_editor

if TYPE_CHECKING:
    from ...streetmanager.problems import Problem

MOST_LISTED = 6
FOLDED = ("more",)
TELL_AFTER = 150
EXPLAIN = Setting("form/explain_every_question", False)
# Of fewer questions than these the question marks are enough.
FEW = 3


class RecordForm(QWidget):
    """One row a question, in sections, with what is wrong beside it and in one list that leads there.

    `elsewhere` comes with the name of a field that is asked somewhere else, when its place in the list is clicked.
    """

    elsewhere = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, FormRow] = {}
        self._sections: dict[str, Fold] = {}
        self._touched: set[str] = set()
        self._all_told = False
        self._refused: dict[str, str] = {}
        self._refusal = ""
        self._answers: Answers | None = None
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.summary.setObjectName("form_problems")
        self.summary.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.summary.linkActivated.connect(self.go_to)
        self.explain = QCheckBox(self)
        self._explaining = wrapped(self.explain, tr("Explain every question (F1: the one at hand)"), self)
        self.explain.setObjectName("explain")
        self.explain.setChecked(EXPLAIN.get())
        self.explain.toggled.connect(EXPLAIN.set)
        self.explain.toggled.connect(self._explain)
        self._scroll = Scrolled(QWidget(self), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._explaining)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.summary)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(TELL_AFTER)
        self._later.timeout.connect(self._tell_problems)

    def open(self, answers: Answers) -> None:
        """Show the questions of these answers; what was answered before stands in them."""
        self._answers = answers
        self._touched, self._all_told, self._refused, self._refusal = set(), False, {}, ""
        self._make_rows(answers)
        self.show_answers()
        self._tell_problems()

    @property
    def answers(self) -> Answers:
        """The answers that the form shows. RuntimeError before it was opened for any."""
        if self._answers is None:
            raise RuntimeError("The form has not been opened.")
        return self._answers

    def _make_rows(self, answers: Answers) -> None:
        self._rows, self._sections = {}, {}
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        questions = answers.questions()
        wanted = {about.section for about in questions.values()}
        for section, title in SECTION_TITLES.items():
            if section not in wanted:
                continue
            box = Fold(f"section_{section}", tr(title), inside, folded=section in FOLDED and len(wanted) > 1)
            within = QVBoxLayout(box.inside)
            within.setContentsMargins(0, 0, 0, 0)
            self._sections[section] = box
            layout.addWidget(box)
        layout.addStretch(1)
        special = answers.editors()
        for name, about in questions.items():
            box = self._sections[about.section]
            made = special[name](box.inside) if name in special else self._editor(name, about, box.inside)
            self._add_row(name, about, made, box.inside)
        self._scroll.setWidget(inside)
        inside.installEventFilter(self._scroll)
        helped = sum(bool(about.help) for about in questions.values())
        self._explaining.setVisible(helped >= FEW)
        self._explain(self.explain.isChecked())

    def _explain(self, every: bool) -> None:
        for row in self._rows.values():
            row.explain(every and not self._explaining.isHidden())

    def _editor(self, name: str, about: About, box: QWidget) -> Editor:
        model, version = self.answers.model, self.answers.version
        if about.kind == "records":
            return records_editor(model, name, version, box)
        choices = choices_of(model, name, version) if name in model.model_fields else None
        made = editor(about, choices, box)
        if isinstance(made.widget, QLineEdit):
            kept_contacts.offer(made.widget, name, self._take_contact)
        if isinstance(made.widget, DayEdit):
            made.widget.of_day = lambda: self._day_beside(name, about)
        return made

    def _take_contact(self, parts: Mapping[str, str]) -> None:
        """The other parts of a contact that was chosen, where nothing else stands yet."""
        for name, said in parts.items():
            if name in self._rows and not self.answers.value_of(name):
                self.answers.set(name, said)
        self.show_answers()

    def _day_beside(self, name: str, about: About) -> Any:
        """The day that a time belongs to, where it was given."""
        beside = about.same_day_as or name.replace("_time", "_date")
        return day_of(self.answers.values.get(beside)) if beside != name else None

    def _add_row(self, name: str, about: About, made: Editor, box: QWidget) -> None:
        row = FormRow(name, about, made, box)
        made.changed.connect(lambda: self._changed(name))
        self._rows[name] = row
        box.layout().addWidget(row)

    def _changed(self, name: str) -> None:
        self._touched.add(name)
        self._refused.pop(name, None)
        if not self._refused:
            self._refusal = ""
        self.answers.set(name, self._rows[name].editor.value())
        self.show_rows()
        self._later.start()

    def show_answers(self) -> None:
        """Show all answers as they are now: something else may have filled them in."""
        for name, row in self._rows.items():
            row.editor.set_value(self.answers.value_of(name))
        self.show_rows()
        self._later.start()

    def show_rows(self) -> None:
        """Show the questions that count for the answers as they are, and hide the others."""
        shown = self.answers.shown()
        asked = self.answers.model.model_fields
        for name, row in self._rows.items():
            row.setVisible(name in shown or name not in asked)
            row.say_before(self.answers.before(name))
        for section, box in self._sections.items():
            rows = [row for row in self._rows.values() if row.about.section == section]
            box.setVisible(any(not row.isHidden() for row in rows))  # the rows', not what is folded away

    def look_again(self) -> None:
        """Something that the answers are judged by has changed."""
        self.show_rows()
        self._later.start()

    def _tell_problems(self) -> None:
        if self._answers is None:
            return
        problems = self._answers.problems()
        told = {problem.field: problem.words for problem in reversed(problems)}
        told.update(self._refused)
        for name, row in self._rows.items():
            show = self._all_told or name in self._touched or name in self._refused
            row.say(_words_for(name, told) if show else "")
        self._list_problems(problems)

    def _list_problems(self, problems: list[Problem]) -> None:
        lines = [self._refusal, *(said for name, said in self._refused.items() if name not in self._rows)]
        lines = [escape(line) for line in lines if line]
        asked = [name for name in self._refused if name in self._rows]
        names = list(dict.fromkeys([*asked, *(problem.field.split(".")[0] for problem in problems)]))
        if names:
            lines.append(self._links(names))
        warn_in(self.summary, "<br>".join(lines) if self._all_told else "")

    def _links(self, names: list[str]) -> str:
        red = red_on(self.summary)
        links = [f'<a href="{name}" style="color:{red}">{self._label_of(name)}</a>' for name in names]
        if len(links) > MOST_LISTED:
            links[MOST_LISTED:] = [tr("and {count} more").format(count=len(links) - MOST_LISTED)]
        first = count(len(names), tr("answer needs attention:"), tr("answers need attention:"))
        return f"{first} {' · '.join(links)}"

    def _label_of(self, name: str) -> str:
        row = self._rows.get(name)
        if row:
            return tr(row.about.label)
        about = self.answers.model.model_fields.get(name)
        return tr("the drawing") if about is not None and name.endswith("coordinates") else name

    def go_to(self, name: str) -> None:
        """Bring the question of a field into view, and put the cursor there."""
        row = self._rows.get(name)
        if row is None:
            self.elsewhere.emit(name)
            return
        self._sections[row.about.section].setCollapsed(False)
        row.editor.widget.setFocus()
        self._scroll.ensureWidgetVisible(row)

    def row(self, name: str) -> FormRow:
        """The row of a field. KeyError where the version does not ask for it."""
        return self._rows[name]

    def complete(self) -> bool:
        """Tell all that is wrong, and lead to the first of it; whether nothing is."""
        self._all_told = True
        self._tell_problems()
        problems = self.answers.problems()
        if problems:
            self.go_to(problems[0].field.split(".")[0])
        else:
            kept_contacts.keep(self.answers.values)
        return not problems

    def show_refusal(self, words: str, fields: Mapping[str, str]) -> None:
        """The service refused: say why, and beside the fields that it named, if they are asked for here."""
        self._all_told = True
        self._refusal = words
        self._refused = {self.answers.asked_as(name): said for name, said in fields.items()}
        self._tell_problems()
        asked = [name for name in self._refused if name in self._rows]
        if asked:
            self.go_to(asked[0])


def _words_for(name: str, told: Mapping[str, str]) -> str:
    """What is wrong with a field, or with the records in it."""
    inner = [words for field, words in told.items() if field.startswith(f"{name}.")]
    return told.get(name) or " ".join(inner)
