"""The dock that searches: where, when, what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.gui import QgisInterface, QgsDockWidget
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
from .area_chooser import AreaChooser, SearchArea
from .dates_chooser import DatesChooser
from .found_layers import FoundLayers
from .notices import Notices
from .results_panel import ResultsPanel
from .search_words import gap_words, outcome_words
from .searching import Found, Searching
from .sign_in_strip import SignInStrip
from .words import count, tr

if TYPE_CHECKING:
    from ..search.kinds import Kind
    from ..search.request import SearchRequest
    from ..search.result import SearchResult
    from ..search.sweep import Progress


class SearchDock(QgsDockWidget):
    """Search works by area and dates, see them on the map and in a table, read the chosen one's permit."""

    def __init__(self, iface: QgisInterface, sign_in: SignIn, notices: Notices) -> None:
        super().__init__(tr("Works Extents · Search"), iface.mainWindow())
        self.setObjectName("works_extents_search")
        self._iface = iface
        self._canvas = iface.mapCanvas()
        self._notices = notices
        self._sign_in = sign_in
        self.searching = Searching(sign_in, self)
        self.found = FoundLayers(self._canvas, self)
        self._build()
        self._connect()
        self._show_ready()
        self.searching.make_ready()

    def _build(self) -> None:
        body = QWidget(self)
        self.strip = SignInStrip(self._sign_in, body, "search")
        self.area = AreaChooser(self._iface, self._sign_in, body)
        self.dates = DatesChooser(body)
        self.outcome = QLabel(body)
        self.outcome.setWordWrap(True)
        self.outcome.setObjectName("outcome")
        self.results = ResultsPanel(self._sign_in, self.found, body)
        what = QFormLayout()
        what.addRow(tr("Area"), self.area)
        what.addRow(tr("Dates"), self.dates)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.strip)
        layout.addLayout(what)
        layout.addLayout(self._go(body))
        layout.addWidget(self.outcome)
        layout.addWidget(self.results, 1)
        self.setWidget(body)

    @property
    def result(self) -> SearchResult | None:
        """What the last search found, or none before the first."""
        return self.results.result

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
        self.searching.progressed.connect(self._show_progress)
        self.searching.found.connect(self._show_found)
        self.searching.failed.connect(self._show_failed)

    def begin(self) -> None:
        """Search where and when the dock says; asks for what is missing first."""
        if not self._sign_in.signed_in:
            self.strip.unfold.setChecked(True)
            self.outcome.setText(tr("Sign in first: “Practice” needs no account."))
            return
        self.area.when_ready(self._begin)

    def _begin(self) -> None:
        problem = self.area.problem() or self.dates.problem()
        area = self.area.area()
        if problem or area is None:
            self.outcome.setText(problem)
            return
        self.progress.setRange(0, 0)
        self.outcome.setText(tr("Searching …"))
        crs = self._canvas.mapSettings().destinationCrs()
        empty = not QgsProject.instance().mapLayers()
        shown_in = positions.NATIONAL_GRID if empty or not crs.isValid() else crs
        self.searching.begin(self._request(area), self._kinds(), shown_in)
        self._show_ready()

    def _request(self, area: SearchArea) -> SearchRequest:
        from ..search.request import Box, SearchRequest

        box = Box(area.box.xMinimum(), area.box.yMinimum(), area.box.xMaximum(), area.box.yMaximum())
        return SearchRequest(box, *self.dates.dates(), area.outline)

    def _kinds(self) -> tuple[Kind, ...]:
        from ..search.kinds import WORKS

        return (WORKS,)

    def _show_progress(self, progress: Progress) -> None:
        self.progress.setRange(0, max(progress.boxes_expected, 1))
        self.progress.setValue(progress.boxes_done)
        self.progress.setFormat(
            tr("{done} of about {expected} boxes, {works}").format(
                done=progress.boxes_done,
                expected=progress.boxes_expected,
                works=count(progress.works_found, tr("work"), tr("works")),
            )
        )

    def _show_found(self, found: Found) -> None:
        result = found.results["works"]
        self.found.take(found)
        self.results.show_results(found.results)
        self.outcome.setText(outcome_words(result))
        self.outcome.setToolTip("\n".join(gap_words(result)))
        self._show_ready()
        for error in found.errors.values():
            self._notices.error(error, again=self.begin)

    def _show_failed(self, error: Exception) -> None:
        self.outcome.setText(
            tr("Nothing was found: the search could not be made.")
            if self.result is None
            else tr("The search could not be made. The one before is still shown.")
        )
        self._show_ready()
        self._notices.error(error, again=self.begin)

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
        self.found.close()
        self.area.leave()
