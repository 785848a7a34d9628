"""The dock of one's own works: ready-made lists, on the map and in a table, and what is new about them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...host import positions, settings
from ...host.sign_in import SignIn
from ...layers import themes
from ..notices import Notices
from ..place_box import PlaceBox
from ..scrolled import Scrolled
from ..search.record_sheets import MY_WORKS
from ..search.record_sheets import SHOWN_FIRST as RECORDS_FIRST
from ..search.results_panel import ResultsPanel
from ..sign_in.sign_in_strip import SignInStrip
from ..withheld import for_whom
from ..words import tr
from . import list_words
from .gathering_works import Asked, Gathered, GatheringWorks
from .list_in_project import ListInProject
from .list_question import ListQuestion
from .news_panel import NewsPanel
from .news_words import told_words
from .own_layers import OwnLayers
from .watching import Watching

if TYPE_CHECKING:
    from ...layers.own_work_layers import ReadList
    from ...layers.project_results import ProjectResults
    from ...search.result import SearchResult

ROLES = ("HighwayAuthority", "Contractor", "Planner")
# What a list shows first, beside the reference; then what there is first of all of them.
SHOWN_FIRST = {
    "awaiting": ("deadline_date", "street", "start_date", "end_date"),
    "changes": ("deadline_date", "street", "start_date", "end_date"),
    "today": ("today", "street", "end_date"),
}


class MyWorksDock(QgsDockWidget):
    """Lists of the organisation's own works; for an authority, of those in its streets.

    `record_wanted` tells the reference of a permit, or work, whose whole record somebody wants to see.
    """

    record_wanted = pyqtSignal(str)

    def __init__(self, iface: QgisInterface, sign_in: SignIn, notices: Notices, watching: Watching) -> None:
        super().__init__(tr("My works · Works Extents"), iface.mainWindow())
        self.setObjectName("works_extents_my_works")
        self._canvas = iface.mapCanvas()
        self._sign_in = sign_in
        self._notices = notices
        self._service: object = None
        self._shown = ""
        self.watching = watching
        self.gathering = GatheringWorks(sign_in, self)
        self.own = OwnLayers(self._canvas, self)
        self._build()
        self.in_project = ListInProject(self.own, self)
        self._connect()
        self._signed_in_or_out()

    def _build(self) -> None:
        body = QWidget(self)
        self.strip = SignInStrip(self._sign_in, body, "my_works")
        self.question = ListQuestion(body)
        self.news = NewsPanel(self.watching, body)
        self.results = ResultsPanel(self._sign_in, self.own, body, MY_WORKS)
        self.results.setObjectName("my_works_results")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(6, 0, 6, 6)
        layout.addWidget(self.question)
        layout.addWidget(self.news)
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

    def _connect(self) -> None:
        question, gathering = self.question, self.gathering
        self._sign_in.changed.connect(self._signed_in_or_out)
        question.asked.connect(self.begin)
        question.stopped.connect(gathering.cancel)
        question.theme_chosen.connect(self.own.set_theme)
        question.all_wanted.connect(self.own.show_all)
        gathering.progressed.connect(question.show_progress)
        gathering.gathered.connect(self._show)
        gathering.failed.connect(self._show_failed)
        self.own.followed.connect(lambda: question.show_theme(self.own.theme))
        self.in_project.said.connect(self._say_of_project)
        self.in_project.read.connect(self._show_project)
        self.own.record_wanted.connect(self.record_wanted)
        self.own.details_wanted.connect(lambda *_: self.setUserVisible(True))
        self.results.opened.connect(self.own.open_record)
        self.results.told.connect(self._notices.tell)
        self.results.failed.connect(self._notices.error)
        self.watching.changed.connect(self._mark)
        self.news.opened.connect(self.record_wanted)
        self.news.area_asked.connect(self._keep_to_map)

    @property
    def result(self) -> SearchResult | None:
        """What the list that is shown holds; none before the first."""
        return self.results.results.get(MY_WORKS)

    # Reading a list.

    def begin(self) -> None:
        """Read the list that is chosen; asks to sign in first."""
        if not self._sign_in.signed_in:
            self.strip.unfold.setChecked(True)
            self.question.outcome.setText(tr("Sign in first: “Practice” needs no account."))
            return
        if self.gathering.busy:
            return
        self.in_project.drop()
        key = self.question.key
        theme = themes.TODAY if key == "today" else themes.STANDING
        crs = self._canvas.mapSettings().destinationCrs()
        empty = not QgsProject.instance().mapLayers()
        self.question.outcome.setText(tr("Reading …"))
        self.question.show_busy(busy=True)
        self.gathering.begin(
            Asked(key, self.question.title, theme),
            positions.NATIONAL_GRID if empty or not crs.isValid() else crs,
        )

    def show_list(self, key: str) -> None:
        """Choose a list by its key and read it."""
        self.question.choose(key)
        self.begin()

    def _show(self, gathered: Gathered) -> None:
        self.question.show_busy(busy=False)
        another = gathered.asked.key != self._shown
        self.own.take(gathered)
        self.results.table.columns.begin_with(_columns_of(gathered.asked.key))
        self.results.show_results({MY_WORKS: gathered.result})
        self.question.outcome.setText(list_words.outcome_words(gathered.result))
        if another:
            self._sort_by_its_own(gathered.asked.key)
        self._shown = gathered.asked.key
        self._mark()
        if another and not self._in_view():
            self.own.show_all()
        if gathered.error is not None:
            self._notices.error(gathered.error, again=self.begin)

    def _say_of_project(self, words: str) -> None:
        """Another project is open: the list before was not in it."""
        self.own.result, self._shown = None, ""
        self.results.show_results({})
        self.question.outcome.setText(words)

    def _show_project(self, listed: ReadList, held: ProjectResults) -> None:
        """The list that the project holds, as it was read then."""
        self.own.follow_project(held)
        self.question.choose(listed.key)
        self.results.table.columns.begin_with(_columns_of(listed.key))
        self.results.show_results(held.results)
        self._sort_by_its_own(listed.key)
        self.question.outcome.setText(list_words.project_words(held.results[MY_WORKS], listed))
        self._shown = listed.key
        self._mark()

    def _sort_by_its_own(self, key: str) -> None:
        from ...search.work_lists import list_of

        names = self.results.table.records.names
        column = list_of(key).sorted_by
        if column in names:
            self.results.table.sortByColumn(names.index(column), Qt.SortOrder.AscendingOrder)

    def _in_view(self) -> bool:
        """Whether the map shows any of the works already."""
        shown = self._canvas.mapSettings()
        return any(
            shown.layerExtentToOutputExtent(layer, layer.extent()).intersects(self._canvas.extent())
            for layer in self.own.layers
        )

    def _show_failed(self, error: Exception) -> None:
        self.question.show_busy(busy=False)
        self.question.outcome.setText(
            tr("The list could not be read. The one before is still shown.")
            if self._shown
            else tr("The list could not be read.")
        )
        self._notices.error(error, again=self.begin)

    def _signed_in_or_out(self) -> None:
        """An authority calls its lists otherwise; what somebody else read stays, and is said to be theirs."""
        roles = self._sign_in.roles
        self.question.call_for(next((role for role in ROLES if role in roles), ""))
        self._tell_withheld(roles)
        service = self._sign_in.service
        if service is self._service:
            return
        self._service = service
        if self.gathering.busy:
            self.gathering.drop()
            self.question.show_busy(busy=False)
            self.question.outcome.setText("")
        if self._shown and service is not None:
            self.question.outcome.setText(
                tr("What is shown was read before you signed in anew. Show the list again to see your own.")
            )

    def _tell_withheld(self, roles: set[str]) -> None:
        """Say for whom the lists are, to an account that may not read them."""
        if not roles:
            self.question.withheld.tell({})
            return
        from ...streetmanager.operations import declared
        from ...streetmanager.reporting import Reporting

        readers = declared(Reporting, "get_permits").roles
        self.question.withheld.tell({} if readers & roles else {for_whom(readers): [tr("these lists")]})

    # What is new.

    def _mark(self) -> None:
        """Show the works with news in bold, in the list that is shown."""
        from ...search.news import by_work

        told = by_work(self.watching.news) if self.watching.news else {}
        result = self.result
        references = result.attributes.get("work_reference_number", []) if result is not None else []
        marked = {
            row: told_words(told[reference], None)
            for row, reference in enumerate(references)
            if reference in told
        }
        self.results.table.records.mark(marked)
        self.news.tell_marked(len({references[row] for row in marked}))

    def _keep_to_map(self) -> None:
        """The watch keeps to what the map shows now."""
        crs = self._canvas.mapSettings().destinationCrs()
        box = self._canvas.extent()
        if crs.isValid():
            box = positions.box_from_canvas(box, crs)
        sides = [round(side) for side in (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())]
        settings.WATCH_AREA.set(json.dumps(sides))
        self.news.show_area()

    def show_news(self) -> None:
        """Unfold what is new."""
        self.news.fold.setCollapsed(False)
        self.setUserVisible(True)

    def leave(self) -> None:
        """Let go of the map and of whatever is under way: the dock is going."""
        self.gathering.drop()
        self.in_project.leave()
        self.results.leave()
        self.own.close()


def _columns_of(key: str) -> dict[str, int]:
    """The columns that a list begins with, and their widths."""
    widths = RECORDS_FIRST[MY_WORKS]
    first = [name for name in widths if name.endswith("_reference_number")]
    first += [name for name in SHOWN_FIRST.get(key, ()) if name in widths]
    return {name: widths[name] for name in (*first, *(name for name in widths if name not in first))}
