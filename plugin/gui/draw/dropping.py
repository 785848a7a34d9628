"""Ctrl+V on the draw page or on the map, and files dropped on the dock."""

from __future__ import annotations

from collections.abc import Callable

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QEvent, QMimeData, QObject
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QWidget

from .coming_in import files_of

KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class PasteKey(QObject):
    """Passes Ctrl+V on while the draw page, or the map beside it, has the focus.

    Where QGIS itself would paste features into a layer that is being edited, it does.
    """

    def __init__(
        self, iface: QgisInterface, page: QWidget, paste: Callable[[], None], busy: Callable[[], bool]
    ) -> None:
        """busy: whether the map is being drawn on, so that a key belongs to the drawing."""
        super().__init__(page)
        self._iface = iface
        self._page = page
        self._canvas = iface.mapCanvas()
        self._paste = paste
        self._busy = busy
        page.installEventFilter(self)
        self._canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's name
        """Take Ctrl+V; the rest goes on."""
        if event.type() not in KEYS or not event.matches(QKeySequence.StandardKey.Paste):
            return False
        if watched is self._canvas and not self._for_us():
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._paste()
        return True

    def _for_us(self) -> bool:
        action = self._iface.actionPasteFeatures()
        in_qgis = action is not None and action.isEnabled()
        return self._page.isVisible() and not in_qgis and not self._busy()

    def leave(self) -> None:
        """The map outlives the dock: let go of it."""
        self._canvas.removeEventFilter(self)


class Drop(QObject):
    """Takes files, or a text, that are dropped on a widget."""

    def __init__(self, onto: QWidget, take: Callable[[QMimeData], bool], ready: Callable[[], bool]) -> None:
        """ready: whether something can be taken now."""
        super().__init__(onto)
        self._take = take
        self._ready = ready
        onto.setAcceptDrops(True)
        onto.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's name
        """Accept what could be a shape, and take it when it is let go."""
        if event.type() in DRAGS:
            if not self._ready() or not _could_be(event.mimeData()):
                return False
            event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.Drop and self._ready() and _could_be(event.mimeData()):
            event.acceptProposedAction()
            self._take(event.mimeData())
            return True
        return False


def _could_be(data: QMimeData) -> bool:
    return bool(files_of(data)) or (data.hasText() and not data.hasUrls())
