"""Help in plain words, beside the work: a window that stays open while one goes on."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from ..host import profile_folder
from .words import tr

FOLDER = "help"


class HelpWindow(QDialog):
    """Shows the pages of resources/help; their links lead from one to the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("works_extents_help")
        self.setWindowTitle(tr("Works Extents · Help"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.pages = QTextBrowser(self)
        self.pages.setObjectName("help_pages")
        self.pages.setAccessibleName(tr("Help"))
        self.pages.setOpenExternalLinks(True)
        self.pages.setSearchPaths([str(profile_folder.resource(FOLDER))])
        buttons = QDialogButtonBox(self)
        self.back = buttons.addButton(tr("&Back"), QDialogButtonBox.ButtonRole.ActionRole)
        self.back.setEnabled(False)
        self.back.clicked.connect(self.pages.backward)
        self.pages.backwardAvailable.connect(self.back.setEnabled)
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        close.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.pages)
        layout.addWidget(buttons)
        self.resize(560, 620)

    def show_page(self, topic: str) -> None:
        """Show a page by its name, in front."""
        self.pages.setSource(QUrl.fromLocalFile(str(profile_folder.resource(FOLDER, f"{topic}.html"))))
        self.show()
        self.raise_()
        self.activateWindow()
        self.pages.setFocus()


class HelpButton(QToolButton):
    """A question mark that opens the help of where it stands."""

    def __init__(self, topic: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._topic = topic
        self.help_window: HelpWindow | None = None
        self.setText("?")
        self.setObjectName("help")
        self.setAccessibleName(tr("Help"))
        self.setToolTip(tr("Help on this page"))
        self.clicked.connect(self.show_help)

    def show_help(self) -> None:
        """Open the help at this page; the window goes when the button goes."""
        if self.help_window is None:
            self.help_window = HelpWindow(self)
        self.help_window.show_page(self._topic)
