"""What of the drafts is listed: by text, by where they stand, by what they are for, by where they belong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ..narrow import narrow
from ..words import tr
from .draft_words import STANDING_WORDS, environment_words, kind_words

if TYPE_CHECKING:
    from ...submission.draft import Draft

FILTER_AFTER = 150


class DraftsFilter(QWidget):
    """A line of text and three lists. `changed` comes a moment after the text, at once after a list."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLineEdit(self)
        self.text.setObjectName("drafts_filter")
        self.text.setPlaceholderText(tr("Filter by name, state, environment, reference"))
        self.text.setAccessibleName(tr("Filter the drafts"))
        self.text.setClearButtonEnabled(True)
        self.standing = self._list("drafts_standing", tr("Where they stand"))
        self.kind = self._list("drafts_kind", tr("What they are for"))
        self.place = self._list("drafts_place", tr("Environment and version"))
        for key, words in STANDING_WORDS.items():
            self.standing.addItem(tr(words)[:1].upper() + tr(words)[1:], key)
        row = QHBoxLayout()
        row.setSpacing(3)
        for box in (self.standing, self.kind, self.place):
            row.addWidget(box, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        layout.addLayout(row)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(FILTER_AFTER)
        self._later.timeout.connect(self.changed)
        self.text.textChanged.connect(lambda _: self._later.start())
        self._offer(self.standing, tr("Any state"), None)
        self.offer([])

    def _list(self, name: str, words: str) -> QComboBox:
        box = narrow(QComboBox(self))
        box.setMinimumContentsLength(6)  # three of them stand side by side
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.activated.connect(lambda _: self.changed.emit())
        return box

    def offer(self, drafts: Sequence[Draft]) -> None:
        """Offer the kinds, environments and versions that there are; what was chosen stays chosen where it can."""
        kinds = {draft.kind: kind_words(draft.kind) for draft in drafts}
        places = {place_of(draft): place_words(draft) for draft in drafts}
        self._offer(self.kind, tr("Any kind"), kinds)
        self._offer(self.place, tr("Anywhere"), places)

    @staticmethod
    def _offer(box: QComboBox, all_: str, entries: dict[str, str] | None) -> None:
        if entries is None:
            box.insertItem(0, all_, "")
            box.setCurrentIndex(0)
            return
        wanted = [("", all_), *sorted(entries.items(), key=lambda entry: entry[1].casefold())]
        if [(box.itemData(at), box.itemText(at)) for at in range(box.count())] == wanted:
            return
        chosen = box.currentData()
        box.clear()
        for key, words in wanted:
            box.addItem(words, key)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def passes(self, draft: Draft, standing: str, words: str) -> bool:
        """Whether a draft is to be listed. words: all that the list says of it."""
        sought = f"{words} {draft.work_reference_number or ''}".casefold()
        return (
            all(part in sought for part in self.text.text().casefold().split())
            and self.standing.currentData() in ("", standing)
            and self.kind.currentData() in ("", draft.kind)
            and self.place.currentData() in ("", place_of(draft))
        )

    def leave(self) -> None:
        """The dock is going."""
        self._later.stop()


def place_of(draft: Draft) -> str:
    """Environment and version of a draft, as one key."""
    return f"{draft.environment} {draft.version}"


def place_words(draft: Draft) -> str:
    """Environment and version as they are read."""
    return f"{environment_words(draft.environment)} {draft.version}"
