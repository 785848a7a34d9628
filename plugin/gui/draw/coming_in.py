"""Shapes that come in from elsewhere: out of the clipboard, out of files. Read off the main thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QMimeData, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QWidget

from ...host import tasks
from ...host.error_words import error_words
from ..words import count, tr
from .file_choice import choose_files

if TYPE_CHECKING:
    from ...geometry.pasted import Pasted

# More would be a list that nobody works through; as a layer, some of them can be selected and taken.
MOST = 50


class ComingIn(QObject):
    """`taken` tells named shapes, [(name, GeoJSON-like in EPSG:27700)], and how they were taken; `refused` why none.

    `many` comes with what was read and what it is called, where it is too much to make drafts of; `reading` with
    words while something is read.
    """

    taken = pyqtSignal(list, str)
    refused = pyqtSignal(str)
    many = pyqtSignal(object, str)
    reading = pyqtSignal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: tasks.BackgroundTask | None = None

    def paste(self) -> None:
        """Take what is in the clipboard."""
        if not self.take(QApplication.clipboard().mimeData()):
            self.refused.emit(tr("There is nothing in the clipboard that could be a shape. Copy one first."))

    def take(self, data: QMimeData) -> bool:
        """Take files or a text, as they are copied or dropped; whether there is any."""
        files = files_of(data)
        if files:
            self.take_files(files)
            return True
        if data is None or not data.text().strip():
            return False
        self.take_text(data.text())
        return True

    def take_text(self, text: str) -> None:
        """Take the shapes of a text."""
        remark = ""
        if copied_in_degrees(text):
            remark = tr(
                "QGIS copies features as GeoJSON in degrees by its own transform, which may be metres off: “Take "
                "selected” is exact."
            )
        self._read(tr("Reading what was pasted"), tr("Pasted"), lambda task: _of_text(text, remark))

    def choose(self, parent: QWidget) -> None:
        """Ask for files, and take their shapes."""
        choose_files(parent, tr("Import shapes from files"), self.take_files)

    def take_files(self, files: Sequence[Path]) -> None:
        """Take the shapes of files."""
        name = files[0].name if len(files) == 1 else tr("{number} files").format(number=len(files))
        self._read(
            tr("Reading {file}").format(file=name),
            files[0].stem,
            lambda task: read_files(files, task.isCanceled),
        )

    def _read(self, title: str, name: str, work: Callable[[tasks.BackgroundTask], Pasted]) -> None:
        self.forget()
        self.reading.emit(tr("{title} …").format(title=title))
        self._task = tasks.start(
            tasks.BackgroundTask(
                title,
                lambda task: _tried(lambda: _named(work(task), name)),
                done=lambda told: self._told(name, *told),
                failed=lambda error: self._refuse(error_words(error)),
            )
        )

    def _told(
        self, name: str, pasted: Pasted | None, shapes: list[tuple[str, dict[str, Any]]], words: str
    ) -> None:
        self._task = None
        if len(shapes) > MOST:
            self.reading.emit("")
            self.many.emit(pasted, name)
            return
        if not shapes:
            self.refused.emit(words)
            return
        self.taken.emit(shapes, words)

    def _refuse(self, words: str) -> None:
        self._task = None
        self.refused.emit(words)

    def forget(self) -> None:
        """Nobody waits for it any more."""
        if self._task is not None:
            self._task.drop()
            self._task = None


def files_of(data: QMimeData | None) -> list[Path]:
    """The files of this computer that are copied or dropped."""
    if data is None or not data.hasUrls():
        return []
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and url.toLocalFile()]


def made_words(number: int) -> str:
    """So many drafts were made."""
    return tr("{drafts} made.").format(drafts=count(number, tr("draft"), tr("drafts")))


Told = tuple["Pasted | None", list[tuple[str, dict[str, Any]]], str]


def _tried(work: Callable[[], Told]) -> Told:
    """What there is no shape in is told in words: that is no fault of the plugin's, for the log."""
    from ...geometry.pasted import NotPasted
    from ...layers.opened_file import NotOpened

    try:
        return work()
    except (NotPasted, NotOpened) as error:
        return None, [], str(error)


def copied_in_degrees(text: str) -> bool:
    """Whether QGIS itself may have written the text, as its settings say how features are copied."""
    how = str(QgsSettings().value("qgis/copyFeatureFormat", ""))
    return "GeoJSON" in how and text.lstrip().startswith("{") and '"FeatureCollection"' in text


def _of_text(text: str, remark: str) -> Pasted:
    from ...geometry.pasted import shapes_of

    found = shapes_of(text)
    return replace(found, words=f"{found.words} {remark}") if remark else found


def read_files(files: Sequence[Path], stopped: Callable[[], bool]) -> Pasted:
    """What files hold, one after the other. For a task. Raises NotOpened."""
    from ...geometry.pasted import PackedShapes, Pasted
    from ...layers.opened_file import shapes_of_file

    found = [shapes_of_file(file, stopped) for file in files]
    if len(found) == 1:
        return found[0]
    words = " ".join(dict.fromkeys(one.words for one in found))
    shapes = PackedShapes()
    for one in found:
        shapes.extend(one.shapes)
    return Pasted(shapes, words, sum(one.left_out for one in found))


def _named(pasted: Pasted, name: str) -> Told:
    """In the task: each part of each shape with a name of its own, and how they were taken, in words."""
    import shapely

    from ...geometry.geojson import SEVERAL_PARTS, read

    if len(pasted.shapes) > MOST:
        return pasted, [("", {})] * len(pasted.shapes), pasted.words
    named: list[tuple[str, dict[str, Any]]] = []
    odd: dict[str, None] = {}
    for number, shape in enumerate(pasted.shapes, 1):
        held = read(shape.geometry)
        odd.update(dict.fromkeys(held.oddities))
        parts = [] if held.geometry is None else list(shapely.get_parts(held.geometry))
        called = shape.name or (name if len(pasted.shapes) == 1 else f"{name} {number}")
        for part_number, part in enumerate(parts, 1):
            words = (
                called
                if len(parts) == 1
                else tr("{name}, part {number}").format(name=called, number=part_number)
            )
            named.append((words, dict(shapely.geometry.mapping(part))))
    odd.pop(SEVERAL_PARTS, None)
    words = pasted.words
    if odd:
        words += " " + tr("Odd in what was given, and put right: {list}.").format(list="; ".join(odd))
    if len(named) > 1:
        words = f"{made_words(len(named))} {words}"
    return pasted, named, words
