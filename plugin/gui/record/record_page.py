"""The page of a work's record: which work, how it stands, all that is on record, and what can be done."""

from __future__ import annotations

from html import escape

from qgis.PyQt.QtCore import QStringListModel, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..withheld import WithheldLine
from ..words import tr
from .pending_actions import PendingActions
from .record_tree import RecordTree

MOST_KEPT = 30


class RecordPage(QWidget):
    """The widgets, and little else: the dock fills them. `asked` brings the reference that was typed."""

    asked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent = QStringListModel(self)
        self.reference = QLineEdit(self)
        self.reference.setObjectName("record_reference")
        self.reference.setPlaceholderText(tr("Reference of a work or permit"))
        self.reference.setAccessibleName(tr("Reference of a work or permit"))
        self.reference.setClearButtonEnabled(True)
        completer = QCompleter(self._recent, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.reference.setCompleter(completer)
        self.show_it = self._button("show_record", tr("&Show"))
        self.again = self._button("read_again", tr("&Read again"))
        self.title = self._label("record_title")
        self.state = self._label("record_state")
        self.untold = self._label("record_untold")
        self.said = self._label("record_said")
        self.pending = PendingActions(self)
        self.tree = RecordTree(self)
        self.details = QTextBrowser(self)
        self.details.setObjectName("record_details")
        self.details.setAccessibleName(tr("What is on record of the line that is chosen"))
        self.details.setOpenLinks(False)
        self.details.setMinimumHeight(80)
        self.actions = self._menu("record_actions", tr("&Actions"))
        self.submit = self._menu("record_submit", tr("Sub&mit"))
        self.zoom = self._button("zoom_to_part", tr("&Zoom to it"))
        self.copy = self._button("copy_part", tr("Cop&y"))
        self.mark = self._button("mark_comment", tr("Mark as rea&d"))
        self.open_file = self._button("open_file", tr("&Open"))
        self.save_file = self._button("save_file", tr("Sa&ve …"))
        self._lay_out()
        self.show_it.clicked.connect(self._ask)
        self.reference.returnPressed.connect(self._ask)
        completer.activated.connect(lambda *_: self._ask())

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.hide()
        return label

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        return button

    def _menu(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(words)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        menu = QMenu(button)
        menu.setObjectName(f"{name}_menu")
        menu.setToolTipsVisible(True)
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        asking = QHBoxLayout()
        asking.addWidget(self.reference, 1)
        asking.addWidget(self.show_it)
        asking.addWidget(self.again)
        below = QWidget(self)
        inside = QVBoxLayout(below)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.details, 1)
        for buttons in (
            (self.mark, self.open_file, self.save_file),
            (self.actions, self.submit, self.zoom, self.copy),
        ):
            row = QHBoxLayout()
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            inside.addLayout(row)
        self.withheld = WithheldLine(below)
        inside.addWidget(self.withheld)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setObjectName("record_split")
        split.setChildrenCollapsible(False)
        split.addWidget(self.tree)
        split.addWidget(below)
        split.setSizes([280, 260])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(asking)
        for label in (self.title, self.state, self.untold, self.said):
            layout.addWidget(label)
        layout.addWidget(self.pending)
        layout.addWidget(split, 1)

    def _ask(self) -> None:
        typed = self.reference.text().strip()
        if typed:
            self.asked.emit(typed)

    def remember(self, reference: str) -> None:
        """Offer a reference again when one is typed."""
        kept = [reference, *(one for one in self._recent.stringList() if one != reference)]
        self._recent.setStringList(kept[:MOST_KEPT])

    def head(self, title: str, state: str) -> None:
        """Which work it is, and how it stands."""
        self._say(self.title, f"<b>{escape(title)}</b>" if title else "")
        self._say(self.state, escape(state))

    def tell_untold(self, sentences: tuple[str, ...]) -> None:
        """What the account may not see, or what did not come."""
        self._say(self.untold, "<br>".join(f"<i>{escape(one)}</i>" for one in sentences))

    def say(self, words: str) -> None:
        """How something went; nothing hides it."""
        self._say(self.said, escape(words))

    @staticmethod
    def _say(label: QLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))
