"""What of the found is shown: words anywhere, what a column says, whose it is. Folded, with how many are on."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.gui import QgsCheckableComboBox, QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..search.filters import Filters, options, tells_whose
from ..search.sheet import Sheet
from .narrow import narrow
from .record_sheets import FILTERED_BY, heading
from .words import tr

# Milliseconds after the last key: a word is typed as one.
TYPED = 150
_ON = Qt.CheckState.Checked


class SeveralBox(QgsCheckableComboBox):
    """A list of which several can be ticked, by mouse or with the space bar; none ticked asks nothing."""

    def __init__(self, name: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"filter_{name}")
        self.setAccessibleName(words)
        self.setDefaultText(tr("All"))
        self.setSeparator(", ")
        narrow(self)

    def offer(self, words: Sequence[str]) -> None:
        """Offer what a column says, each with its count; what was ticked stays so, found or not."""
        ticked = self.wanted()
        self.blockSignals(True)
        self.clear()
        counted = {option.words: option.count for option in options(words)}
        for said in [*counted, *sorted(ticked - set(counted))]:
            shown = tr("{words} ({count:,})").format(words=said or tr("Not said"), count=counted.get(said, 0))
            state = _ON if said in ticked else Qt.CheckState.Unchecked
            self.addItemWithCheckState(shown, state, said)
        self.blockSignals(False)

    def wanted(self) -> frozenset[str]:
        """What is ticked."""
        return frozenset(
            self.itemData(index) for index in range(self.count()) if self.itemCheckState(index) == _ON
        )

    def let_go(self) -> None:
        """Tick nothing."""
        self.blockSignals(True)
        self.deselectAllOptions()
        self.blockSignals(False)


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
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        layout.addRow(tr("Wor&ds"), self.text)
        for name, box in self.boxes.items():
            layout.addRow(heading(kind, name), box)
            box.checkedItemsChanged.connect(lambda _: self.changed.emit())
        layout.addRow("", self.only_mine)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED)
        self._typed.timeout.connect(self.changed)
        self.text.textChanged.connect(lambda _: self._typed.start())
        self.only_mine.toggled.connect(lambda _: self.changed.emit())

    def offer(self, sheet: Sheet) -> None:
        """Offer what these records say; what was chosen before stays chosen."""
        layout = self.layout()
        for name, box in self.boxes.items():
            there = name in sheet.names
            box.setVisible(there)
            layout.labelForField(box).setVisible(there)
            box.offer(sheet.words(name) if there else ())
        known = tells_whose(sheet.attributes)
        self.only_mine.setVisible(known or not sheet.count)

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
        for widget in (self.text, self.only_mine):
            widget.blockSignals(True)
        self.text.clear()
        self.only_mine.setChecked(False)
        for widget in (self.text, self.only_mine):
            widget.blockSignals(False)
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
        self.fold = QgsCollapsibleGroupBox(tr("Filters"), self)
        self.fold.setObjectName("filters_fold")
        self.fold.setSaveCollapsedState(False)
        # The group box shows and hides its children when it folds, so it has but one.
        self._inside = QWidget(self.fold)
        QVBoxLayout(self._inside).setContentsMargins(0, 0, 0, 0)
        QVBoxLayout(self.fold).setContentsMargins(6, 2, 6, 4)
        self.fold.layout().addWidget(self._inside)
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
        self.fold.setCollapsed(True)
        self.tell(0, 0)

    def of(self, kind: str) -> KindFilters:
        """The filters of a kind, made when they are first wanted."""
        if kind not in self._kinds:
            made = KindFilters(kind, self._inside)
            made.hide()
            made.changed.connect(lambda: self.changed.emit(kind))
            self._inside.layout().addWidget(made)
            self._kinds[kind] = made
        return self._kinds[kind]

    def look_at(self, kind: str) -> None:
        """Show the filters of this kind."""
        self._kind = kind
        self.of(kind)
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
