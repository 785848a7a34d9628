"""What the buttons of an area's streets do: gather, pick, look up, take out, show, save."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QFileDialog
from qgis.utils import iface

from ...host import settings, tasks
from ...host.error_words import error_words
from ..streets.street_tool import StreetTool
from ..words import count, tr
from .area_on_map import AreaOnMap
from .street_gathering import StreetGathering

if TYPE_CHECKING:
    from ...submission.area_streets import AreaStreet
    from ..form.draft_answers import DraftAnswers
    from .streets_editor import StreetsEditor

DELETING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AreaDesk(QObject):
    """Belongs to an editor, and goes with it. answers: a draft's, with its service and its drawing."""

    def __init__(self, answers: DraftAnswers, editor: StreetsEditor) -> None:
        super().__init__(editor)
        self._answers = answers
        self._editor = editor
        self._canvas = iface.mapCanvas()
        self._writing: tasks.BackgroundTask | None = None
        # Nobody's children: when the editor has gone there is still something to be done with them.
        self.gathering = StreetGathering(answers.service)
        self.on_map = AreaOnMap(self._canvas)
        self.tool = StreetTool(self._canvas)
        self._connect()
        # The form is made anew for other answers, and its editors go.
        editor.destroyed.connect(_leaving(self.gathering, self.on_map, self._canvas, self.tool))
        editor.show_busy(False)
        editor.say("")
        self._offer_drawn()

    def _connect(self) -> None:
        editor, gathering = self._editor, self.gathering
        editor.under.clicked.connect(self._under)
        editor.selected.clicked.connect(self._selected)
        editor.file.clicked.connect(self._ask_file)
        editor.pick.toggled.connect(self._pick)
        editor.add.clicked.connect(self._add_typed)
        editor.stop.clicked.connect(gathering.stop)
        editor.remove.clicked.connect(self._remove)
        editor.undo.clicked.connect(self._undo)
        editor.zoom.clicked.connect(self._zoom)
        editor.names.clicked.connect(self._look_up)
        editor.save.clicked.connect(self._ask_where)
        editor.shown.toggled.connect(lambda _: self.show_on_map())
        editor.installEventFilter(self)
        editor.typed.installEventFilter(self)
        editor.table.installEventFilter(self)
        editor.table.doubleClicked.connect(lambda _: self._zoom())
        editor.table.selectionModel().selectionChanged.connect(lambda *_: self._mark())
        editor.list.changed.connect(self.show_on_map)
        editor.list.modelReset.connect(self._mark)
        gathering.found.connect(self._found)
        gathering.failed.connect(self._failed)
        gathering.progress.connect(self._progress)
        gathering.looked_up.connect(self._looked_up)
        gathering.picked.connect(self._picked)
        self.tool.picked.connect(gathering.near)
        self.tool.deactivated.connect(lambda: editor.pick.setChecked(False))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's name
        """Enter in the line adds; Delete in the table takes out, Enter there zooms. Out of sight, off the map."""
        if watched is self._editor and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._seen(event.type() == QEvent.Type.Show)
        if event.type() != QEvent.Type.KeyPress:
            return False
        if watched is self._editor.typed and event.key() in ENTER:
            self._add_typed()
            return True
        if watched is self._editor.table and event.key() in DELETING:
            self._remove()
            return True
        if watched is self._editor.table and event.key() in ENTER:
            self._zoom()
            return True
        return False

    def _seen(self, on: bool) -> None:
        if on:
            self._offer_drawn()
            self.show_on_map()
            return
        self._editor.pick.setChecked(False)
        self.on_map.hide()

    def _drawn(self) -> Mapping[str, Any] | None:
        """The area that is drawn, if it is whole."""
        held = self._answers.draft()
        return held.geometry() if held.finished else None

    def _offer_drawn(self) -> None:
        drawn = self._drawn() is not None
        self._editor.under.setEnabled(drawn)
        self._editor.under.setToolTip(
            "" if drawn else tr("Nothing is drawn. Go back and draw a polygon around the streets.")
        )

    def _least(self) -> float:
        return float(self._editor.least.currentData())

    def _begin(self, words: str) -> None:
        self._editor.show_busy(True)
        self._editor.say(words)

    def _under(self) -> None:
        drawn = self._drawn()
        if drawn is not None:
            self._begin(tr("Asking which streets are there …"))
            self.gathering.under(drawn, self._least())

    def _selected(self) -> None:
        current = iface.activeLayer()
        layers = list(QgsProject.instance().mapLayers().values())
        if isinstance(current, QgsVectorLayer) and current.selectedFeatureCount():
            layers = [current]
        self._begin(tr("Reading what is selected …"))
        self.gathering.selected(layers, self._least())

    def _ask_file(self) -> None:
        dialog = QFileDialog(self._editor, tr("Streets from a CSV file"))
        dialog.setObjectName("area_file_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("CSV files (*.csv *.txt)"), tr("All files (*)")])
        dialog.setDirectory(settings.EXPORT_FOLDER.get() or str(Path.home()))
        dialog.fileSelected.connect(lambda name: self.take_file(Path(name)))
        # open(), not exec(): QGIS goes on beside it.
        dialog.open()

    def take_file(self, file: Path) -> None:
        """Put the streets of a CSV file in."""
        self._begin(tr("Reading {file} …").format(file=file.name))
        self.gathering.from_file(file)

    def _add_typed(self) -> None:
        from ...submission.area_streets import AreaStreet
        from ...submission.usrn_lists import read_text

        held = read_text(self._editor.typed.text())
        if not held.usrns and not held.wrong:
            return
        self._take([AreaStreet(usrn) for usrn in held.usrns], held.words)
        self._editor.typed.setText(" ".join(held.wrong))

    def _take(self, streets: Sequence[AreaStreet], words: str) -> None:
        new = self._editor.list.add(streets)
        there = len(streets) - new
        told = [
            tr("{streets} added.").format(streets=count(new, tr("street"), tr("streets"))) if streets else "",
            tr("{number:,} were there already.").format(number=there) if there else "",
            words,
        ]
        self._editor.say(" ".join(part for part in told if part))

    def _found(self, streets: list[Any], words: str) -> None:
        self._ended()
        if not streets and not words:
            words = tr("No street was found there.")
        self._take(streets, words)

    def _failed(self, words: str) -> None:
        self._ended()
        self._editor.say(words)

    def _ended(self) -> None:
        self._editor.show_busy(False)
        self._offer_drawn()

    def _progress(self, done: int, whole: int, found: int) -> None:
        bar = self._editor.bar
        bar.setRange(0, whole)
        bar.setValue(done)
        bar.setFormat(
            tr("{done:,} of {whole:,}, {found:,} found").format(done=done, whole=whole, found=found)
        )

    def not_known(self) -> list[int]:
        """The USRNs of which neither name nor line is known, or only one of them."""
        return [
            street.usrn
            for street in self._editor.list.streets
            if street.known is not False and (not street.name or street.line is None)
        ]

    def _look_up(self) -> None:
        self._begin(tr("Looking up streets …"))
        self.gathering.look_up(self.not_known())

    def _looked_up(self, streets: list[Any]) -> None:
        self._ended()
        self._editor.list.learn(streets)
        wrong = [str(street.usrn) for street in streets if street.known is False]
        if wrong:
            self._editor.say(
                tr("Not in the gazetteer, so Street Manager may refuse the list: {usrns}.").format(
                    usrns=", ".join(wrong[:10]) + (" …" if len(wrong) > 10 else "")
                )
            )
        else:
            self._editor.say(tr("Looked up."))

    def _pick(self, on: bool) -> None:
        if not on:
            self._canvas.unsetMapTool(self.tool)
            self.tool.clear()
            return
        self._canvas.setMapTool(self.tool)
        self._canvas.setFocus()
        self._editor.say(
            tr("Click a street: it comes in, or goes out. Enter takes the middle of the map, Esc ends it.")
        )

    def _picked(self, streets: list[Any]) -> None:
        if not streets:
            self._editor.say(tr("No street within 25 m. Click nearer to one."))
            return
        street = streets[0]
        name = f"{street.words} ({street.usrn})" if street.words else str(street.usrn)
        if self._editor.list.remove_usrn(street.usrn):
            self._editor.say(tr("{street} was taken out.").format(street=name))
            return
        self._editor.list.add([street])
        self._editor.say(tr("{street} was added.").format(street=name))

    def _undo(self) -> None:
        self._editor.list.undo()
        self._editor.say(tr("The last step was taken back."))

    def _remove(self) -> None:
        gone = self._editor.list.remove(self._editor.chosen())
        if gone:
            self._editor.say(
                tr("{streets} taken out.").format(streets=count(gone, tr("street"), tr("streets")))
            )

    def _of_rows(self) -> list[AreaStreet]:
        streets = self._editor.list.streets
        return [streets[row] for row in self._editor.chosen()]

    def _zoom(self) -> None:
        self.on_map.zoom_to(self._of_rows() or self._editor.list.streets)

    def _mark(self) -> None:
        self._editor.show_chosen()
        self.on_map.mark(self._of_rows() if self._editor.shown.isChecked() else [])

    def show_on_map(self) -> None:
        """Show the streets on the map, or no longer."""
        if self._editor.shown.isChecked() and self._editor.isVisible():
            self.on_map.show(self._editor.list.streets)
        else:
            self.on_map.hide()
        self._mark()

    def _name(self) -> str:
        return str(self._answers.values.get("geographical_area_name") or tr("Area")).strip()

    def _ask_where(self) -> None:
        dialog = QFileDialog(self._editor, tr("Save the streets as CSV"))
        dialog.setObjectName("area_save_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("CSV files (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.setDirectory(settings.EXPORT_FOLDER.get() or str(Path.home()))
        dialog.selectFile(
            "".join(letter if letter.isalnum() or letter in " -_" else "_" for letter in self._name())
        )
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.open()

    def save(self, file: Path) -> None:
        """Write the list to a file as the service wants it."""
        settings.EXPORT_FOLDER.set(str(file.parent))
        name, usrns = self._name(), self._editor.list.usrns
        self._writing = tasks.start(
            tasks.BackgroundTask(
                tr("Saving the streets"),
                lambda task: _write(file, name, usrns),
                done=lambda number: self._written(file, number),
                failed=self._not_written,
            )
        )

    def _written(self, file: Path, number: int) -> None:
        self._writing = None
        self._editor.say(
            tr("{streets} saved as {file}.").format(
                streets=count(number, tr("street"), tr("streets")), file=file.name
            )
        )

    def _not_written(self, error: Exception) -> None:
        self._writing = None
        self._editor.say(str(error) if isinstance(error, ValueError) else error_words(error))


def _leaving(gathering: StreetGathering, on_map: AreaOnMap, canvas: Any, tool: StreetTool):  # type: ignore[no-untyped-def]
    """What is left to do when the editor has gone: none of its children may be asked any more."""

    def leave() -> None:
        gathering.leave()
        on_map.leave()
        canvas.unsetMapTool(tool)
        tool.take_away()

    return leave


def _write(file: Path, name: str, usrns: Sequence[int]) -> int:
    """The file appears whole or not at all."""
    from ...submission.usrn_lists import as_csv

    content = as_csv(name, usrns)
    beside = file.with_name(f".{file.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
    return len(content.splitlines())


def streets_kept(usrns: Sequence[int], known: Mapping[str, Sequence[Any]]) -> list[AreaStreet]:
    """The streets of a list as they were kept: USRNs, with what was known of them."""
    from ...submission.area_streets import AreaStreet

    held = []
    for usrn in usrns:
        name, town, share, is_known = (*known.get(str(usrn), ("", "", None, None)),)
        held.append(AreaStreet(usrn, name, town, None, share, is_known))
    return held


def to_keep(streets: Sequence[AreaStreet]) -> dict[str, list[Any]]:
    """What is known of streets, without their lines, to be kept as JSON."""
    return {
        str(street.usrn): [
            street.name,
            street.town,
            None if street.share is None else round(street.share, 3),
            street.known,
        ]
        for street in streets
    }
