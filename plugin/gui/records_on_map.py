"""Reinstatements and notifications out of files, on the map as layers; a draft can be begun from each record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeature, QgsLayerTree, QgsLayerTreeGroup, QgsMapLayer, QgsProject, QgsRectangle
from qgis.gui import QgisInterface, QgsGui, QgsMapLayerAction
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..host import icons, positions, profile_folder, tasks
from .draw.file_choice import choose_files
from .notices import Notices
from .turns import Turns
from .words import tr

if TYPE_CHECKING:
    from ..geometry.pasted import Pasted
    from ..layers.record_layers import RecordTable

FOLDER = "from_files"
RECORDS = "works_extents/from_file"
DRAFT = "works_extents/draft"


class RecordsOnMap(QObject):
    """Reads files and puts their records on the map. `draw_here` tells a name and a shape (GeoJSON-like, EPSG:27700)
    that somebody wants to draw after."""

    draw_here = pyqtSignal(str, dict)

    def __init__(self, iface: QgisInterface, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._iface = iface
        self._notices = notices
        self._task: tasks.BackgroundTask | None = None
        self._turns: list[Turns] = []
        self._action = _DrawHere(self)
        self._action.triggeredForFeature.connect(self._draw)
        QgsGui.mapLayerActionRegistry().addMapLayerAction(self._action)

    def ask(self) -> None:
        """Ask for files, and put what they hold on the map."""
        choose_files(
            self._iface.mainWindow(),
            tr("Reinstatements or notifications from files"),
            self.open,
            records=True,
        )

    def open(self, files: Sequence[Path]) -> None:
        """Put what files hold on the map."""
        name = files[0].name if len(files) == 1 else tr("{number} files").format(number=len(files))
        self._start(
            tr("Reading {file}").format(file=name),
            lambda task: _written(_read(files, task.isCanceled), name, task.isCanceled),
        )

    def show(self, pasted: Pasted, name: str) -> None:
        """Put what was read already on the map."""
        self._start(
            tr("Putting {name} on the map").format(name=name),
            lambda task: _written(pasted, name, task.isCanceled),
        )

    def _start(self, title: str, work: Any) -> None:
        self._drop()
        self._notices.tell(tr("{title} …").format(title=title))
        self._task = tasks.start(
            tasks.BackgroundTask(title, work, done=lambda told: self._show(*told), failed=self._failed)
        )

    def _failed(self, error: Exception) -> None:
        from ..geometry.pasted import NotPasted

        self._task = None
        if isinstance(error, NotPasted):
            self._notices.warn(str(error))
        else:
            self._notices.error(error)

    def _show(self, tables: list[RecordTable], name: str, words: str) -> None:
        from ..layers import record_layers

        self._task = None
        if not tables:
            self._notices.warn(words)
            return
        project = QgsProject.instance()
        positions.receive_national_grid(project)
        root = project.layerTreeRoot()
        group = root.insertGroup(_below_the_extent(root), name)
        group.setCustomProperty(RECORDS, True)
        whole = QgsRectangle()

        def show(table: RecordTable) -> None:
            if not _there(group):  # somebody has taken it away again
                return
            layer = record_layers.layer_of(table, record_layers.title(table))
            project.addMapLayer(layer, False)
            # Points lie on top, where they are seen.
            group.insertLayer(0, layer).setExpanded(table is tables[-1])
            whole.combineExtentWith(layer.extent())

        # Each takes some milliseconds, for which QGIS waits.
        turns = Turns(self)
        self._turns.append(turns)
        turns.take(tables, show, lambda: self._shown(group, whole, words))

    def _shown(self, group: QgsLayerTreeGroup, whole: QgsRectangle, words: str) -> None:
        if _there(group):
            # QGIS unfolds only what has something in it, and only when that is news.
            group.setExpanded(False)
            group.setExpanded(True)
        self._turns = [turns for turns in self._turns if turns.busy]
        whole.grow(25.0)
        canvas = self._iface.mapCanvas()
        canvas.setExtent(positions.box_to_canvas(whole, canvas.mapSettings().destinationCrs()))
        canvas.refresh()
        self._notices.tell(words)

    def _draw(self, layer: QgsMapLayer, feature: QgsFeature) -> None:
        from ..layers.record_looks import NAME
        from ..layers.search_groups import extent_of

        called = feature[NAME] if NAME in feature.fields().names() and feature[NAME] else layer.name()
        self.draw_here.emit(tr("After {reference}").format(reference=called), dict(extent_of(layer, feature)))

    def _drop(self) -> None:
        if self._task is not None:
            self._task.drop()
            self._task = None

    def leave(self) -> None:
        """Offer nothing any more, and wait for nothing."""
        self._drop()
        for turns in self._turns:
            turns.stop()
        QgsGui.mapLayerActionRegistry().removeMapLayerAction(self._action)
        self._action.deleteLater()


class _DrawHere(QgsMapLayerAction):
    """Offered for each feature of such a layer, and for no others."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(
            tr("Works Extents: draw here"),
            parent,
            QgsMapLayerAction.Target.SingleFeature,
            icons.icon("draw"),
        )

    def canRunUsingLayer(self, layer: QgsMapLayer, context: object = None) -> bool:  # noqa: N802, QGIS's name
        """Whether to offer it for a layer; newer QGIS gives a context too."""
        return layer is not None and bool(layer.customProperty(RECORDS))


