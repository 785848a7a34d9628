"""The dock that searches: where, what, when, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...host import positions
from ...host.sign_in import SignIn
from ..notices import Notices
from ..place_box import PlaceBox
from ..scrolled import Scrolled
from ..sign_in.sign_in_strip import SignInStrip
from ..words import tr
from .asked_boxes import AskedBoxes
from .found_layers import FoundLayers
from .kept_searches import KeptSearches
from .results_panel import ResultsPanel
from .search_question import SearchQuestion
from .search_words import gap_words, may_not_see, outcome_words
from .searching import Found, Searching

if TYPE_CHECKING:
    from ...search.kinds import Kind
    from ...search.request import SearchRequest
    from ...search.result import SearchResult
    from ...search.sweep import Progress


class SearchDock(QgsDockWidget):
    """Search by area and dates or by reference, see what is found on the map and in tables, read the details."""

    def __init__(self, iface: QgisInterface, sign_in: SignIn, notices: Notices) -> None:
        super().__init__(tr("Search · Works Extents"), iface.mainWindow())
        self.setObjectName("works_extents_search")
        self._iface = iface
        self._canvas = iface.mapCanvas()
        self._notices = notices
        self._sign_in = sign_in
        self.searching = Searching(sign_in, self)
        self.found = FoundLayers(self._canvas, self)
        self._question: tuple[SearchRequest, tuple[Kind, ...], str] | None = None
        self._build()
        self._connect()
        self._show_ready()
        self.searching.make_ready()

    def _build(self) -> None:
        body = QWidget(self)
        self.strip = SignInStrip(self._sign_in, body, "search")
        self.question = SearchQuestion(self._iface, self._sign_in, body)
        self.area, self.what, self.dates = self.question.area, self.question.what, self.question.dates
        self.outcome = QLabel(body)
        self.outcome.setWordWrap(True)
        self.outcome.setObjectName("outcome")
        self.searches = KeptSearches(self.found, self._sign_in, self._notices, body)
        self.results = ResultsPanel(self._sign_in, self.found, body)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(6, 0, 6, 6)
        layout.addWidget(self.question)
        layout.addLayout(self._go(body))
        said = QHBoxLayout()
        said.addWidget(self.outcome, 1)
        self.boxes = AskedBoxes(self._canvas, body)
        said.addWidget(self.boxes)
        layout.addLayout(said)
        layout.addWidget(self.searches)
        layout.addWidget(self.results, 1)
        whole = QWidget(self)
        stacked = QVBoxLayout(whole)
        stacked.setContentsMargins(0, 6, 0, 0)
        beside = QVBoxLayout()  # what is signed in to stays in sight, however far down one is
        beside.setContentsMargins(6, 0, 6, 0)
        beside.addWidget(self.strip)
        stacked.addLayout(beside)
        stacked.addWidget(Scrolled(body, whole), 1)
        self.place = PlaceBox(self._canvas, whole)
        self.place.setContentsMargins(6, 0, 6, 6)
        stacked.addWidget(self.place)
        self.setWidget(whole)

    @property
    def result(self) -> SearchResult | None:
        """What the last search found, or none before the first."""
        return self.results.result

    def result_of(self, kind: str) -> SearchResult | None:
        """What the last search found of a kind, or none where it was not asked for."""
        return self.results.results.get(kind)

    def _go(self, body: QWidget) -> QHBoxLayout:
        self.search = QPushButton(tr("&Search"), body)
        self.search.setObjectName("search")
        self.search.setDefault(True)
        self.progress = QProgressBar(body)
        self.progress.setTextVisible(True)
        self.stop = QPushButton(tr("Cancel"), body)
        self.stop.setObjectName("cancel_search")
        row = QHBoxLayout()
        row.addWidget(self.search)
        row.addWidget(self.progress, 1)
        row.addWidget(self.stop)
        row.addStretch(0)
        return row

    def _connect(self) -> None:
        self._sign_in.changed.connect(self._show_ready)
        self.search.clicked.connect(self.begin)
        self.stop.clicked.connect(self.searching.cancel)
        self.question.asked.connect(self.begin)
        self.searching.progressed.connect(self._show_progress)
        self.searching.found.connect(self._show_found)
        self.searching.failed.connect(self._show_failed)
        self.searching.asked.connect(self.boxes.add)
        self.visibilityChanged.connect(self.area.show_mark)
        self.searching.found.connect(lambda found: self.boxes.end(found.results))
        self.searching.failed.connect(lambda error: self.boxes.end({}))
        self.results.told.connect(self._notices.tell)
        self.results.failed.connect(self._notices.error)
        self.searches.again.connect(self.search_for)
        self.found.details_wanted.connect(lambda *_: self.setUserVisible(True))
        self.searches.shown_again.connect(self._show_earlier)
        self.searches.wanted.connect(lambda: self.setUserVisible(True))

    def begin(self) -> None:
        """Search for what the dock says, where and when it says; asks for what is missing first."""
        if not self._ready():
            return
        if self.what.reference_asked():
            self._begin()
        else:
            self.area.when_ready(self._begin)

    def _begin(self) -> None:
        problem = self.question.problem()
        request = None if problem else self.question.request()
        if request is None:
            self.question.setCollapsed(False)
            self.outcome.setText(problem)
            return
        self.search_for(request, self.what.kinds())

    def search_for(self, request: SearchRequest, kinds: tuple[Kind, ...], into: str = "") -> None:
        """Search for this, whatever the dock says. into: the search of the project that it repeats."""
        if not self._ready() or self.searching.busy:
            return
        self._question = request, kinds, into
        self.progress.setRange(0, 0)
        self.outcome.setText(tr("Searching …"))
        crs = self._canvas.mapSettings().destinationCrs()
        empty = not QgsProject.instance().mapLayers()
        shown_in = positions.NATIONAL_GRID if empty or not crs.isValid() else crs
        self.searching.begin(request, kinds, shown_in, into)
        self._show_ready()

    def _again(self) -> None:
        if self._question is not None:
            self.search_for(*self._question)

    def _ready(self) -> bool:
        if self._sign_in.signed_in:
            return True
        self.strip.unfold.setChecked(True)
        self.outcome.setText(tr("Sign in first: “Practice” needs no account."))
        return False

    def _show_progress(self, progress: Progress) -> None:
        self.progress.setRange(0, max(progress.boxes_expected, 1))
        self.progress.setValue(progress.boxes_done)
        self.progress.setFormat(
            tr("{done} of about {expected} boxes, {found:,} found").format(
                done=progress.boxes_done, expected=progress.boxes_expected, found=progress.works_found
            )
        )

    def _show_found(self, found: Found) -> None:
        self._show_ready()
        if found.results:
            self._take(found)
        self.outcome.setText(outcome_words(found.results, found.errors))
        self.outcome.setToolTip("\n".join(line for one in found.results.values() for line in gap_words(one)))
        if not found.results and not found.errors:
            self.outcome.setText(tr("Nothing that you may see has this reference. Check how it is written."))
        troubles = [error for error in found.errors.values() if not may_not_see(error)]
        if troubles:
            self._notices.error(troubles[0], again=self._again)

    def _take(self, found: Found) -> None:
        self.found.take(found)
        self.results.show_results(found.results)
        for kind, marked in self.searches.watch.take(self.found.search_id, found.results).items():
            self.results.tables[kind].mark(marked)
        self.what.show_counts({kind: len(result) for kind, result in found.results.items()})
        kind, first = next(iter(found.results.items()))
        if first.request.reference and len(first):
            self.found.zoom_to(kind, 0)

    def _show_earlier(self, results: dict[str, SearchResult], words: str) -> None:
        self.results.show_results(results)
        self.what.show_counts({kind: len(result) for kind, result in results.items()})
        self.outcome.setText(words)
        self.outcome.setToolTip("")

    def _show_failed(self, error: Exception) -> None:
        self.outcome.setText(
            tr("Nothing was found: the search could not be made.")
            if not self.results.results
            else tr("The search could not be made. The one before is still shown.")
        )
        self._show_ready()
        self._notices.error(error, again=self._again)

    def _show_ready(self) -> None:
        busy = self.searching.busy
        self.search.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.stop.setVisible(busy)
        if not busy:
            self.progress.setRange(0, 1)
            self.progress.setValue(0)
            self.progress.setFormat("")

    def leave(self) -> None:
        """Let go of the map and of whatever is under way: the dock is going."""
        self.searching.drop()
        self.results.leave()
        self.searches.leave()
        self.found.close()
        self.area.leave()
        self.boxes.leave()
