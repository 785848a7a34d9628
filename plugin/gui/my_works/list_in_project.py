"""The list of one's own works that a project holds: read back when the project is opened, or the dock."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...layers import own_work_layers, search_groups
from ..search.reading_back import ReadingBack
from ..words import tr
from .list_words import ORDER
from .own_layers import OwnLayers


class ListInProject(QObject):
    """`read` comes with what a list was (a ReadList) and what the project holds of it (ProjectResults); `said` with
    what there is to say meanwhile, or where the project holds nothing of it.
    """

    read = pyqtSignal(object, object)
    said = pyqtSignal(str)

    def __init__(self, own: OwnLayers, parent: QObject) -> None:
        super().__init__(parent)
        self._own = own
        self._back = ReadingBack(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        own.followed.connect(self._back.drop)
        QgsProject.instance().readProject.connect(self._opened)
        QgsProject.instance().cleared.connect(self._back.drop)
        self._soon.start()

    def _opened(self, *_: Any) -> None:
        self._soon.start()

    def _look(self) -> None:
        group = own_work_layers.group_in(QgsProject.instance())
        listed = own_work_layers.read_list(group) if group is not None else None
        if group is None or listed is None or listed.key not in ORDER or self._own.layers:
            return
        begun = self._back.begin(
            search_groups.layers_in(group),
            listed.question(),
            lambda held: self.read.emit(listed, held),
            lambda: self.said.emit(tr("The list in this project cannot be read. Show the list again.")),
        )
        words = (
            tr("Reading “{list}” out of the project …")
            if begun
            else tr("The project was saved without what was in “{list}”. Show the list again to fill it.")
        )
        self.said.emit(words.format(list=listed.title))

    def drop(self) -> None:
        """A list is being read anew: nobody waits for the one of the project."""
        self._soon.stop()
        self._back.drop()

    def leave(self) -> None:
        """The dock is going."""
        self.drop()
        QgsProject.instance().readProject.disconnect(self._opened)
        QgsProject.instance().cleared.disconnect(self._back.drop)
