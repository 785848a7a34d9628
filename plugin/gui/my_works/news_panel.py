"""What is new about one's works: told in words, listed work by work, and when to be told again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...host import settings
from ...host.error_words import error_words
from ..fold import Fold
from ..narrow import wrapped
from ..words import count, tr
from .news_words import area_words, moment_ago, told_words
from .watching import MOST_MINUTES, Watching

if TYPE_CHECKING:
    from ...search.news import News

MOST_LISTED = 200
ROWS = 5
_REFERENCE = Qt.ItemDataRole.UserRole


class NewsPanel(QWidget):
    """`opened` comes with a work's reference that somebody wants to see; `area_asked` when the watch is to keep to
    what the map shows; `in_list` is told how many of the works with news are in the list that is shown.
    """

    opened = pyqtSignal(str)
    area_asked = pyqtSignal()

    def __init__(self, watching: Watching, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.watching = watching
        self._marked = 0
        self.fold = Fold("news_fold", tr("What is new"), self, folded=True)
        inside = QVBoxLayout(self.fold.inside)
        inside.setContentsMargins(0, 0, 0, 0)
        self._build_told(inside)
        self._build_watch(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.fold)
        watching.changed.connect(self.show_news)
        self.show_news()

    def _build_told(self, inside: QVBoxLayout) -> None:
        self.words = QLabel(self)
        self.words.setObjectName("news_words")
        self.words.setWordWrap(True)
        self.list = QTreeWidget(self)
        self.list.setObjectName("news_list")
        self.list.setAccessibleName(tr("Works with news"))
        self.list.setHeaderLabels([tr("Work"), tr("What"), tr("When")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setFixedHeight((ROWS + 2) * (self.fontMetrics().height() + 6))
        self.list.setColumnWidth(0, 116)
        self.list.setColumnWidth(1, 150)
        self.list.itemActivated.connect(lambda item: self.opened.emit(item.data(0, _REFERENCE)))
        self.list.setToolTip(tr("A double click, or Enter, opens the work's record"))
        line = QHBoxLayout()
        self.now = self._button(line, "look_now", tr("Loo&k now"))
        self.seen = self._button(line, "news_seen", tr("Seen: it is no longer &new"))
        line.addStretch(1)
        self.now.clicked.connect(lambda: self.watching.look())
        self.seen.clicked.connect(self.watching.seen)
        inside.addWidget(self.words)
        inside.addWidget(self.list)
        inside.addLayout(line)

    def _button(self, line: QHBoxLayout, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        line.addWidget(button)
        return button

    def _build_watch(self, inside: QVBoxLayout) -> None:
        self.on = QCheckBox(tr("&Tell me, every"), self)
        self.on.setObjectName("watch")
        self.minutes = QSpinBox(self)
        self.minutes.setObjectName("watch_minutes")
        self.minutes.setAccessibleName(tr("Minutes between two looks"))
        self.minutes.setRange(1, MOST_MINUTES)
        self.minutes.setSuffix(tr(" minutes"))
        line = QHBoxLayout()
        line.addWidget(self.on)
        line.addWidget(self.minutes)
        line.addStretch(1)
        inside.addLayout(line)
        self.created = self._tick(inside, "watch_only_created", tr("Only when works are created"))
        self.own = self._tick(inside, "watch_own_doings", tr("Also what your own organisation did"))
        self.in_area = self._tick(inside, "watch_in_area", tr("Only in an area"))
        self.area = QPushButton(tr("As the map sho&ws now"), self)
        self.area.setObjectName("watch_area")
        self.area_words = QLabel(self)
        self.area_words.setObjectName("watch_area_words")
        self.area_words.setWordWrap(True)
        where = QHBoxLayout()
        where.setContentsMargins(22, 0, 0, 0)
        where.addWidget(self.area, 0, Qt.AlignmentFlag.AlignTop)
        where.addWidget(self.area_words, 1)
        inside.addLayout(where)
        self._show_watch()
        self.on.toggled.connect(lambda on: self.watching.switch(on=on))
        self.minutes.valueChanged.connect(self.watching.set_minutes)
        self.created.toggled.connect(settings.WATCH_ONLY_CREATED.set)
        self.own.toggled.connect(settings.WATCH_OWN_DOINGS.set)
        self.in_area.toggled.connect(self._keep_to_area)
        self.area.clicked.connect(self.area_asked)

    def _tick(self, inside: QVBoxLayout, name: str, words: str) -> QCheckBox:
        box = QCheckBox(self)
        box.setObjectName(name)
        inside.addWidget(wrapped(box, words, self))
        return box

    def _show_watch(self) -> None:
        for box, setting in (
            (self.on, settings.WATCH),
            (self.created, settings.WATCH_ONLY_CREATED),
            (self.own, settings.WATCH_OWN_DOINGS),
            (self.in_area, settings.WATCH_IN_AREA),
        ):
            box.setChecked(setting.get())
        self.minutes.setValue(settings.WATCH_MINUTES.get())
        self.show_area()

    def _keep_to_area(self, on: bool) -> None:
        settings.WATCH_IN_AREA.set(on)
        if on and self.watching.box is None:
            self.area_asked.emit()
        self.show_area()

    def show_area(self) -> None:
        """Say which area the watch keeps to."""
        box = self.watching.box
        self.area.setVisible(self.in_area.isChecked())
        self.area_words.setVisible(self.in_area.isChecked())
        self.area_words.setText(area_words(box) if box is not None else tr("None is chosen yet."))

    def tell_marked(self, marked: int) -> None:
        """Say how many of the works with news are among those that the table shows."""
        if marked != self._marked:
            self._marked = marked
            self.show_news()

    def show_news(self) -> None:
        """Show what is new now, and how the watch stands."""
        watching = self.watching
        works = _by_work(watching.news)
        self.fold.setTitle(
            tr("What is new ({count:,})").format(count=len(works)) if works else tr("What is new")
        )
        self.words.setText(self._words())
        self.now.setEnabled(not watching.busy and watching.ready)
        self.seen.setEnabled(bool(works))
        self.list.setVisible(bool(works))
        self.list.clear()
        self.list.addTopLevelItems([_item(*pair) for pair in reversed(list(works.items()))][:MOST_LISTED])

    def _words(self) -> str:
        watching = self.watching
        if watching.problem is not None:
            return tr("It could not be asked what is new: {why}").format(why=error_words(watching.problem))
        if not watching.ready:
            return tr("Sign in to see what is new.")
        if watching.busy and watching.looked is None:
            return tr("Asking …")
        if watching.news:
            words = told_words(watching.news, watching.since)
            in_list = tr("In bold in the list below: {works}.").format(
                works=count(self._marked, tr("work"), tr("works"))
            )
            return f"{words} {in_list}" if self._marked else words
        if watching.looked is None:
            return tr("Look now, or let yourself be told, and see what has happened to your works.")
        since = watching.since or watching.looked
        return tr("Nothing new since {since}. Last looked at {looked}.").format(
            since=moment_ago(since), looked=moment_ago(watching.looked)
        )


def _by_work(news: list[News]) -> dict[str, list[News]]:
    from ...search.news import by_work

    return by_work(news) if news else {}


def _item(reference: str, news: list[News]) -> QTreeWidgetItem:
    latest = news[-1]
    what = "; ".join(dict.fromkeys(one.told for one in reversed(news)))
    item = QTreeWidgetItem([reference, what, moment_ago(latest.moment) if latest.moment else ""])
    item.setData(0, _REFERENCE, reference)
    for column in range(3):
        item.setToolTip(column, f"{reference}: {what}")
    return item
