"""The dock that searches: where, what, when, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.gui import QgisInterface, QgsCollapsibleGroupBox, QgsDockWidget
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..host import positions
from ..host.sign_in import SignIn
from .area_chooser import AreaChooser
from .dates_chooser import DatesChooser
from .found_layers import FoundLayers
from .kept_searches import KeptSearches
from .notices import Notices
from .results_panel import ResultsPanel
from .scrolled import Scrolled
from .search_words import gap_words, kinds_words, may_not_see, outcome_words, short_days
from .searching import Found, Searching
from .sign_in_strip import SignInStrip
from .what_chooser import WhatChooser
from .words import tr

if TYPE_CHECKING:
    from ..search.kinds import Kind
    from ..search.request import SearchRequest
    from ..search.result import SearchResult
    from ..search.sweep import Progress


class SearchDock(QgsDockWidget):
    """Search by area and dates or by reference, see what is found on the map and in tables, read the details."""

    def __init__(self, iface: QgisInterface, sign_in: SignIn, notices: Notices) -> None:
        super().__init__(tr("Works Extents · Search"), iface.mainWindow())
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
        self.area = AreaChooser(self._iface, self._sign_in, body)
        self.what = WhatChooser(self._sign_in, body)
        self.dates = DatesChooser(body)
        self.outcome = QLabel(body)
        self.outcome.setWordWrap(True)
        self.outcome.setObjectName("outcome")
        self.searches = KeptSearches(self.found, self._sign_in, self._notices, body)
        self.results = ResultsPanel(self._sign_in, self.found, body)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(6, 0, 6, 6)
        layout.addWidget(self._question_box(body))
        layout.addLayout(self._go(body))
        layout.addWidget(self.outcome)
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
        self.setWidget(whole)

    @property
    def result(self) -> SearchResult | None:
        """What the last search found, or none before the first."""
        return self.results.result

    def _question_box(self, body: QWidget) -> QgsCollapsibleGroupBox:
        """Where, what and when, which can be folded away to see more of what was found."""
        self.question_box = QgsCollapsibleGroupBox(body)
        self.question_box.setObjectName("works_extents_question")
        self.question_box.setSaveCollapsedState(True)
        form = QFormLayout(self.question_box)
        form.setContentsMargins(0, 4, 0, 4)
        form.addRow(tr("Area"), self.area)
        form.addRow(tr("Show"), self.what)
        form.addRow(tr("Dates"), self.dates)
        return self.question_box

    def _say_question(self) -> None:
        """Folded away, the heading says what will be asked."""
        if not self.question_box.isCollapsed():
            self.question_box.setTitle(tr("What to search for"))
            return
        asked, kinds = self.what.reference_asked(), [kind.key for kind in self.what.kinds()]
        self.question_box.setTitle(asked or f"{kinds_words(kinds)} · {short_days(*self.dates.dates())}")

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
        self.what.changed.connect(self._show_ready)
        self.what.changed.connect(self._say_question)
        self.dates.changed.connect(self._say_question)
        self.question_box.collapsedStateChanged.connect(self._say_question)
        self._say_question()
        self.what.asked.connect(self.begin)
        self.searching.progressed.connect(self._show_progress)
        self.searching.found.connect(self._show_found)
        self.searching.failed.connect(self._show_failed)
        self.searches.again.connect(self.search_for)
        self.searches.shown_again.connect(self._show_earlier)

    def begin(self) -> None:
        """Search for what the dock says, where and when it says; asks for what is missing first."""
        if not self._ready():
            return
        if self.what.reference_asked():
            self._begin()
        else:
            self.area.when_ready(self._begin)

    def _begin(self) -> None:
        problem = self._problem()
        request = None if problem else self._request()
        if request is None:
            self.outcome.setText(problem)
            return
        self.search_for(request, self.what.kinds())

    def search_for(self, request: SearchRequest, kinds: tuple[Kind, ...], into: str = "") -> None:
        """Search for something else than the dock says. into: the search of the project that it repeats."""
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

    def _problem(self) -> str:
        problem = self.what.problem()
        if problem or self.what.reference_asked():
            return problem
        return self.area.problem() or self.dates.problem()

    def _request(self) -> SearchRequest | None:
        from ..search.request import Box, SearchRequest

        if self.what.reference_asked():
            return SearchRequest.by_reference(self.what.reference_asked())
        area = self.area.area()
        if area is None:
            return None
        box = Box(area.box.xMinimum(), area.box.yMinimum(), area.box.xMaximum(), area.box.yMaximum())
        return SearchRequest(box, *self.dates.dates(), area.outline)

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
        self.what.show_counts({kind: len(result) for kind, result in found.results.items()})
        kind, first = next(iter(found.results.items()))
        if first.request.reference and len(first):
            self.found.zoom_to(kind, 0)

    def _show_earlier(self, results: dict[str, SearchResult]) -> None:
        self.results.show_results(results)
        self.what.show_counts({kind: len(result) for kind, result in results.items()})
        known = outcome_words(results, {}) if results else ""
        self.outcome.setText(known or tr("Refresh this search to see it in the tables again."))

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
        by_reference = bool(self.what.reference_asked())
        self.area.setEnabled(not by_reference)
        self.dates.setEnabled(not by_reference)
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
