"""The editor for a field that holds records: a small form for each, added and taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ...streetmanager.choices import choices_of
from ...streetmanager.fields import fields_in, is_blank, is_list, record_of, shown_fields
from ...streetmanager.versions import Version
from ..focus_order import in_turn
from ..words import tr
from .form_fields import Editor, editor


class _Record(QFrame):
    """One record: its fields under one another."""

    def __init__(
        self, model: type[BaseModel], version: Version, told: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._model, self._version, self._told = model, version, told
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.values: dict[str, Any] = {}
        self._rows: dict[str, tuple[QWidget, Editor]] = {}
        layout = QVBoxLayout(self)
        for name, about in fields_in(model, version).items():
            if about.kind == "geometry":
                continue
            row = QWidget(self)
            inner = QVBoxLayout(row)
            inner.setContentsMargins(0, 0, 0, 0)
            made = editor(about, choices_of(model, name, version), row)
            label = QLabel(tr(about.label), row)
            label.setWordWrap(True)
            label.setBuddy(made.widget)
            made.widget.setAccessibleName(tr(about.label))
            made.widget.setObjectName(f"field_{name}")
            if about.help:
                made.widget.setToolTip(tr(about.help))
            inner.addWidget(label)
            inner.addWidget(made.widget)
            layout.addWidget(row)
            self._rows[name] = (row, made)
            made.changed.connect(lambda name=name: self._changed(name))
        self._show_rows()

    def put(self, values: Mapping[str, Any]) -> None:
        """Show a record."""
        self.values = dict(values)
        for name, (_, made) in self._rows.items():
            made.set_value(self.values.get(name))
        self._show_rows()

    def _changed(self, name: str) -> None:
        self.values[name] = self._rows[name][1].value()
        self._show_rows()
        self._told()

    def _show_rows(self) -> None:
        shown = set(shown_fields(self._model, self.values, self._version))
        for name, (row, _) in self._rows.items():
            row.setVisible(name in shown)

    def value(self) -> dict[str, Any]:
        """The record, without what was left blank."""
        return {name: value for name, value in self.values.items() if not is_blank(value)}


class _Records(QWidget):
    """The records one under the other; where the field is no list, there is one at most."""

    def __init__(self, model: type[BaseModel], version: Version, several: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._version, self._several = model, version, several
        self._records: list[tuple[QWidget, _Record]] = []
        self.told = lambda: None
        self.add_button = QPushButton(tr("Add one"), self)
        self.add_button.setObjectName("add_record")
        self.add_button.clicked.connect(lambda: self._added())
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.add_button)
        self.setFocusProxy(self.add_button)

    def _added(self) -> None:
        self.add({})
        self.told()
        first = next(iter(_stops(self._records[-1][0])), None)
        if first is not None:
            first.setFocus()

    def add(self, values: Mapping[str, Any]) -> None:
        """Another record, with these values."""
        box = QWidget(self)
        inner = QVBoxLayout(box)
        inner.setContentsMargins(0, 0, 0, 0)
        record = _Record(self._model, self._version, lambda: self.told(), box)
        record.put(values)
        away = QPushButton(tr("Take this one away"), box)
        away.clicked.connect(lambda: self._remove(box))
        inner.addWidget(record)
        inner.addWidget(away)
        self._records.append((box, record))
        self._layout.insertWidget(self._layout.count() - 1, box)
        in_turn(self.add_button, _stops(box))
        self.add_button.setVisible(self._several)

    def _remove(self, box: QWidget) -> None:
        self._records = [one for one in self._records if one[0] is not box]
        box.deleteLater()
        self.add_button.setVisible(True)
        self.told()

    def value(self) -> Any:
        """The records; none where there is none."""
        found = [record.value() for _, record in self._records]
        if self._several:
            return found or None
        return found[0] if found else None

    def put(self, value: Any) -> None:
        """Show these records instead of the earlier ones."""
        for box, _ in self._records:
            box.deleteLater()
        self._records = []
        self.add_button.setVisible(True)
        given = value if self._several else ([value] if value else [])
        for one in given or []:
            self.add(one if isinstance(one, Mapping) else one.model_dump())


def _stops(box: QWidget) -> list[QWidget]:
    """What Tab stops at in a record, in order."""
    tab = Qt.FocusPolicy.TabFocus
    return [one for one in box.findChildren(QWidget) if one.focusPolicy() & tab and one.focusProxy() is None]


def records_editor(model: type[BaseModel], name: str, version: Version, parent: QWidget) -> Editor:
    """The editor for a field of `model` that holds one record or several."""
    inner = record_of(model, name)
    if inner is None:
        raise TypeError(f"{name} holds no records.")
    rows = _Records(inner, version, is_list(model, name), parent)
    made = Editor(rows, rows.value, rows.put)
    rows.told = made.changed.emit
    return made
