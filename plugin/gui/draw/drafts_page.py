"""All drafts in a list: looked through, checked, opened, renamed, duplicated, deleted, and shown on the map."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from html import escape
from math import ceil
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QItemSelectionModel, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ..words import count, tr
from .draft_words import check_words, list_words
from .drafts_filter import DraftsFilter

if TYPE_CHECKING:
    from ...submission.draft import Draft
    from ...submission.standing import Checks

IDENTITY = Qt.ItemDataRole.UserRole
KEEP = QItemSelectionModel.SelectionFlag.NoUpdate
TOLD_HEIGHT = 96


class DraftsList(QListWidget):
    """Two lines a draft; F2 renames, Delete deletes, Enter opens."""

    rename = pyqtSignal()
    delete = pyqtSignal()
    open_ = pyqtSignal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, Qt's name
        """The keys that people try."""
        if event.key() == Qt.Key.Key_F2:
            self.rename.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_.emit()
        else:
            super().keyPressEvent(event)


class DraftsPage(QWidget):
    """Passes on what is to be done with which draft, by its id; `on_map` whether all are to be shown there.

    `check` asks to check some in one go, `stop` to check no more; `zoom` to bring some into view.
    """

    opened = pyqtSignal(str)
    renamed = pyqtSignal(str, str)
    duplicated = pyqtSignal(str)
    page = pyqtSignal(str)
    deleted = pyqtSignal(list)
    check = pyqtSignal(list)
    stop = pyqtSignal()
    zoom = pyqtSignal(list)
    on_map = pyqtSignal(bool)
    back = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts: list[Draft] = []
        self._known: Checks | None = None
        self._build()
        self._show_ready()

    def _build(self) -> None:
        self.go_back = self._button("&Back to drawing", "drafts_back", self.back.emit)
        self.filters = DraftsFilter(self)
        self.filter = self.filters.text
        self.counted = QLabel(self)
        self.counted.setObjectName("drafts_counted")
        self.counted.setWordWrap(True)
        self.list = self._list()
        self.told = QTextBrowser(self)
        self.told.setObjectName("drafts_told")
        self.told.setAccessibleName(tr("What the check found"))
        self.told.setTabChangesFocus(True)
        self.shown = QCheckBox(tr("Show all drafts on the map"), self)
        self.shown.setObjectName("drafts_on_map")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.go_back, self.filters, self.counted):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.told)
        layout.addLayout(self._doing())
        layout.addLayout(self._checking())
        below = QHBoxLayout()
        below.addWidget(self.shown, 1)
        below.addWidget(self.to_pdf)
        layout.addLayout(below)
        self.filters.changed.connect(self._show)
        self.name.returnPressed.connect(self._rename)
        self.name.textEdited.connect(lambda _: self._show_buttons())
        self.shown.toggled.connect(self.on_map)

    def _list(self) -> DraftsList:
        made = DraftsList(self)
        made.setObjectName("drafts_list")
        made.setAccessibleName(tr("Drafts"))
        made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        made.setWordWrap(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setAlternatingRowColors(True)
        made.setSpacing(2)
        made.itemSelectionChanged.connect(self._show_ready)
        made.itemDoubleClicked.connect(lambda _: self._open())
        made.open_.connect(self._open)
        made.rename.connect(self._begin_rename)
        made.delete.connect(self._delete)
        return made

    def _doing(self) -> QGridLayout:
        self.name = QLineEdit(self)
        self.name.setObjectName("draft_name")
        self.name.setAccessibleName(tr("The chosen draft's name"))
        self.name.setMaxLength(100)
        self.open = self._button("&Open", "draft_open", self._open)
        self.rename = self._button("Re&name", "draft_rename", self._rename)
        self.duplicate = self._button("Dupli&cate", "draft_duplicate", self._duplicate)
        self.delete = self._button("Delete", "draft_delete", self._delete)
        self.to_map = self._button("&Zoom to", "draft_zoom", lambda: self.zoom.emit(self.chosen()))
        self.look = self._button("Chec&k", "drafts_check", lambda: self.check.emit(self._to_check()))
        self.look.setToolTip(
            tr(
                "Several that are chosen, or else all that are listed: their shapes, streets, answers, other works."
            )
        )
        self.to_pdf = self._button("PD&F …", "draft_pdf", self._page)
        self.to_pdf.setToolTip(tr("A page for the file: map, extent, findings, answers, receipt."))
        grid = QGridLayout()
        grid.addWidget(self.name, 0, 0, 1, 2)
        grid.addWidget(self.rename, 0, 2)
        for place, button in enumerate((self.open, self.duplicate, self.delete, self.to_map, self.look)):
            grid.addWidget(button, 1 + place // 3, place % 3, 1, 2 if button is self.look else 1)
        return grid

    def _checking(self) -> QHBoxLayout:
        self.bar = QProgressBar(self)
        self.bar.setObjectName("drafts_progress")
        self.halt = self._button("Sto&p", "drafts_stop", self.stop.emit)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.halt)
        self.show_checking(None)
        return row

    def _button(self, words: str, name: str, action) -> QPushButton:  # type: ignore[no-untyped-def]
        button = QPushButton(tr(words), self)
        button.setObjectName(name)
        button.clicked.connect(lambda: action())
        return button

    def show_drafts(self, drafts: Sequence[Draft], known: Checks, current: str | None) -> None:
        """Show these drafts, the one changed last first.

        known: what is known of each. current: the id to choose where nothing is chosen.
        """
        self._drafts, self._known = list(drafts), known
        self.filters.offer(self._drafts)
        self._show(current)

    def show_known(self) -> None:
        """More is known of the drafts."""
        self._show()

    def show_checking(self, done: tuple[int, int] | None) -> None:
        """How many of how many have been checked; None where no check is under way."""
        self.bar.setVisible(done is not None)
        self.halt.setVisible(done is not None)
        if done is not None:
            self.bar.setRange(0, done[1])
            self.bar.setValue(done[0])
            self.bar.setFormat(tr("{done} of {number} checked").format(done=done[0], number=done[1]))

    def chosen(self) -> list[str]:
        """The ids of the drafts that are chosen."""
        return [str(item.data(IDENTITY)) for item in self.list.selectedItems()]

    def _listed(self) -> list[str]:
        return [str(self.list.item(row).data(IDENTITY)) for row in range(self.list.count())]

    def _show(self, current: str | None = None) -> None:
        known = self._known
        if known is None:
            return
        chosen = self.chosen() or ([current] if current else [])
        now, top = datetime.now(timezone.utc), self.list.verticalScrollBar().value()
        before = self.list.blockSignals(True)
        self.list.clear()
        for draft in self._drafts:
            words = list_words(draft, known.of(draft), now)
            if self.filters.passes(draft, known.standing(draft), words):
                item = QListWidgetItem(words, self.list)
                item.setData(IDENTITY, draft.id)
                item.setToolTip(words)
                if draft.id in chosen:
                    self.list.setCurrentItem(item, KEEP)
                    item.setSelected(True)
        self.list.blockSignals(before)
        self.list.verticalScrollBar().setValue(top)
        self.counted.setText(self._counted(self.list.count()))
        self._show_ready()

    def _counted(self, shown: int) -> str:
        if not self._drafts:
            return tr("There are no drafts yet. Whatever you draw becomes one.")
        drafts = count(len(self._drafts), tr("draft"), tr("drafts"))
        return (
            drafts
            if shown == len(self._drafts)
            else tr("{shown} of {drafts}").format(shown=shown, drafts=drafts)
        )

    def _show_ready(self) -> None:
        one = self._one()
        if not self.name.hasFocus() or one is None:
            self.name.setText(one.name if one is not None else "")
        self.name.setEnabled(one is not None)
        checked = self._known.of(one) if one is not None and self._known is not None else None
        told = check_words(one, checked) if one is not None else []
        self.told.setHtml("<br>".join(escape(line) for line in told))
        self.told.setVisible(bool(told))
        self.told.document().setTextWidth(self.told.viewport().width())
        self.told.setFixedHeight(min(TOLD_HEIGHT, ceil(self.told.document().size().height()) + 4))
        self._show_buttons()

    def _show_buttons(self) -> None:
        one = self._one()
        name = self.name.text().strip()
        self.open.setEnabled(one is not None)
        self.duplicate.setEnabled(one is not None)
        self.to_pdf.setEnabled(one is not None)
        self.rename.setEnabled(one is not None and bool(name) and name != one.name)
        self.delete.setEnabled(bool(self._may_delete()))
        chosen = self.chosen()
        self.to_map.setEnabled(any(draft.vertices for draft in self._drafts if draft.id in chosen))
        number = len(self._to_check())
        self.look.setEnabled(bool(number))
        self.look.setText(
            tr("Chec&k {drafts}").format(drafts=count(number, tr("draft"), tr("drafts")))
            if number
            else tr("Chec&k")
        )

    def _one(self) -> Draft | None:
        chosen = self.chosen()
        return next((draft for draft in self._drafts if [draft.id] == chosen), None)

    def _to_check(self) -> list[str]:
        """Several that are chosen, or else all that are listed; not those that were sent."""
        chosen = self.chosen()
        wanted = chosen if len(chosen) > 1 else self._listed()
        return [draft.id for draft in self._drafts if draft.id in wanted and not draft.sent]

    def _may_delete(self) -> list[str]:
        chosen = self.chosen()
        return [draft.id for draft in self._drafts if draft.id in chosen and draft.state != "sending"]

    def _open(self) -> None:
        one = self._one()
        if one is not None:
            self.opened.emit(one.id)

    def _begin_rename(self) -> None:
        if self._one() is not None:
            self.name.setFocus()
            self.name.selectAll()

    def _rename(self) -> None:
        one = self._one()
        if one is not None and self.rename.isEnabled():
            self.renamed.emit(one.id, self.name.text())

    def _duplicate(self) -> None:
        one = self._one()
        if one is not None:
            self.duplicated.emit(one.id)

    def _page(self) -> None:
        one = self._one()
        if one is not None:
            self.page.emit(one.id)

    def _delete(self) -> None:
        if self._may_delete():
            self.deleted.emit(self._may_delete())

    def choose(self, *identities: str) -> None:
        """Choose these drafts and no others; the first is the one at hand."""
        self.list.clearSelection()
        for row in reversed(range(self.list.count())):
            item = self.list.item(row)
            if item.data(IDENTITY) in identities:
                self.list.setCurrentItem(item, KEEP)
                item.setSelected(True)
        self._show_ready()

    def leave(self) -> None:
        """The dock is going."""
        self.filters.leave()
