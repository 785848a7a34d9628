"""Telling the officer: one place puts an error or a message into QGIS's message bar, with its next step."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from math import ceil

from qgis.core import Qgis
from qgis.gui import QgisInterface, QgsMessageBar, QgsMessageBarItem
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton, QTextBrowser

from ..host.error_words import error_words
from ..streetmanager.errors import Cancelled
from .words import tr

TITLE = "Works Extents"
NOTICE = "works_extents_notice"


class Notices:
    """Puts messages into the message bar of the main window."""

    def __init__(self, iface: QgisInterface) -> None:
        self._bar: QgsMessageBar = iface.messageBar()

    def error(self, error: Exception, again: Callable[[], None] | None = None) -> None:
        """Say what happened, what it means and what to do; with a button where trying again can help.

        What somebody has stopped is no failure: QGIS writes the level into its log.
        """
        level = Qgis.MessageLevel.Info if isinstance(error, Cancelled) else Qgis.MessageLevel.Warning
        self._push(error_words(error), level, tr("Try again"), again)

    def warn(self, words: str, button: str = "", action: Callable[[], None] | None = None) -> None:
        """Something that needs attention."""
        self._push(words, Qgis.MessageLevel.Warning, button, action)

    def tell(self, words: str, button: str = "", action: Callable[[], None] | None = None) -> None:
        """Something that went well."""
        self._push(words, Qgis.MessageLevel.Success, button, action)

    def take_away(self) -> None:
        """Take the plugin's messages down: their buttons would call what is no longer there."""
        for item in self._told():
            self._bar.popWidget(item)

    def _told(self) -> list[QgsMessageBarItem]:
        return list(self._bar.findChildren(QgsMessageBarItem, NOTICE))

    def _push(
        self, words: str, level: Qgis.MessageLevel, button: str, action: Callable[[], None] | None
    ) -> None:
        for before in self._told():
            if before.text() == words:  # told again, not twice
                self._bar.popWidget(before)
        # The bar takes text for HTML; some of the words are the service's.
        item = QgsMessageBar.createMessage(TITLE, escape(words, quote=False))
        item.setObjectName(NOTICE)
        _show_whole(item)
        if action is not None:
            press = QPushButton(button, item)
            press.clicked.connect(lambda: (self._bar.popWidget(item), action()))
            item.layout().addWidget(press)
        self._bar.pushWidget(item, level, 0 if level == Qgis.MessageLevel.Warning else 8)


def _show_whole(item: QgsMessageBarItem) -> None:
    """QGIS gives a message two lines and scrolls the rest, which is the next step: make it as high as its words."""
    text = item.findChild(QTextBrowser)
    if text is None:
        return
    text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    text.document().documentLayout().documentSizeChanged.connect(
        lambda size: text.setFixedHeight(ceil(size.height()))
    )
