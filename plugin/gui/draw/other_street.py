"""A street that is not among those found under the shape, named by its USRN."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from ..red_words import warn_in
from ..words import tr

# As the service has them (Lookup): six to eight digits.
LEAST, MOST = 100_001, 99_999_999


class OtherStreet(QWidget):
    """`wanted` tells the USRN that was entered, where it can be one."""

    wanted = pyqtSignal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.usrn = QLineEdit(self)
        self.usrn.setObjectName("other_usrn")
        self.usrn.setPlaceholderText(tr("USRN"))
        self.usrn.returnPressed.connect(self._enter)
        label = QLabel(tr("Another street"), self)
        label.setBuddy(self.usrn)
        self.button = QPushButton(tr("Choose it"), self)
        self.button.setObjectName("choose_other_street")
        self.button.clicked.connect(self._enter)
        self.said = QLabel(self)
        self.said.setObjectName("other_street_said")
        self.said.setWordWrap(True)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label, 0, 0)
        layout.addWidget(self.usrn, 0, 1)
        layout.addWidget(self.button, 0, 2)
        layout.addWidget(self.said, 1, 0, 1, 3)
        self.say("")

    def _enter(self) -> None:
        text = self.usrn.text().strip()
        if not text.isdecimal() or not LEAST <= int(text) <= MOST:
            self.say(tr("A USRN has six to eight digits, such as 99900003."))
            return
        self.say("")
        self.wanted.emit(int(text))

    def say(self, words: str) -> None:
        """What is wrong with what was entered, or nothing."""
        warn_in(self.said, words)
