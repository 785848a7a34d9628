"""One question of a form: its label, its editor, its help, what was so before, and what is wrong with the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ..red_words import warn_in
from ..words import tr

if TYPE_CHECKING:
    from ...streetmanager.fields import About
    from .form_fields import Editor

NOTHING = "—"


class FormRow(QWidget):
    """Label above, editor below, in one narrow column; the problem stands under the editor.

    The help is folded behind the question mark beside the label; F1 in the editor unfolds it, too.
    """

    def __init__(self, name: str, about: About, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.about = about
        self.editor = editor
        self._always = False
        self.setObjectName(f"row_{name}")
        editor.widget.setObjectName(f"field_{name}")
        editor.widget.setAccessibleName(tr(about.label))
        editor.widget.setAccessibleDescription(tr(about.help) if about.help else "")
        label = QLabel(tr(about.label), self)
        label.setBuddy(editor.widget)
        label.setWordWrap(True)
        self.ask = self._question_mark()
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(label, 1)
        top.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignTop)
        self.help = QLabel(tr(about.help) if about.help else "", self)
        self.help.setObjectName(f"help_{name}")
        self.help.setWordWrap(True)
        self.help.setStyleSheet("color: gray")
        self.help.hide()
        self.before = QLabel(self)
        self.before.setObjectName(f"before_{name}")
        self.before.setWordWrap(True)
        self.before.setTextFormat(Qt.TextFormat.PlainText)
        self.before.setStyleSheet("color: #1d70b8")
        self.before.hide()
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
        layout.addLayout(top)
        for widget in (self.help, editor.widget, self.before, self.problem):
            layout.addWidget(widget)
        self._listen(editor.widget)

    def _question_mark(self) -> QToolButton:
        mark = QToolButton(self)
        mark.setObjectName(f"ask_{self.name}")
        mark.setText("?")
        mark.setAutoRaise(True)
        mark.setCheckable(True)
        mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F1 does the same: Tab goes from answer to answer
        mark.setAccessibleName(tr("Help on {question}").format(question=tr(self.about.label)))
        mark.setToolTip(tr("What is meant (F1)"))
        mark.setVisible(bool(self.about.help))
        mark.toggled.connect(lambda _: self._show_help())
        return mark

    def _listen(self, editor: QWidget) -> None:
        for widget in (editor, *editor.findChildren(QWidget)):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's name
        """F1 unfolds the help."""
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and (
            event.key() == Qt.Key.Key_F1 and self.about.help
        ):
            if event.type() == QEvent.Type.KeyPress:
                self.ask.toggle()
            event.accept()
            return True
        return False

    def explain(self, always: bool) -> None:
        """Keep the help unfolded, or only where somebody asks."""
        self._always = always
        self.ask.setVisible(bool(self.about.help) and not always)
        self._show_help()

    def _show_help(self) -> None:
        self.help.setVisible(bool(self.about.help) and (self._always or self.ask.isChecked()))

    def say(self, problem: str) -> None:
        """Say what is wrong with the answer, or nothing."""
        warn_in(self.problem, problem)

    def say_before(self, words: str | None) -> None:
        """Say what was so before, where the answer changes it; None where it does not."""
        self.before.setText(tr("Before: {words}").format(words=words or NOTHING) if words is not None else "")
        self.before.setVisible(words is not None)
