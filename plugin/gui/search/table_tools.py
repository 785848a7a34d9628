"""The buttons under a table: copy, columns, export."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from ..words import count, tr


class TableTools(QWidget):
    """What can be done with the table above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.copy = self._button("copy_rows", tr("&Copy rows"))
        self.copy.setToolTip(tr("Copy the chosen rows with their headings, or all where none is (Ctrl+C)"))
        self.columns = self._button("pick_columns", tr("Colum&ns"))
        self.columns.setToolTip(tr("Choose which columns are shown"))
        self.export = self._button("export_csv", tr("&Export CSV"))
        menu = QMenu(self)
        self.export_shown = menu.addAction("")
        self.export_all = menu.addAction("")
        self.export.setMenu(menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for button in (self.copy, self.columns, self.export):
            layout.addWidget(button)
        layout.addStretch(1)

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        return button

    def look_at(self, found: int, shown: int) -> None:
        """Say what there is to copy and export."""
        for button in (self.copy, self.columns, self.export):
            button.setEnabled(bool(found))
        self.export_shown.setText(tr("The {rows} shown").format(rows=count(shown, tr("row"), tr("rows"))))
        self.export_all.setText(tr("All {rows}").format(rows=count(found, tr("row"), tr("rows"))))
        self.export_shown.setEnabled(bool(shown))
        self.export_all.setVisible(shown != found)
