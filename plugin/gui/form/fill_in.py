"""Fills a form in from an earlier permit or from a template, and keeps its answers as a template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from ...host import profile_folder, tasks
from ...host.error_words import error_words
from ...streetmanager.fields import fields_in
from ...submission.templates import NoSuchPermit, Template, Templates, answers_of_permit, used_again
from ..fold import Fold
from ..narrow import narrow
from ..words import count, tr

if TYPE_CHECKING:
    from ...streetmanager.client import StreetManager
    from ...streetmanager.records import Writing
    from .draft_answers import DraftAnswers

FOLDER = "templates"
# Where a request asks for this, a permit says much of what it asks for.
OF_PERMITS = "traffic_management_type"


class FillIn(Fold):
    """`filled` comes when answers have been put in, or taken out again: the form is to show them."""

    filled = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("fill_in", tr("Fill in from a template or an earlier permit"), parent, folded=True)
        self._answers: DraftAnswers | None = None
        self._templates = Templates(profile_folder.folder() / FOLDER)
        self._back: Callable[[], str] | None = None
        self._task: tasks.BackgroundTask | None = None
        self.reference = self._line("earlier_permit", tr("Reference of an earlier permit"))
        self.copy = self._button(tr("Co&py"), "copy_permit", self._copy)
        self.copy.setToolTip(
            tr("Copy the permit's answers, but not its place, its dates and its references.")
        )
        self.choice = narrow(QComboBox(self.inside))
        self.choice.setObjectName("template")
        self.choice.setAccessibleName(tr("Template"))
        self.use = self._button(tr("&Use"), "use_template", self._use)
        self.delete = self._button(tr("Delete"), "delete_template", self._delete)
        self.name = self._line("template_name", tr("Keep these answers as a template named …"))
        self.save = self._button(tr("Sa&ve"), "save_template", self._save)
        self.save.setToolTip(
            tr(
                "Save these answers as a template, without their place, their dates, their references and files."
            )
        )
        self.told = QLabel(self.inside)
        self.told.setObjectName("fill_in_told")
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.undo = self._button(tr("Undo"), "undo_fill_in", self._undo)
        grid = QGridLayout(self.inside)
        grid.setContentsMargins(0, 0, 0, 0)
        self._of_permits = (self.reference, self.copy)
        for row, widgets in enumerate(
            ((self.reference, self.copy), (self.choice, self.use), (self.name, self.save))
        ):
            grid.addWidget(widgets[0], row, 0, 1, 2)
            grid.addWidget(widgets[1], row, 2)
        grid.addWidget(self.delete, 1, 3)
        grid.addWidget(self.told, 3, 0, 1, 2)
        grid.addWidget(self.undo, 3, 2)
        grid.setColumnStretch(0, 1)
        self.reference.returnPressed.connect(self._copy)
        self.name.returnPressed.connect(self._save)
        for line in (self.reference, self.name):
            line.textChanged.connect(lambda _: self._show_ready())
        self.choice.currentIndexChanged.connect(lambda _: self._show_ready())

    def _line(self, name: str, words: str) -> QLineEdit:
        line = QLineEdit(self.inside)
        line.setObjectName(name)
        line.setPlaceholderText(words)
        line.setAccessibleName(words)
        return line

    def _button(self, words: str, name: str, action) -> QPushButton:  # type: ignore[no-untyped-def]
        button = QPushButton(words, self.inside)
        button.setObjectName(name)
        button.clicked.connect(lambda: action())
        return button

    def open(self, answers: DraftAnswers) -> None:
        """Fill in these answers from now on."""
        self.leave()
        self._answers = answers
        for widget in self._of_permits:
            widget.setVisible(OF_PERMITS in fields_in(answers.model, answers.version))
        self._list()
        self._say("")

    def leave(self) -> None:
        """Ask nothing any more."""
        self._back = None
        self._answers = None
        if self._task is not None:
            self._task.drop()
            self._task = None

    def _list(self, chosen: str = "") -> None:
        kind = self._answers.kind.key if self._answers is not None else ""
        self.choice.clear()
        found = self._templates.of(kind)
        self.choice.addItem(tr("Choose a template …") if found else tr("No templates yet"), None)
        for template in found:
            self.choice.addItem(template.name, template)
            if template.name == chosen:
                self.choice.setCurrentIndex(self.choice.count() - 1)
        self._show_ready()

    def _show_ready(self) -> None:
        template = self.choice.currentData() is not None
        self.use.setEnabled(template)
        self.delete.setEnabled(template)
        self.copy.setEnabled(bool(self.reference.text().strip()) and self._task is None)
        self.save.setEnabled(bool(self.name.text().strip()))

    def _say(self, words: str, back: Callable[[], str] | None = None) -> None:
        """back: what undoes it, and says so."""
        self._back = back
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.undo.setVisible(back is not None)

    def _copy(self) -> None:
        answers, reference = self._answers, self.reference.text().strip()
        if answers is None or not reference or self._task is not None:
            return
        own, model = answers.service.fork(), answers.model
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Reading an earlier permit"),
                lambda task: _asked(reference, model, own),
                done=lambda answer: self._copied(reference, answer),
                failed=lambda error: self._copied(reference, error_words(error)),
                line=own,
            )
        )
        self._say(tr("Reading the permit …"))
        self._show_ready()

    def _copied(self, reference: str, answer: Mapping[str, Any] | str) -> None:
        self._task = None
        if isinstance(answer, str):
            self._say(answer)
            self._show_ready()
        else:
            self._put(answer, reference)

    def _use(self) -> None:
        template = self.choice.currentData()
        if isinstance(template, Template) and self._answers is not None:
            self._put(used_again(self._answers.model, template.values, self._answers.version), template.name)

    def _put(self, values: Mapping[str, Any], source: str) -> None:
        answers = self._answers
        if answers is None:
            return
        before = dict(answers.values)
        for name, value in values.items():
            answers.set(name, value)
        filled = count(len(values), tr("answer"), tr("answers"))
        words = tr("{filled} from {source}. Its place, dates and references were not copied.")
        self._say(words.format(filled=filled, source=source), lambda: self._as_before(before))
        self._show_ready()
        self.filled.emit()

    def _as_before(self, before: Mapping[str, Any]) -> str:
        answers = self._answers
        if answers is None:
            return ""
        for name in set(answers.values) - set(before):
            answers.set(name, None)
        for name, value in before.items():
            answers.set(name, value)
        self.filled.emit()
        return tr("The answers are as they were before.")

    def _undo(self) -> None:
        if self._back is not None:
            self._say(self._back())

    def _save(self) -> None:
        answers, name = self._answers, self.name.text()
        if answers is None or not name.strip():
            return
        try:
            kept = self._templates.keep(
                name, answers.kind.key, used_again(answers.model, answers.values, answers.version)
            )
        except OSError as error:
            self._say(str(error))
            return
        self.name.clear()
        self._list(kept.name)
        self._say(tr("Kept as the template “{name}”.").format(name=kept.name))

    def _delete(self) -> None:
        template = self.choice.currentData()
        if not isinstance(template, Template):
            return
        try:
            self._templates.delete(template)
        except OSError as error:
            self._say(str(error))
            return
        self._list()
        words = tr("The template “{name}” was deleted.").format(name=template.name)
        self._say(words, lambda: self._bring_back(template))

    def _bring_back(self, template: Template) -> str:
        try:
            self._templates.keep(template.name, template.kind, template.values)
        except OSError as error:
            return str(error)
        self._list(template.name)
        return tr("The template “{name}” is back.").format(name=template.name)


def _asked(reference: str, model: type[Writing], service: StreetManager) -> dict[str, Any] | str:
    """In the task: what an earlier permit says, or why it says nothing."""
    try:
        return answers_of_permit(reference, model, service)
    except NoSuchPermit as error:
        return str(error)
