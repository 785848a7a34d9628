"""Which list of one's own works to read: chosen, read, stopped; with what came of it and how it is coloured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...host import settings
from ...layers import themes
from ..narrow import narrow
from ..withheld import WithheldLine
from ..words import tr
from . import list_words

if TYPE_CHECKING:
    from ...search.own_works import PagesRead

AUTHORITY = "HighwayAuthority"


class ListQuestion(QWidget):
    """`asked` comes when the chosen list is to be read; `stopped` when that is to end; `theme_chosen` with the key of
    a theme; `all_wanted` when the map is to show all of it.
    """

    asked = pyqtSignal()
    stopped = pyqtSignal()
    theme_chosen = pyqtSignal(str)
    all_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = ""
        self.list = self._box("my_works_list", tr("Which of your works"))
        self.meaning = self._label("list_meaning")
        self.withheld = WithheldLine(self)
        self.outcome = self._label("my_works_outcome")
        self.theme = self._box("my_works_theme", tr("Colour the works by"))
        self.show_all = QPushButton(tr("Zoom to &all"), self)
        self.show_all.setObjectName("zoom_to_all")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._lines())
        layout.addWidget(self.meaning)
        layout.addWidget(self.withheld)
        layout.addLayout(self._go())
        layout.addWidget(self.outcome)
        layout.addLayout(self._looks())
        self._fill()
        self.list.currentIndexChanged.connect(lambda _: self._chosen())
        self.theme.activated.connect(lambda _: self.theme_chosen.emit(self.theme.currentData()))
        self.show_all.clicked.connect(self.all_wanted)
        self.read.clicked.connect(self.asked)
        self.stop.clicked.connect(self.stopped)
        self.show_busy(busy=False)
        self.show_theme("")

    def _box(self, name: str, words: str) -> QComboBox:
        box = narrow(QComboBox(self))
        box.setObjectName(name)
        box.setAccessibleName(words)
        return box

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _lines(self) -> QGridLayout:
        lines = QGridLayout()
        lines.setColumnStretch(1, 1)
        label = QLabel(tr("&List"), self)
        label.setBuddy(self.list)
        lines.addWidget(label, 0, 0)
        lines.addWidget(self.list, 0, 1)
        return lines

    def _go(self) -> QHBoxLayout:
        self.read = QPushButton(tr("&Show the list"), self)
        self.read.setObjectName("read_list")
        self.read.setDefault(True)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(True)
        self.stop = QPushButton(tr("Cancel"), self)
        self.stop.setObjectName("cancel_list")
        line = QHBoxLayout()
        line.addWidget(self.read)
        line.addWidget(self.progress, 1)
        line.addWidget(self.stop)
        line.addStretch(0)
        return line

    def _looks(self) -> QHBoxLayout:
        for key, words in themes.OWN_THEMES.items():
            self.theme.addItem(tr(words), key)
        label = QLabel(tr("Colo&ur by"), self)
        label.setBuddy(self.theme)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.theme, 1)
        line.addWidget(self.show_all)
        return line

    def _fill(self) -> None:
        kept = self.key or settings.MY_WORKS_LIST.get()
        self.list.blockSignals(True)
        self.list.clear()
        for key in list_words.ORDER:
            self.list.addItem(list_words.title(key, authority=self._role == AUTHORITY), key)
        self.list.setCurrentIndex(max(self.list.findData(kept), 0))
        self.list.blockSignals(False)
        self._say_meaning()

    def _chosen(self) -> None:
        settings.MY_WORKS_LIST.set(self.key)
        self._say_meaning()

    def _say_meaning(self) -> None:
        self.meaning.setText(list_words.meaning(self.key, self._role))

    @property
    def key(self) -> str:
        """The key of the list that is chosen."""
        return self.list.currentData() or ""

    @property
    def title(self) -> str:
        """What it is called."""
        return self.list.currentText()

    def choose(self, key: str) -> None:
        """Choose a list by its key."""
        self.list.setCurrentIndex(max(self.list.findData(key), 0))

    def call_for(self, role: str) -> None:
        """Call the lists as somebody of a role calls them."""
        if role != self._role:
            self._role = role
            self._fill()

    def show_busy(self, *, busy: bool) -> None:
        """Whether a list is being read."""
        self.read.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.stop.setVisible(busy)
        self.progress.setRange(0, 0 if busy else 1)
        self.progress.setFormat("")

    def show_progress(self, so_far: PagesRead) -> None:
        """How far the reading is; the service does not always say how many there are."""
        if so_far.total:
            self.progress.setRange(0, max(so_far.total, so_far.read))
            self.progress.setValue(so_far.read)
            words = tr("{read:,} of {total:,} read, {kept:,} kept")
        else:
            # A bar that only moves shows no words on some styles: it is half full then.
            self.progress.setRange(0, 2)
            self.progress.setValue(1)
            words = tr("{read:,} read, {kept:,} kept")
        self.progress.setFormat(words.format(read=so_far.read, total=so_far.total, kept=so_far.kept))

    def show_theme(self, theme: str) -> None:
        """By what the map is coloured; "" where it shows none of the works."""
        self.theme.setCurrentIndex(max(self.theme.findData(theme), 0))
        self.theme.setEnabled(bool(theme))
        self.show_all.setEnabled(bool(theme))
