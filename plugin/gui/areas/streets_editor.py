"""The editor for the streets of a geographical area: gathered, listed, edited, saved as the service's CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ..form.form_fields import Editor
from ..narrow import narrow
from ..words import count, tr
from .area_desk import AreaDesk, streets_kept, to_keep
from .street_list import INSIDE, STREET, USRN, StreetList

if TYPE_CHECKING:
    from ..form.draft_answers import DraftAnswers

# The answer that is no field of the request: what is known of the streets, so that a list has its names again.
STREETS_KNOWN = "area_streets"
ROWS = 8


class StreetsEditor(QWidget):
    """Buttons that gather, the table, buttons that edit. What it holds is `list`."""

    def __init__(self, answers: DraftAnswers, parent: QWidget) -> None:
        super().__init__(parent)
        self.list = StreetList(self)
        self._build()
        self.desk = AreaDesk(answers, self)
        self.list.changed.connect(self.show_state)
        self.show_state()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._ways())
        layout.addLayout(self._typing())
        self.said = _label("area_said", self)
        layout.addWidget(self.said)
        layout.addLayout(self._going_on())
        self.counted = _label("area_counted", self)
        layout.addWidget(self.counted)
        layout.addWidget(self._table())
        layout.addLayout(self._doing())
        self.shown = QCheckBox(tr("Show them on the &map"), self)
        self.shown.setObjectName("area_on_map")
        self.shown.setChecked(True)
        layout.addWidget(self.shown)
        self.setFocusProxy(self.under)

    def _ways(self) -> QGridLayout:
        self.under = self._button(tr("&Under the drawn area"), "area_under")
        self.selected = self._button(tr("Of what is &selected"), "area_selected")
        self.selected.setToolTip(
            tr("Streets that selected features name in a field with USRNs, or that run under their shapes.")
        )
        self.pick = self._button(tr("&Pick on the map"), "area_pick")
        self.pick.setCheckable(True)
        self.pick.setToolTip(tr("A click puts a street in, or takes it out."))
        self.file = self._button(tr("From a &file …"), "area_file")
        self.file.setToolTip(tr("A CSV file with USRNs in a column."))
        self.least = narrow(QComboBox(self))
        self.least.setObjectName("area_least")
        self.least.setAccessibleName(tr("Which streets count"))
        from ...submission.area_streets import ANY, HALF, WHOLE

        for words, share in (
            (tr("Streets with any part inside"), ANY),
            (tr("Streets with half or more inside"), HALF),
            (tr("Streets wholly inside"), WHOLE),
        ):
            self.least.addItem(words, share)
        grid = QGridLayout()
        grid.addWidget(self.least, 0, 0, 1, 2)
        for place, button in enumerate((self.under, self.selected, self.pick, self.file)):
            grid.addWidget(button, 1 + place // 2, place % 2)
        return grid

    def _typing(self) -> QHBoxLayout:
        self.typed = QLineEdit(self)
        self.typed.setObjectName("area_typed")
        self.typed.setPlaceholderText(tr("USRNs, typed or pasted"))
        self.typed.setAccessibleName(tr("USRNs to put in"))
        self.typed.setMaxLength(1_000_000)
        self.add = self._button(tr("&Add"), "area_add")
        row = QHBoxLayout()
        row.addWidget(self.typed, 1)
        row.addWidget(self.add)
        return row

    def _going_on(self) -> QHBoxLayout:
        self.bar = QProgressBar(self)
        self.bar.setObjectName("area_progress")
        self.bar.setTextVisible(True)
        self.stop = self._button(tr("S&top"), "area_stop")
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        return row

    def _table(self) -> QTableView:
        table = self.table = QTableView(self)
        table.setObjectName("area_streets")
        table.setAccessibleName(tr("The streets of the area"))
        table.setModel(self.list)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 7)
        header = table.horizontalHeader()
        header.setSectionResizeMode(STREET, QHeaderView.ResizeMode.Stretch)
        for column in (USRN, INSIDE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        table.setColumnWidth(USRN, table.fontMetrics().horizontalAdvance("99999999") + 16)
        table.setColumnWidth(INSIDE, table.fontMetrics().horizontalAdvance("Inside ▲") + 20)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        table.setFixedHeight((ROWS + 1) * (table.fontMetrics().height() + 7) + 12)
        return table

    def _doing(self) -> QGridLayout:
        self.remove = self._button(tr("&Take out"), "area_remove")
        self.undo = self._button(tr("U&ndo"), "area_undo")
        self.zoom = self._button(tr("&Zoom to"), "area_zoom")
        self.names = self._button(tr("Look up what is not known"), "area_names")
        self.save = self._button(tr("Save as CS&V …"), "area_save")
        self.save.setToolTip(tr("As Street Manager wants it: one column of USRNs, no heading."))
        grid = QGridLayout()
        for column, button in enumerate((self.remove, self.undo, self.zoom)):
            grid.addWidget(button, 0, column)
        grid.addWidget(self.names, 1, 0, 1, 2)
        grid.addWidget(self.save, 1, 2)
        return grid

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def chosen(self) -> list[int]:
        """The rows that are chosen in the table."""
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def say(self, words: str) -> None:
        """Say how gathering went."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def show_state(self) -> None:
        """Show how many streets there are, and what can be done with them."""
        from ...submission.usrn_lists import too_many_words

        streets = self.list.streets
        self.counted.setText(counted_words(len(streets), too_many_words(len(streets))))
        unknown = len(self.desk.not_known())
        self.names.setText(tr("Look up {number:,} not known").format(number=unknown))
        self.names.setVisible(bool(unknown))
        self.undo.setEnabled(self.list.can_undo)
        self.save.setEnabled(bool(streets))
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show what can be done with the rows that are chosen."""
        self.remove.setEnabled(bool(self.chosen()))
        self.zoom.setEnabled(any(street.line is not None for street in self.list.streets))

    def show_busy(self, busy: bool) -> None:
        """While something is asked, it can be stopped."""
        self.bar.setVisible(busy)
        self.stop.setVisible(busy)
        self.bar.setRange(0, 0)
        self.bar.setFormat("")
        for button in (self.under, self.selected, self.file, self.names):
            button.setEnabled(not busy)

    def value(self) -> list[int] | None:
        """The USRNs; none where there is none."""
        return self.list.usrns or None

    def put(self, value: Any, known: Mapping[str, Sequence[Any]] | None) -> None:
        """Show these USRNs, with what is known of them."""
        if list(value or []) == self.list.usrns:
            return
        self.list.show(streets_kept(value or [], known or {}))
        self.show_state()
        self.desk.show_on_map()

    def known(self) -> dict[str, list[Any]]:
        """What is to be kept of the streets beside their USRNs."""
        return to_keep(self.list.streets)


def counted_words(number: int, too_many: str) -> str:
    """How many streets there are."""
    if too_many:
        return too_many
    if not number:
        return tr("No streets yet.")
    return tr("{streets}, each once.").format(streets=count(number, tr("street"), tr("streets")))


def streets_editor(answers: DraftAnswers, parent: QWidget) -> Editor:
    """The editor for the field with the streets; what is known of them is kept as another answer."""
    widget = StreetsEditor(answers, parent)

    def write(value: Any) -> None:
        widget.put(value, answers.values.get(STREETS_KNOWN))

    made = Editor(widget, widget.value, write)

    def changed() -> None:
        answers.set(STREETS_KNOWN, widget.known())
        made.changed.emit()

    widget.list.changed.connect(changed)
    return made


def _label(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
