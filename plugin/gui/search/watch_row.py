"""Beside a search of the project: whether to be told what is new there, how often, and what is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from ..words import tr
from .area_watch import LEAST_MINUTES, MINUTES, MOST_MINUTES, AreaWatch

if TYPE_CHECKING:
    from ...layers.asked_search import AskedSearch
    from ...search.result import SearchResult

Known = Callable[[str], "Mapping[str, SearchResult]"]


class WatchRow(QWidget):
    """Switches the watch of the search that is chosen on and off."""

    def __init__(self, watch: AreaWatch, known: Known, parent: QWidget) -> None:
        """known: what is known of the records of a search, by its id."""
        super().__init__(parent)
        self._watch, self._known = watch, known
        self._asked: AskedSearch | None = None
        self.on = QCheckBox(tr("&Tell me what is new here, every"), self)
        self.on.setObjectName("watch_search")
        self.minutes = QSpinBox(self)
        self.minutes.setObjectName("watch_search_minutes")
        self.minutes.setAccessibleName(tr("Minutes between two looks"))
        self.minutes.setRange(LEAST_MINUTES, MOST_MINUTES)
        self.minutes.setSuffix(tr(" min"))
        self.minutes.setValue(MINUTES.get())
        self.said = QLabel(self)
        self.said.setObjectName("watch_search_said")
        self.said.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.on)
        row.addWidget(self.minutes)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.said)
        self.on.clicked.connect(self._switch)
        self.minutes.valueChanged.connect(watch.set_minutes)
        watch.changed.connect(self._show)
        self._show()

    def look_at(self, asked: AskedSearch | None) -> None:
        """This search is chosen."""
        self._asked = asked
        self._show()

    def _switch(self, on: bool) -> None:
        if self._asked is None:
            return
        if on:
            self._watch.begin(self._asked, self._known(self._asked.id))
        else:
            self._watch.end(self._asked.id)

    def _show(self) -> None:
        asked = self._asked
        refusal = self._watch.refusal(asked) if asked is not None else ""
        self.on.setEnabled(asked is not None and not refusal)
        self.on.setChecked(asked is not None and self._watch.watches(asked.id))
        self.on.setToolTip(
            refusal or tr("Makes the same search by itself, and tells what it had not found before")
        )
        words = self._watch.words(asked.id) if asked is not None else ""
        self.said.setText(words)
        self.said.setVisible(bool(words))
