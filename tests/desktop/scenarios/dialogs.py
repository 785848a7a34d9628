"""Notices every dialog that waits for a person, says so, and closes it so that the run can go on."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QApplication, QLabel


class DialogWatch(QObject):
    """Looks every 20 ms; `seen` holds what the dialogs said, which is also printed after the word DIALOG."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        said = " / ".join(label.text() for label in dialog.findChildren(QLabel) if label.text())
        self.seen.append(f"{dialog.windowTitle()}: {said}")
        print("DIALOG", self.seen[-1], flush=True)
        dialog.close()

    def rest(self, on: bool) -> None:
        """Leave dialogs alone for a while: the scenario answers the next one itself."""
        if on:
            self._timer.stop()
        else:
            self._timer.start(20)
