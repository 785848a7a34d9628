"""One question of a form: its label, its editor, its help, and what is wrong with the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QVBoxLayout, QWidget

from ..red_words import warn_in
from ..words import tr

if TYPE_CHECKING:
    from ...streetmanager.fields import About
    from .form_fields import Editor


class FormRow(QWidget):
    """Label above, editor below, in one narrow column; the problem stands under the editor."""

    def __init__(self, name: str, about: About, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.about = about
        self.editor = editor
        self.setObjectName(f"row_{name}")
        editor.widget.setObjectName(f"field_{name}")
        editor.widget.setAccessibleName(tr(about.label))
        label = QLabel(tr(about.label), self)
        label.setBuddy(editor.widget)
        label.setWordWrap(True)
        help_ = QLabel(tr(about.help) if about.help else "", self)
        help_.setWordWrap(True)
        help_.setStyleSheet("color: gray; font-size: 8pt")
        help_.setVisible(bool(about.help))
        self.problem = QLabel(self)
        self.problem.setObjectName(f"problem_{name}")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)  # it may be what the service says
        bold = self.problem.font()
        bold.setBold(True)
        self.problem.setFont(bold)
        self.problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 4)
        layout.setSpacing(1)
        for widget in (label, help_, editor.widget, self.problem):
            layout.addWidget(widget)

    def say(self, problem: str) -> None:
        """Say what is wrong with the answer, or nothing."""
        warn_in(self.problem, problem)