def _there(group: QgsLayerTreeGroup) -> bool:
    try:
        group.name()
    except RuntimeError:  # it has been deleted
        return False
    return True


def _below_the_extent(root: QgsLayerTree) -> int:
    """What is worked on, and what lies around it, stays on top."""
    for place, node in enumerate(root.children()):
        held = [one.layer() for one in node.findLayers()] if QgsLayerTree.isGroup(node) else [node.layer()]
        if not any(layer is not None and layer.customProperty(DRAFT) for layer in held):
            return place
    return len(root.children())


def _read(files: Sequence[Path], stopped: Any) -> Pasted:
    from .draw.coming_in import read_files

    return read_files(files, stopped)


def _written(pasted: Pasted, name: str, stopped: Any) -> tuple[list[RecordTable], str, str]:
    """In the task: the tables, what their group is called, and what there is to say."""
    from ..geometry.pasted_files import latest_of
    from ..layers import record_layers

    shapes, earlier = latest_of(pasted.shapes)
    stem = re.sub(r"[^\w-]+", "_", Path(name).stem)[:40]
    path = profile_folder.folder(FOLDER) / f"{stem}_{datetime.now():%Y%m%d_%H%M%S_%f}.gpkg"
    told = [pasted.words]
    if earlier:
        told.append(
            tr(
                "Of several messages about one record the latest is shown; {number:,} earlier ones are not."
            ).format(number=earlier)
        )
    account = [
        tr("From {file}, read on {when}.").format(file=name, when=f"{datetime.now():%d %B %Y %H:%M}"),
        *told,
        tr("Accuracy: coordinates as the file gives them; what was in another CRS, carried over by OSTN15."),
    ]
    tables = record_layers.written(path, shapes, account, stopped)
    return tables, name, " ".join([_on_the_map(tables), *told])


def _on_the_map(tables: Sequence[RecordTable]) -> str:
    """2,400 reinstatements are on the map: 800 polygons, 800 lines, 800 points."""
    from ..layers import record_layers

    said = []
    for kind in dict.fromkeys(table.kind for table in tables):
        own = [table for table in tables if table.kind == kind]
        shapes = ", ".join(f"{table.rows:,} {tr(record_layers.SHAPES[table.dimension][0])}" for table in own)
        said.append(
            tr("{title} on the map: {shapes}.").format(title=tr(record_layers.TITLES[kind]), shapes=shapes)
        )
    return " ".join(said) or tr("Nothing was put on the map.")
