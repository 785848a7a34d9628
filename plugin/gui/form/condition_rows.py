"""The editor for the conditions that a promoter offers to keep to: rows that are added and taken away."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...streetmanager.choices import choices_of
from ...streetmanager.versions import Version
from ...streetmanager.work_records import PermitCondition
from ..focus_order import in_turn
from ..narrow import narrow
from ..words import tr
from .form_fields import Editor


class _Rows(QWidget):
    """A condition and a comment in each row."""

    def __init__(self, version: Version, parent: QWidget) -> None:
        super().__init__(parent)
        self._options = choices_of(PermitCondition, "condition", version) or []
        self._rows: list[tuple[QWidget, QComboBox, QLineEdit]] = []
        self.told = lambda: None
        self._add = QPushButton(tr("Add a condition"), self)
        self._add.setObjectName("add_condition")
        self._add.clicked.connect(lambda: self.add(None).setFocus())
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._add)
        self.setFocusProxy(self._add)

    def add(self, condition: Any) -> QWidget:
        """Another row, empty or with a condition that was offered before; where it begins is returned."""
        line = QWidget(self)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        kind, comment, away = narrow(QComboBox(line)), QLineEdit(line), QToolButton(line)
        for choice in self._options:
            kind.addItem(tr(choice.words), choice.value)
        comment.setPlaceholderText(tr("What it means here"))
        comment.setAccessibleName(tr("What the condition means here"))
        kind.setAccessibleName(tr("Condition"))
        away.setText("✕")
        away.setAccessibleName(tr("Take this condition away"))
        away.setToolTip(tr("Take this condition away"))
        if condition is not None:
            kind.setCurrentIndex(max(0, kind.findData(condition.get("condition"))))
            comment.setText(condition.get("comment") or "")
        for widget in (kind, comment, away):
            layout.addWidget(widget)
        self._rows.append((line, kind, comment))
        self._layout.insertWidget(self._layout.count() - 1, line)
        kind.currentIndexChanged.connect(lambda _: self.told())
        comment.textChanged.connect(lambda _: self.told())
        away.clicked.connect(lambda: self._remove(line))
        in_turn(self._add, [kind, comment, away])
        self.told()
        return kind

    def _remove(self, line: QWidget) -> None:
        self._rows = [row for row in self._rows if row[0] is not line]
        line.deleteLater()
        self.told()

    def value(self) -> list[dict[str, Any]] | None:
        """The conditions offered, each with its comment where there is one; none where none is."""
        found = []
        for _, kind, comment in self._rows:
            condition = {"condition": kind.currentData()}
            if comment.text().strip():
                condition["comment"] = comment.text().strip()
            found.append(condition)
        return found or None

    def put(self, conditions: Any) -> None:
        """Show these conditions instead of the earlier ones."""
        for line, _, _ in self._rows:
            line.deleteLater()
        self._rows = []
        for condition in conditions or []:
            self.add(condition)


def conditions_editor(version: Version, parent: QWidget) -> Editor:
    """The editor for `permit_conditions`, with the conditions that the version knows."""
    rows = _Rows(version, parent)
    made = Editor(rows, rows.value, rows.put)
    rows.told = made.changed.emit
    return made
