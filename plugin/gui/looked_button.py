"""For somebody who has looked up on the website what became of something whose answer was lost."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QInputDialog, QMenu, QToolButton, QWidget

from .words import tr


class LookedButton(QToolButton):
    """`said` brings whether Street Manager has it, and its reference, which is asked for only with `referenced`."""

    said = pyqtSignal(bool, str)

    def __init__(self, name: str, parent: QWidget, referenced: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName(f"say_{name}")
        self.setText(tr("I looked …"))
        self.setToolTip(tr("Say what you found on Street Manager's website."))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        yes = menu.addAction(tr("Street Manager has it"))
        yes.setObjectName(f"{name}_is_there")
        yes.triggered.connect(lambda: self._ask_reference() if referenced else self.said.emit(True, ""))
        no = menu.addAction(tr("Street Manager does not have it"))
        no.setObjectName(f"{name}_is_not_there")
        no.triggered.connect(lambda: self.said.emit(False, ""))
        self.setMenu(menu)

    def _ask_reference(self) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(tr("Street Manager has it"))
        dialog.setLabelText(tr("Its reference, as Street Manager shows it:"))
        dialog.textValueSelected.connect(lambda text: self.said.emit(True, text.strip()))
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()
