"""All drafts in a list: looked through, opened, renamed, duplicated, deleted, and shown on the map."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QItemSelectionModel, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...host import tasks
from ..words import count, tr
from .draft_findings import findings_of
from .draft_words import SHAPES, draft_state, environment_words, findings_words, when_words

if TYPE_CHECKING:
    from ...geometry.findings import Finding
    from ...submission.draft import Draft

IDENTITY = Qt.ItemDataRole.UserRole
FILTER_AFTER = 150
KEEP = QItemSelectionModel.SelectionFlag.NoUpdate


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
    """Passes on what is to be done with which draft, by its id; `on_map` whether all are to be shown there."""

    opened = pyqtSignal(str)
    renamed = pyqtSignal(str, str)
    duplicated = pyqtSignal(str)
    deleted = pyqtSignal(list)
    on_map = pyqtSignal(bool)
    back = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts: list[Draft] = []
        # What was found, by draft and when it was changed: nothing is looked at twice.
        self._findings: dict[tuple[str, datetime], Sequence[Finding]] = {}
        self._task: tasks.BackgroundTask | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(FILTER_AFTER)
        self._later.timeout.connect(self._show)
        self._build()
        self._show_ready()

    def _build(self) -> None:
        self.go_back = self._button("&Back to drawing", "drafts_back", self.back.emit)
        self.filter = QLineEdit(self)
        self.filter.setObjectName("drafts_filter")
        self.filter.setPlaceholderText(tr("Filter by name, state, environment, reference"))
        self.filter.setAccessibleName(tr("Filter the drafts"))
        self.filter.setClearButtonEnabled(True)
        self.counted = QLabel(self)
        self.counted.setObjectName("drafts_counted")
        self.counted.setWordWrap(True)
        self.list = DraftsList(self)
        self.list.setObjectName("drafts_list")
        self.list.setAccessibleName(tr("Drafts"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAlternatingRowColors(True)
        self.list.setSpacing(2)
        self.name = QLineEdit(self)
        self.name.setObjectName("draft_name")
        self.name.setAccessibleName(tr("The chosen draft's name"))
        self.name.setMaxLength(100)
        self.open = self._button("&Open", "draft_open", self._open)
        self.rename = self._button("Re&name", "draft_rename", self._rename)
        self.duplicate = self._button("Dupli&cate", "draft_duplicate", self._duplicate)
        self.delete = self._button("Delete", "draft_delete", self._delete)
        self.shown = QCheckBox(tr("Show all drafts on the map"), self)
        self.shown.setObjectName("drafts_on_map")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.go_back)
        layout.addWidget(self.filter)
        layout.addWidget(self.counted)
        layout.addWidget(self.list, 1)
        layout.addLayout(self._doing())
        layout.addWidget(self.shown)
        self.filter.textChanged.connect(lambda _: self._later.start())
        self.list.itemSelectionChanged.connect(self._show_ready)
        self.list.itemDoubleClicked.connect(lambda _: self._open())
        self.list.open_.connect(self._open)
        self.list.rename.connect(self._begin_rename)
        self.list.delete.connect(self._delete)
        self.name.returnPressed.connect(self._rename)
        self.name.textEdited.connect(lambda _: self._show_buttons())
        self.shown.toggled.connect(self.on_map)

    def _doing(self) -> QGridLayout:
        grid = QGridLayout()
        grid.addWidget(self.name, 0, 0, 1, 2)
        grid.addWidget(self.rename, 0, 2)
        for column, button in enumerate((self.open, self.duplicate, self.delete)):
            grid.addWidget(button, 1, column)
        return grid

    def _button(self, words: str, name: str, action) -> QPushButton:  # type: ignore[no-untyped-def]
        button = QPushButton(tr(words), self)
        button.setObjectName(name)
        button.clicked.connect(lambda: action())
        return button

    def show_drafts(
        self, drafts: Sequence[Draft], at_hand: Mapping[str, Sequence[Finding]], current: str | None
    ) -> None:
        """Show these drafts, the one changed last first.

        at_hand: findings that are known already, by id: those of the draft at hand, against its street. current:
        the id to choose where nothing is chosen.
        """
        self._drafts = list(drafts)
        for draft in self._drafts:
            if draft.id in at_hand:
                self._findings[(draft.id, draft.changed)] = at_hand[draft.id]
        self._show(current)
        self._look()

    def _look(self) -> None:
        """Look for findings where nobody has looked yet, off the main thread."""
        unknown = [
            draft
            for draft in self._drafts
            if not draft.sent and (draft.id, draft.changed) not in self._findings
        ]
        if self._task is not None:
            self._task.drop()
            self._task = None
        if unknown:
            self._task = tasks.start(
                tasks.BackgroundTask(
                    tr("Checking the drafts"), lambda task: _findings(task, unknown), done=self._found
                )
            )

    def _found(self, findings: dict[tuple[str, datetime], Sequence[Finding]]) -> None:
        self._task = None
        self._findings.update(findings)
        self._show()

    def chosen(self) -> list[str]:
        """The ids of the drafts that are chosen."""
        return [str(item.data(IDENTITY)) for item in self.list.selectedItems()]

    def _show(self, current: str | None = None) -> None:
        chosen = self.chosen() or ([current] if current else [])
        wanted, now = self.filter.text().casefold().split(), datetime.now(timezone.utc)
        before = self.list.blockSignals(True)
        self.list.clear()
        for draft in self._drafts:
            words = self._words(draft, now)
            sought = f"{words} {draft.work_reference_number or ''}".casefold()
            if all(part in sought for part in wanted):
                item = QListWidgetItem(words, self.list)
                item.setData(IDENTITY, draft.id)
                item.setToolTip(words)
                if draft.id in chosen:
                    self.list.setCurrentItem(item, KEEP)
                    item.setSelected(True)
        self.list.blockSignals(before)
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

    def _words(self, draft: Draft, now: datetime) -> str:
        found = None if draft.sent else self._findings.get((draft.id, draft.changed))
        told = (
            tr(SHAPES[draft.shape_type]),
            draft_state(draft),
            findings_words(found) if found or draft.finished else "",
            when_words(draft.changed, now),
            f"{environment_words(draft.environment)} {draft.version}",
            draft.reference or "",
        )
        return f"{draft.name}\n" + " · ".join(part for part in told if part)

    def _show_ready(self) -> None:
        one = self._one()
        self.name.setText(one.name if one is not None else "")
        self.name.setEnabled(one is not None)
        self._show_buttons()

    def _show_buttons(self) -> None:
        one = self._one()
        name = self.name.text().strip()
        self.open.setEnabled(one is not None)
        self.duplicate.setEnabled(one is not None)
        self.rename.setEnabled(one is not None and bool(name) and name != one.name)
        self.delete.setEnabled(bool(self._may_delete()))

    def _one(self) -> Draft | None:
        chosen = self.chosen()
        return next((draft for draft in self._drafts if [draft.id] == chosen), None)

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
        """Nobody waits for findings any more: the dock is going."""
        self._later.stop()
        if self._task is not None:
            self._task.drop()
            self._task = None


def _findings(
    task: tasks.BackgroundTask, drafts: Sequence[Draft]
) -> dict[tuple[str, datetime], Sequence[Finding]]:
    found: dict[tuple[str, datetime], Sequence[Finding]] = {}
    for draft in drafts:
        if task.isCanceled():
            break
        found[(draft.id, draft.changed)] = findings_of(draft)
        # The main thread waits for Python's lock meanwhile: let it have its turn.
        time.sleep(0.001)
    return found
