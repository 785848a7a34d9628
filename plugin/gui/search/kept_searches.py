"""The searches of the project: kept in a file, asked again with one click, brought to the front."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...host import tasks
from ...host.sign_in import SignIn
from ...layers import asked_search, search_groups
from ..narrow import narrow
from ..notices import Notices
from ..words import tr
from .area_watch import AreaWatch
from .found_layers import FoundLayers
from .reading_back import ReadingBack
from .search_words import held_nowhere, outcome_words, project_words
from .theme_chooser import ThemeChooser
from .watch_row import WatchRow

if TYPE_CHECKING:
    from ...layers.asked_search import AskedSearch
    from ...layers.project_results import ProjectResults
    from ...search.result import SearchResult

# Searches of this session whose rows stay in memory: each may be tens of megabytes.
IN_MEMORY = 4


class KeptSearches(QWidget):
    """The list of the project's searches, and what can be done with the one that is chosen.

    `again` asks for a search (SearchRequest, tuple of Kind, the search's id) to be made again; `shown_again` comes
    with the results of an earlier search that was brought to the front, empty where they are not known (yet), and
    with what there is to say of it; `wanted` when somebody wants to see what is new.
    """

    again = pyqtSignal(object, tuple, str)
    shown_again = pyqtSignal(object, str)
    wanted = pyqtSignal()

    def __init__(
        self,
        found: FoundLayers,
        sign_in: SignIn,
        notices: Notices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._found, self._sign_in, self._notices = found, sign_in, notices
        self._memory: dict[str, Mapping[str, SearchResult]] = {}
        self._task: tasks.BackgroundTask | None = None
        self._dialog: QFileDialog | None = None
        self._back = ReadingBack(self)
        # Whether the search that the project shows is still to be read out of it: it has just been opened.
        self._opened = True
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._build()
        self._connect()
        self._list()
        self._look_soon()

    def _build(self) -> None:
        self.list = narrow(QComboBox(self))
        self.list.setObjectName("searches")
        self.list.setAccessibleName(tr("Searches in this project"))
        self.refresh = QPushButton(tr("Refresh"), self)
        self.refresh.setObjectName("refresh_search")
        self.refresh.setToolTip(tr("Ask the same again, and show what there is now in the same layers"))
        self.keep = QPushButton(tr("Keep …"), self)
        self.keep.setObjectName("keep_search")
        self.keep.setToolTip(tr("Write the search into a file (GeoPackage), from which the project reads it"))
        self.theme = ThemeChooser(self._found, self)
        self.state = QLabel(self)
        self.state.setObjectName("search_state")
        self.state.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.list, 1)
        row.addWidget(self.refresh)
        row.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        below = QHBoxLayout()
        below.addWidget(self.state, 1)
        below.addWidget(self.theme, 1)
        layout.addLayout(below)
        self.watch = AreaWatch(self._sign_in, self)
        self.watching = WatchRow(self.watch, self._known, self)
        layout.addWidget(self.watching)

    def _known(self, id_: str) -> Mapping[str, SearchResult]:
        """What is known of the records of a search: of the one in front, and of some from before."""
        return self._found.results if id_ == self._found.search_id else self._memory.get(id_, {})

    def _connect(self) -> None:
        self.watch.told.connect(self._tell_new)
        self.list.activated.connect(lambda _: self._choose())
        self.refresh.clicked.connect(self.ask_again)
        self.keep.clicked.connect(self._ask_where)
        self._look.timeout.connect(self.look)
        self._found.followed.connect(self._followed)
        self._found.kept_before.connect(self.keep_in)
        root = QgsProject.instance().layerTreeRoot()
        self._changes = [root.addedChildren, root.removedChildren, root.nameChanged]
        self._changes += [root.customPropertyChanged]
        for change in self._changes:
            change.connect(self._look_soon)
        QgsProject.instance().readProject.connect(self._project_opened)
        QgsProject.instance().cleared.connect(self._cleared)

    def _look_soon(self, *_: Any) -> None:
        self._look.start()

    def _project_opened(self, *_: Any) -> None:
        self._opened = True
        self._look_soon()

    def _cleared(self) -> None:
        self._memory.clear()
        self._back.drop()

    def _followed(self) -> None:
        self._back.drop()
        results = self._found.results
        if self._found.search_id and any(not result.from_project for result in results.values()):
            self._memory.pop(self._found.search_id, None)
            self._memory[self._found.search_id] = self._found.results
            while len(self._memory) > IN_MEMORY:
                del self._memory[next(iter(self._memory))]
        self._look_soon()

    def look(self) -> None:
        """Show the searches that the project has now; of one that has just been opened, what its search found."""
        self._list()
        if self._opened and not self._found.search_id:
            self._show_opened()
        self._opened = False

    def _show_opened(self) -> None:
        searches = asked_search.groups(QgsProject.instance())
        seen = [asked for group, asked in searches if group.isVisible()] or [asked for _, asked in searches]
        if seen:
            self.list.setCurrentIndex(max(self.list.findData(seen[0].id), 0))
            self._say_state()
            self._read_back()

    def _list(self) -> None:
        chosen = self._found.search_id or self.list.currentData()
        searches = asked_search.groups(QgsProject.instance())
        self.list.clear()
        for group, asked in searches:
            self.list.addItem(group.name(), asked.id)
        self.list.setCurrentIndex(max(self.list.findData(chosen), 0) if searches else -1)
        self.watch.only([asked.id for _, asked in searches])
        self.setVisible(bool(searches))
        self._say_state()

    def _chosen(self) -> tuple[Any, AskedSearch] | None:
        """The group and the question of the search that the list shows."""
        id_ = self.list.currentData()
        searches = asked_search.groups(QgsProject.instance())
        return next((found for found in searches if found[1].id == id_), None)

    def _tell_new(self, id_: str, words: str) -> None:
        self._notices.tell(words, tr("Show"), lambda: self._show_new(id_))

    def _show_new(self, id_: str) -> None:
        """Make the search again that something is new in: its rows come marked."""
        place = self.list.findData(id_)
        if place >= 0:
            self.list.setCurrentIndex(place)
            self.wanted.emit()
            self.ask_again()

    def _say_state(self) -> None:
        chosen = self._chosen()
        self.watching.look_at(chosen[1] if chosen is not None else None)
        if chosen is None:
            return
        layers = search_groups.layers_in(chosen[0])
        file = search_groups.file_of(layers)
        followed = chosen[1].id == self._found.search_id and bool(self._found.results)
        self.keep.setEnabled(followed and self._task is None and bool(layers))
        if self._task is not None or self._found.reading:
            self.state.setText(tr("Writing the file …"))
        elif file is not None:
            there = tr("Kept in {file}.") if file.exists() else tr("Kept in {file}, which is not there now.")
            self.state.setText(there.format(file=file.name))
            self.state.setToolTip(str(file))
        elif not any(layer.featureCount() for layer in layers):
            self.state.setText(tr("Its layers are empty. Refresh fills them again."))
        else:
            self.state.setText(tr("Not kept in a file."))
            self.state.setToolTip(tr("With the project only the question is saved. Refresh asks it again."))

    def _choose(self) -> None:
        """Bring the search that was chosen in the list to the front."""
        id_ = self.list.currentData()
        if id_ is None or id_ == self._found.search_id:
            return
        results = self._memory.get(id_, {})
        self._found.show_again(id_, results)
        if results:
            self.shown_again.emit(results, outcome_words(results))
        else:
            self._read_back()

    def _read_back(self) -> None:
        """Fill the tables with what the layers of the search that is chosen hold."""
        chosen = self._chosen()
        if chosen is None:
            return
        group, asked = chosen
        begun = self._back.begin(
            search_groups.layers_in(group),
            asked.question(),
            lambda read: self._have_read(asked, read),
            lambda: self.shown_again.emit({}, tr("Its layers cannot be read. Refresh asks for it again.")),
        )
        words = tr("Reading this search out of the project …") if begun else held_nowhere()
        self.shown_again.emit({}, words)

    def _have_read(self, asked: AskedSearch, read: ProjectResults) -> None:
        self._found.follow_project(asked.id, read)
        self.shown_again.emit(read.results, project_words(read.results, asked))

    def ask_again(self) -> None:
        """Search the same area, dates and kinds again, into the same layers."""
        chosen = self._chosen()
        if chosen is None:
            return
        service = self._sign_in.service
        asked = chosen[1]
        if service is None or service.environment.name != asked.environment:
            self._notices.warn(
                tr("This search was made on {environment}. Sign in there, then press Refresh again.").format(
                    environment=asked.environment
                )
            )
            return
        from ...search.kinds import kinds_in

        known = kinds_in(service.version.value)
        kinds = tuple(kind for kind in known if kind.key in asked.kinds) or known[:1]
        self.again.emit(asked.request(), kinds, asked.id)

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, tr("Keep this search in a file"))
        dialog.setObjectName("keep_search_in")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("GeoPackage (*.gpkg)"))
        dialog.setDefaultSuffix("gpkg")
        dialog.setDirectory(QgsProject.instance().homePath() or str(Path.home()))
        dialog.fileSelected.connect(lambda name: self.keep_in(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        self._dialog = dialog
        dialog.open()

    def keep_in(self, path: Path) -> None:
        """Write the search that is shown into a file, off the main thread, and read its layers from there."""
        others = search_groups.read_elsewhere(QgsProject.instance(), path, self._found.layers)
        if others:
            self._notices.warn(
                tr("{file} is already read by the layer “{layer}”. Choose another name.").format(
                    file=path.name, layer=others[0].name()
                )
            )
            return
        if not self._found.results or not self._found.layers or self._task is not None:
            return
        from ...layers import kept_search

        results, id_, crs = self._found.results, self._found.search_id, self._found.layers[0].crs()
        fresh = search_groups.file_of(self._found.layers) != path
        self._task = tasks.BackgroundTask(
            tr("Writing the search into a file"),
            lambda task: kept_search.keep(path, results, crs, fresh, task.isCanceled),
            done=lambda written: self._kept(path, id_, written),
            failed=self._not_kept,
        )
        tasks.start(self._task)
        self._say_state()

    def _kept(self, path: Path, id_: str, written: list[str]) -> None:
        self._task = None
        if not written:  # somebody stopped the task
            self._say_state()
            return
        if self._found.search_id == id_:
            self._found.read_from(path)
        else:  # another search has come to the front meanwhile
            search_groups.read_from(QgsProject.instance(), id_, path)
        self._notices.tell(tr("The search is kept in {file}.").format(file=path.name))
        self._say_state()

    def _not_kept(self, error: Exception) -> None:
        self._task = None
        self._say_state()
        self._notices.error(error)

    def leave(self) -> None:
        """The dock is going: stop writing, and listen to the project no more."""
        self._look.stop()
        self.watch.leave()
        for change in self._changes:
            change.disconnect(self._look_soon)
        self._changes = []
        QgsProject.instance().readProject.disconnect(self._project_opened)
        QgsProject.instance().cleared.disconnect(self._cleared)
        self._back.drop()
        if self._task is not None:
            self._task.drop()
            self._task = None
