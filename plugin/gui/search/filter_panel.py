"""What of the found is shown: words anywhere, what a column says, whose it is. Folded, with how many are on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...host import settings
from ...search.filters import Filters, options, tells_whose
from ...search.sheet import Sheet
from ..fold import Fold
from ..narrow import narrow
from ..words import tr
from .record_sheets import FILTERED_BY, MY_WORKS, heading

# Milliseconds after the last key: a word is typed as one.
TYPED = 150
_ON = Qt.CheckState.Checked


class SeveralBox(QgsCheckableComboBox):
    """A list of which several can be ticked, by mouse or with the space bar; none ticked asks nothing.

    `ticked` comes when what is ticked has changed. QGIS's own signal does not come when the space bar did it.
    """

    ticked = pyqtSignal()

    def __init__(self, name: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"filter_{name}")
        self.setAccessibleName(words)
        self.setDefaultText(tr("All"))
        self.setSeparator(", ")
        narrow(self)
        self._told: frozenset[str] = frozenset()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._tell)
        self._offering = False
        self.model().dataChanged.connect(self._changed)

    def _changed(self) -> None:
        if not self._offering:
            self._later.start(0)

    def _tell(self) -> None:
        if self.wanted() != self._told:
            self._told = self.wanted()
            self.ticked.emit()

    def offer(self, words: Sequence[str]) -> None:
        """Offer what a column says, each with its count; what was ticked stays so, found or not."""
        ticked = self.wanted()
        self._offering = True
        self.clear()
        counted = {option.words: option.count for option in options(words)}
        for said in [*counted, *sorted(ticked - set(counted))]:
            shown = tr("{words} ({count:,})").format(words=said or tr("Not said"), count=counted.get(said, 0))
            state = _ON if said in ticked else Qt.CheckState.Unchecked
            self.addItemWithCheckState(shown, state, said)
        self._offering = False
        self._told = self.wanted()

    def tick(self, words: Iterable[str]) -> None:
        """Tick these, before anything has been found that says them."""
        for said in sorted(words):
            self.addItemWithCheckState(said or tr("Not said"), _ON, said)
        self._told = self.wanted()

    def wanted(self) -> frozenset[str]:
        """What is ticked."""
        return frozenset(
            self.itemData(index) for index in range(self.count()) if self.itemCheckState(index) == _ON
        )

    def let_go(self) -> None:
        """Tick nothing."""
        self.deselectAllOptions()
        self._told = frozenset()


class KindFilters(QWidget):
    """The filters for one kind of record."""

    changed = pyqtSignal()

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.text = QLineEdit(self)
        self.text.setObjectName(f"filter_text_{kind}")
        self.text.setClearButtonEnabled(True)
        self.text.setPlaceholderText(tr("Words anywhere in the record"))
        self.only_mine = QCheckBox(tr("Only &mine"), self)
        self.only_mine.setObjectName(f"only_mine_{kind}")
        self.boxes = {name: SeveralBox(name, heading(kind, name), self) for name in FILTERED_BY.get(kind, ())}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setColumnStretch(1, 1)
        self._labels = {"": self._row(layout, tr("Wor&ds"), self.text)}
        for name, box in self.boxes.items():
            self._labels[name] = self._row(layout, heading(kind, name), box)
            box.ticked.connect(self.changed)
        layout.addWidget(self.only_mine, layout.rowCount(), 1, Qt.AlignmentFlag.AlignLeft)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED)
        self._typed.timeout.connect(self.changed)
        self.text.textChanged.connect(lambda _: self._typed.start())
        self._remember()
        self.only_mine.toggled.connect(lambda _: self.changed.emit())
        self.changed.connect(self._keep)

    def _remember(self) -> None:
        """Filters stay as they were left; but words that were typed were for the day."""
        kept = settings.kept_record(settings.filters(self.kind))
        self.only_mine.setChecked(kept.get("only_mine") is True)
        for name, box in self.boxes.items():
            said = kept.get(name)
            if isinstance(said, list):
                box.tick(one for one in said if isinstance(one, str))

    def _keep(self) -> None:
        ticked = {name: sorted(box.wanted()) for name, box in self.boxes.items() if box.wanted()}
        kept = {**ticked, "only_mine": self.only_mine.isChecked()}
        settings.filters(self.kind).set(json.dumps(kept))

    def _row(self, layout: QGridLayout, words: str, widget: QWidget) -> QLabel:
        label = QLabel(words, self)
        label.setBuddy(widget)
        place = layout.rowCount()
        layout.addWidget(label, place, 0)
        layout.addWidget(widget, place, 1)
        return label

    def offer(self, sheet: Sheet) -> None:
        """Offer what these records say; what was chosen before stays chosen."""
        for name, box in self.boxes.items():
            there = name in sheet.names
            box.setVisible(there)
            self._labels[name].setVisible(there)
            box.offer(sheet.words(name) if there else ())
        known = tells_whose(sheet.attributes) or not sheet.count
        self.only_mine.setVisible(known and self.kind != MY_WORKS)

    @property
    def in_use(self) -> bool:
        """Whether anything is set, of what the records shown now lack too."""
        ticked = any(box.wanted() for box in self.boxes.values())
        return ticked or bool(self.text.text()) or self.only_mine.isChecked()

    def filters(self) -> Filters:
        """What is asked for now."""
        wanted = {name: box.wanted() for name, box in self.boxes.items() if not box.isHidden()}
        return Filters(
            self.text.text(),
            {name: words for name, words in wanted.items() if words},
            self.only_mine.isChecked() and not self.only_mine.isHidden(),
        )

    def clear_filters(self) -> None:
        """Ask for everything again."""
        self.text.clear()  # its signals are not blocked: its button listens to them
        self.only_mine.blockSignals(True)
        self.only_mine.setChecked(False)
        self.only_mine.blockSignals(False)
        for box in self.boxes.values():
            box.let_go()
        self._typed.stop()
        self.changed.emit()


class FilterPanel(QWidget):
    """The filters of the kind that is looked at, folded away; below, how many records they leave.

    `changed` tells the kind whose filters changed.
    """

    changed = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filters")
        self._kinds: dict[str, KindFilters] = {}
        self._kind = ""
        self._new: dict[str, Sheet] = {}
        self.fold = Fold("filters_fold", tr("Filters"), self, folded=True)
        QVBoxLayout(self.fold.inside).setContentsMargins(0, 0, 0, 0)
        self.counted = QLabel(self)
        self.counted.setObjectName("filters_counted")
        self.counted.setWordWrap(True)
        self.clear = QPushButton(tr("Clea&r filters"), self)
        self.clear.setObjectName("clear_filters")
        self.clear.clicked.connect(lambda: self._kinds[self._kind].clear_filters())
        line = QHBoxLayout()
        line.addWidget(self.counted, 1)
        line.addWidget(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.fold)
        layout.addLayout(line)
        self.fold.collapsedStateChanged.connect(lambda _: self.look_at(self._kind))
        self.tell(0, 0)

    def offer(self, kind: str, sheet: Sheet) -> None:
        """Offer what these records say: now if somebody looks or filters, else when somebody does."""
        self._new[kind] = sheet
        if self.of(kind).in_use:
            self._bring(kind)

    def _bring(self, kind: str) -> None:
        sheet = self._new.pop(kind, None)
        if sheet is not None:
            self.of(kind).offer(sheet)

    def of(self, kind: str) -> KindFilters:
        """The filters of a kind, made when they are first wanted."""
        if kind not in self._kinds:
            made = KindFilters(kind, self.fold.inside)
            made.hide()
            made.changed.connect(lambda: self.changed.emit(kind))
            self.fold.inside.layout().addWidget(made)
            # Made later than what is below it, it stands before that all the same.
            chain = [self.fold, made.text, *made.boxes.values(), made.only_mine, self.clear]
            for before, after in zip(chain, chain[1:]):
                QWidget.setTabOrder(before, after)
            self._kinds[kind] = made
        return self._kinds[kind]

    def look_at(self, kind: str, *, offer: bool = True) -> None:
        """Show the filters of this kind, and offer what is new unless that is to come later."""
        if not kind:
            return
        self._kind = kind
        self.of(kind)
        if offer and not self.fold.isCollapsed():
            self._bring(kind)
        for name, filters in self._kinds.items():
            filters.setVisible(name == kind)

    def tell(self, shown: int, found: int) -> None:
        """Say how many of the records are shown, and how many filters make it so."""
        on = self.of(self._kind).filters().count if self._kind else 0
        self.fold.setTitle(tr("Filters ({count})").format(count=on) if on else tr("Filters"))
        self.counted.setText(
            tr("{shown:,} of {found:,} shown").format(shown=shown, found=found) if on else ""
        )
        self.counted.setVisible(bool(on))
        self.clear.setVisible(bool(on))
