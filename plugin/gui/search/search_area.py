"""Where to search, as it was chosen, and one way of choosing it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDoubleSpinBox, QWidget

from ...host import settings, tasks
from ...host.error_words import error_words
from ..words import tr

FARTHEST = 5_000.0


@dataclass(frozen=True)
class SearchArea:
    """A box of eastings and northings, and a polygon in it (GeoJSON-like, EPSG:27700) where it is not all meant.

    words: what it is, for people ("HIGH STREET, within 50 m"); "" where there is nothing to say.
    mark: the outline, coarse enough to be drawn at once (WKB, EPSG:27700); empty where the outline itself is.
    """

    box: QgsRectangle
    outline: Mapping[str, Any] | None = None
    words: str = ""
    mark: bytes = b""


class AreaRefused(Exception):
    """Something that gives no area to search; `words` says why and what to do."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class AreaWay(QWidget):
    """One way of saying where, with its own widgets. `changed` comes when it says something else than before."""

    changed = pyqtSignal()
    key = ""
    # Whether the area is marked on the map, and said in words below the way's own widgets.
    marked = True
    told = True

    def title(self) -> str:
        """What it is called in the list."""
        raise NotImplementedError

    def area(self) -> SearchArea | None:
        """Where to search; none where that is not known yet."""
        raise NotImplementedError

    def problem(self) -> str:
        """What is still missing, in words; empty where nothing is."""
        return ""

    @property
    def refused(self) -> bool:
        """Whether what was chosen gives no area; `problem` says why."""
        return False

    def when_ready(self, act: Callable[[], None]) -> None:
        """Do something as soon as what the area is worked out of has been read: at once, if it needs no working."""
        act()

    def enter(self) -> None:
        """It has been chosen from the list."""

    def put_down(self) -> None:
        """Another has been chosen, or the dock is going: give the map back."""


class WorkedOutWay(AreaWay):
    """A way whose area takes time to work out, which is done off the main thread, anew after each change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area: SearchArea | None = None
        self._refusal = ""
        self._inputs: Any = None
        self._task: tasks.BackgroundTask | None = None
        self._waiting: list[Callable[[], None]] = []

    def inputs(self) -> Any:
        """What the area is worked out of, to be compared with what it was before; None where something is missing."""
        raise NotImplementedError

    def work(self, inputs: Any) -> Callable[[], SearchArea]:
        """The work to do in a thread, made on the main one; it may raise AreaRefused."""
        raise NotImplementedError

    def renew(self, again: bool = False) -> None:
        """Work the area out, if anything has changed; or again in any case."""
        inputs = self.inputs()
        if inputs == self._inputs and not again:
            return
        self._drop()
        self._inputs, self._area, self._refusal = inputs, None, ""
        if inputs is None:
            self._settled()
            return
        work = self.work(inputs)
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Working out the area to search"),
                lambda task: _tried(work),
                done=self._worked_out,
                failed=self._refused,
            )
        )

    def area(self) -> SearchArea | None:
        """Where to search; none where that is not known yet."""
        return self._area

    def problem(self) -> str:
        """What is still missing, in words; empty where nothing is."""
        if self._task is not None:
            return tr("The area is being worked out. Search again in a moment.")
        return self._refusal

    @property
    def refused(self) -> bool:
        """Whether what was chosen gives no area; `problem` says why."""
        return bool(self._refusal)

    def when_ready(self, act: Callable[[], None]) -> None:
        """Do something once the area is worked out of what there is now."""
        self._waiting = [act]
        self.renew(again=True)

    def put_down(self) -> None:
        """Nobody waits for it any more."""
        self._waiting = []
        self._drop()
        self._inputs = self._area = None
        self._refusal = ""

    def enter(self) -> None:
        """Work it out of what is chosen already."""
        self.renew()

    def _worked_out(self, result: SearchArea | AreaRefused) -> None:
        self._task = None
        if isinstance(result, AreaRefused):
            self._refusal = result.words
        else:
            self._area = result
        self._settled()

    def _refused(self, error: Exception) -> None:
        self._task = None
        self._refusal = error_words(error)
        self._settled()

    def _settled(self) -> None:
        self.changed.emit()
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()

    def _drop(self) -> None:
        if self._task is not None:
            self._task.drop()
            self._task = None


def _tried(work: Callable[[], SearchArea]) -> SearchArea | AreaRefused:
    """What comes of the work; a refusal is an answer too, and no fault for the log."""
    try:
        return work()
    except AreaRefused as refused:
        return refused


def area_of(outline: Mapping[str, Any] | None, words: str = "") -> SearchArea:
    """An outline with the box around it; AreaRefused where there is none. Not for the main thread."""
    from ...geometry import areas

    if outline is None:
        raise AreaRefused(tr("There is no area here to search. Choose something else."))
    return SearchArea(QgsRectangle(*areas.bounds(outline)), outline, words, areas.coarse(outline))


def distance_box(parent: QWidget, setting: settings.Setting[float], name: str) -> QDoubleSpinBox:
    """A number of metres, remembered between sessions."""
    box = QDoubleSpinBox(parent)
    box.setObjectName(name)
    box.setAccessibleName(tr("Metres around it"))
    box.setRange(0, FARTHEST)
    box.setDecimals(0)
    box.setSingleStep(10)
    box.setSuffix(tr(" m"))
    box.setKeyboardTracking(False)
    box.setValue(setting.get())
    box.valueChanged.connect(setting.set)
    return box
