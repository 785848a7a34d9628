"""A project whose maps show the National Grid exactly: offered, made on request, tested, and undone on request."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from qgis.core import QgsCoordinateTransformContext, QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from . import grid_transforms, profile_folder, tasks

# Milliseconds after the last change of the map or the project.
LOOK_AFTER = 250


class State(Enum):
    """How a project stands to the National Grid."""

    # Nothing to say: no other CRS is beside it here, or QGIS is as good as exact.
    QUIET = "quiet"
    INEXACT = "inexact"
    MAKING = "making"
    EXACT = "exact"
    # It was made exact with a grid file that is not on this computer, or does not work here.
    GONE = "gone"


class NotExact(Exception):
    """The grid file could not be made to work; the message says why, in a sentence."""


class ExactProject(QObject):
    """Looks at the project whenever it or the map changes; `changed` says that there is something else to say.

    `metres` is how far off QGIS shows the National Grid in the middle of the map, `codes` beside which CRSs (EPSG).
    `moved` comes after what is on the map has moved: the project's layers have been asked to draw themselves anew.
    """

    changed = pyqtSignal()
    moved = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._project = QgsProject.instance()
        self._ready = False
        self._task: tasks.BackgroundTask | None = None
        self.state = State.QUIET
        self.metres: float | None = None
        self.codes: list[int] = []
        self.problem: Exception | None = None
        # The person does not want to hear of it in this project.
        self.put_aside = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LOOK_AFTER)
        self._later.timeout.connect(self.look)
        self._signals = (
            self._project.crsChanged,
            self._project.transformContextChanged,
            self._project.layersAdded,
            self._project.layersRemoved,
            canvas.extentsChanged,
        )
        for signal in self._signals:
            signal.connect(self._look_soon)
        self._project.readProject.connect(self._another_project)
        self._project.cleared.connect(self._another_project)
        # The tables are read off the main thread, before they are needed on it.
        tasks.start(
            tasks.BackgroundTask(
                "Reading the National Grid",
                lambda task: _read_tables(),
                done=lambda _: self._begin(),
            )
        )

    @property
    def grid(self) -> Path | None:
        """The grid file that the project names."""
        return grid_transforms.grid_in_use(self._project)

    def _begin(self) -> None:
        self._ready = True
        self.look()

    def _look_soon(self, *_: object) -> None:
        self._later.start()

    def _another_project(self, *_: object) -> None:
        self.put_aside = False
        self.problem = None
        self._drop()
        self._later.start()

    def look(self) -> None:
        """Measure in the middle of the map, and see how the project stands."""
        if not self._ready or self.state == State.MAKING:
            return
        before = (self.state, self._rounded(), self.codes)
        self.codes = grid_transforms.codes_beside_the_grid(self._project)
        self.metres = self._measured()
        self.state = self._found()
        if before != (self.state, self._rounded(), self.codes):
            self.changed.emit()

    def _rounded(self) -> float | None:
        return None if self.metres is None else round(self.metres, 2)

    def _found(self) -> State:
        grid = self.grid
        far = self.metres is not None and self.metres > grid_transforms.GOOD_ENOUGH
        if grid is not None:
            return State.GONE if far or not grid.is_file() else State.EXACT
        return State.INEXACT if far else State.QUIET

    def _measured(self) -> float | None:
        from ..geometry import national_grid

        place = grid_transforms.place_shown_at(self._project, self._canvas.center())
        if place is None or not self.codes:
            return None
        if national_grid.accuracy(place.x(), place.y()) > national_grid.EXACT:
            return None  # no part of Great Britain
        return grid_transforms.largest_difference(self._project, self.codes, place)

    def make(self) -> None:
        """Write the grid file, if it is not there, try it, and let the project go through it."""
        if self.state == State.MAKING:
            return
        self.problem = None
        path = profile_folder.folder("grids") / grid_transforms.GRID_NAME
        context = QgsCoordinateTransformContext(self._project.transformContext())
        self.state = State.MAKING
        self._task = tasks.start(
            tasks.BackgroundTask(
                "Making the project exact",
                lambda task: _made(path, context),
                done=self._use,
                failed=self._failed,
            )
        )
        self.changed.emit()

    def _use(self, grid: Path) -> None:
        self._task = None
        had = self.grid is not None
        grid_transforms.register(self._project, grid)
        # The task has tried them all; here it is seen that the project itself does so too.
        error = grid_transforms.error_at_known_points(self._project.transformContext(), self.codes)
        if error > grid_transforms.GOOD_ENOUGH:
            if not had:
                grid_transforms.unregister(self._project)
            self._failed(NotExact("QGIS does not convert by the grid file in this project."))
            return
        self._settle()

    def undo(self) -> None:
        """Let the project show the National Grid as it did before."""
        if self.grid is not None:
            grid_transforms.unregister(self._project)
        self._settle()

    def _settle(self) -> None:
        self.state = State.QUIET
        self._redraw()
        self.look()
        self.changed.emit()
        self.moved.emit()

    def _redraw(self) -> None:
        # What QGIS knows for snapping are places on the map, which are elsewhere now.
        self._canvas.snappingUtils().clearAllLocators()
        self._canvas.refreshAllLayers()

    def _failed(self, error: Exception) -> None:
        self._task = None
        self.problem = error
        self.state = State.QUIET
        self.look()
        self.changed.emit()

    def put_by(self) -> None:
        """Say no more of it, until another project is opened."""
        self.put_aside = True
        self.changed.emit()

    def _drop(self) -> None:
        if self._task is not None:
            self._task.drop()
            self._task = None
            self.state = State.QUIET

    def leave(self) -> None:
        """Hear nothing any more: the plugin is going. The project stays as it is."""
        self._later.stop()
        self._drop()
        for signal in self._signals:
            signal.disconnect(self._look_soon)
        self._project.readProject.disconnect(self._another_project)
        self._project.cleared.disconnect(self._another_project)


def _read_tables() -> None:
    from ..geometry import national_grid

    national_grid.to_etrs89(470_000.0, 310_000.0)


def _made(path: Path, context: QgsCoordinateTransformContext) -> Path:
    """In the task: a grid file at this place that QGIS converts by exactly. Raises OSError, ValueError, NotExact."""
    from ..geometry import grid_file

    trial = grid_transforms.with_grid(context, path)
    if path.is_file() and grid_transforms.error_at_known_points(trial) <= grid_transforms.GOOD_ENOUGH:
        return path
    grid_file.write(path)
    grid_transforms.forget_transforms()
    error = grid_transforms.error_at_known_points(trial)
    if error > grid_transforms.GOOD_ENOUGH:
        raise NotExact("QGIS does not convert by the grid file that was made.")
    return path
