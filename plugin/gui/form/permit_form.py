"""The permit application's form, made from its request model: the model says what is asked, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ...streetmanager.choices import choices_of
from ...streetmanager.fields import SECTIONS, About, fields_in, shown_fields
from ...streetmanager.work_records import WorkCreateRequest
from ...submission import requests
from ..red_words import red_on, warn_in
from ..words import count, tr
from .application_answers import ApplicationAnswers
from .condition_rows import conditions_editor
from .form_fields import Editor, ListEditor, editor, ticks
from .form_row import FormRow

if TYPE_CHECKING:
    from ...streetmanager.problems import Problem

TITLES = {
    "works": "The works",
    "place": "The place",
    "dates": "Dates",
    "traffic": "Traffic and pedestrians",
    "people": "People",
    "collaboration": "Working together",
    "more": "More",
}
# Settled on the drawing page, by the street that was chosen there; files are sent on the website.
SETTLED = {
    "works_coordinates",
    "usrn",
    "street_name",
    "town",
    "area_name",
    "highway_authority_swa_code",
    "road_category",
    "file_ids",
    "internal_user_identifier",
    "internal_user_name",
}
# Not a field of the request: the last part of the work reference, which is made up from it.
JOB_NUMBER = About(
    "Job number",
    "Your own number for the job, up to 19 characters. With your prefix and the workstream it makes the work "
    "reference on the site board. Left blank, eight digits are made up.",
    "works",
    kind="text",
    longest=requests.LONGEST_JOB_NUMBER,
    source="BR 3.1",
)
WHOLE_REFERENCE = (
    "Only where the whole reference is given: otherwise it is made up of prefix, workstream and job number."
)
MOST_LISTED = 6
OPEN_AT_FIRST = ("works", "place", "dates", "traffic", "people", "collaboration")


class PermitForm(QWidget):
    """Asks for what the request needs. `completed` comes when nothing is missing any more and the person goes on."""

    completed = pyqtSignal()
    back = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, FormRow] = {}
        self._sections: dict[str, QgsCollapsibleGroupBox] = {}
        self._touched: set[str] = set()
        self._all_told = False
        self._refused: dict[str, str] = {}
        self._refusal = ""
        self._answers: ApplicationAnswers | None = None
        self._build()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(150)
        self._later.timeout.connect(self._tell_problems)

    def _build(self) -> None:
        self.place = _label(self)
        self.place.setObjectName("place_words")
        self.advice = _label(self)
        self.advice.setObjectName("category_words")
        self.summary = _label(self)
        self.summary.setObjectName("form_problems")
        self.summary.linkActivated.connect(self._go_to)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        for widget in (self.place, self.advice, self._scroll, self.summary):
            layout.addWidget(widget, 1 if widget is self._scroll else 0)
        layout.addLayout(buttons)

    def open(self, answers: ApplicationAnswers) -> None:
        """Show the form for a draft; what was answered before stands in it."""
        self._answers = answers
        self._touched, self._all_told, self._refused, self._refusal = set(), False, {}, ""
        self._make_rows()
        for name, row in self._rows.items():
            row.editor.set_value(answers.values.get(name))
        answers.category_told.connect(self._show_category)
        answers.promoter_told.connect(self._offer_workstreams)
        self.place.setText(answers.place_words())
        self._show_category()
        self._show_rows()
        self._tell_problems()

    @property
    def answers(self) -> ApplicationAnswers:
        """The answers that the form shows. RuntimeError before it was opened for any."""
        if self._answers is None:
            raise RuntimeError("The form has not been opened.")
        return self._answers

    def _make_rows(self) -> None:
        self._rows, self._sections = {}, {}
        inside = QWidget(self._scroll)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        for section in SECTIONS:
            box = QgsCollapsibleGroupBox(tr(TITLES[section]), inside)
            box.setObjectName(f"section_{section}")
            box.setSaveCollapsedState(False)
            QVBoxLayout(box)
            self._sections[section] = box
            layout.addWidget(box)
        layout.addStretch(1)
        for name, about in fields_in(WorkCreateRequest, self.answers.version).items():
            if name == "work_reference_number":
                self._add_row(requests.JOB_NUMBER, JOB_NUMBER)
                about = replace(about, section="more", help=WHOLE_REFERENCE)
            if name not in SETTLED:
                self._add_row(name, about)
        for section, box in self._sections.items():
            box.setCollapsed(section not in OPEN_AT_FIRST)
        self._scroll.setWidget(inside)

    def _add_row(self, name: str, about: About) -> None:
        box = self._sections[about.section]
        row = FormRow(name, about, self._editor(name, about, box), box)
        row.editor.changed.connect(lambda: self._changed(name))
        self._rows[name] = row
        box.layout().addWidget(row)

    def _editor(self, name: str, about: About, parent: QWidget) -> Editor:
        special = {
            "permit_asds": lambda: ticks(self.answers.designations(), parent),
            "permit_conditions": lambda: conditions_editor(self.answers.version, parent),
            "workstream_prefix": lambda: ListEditor(self.answers.workstreams(), parent),
            "promoter_swa_code": lambda: ListEditor(self.answers.promoters(), parent),
        }
        if name in special:
            return special[name]()
        choices = None if about is JOB_NUMBER else choices_of(WorkCreateRequest, name, self.answers.version)
        return editor(about, choices, parent)

    def _changed(self, name: str) -> None:
        self._touched.add(name)
        self._refused.pop(name, None)
        if not self._refused:
            self._refusal = ""
        self.answers.set(name, self._rows[name].editor.value())
        self._show_rows()
        self._later.start()

    def _offer_workstreams(self) -> None:
        offered = self._rows["workstream_prefix"].editor
        if isinstance(offered, ListEditor):
            offered.offer(self.answers.workstreams())
            offered.set_value(self.answers.values.get("workstream_prefix"))
        self._later.start()

    def _show_category(self) -> None:
        self.advice.setText(self.answers.category_words)
        self.advice.setVisible(bool(self.answers.category_words))
        self._show_rows()
        self._later.start()

    def _show_rows(self) -> None:
        shown = set(shown_fields(WorkCreateRequest, self.answers.asked_values(), self.answers.version))
        for name, row in self._rows.items():
            row.setVisible(name in shown or row.about is JOB_NUMBER)
        for section, box in self._sections.items():
            rows = [row for row in self._rows.values() if row.about.section == section]
            box.setVisible(any(not row.isHidden() for row in rows))

    def _tell_problems(self) -> None:
        if self._answers is None:
            return
        problems = self.answers.problems()
        told = {problem.field: problem.words for problem in reversed(problems)}
        told.update(self._refused)
        for name, row in self._rows.items():
            show = self._all_told or name in self._touched or name in self._refused
            row.say(told.get(name, "") if show else "")
        self._list_problems(problems)

    def _list_problems(self, problems: list[Problem]) -> None:
        lines = [self._refusal, *(said for name, said in self._refused.items() if name not in self._rows)]
        lines = [escape(line) for line in lines if line]
        asked = [name for name in self._refused if name in self._rows]
        names = list(dict.fromkeys([*asked, *(problem.field for problem in problems)]))
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
        return tr(row.about.label) if row else name

    def _go_to(self, name: str) -> None:
        row = self._rows.get(name)
        if row is None:
            self.back.emit()
            return
        self._sections[row.about.section].setCollapsed(False)
        row.editor.widget.setFocus()
        self._scroll.ensureWidgetVisible(row)

    def row(self, name: str) -> FormRow:
        """The row of a field. KeyError where the version does not ask for it."""
        return self._rows[name]

    def _continue(self) -> None:
        self._all_told = True
        self._tell_problems()
        problems = self.answers.problems()
        if problems:
            self._go_to(problems[0].field)
            return
        self.completed.emit()

    def show_refusal(self, words: str, fields: Mapping[str, str]) -> None:
        """The service refused: say why, and beside the fields that it named, if they are asked for here."""
        self._all_told = True
        self._refusal = words
        self._refused = {self._asked_as(name): said for name, said in fields.items()}
        self._tell_problems()
        asked = [name for name in self._refused if name in self._rows]
        if asked:
            self._go_to(asked[0])

    def _asked_as(self, name: str) -> str:
        """The question behind a field: a reference that was not given whole is made up from the job number."""
        if name == "work_reference_number" and not self.answers.values.get(name):
            return requests.JOB_NUMBER
        return name


def _label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    return label
