"""The list of works that clash with an extent, or could be done together with it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QBrush, QColor, QIcon, QPainter, QPixmap, QPolygon
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ..words import count, tr

if TYPE_CHECKING:
    from ...submission.nearby_works import NearbyWork

WORK = Qt.ItemDataRole.UserRole
MOST_LISTED = 100
LOWEST, HIGHEST = 90, 260
SIZE = 16
# As the findings and the layer have them.
COLOURS = {"clash": "#c25700", "together": "#1d70b8"}


class NearbyList(QListWidget):
    """One entry a work. `chosen` comes with the one chosen, or None; Enter or a double click is `shown`."""

    chosen = pyqtSignal(object)
    shown = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nearby_works")
        self.setAccessibleName(tr("Works that clash, or could be done together"))
        self.setWordWrap(True)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setIconSize(QSize(SIZE, SIZE))
        self.setItemDelegate(_Roomy(self))
        self.currentItemChanged.connect(lambda *_: self.chosen.emit(self.work()))
        self.itemActivated.connect(lambda item: self._show(item))
        self._works: list[NearbyWork] = []
        self._in_form: frozenset[str] = frozenset()

    def _show(self, item: QListWidgetItem) -> None:
        work = item.data(WORK)
        if work is not None:
            self.shown.emit(work)

    def show_works(self, works: list[NearbyWork], in_form: Collection[str] = ()) -> None:
        """List these; the one that was chosen stays so where it is still there. in_form: references put there."""
        if works == self._works and frozenset(in_form) == self._in_form:
            return
        before = self.work()
        self._works, self._in_form = works, frozenset(in_form)
        self.blockSignals(True)
        self.clear()
        for work in works[:MOST_LISTED]:
            self._add(work)
        if len(works) > MOST_LISTED:
            item = QListWidgetItem(tr("and {n:,} more, on the map").format(n=len(works) - MOST_LISTED), self)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.blockSignals(False)
        self.updateGeometry()
        self.choose(before.key if before is not None else None)

    def _add(self, work: NearbyWork) -> None:
        words = work_words(work, work.reference in self._in_form)
        item = QListWidgetItem(_icon(work.sort), words, self)
        item.setData(WORK, work)
        sign = tr("Clash") if work.sort == "clash" else tr("Could be done together")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{sign}. {words}")
        item.setToolTip(sign)

    def choose(self, key: tuple[str, str] | None) -> None:
        """Choose the work of this key; none where it is not listed."""
        for row in range(self.count()):
            work = self.item(row).data(WORK)
            if work is not None and work.key == key:
                self.setCurrentRow(row)
                return
        self.setCurrentRow(-1)
        self.chosen.emit(None)

    def work(self) -> NearbyWork | None:
        """The work that is chosen."""
        item = self.currentItem()
        found: NearbyWork | None = item.data(WORK) if item is not None else None
        return found

    def sizeHint(self) -> QSize:  # noqa: N802, Qt's name
        """As high as its entries, within reason."""
        heights = sum(self.sizeHintForRow(row) + 2 for row in range(min(self.count(), 12)))
        return QSize(240, max(LOWEST, min(HIGHEST, heights + 2 * self.frameWidth() + 4)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802, Qt's name
        """Never squeezed below what it asks for: the page scrolls."""
        return QSize(100, self.sizeHint().height())


class _Roomy(QStyledItemDelegate):
    """Entries high enough for their words: Qt works the height out for a width a little larger than it draws in."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # noqa: N802, Qt's name
        """As for a narrower list."""
        narrower = QStyleOptionViewItem(option)
        narrower.rect = QRect(option.rect.topLeft(), option.rect.size() - QSize(SIZE, 0))
        size: QSize = super().sizeHint(narrower, index)
        return size + QSize(0, 4)


def work_words(work: NearbyWork, in_form: bool = False) -> str:
    """Why, whose, when, and what it does to traffic: a line each."""
    why = work.why[0]
    if "street" in why.lower() and work.distance >= 1:
        why += tr(", {metres:,.0f} m away").format(metres=work.distance)
    whose = (work.permit or work.reference, work.promoter)
    when = (
        span_words(work.start, work.end),
        tr("forward plan") if work.plan else work.traffic.lower(),
    )
    lines = (
        why,
        " · ".join(filter(None, whose)),
        " · ".join(filter(None, when)),
        *work.why[1:],
        tr("In the form as worked on together.") if in_form else "",
    )
    return "\n".join(filter(None, lines))


def span_words(start: date | None, end: date | None) -> str:
    """From a day to a day: 24/11/2026 to 28/11/2026."""
    days = [f"{day:%d/%m/%Y}" for day in (start, end) if day is not None]
    return tr(" to ").join(dict.fromkeys(days))


def count_words(works: list[NearbyWork]) -> str:
    """How many of each there are: 2 clashes, 3 could be done together."""
    clashes = sum(work.sort == "clash" for work in works)
    together = len(works) - clashes
    parts = [count(clashes, tr("clash"), tr("clashes"))] if clashes else []
    if together:
        parts.append(tr("{n:,} could be done together").format(n=together))
    return ", ".join(parts)


def _icon(sort: str) -> QIcon:
    """A triangle that warns, or a circle that tells: to be told apart without their colours."""
    pixmap = QPixmap(SIZE, SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(COLOURS[sort])))
    if sort == "clash":
        painter.drawPolygon(QPolygon([QPoint(8, 2), QPoint(15, 14), QPoint(1, 14)]))
    else:
        painter.drawEllipse(QRect(2, 2, 12, 12))
    painter.end()
    return QIcon(pixmap)
