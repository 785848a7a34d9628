"""What the docks share: who is signed in, the drafts on disk, messages; and the docks themselves, when opened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QAction

from ..host import positions, profile_folder, settings, tasks
from ..host.exact_project import ExactProject
from ..host.practice_service import PracticeService
from ..host.sign_in import Chosen, SignIn
from .dock_places import DockPlaces
from .exact_row import put_in
from .notices import Notices
from .records_on_map import RecordsOnMap
from .words import tr

if TYPE_CHECKING:
    from ..search.news import News
    from ..streetmanager.lookup_records import Street
    from .draw.draw_dock import DrawDock
    from .my_works.my_works_dock import MyWorksDock
    from .my_works.watching import Watching
    from .record.record_dock import RecordDock
    from .search.followed_layers import LoadedShape
    from .search.search_dock import SearchDock
    from .streets.streets_dock import StreetsDock

DRAFTS_FILE = "drafts.gpkg"


class Office(QObject):
    """Made when the first dock is opened, closed when the plugin goes.

    `record_wanted` tells the reference of a work, or of its permit, whose whole record somebody wants to see;
    `news_wanted` comes when somebody wants to see what is new about their works.
    """

    record_wanted = pyqtSignal(str)
    news_wanted = pyqtSignal()

    def __init__(self, iface: QgisInterface, practice: PracticeService | None = None) -> None:
        super().__init__()
        self._iface = iface
        self.notices = Notices(iface)
        self.place = DockPlaces(iface)
        self.sign_in = SignIn(practice, parent=self)
        self.exact = ExactProject(iface.mapCanvas(), self)
        self.exact.moved.connect(self._map_moved)
        self.records = RecordsOnMap(iface, self.notices, self)
        self.search_dock: SearchDock | None = None
        self.draw_dock: DrawDock | None = None
        self.streets_dock: StreetsDock | None = None
        self.record_dock: RecordDock | None = None
        self.my_works_dock: MyWorksDock | None = None
        self._watching: Watching | None = None
        self._town_told = False
        self.sign_in.changed.connect(self._offer_town)
        self.sign_in.changed.connect(self._watch)

    def show_search(self, action: QAction, draw_action: QAction) -> None:
        """Show the search dock, made at the first time; what was found is drawn after in the draw dock."""
        from .search.search_dock import SearchDock

        if self.search_dock is None:
            self.search_dock = SearchDock(self._iface, self.sign_in, self.notices)
            self.search_dock.found.draw_here.connect(lambda shape: self._draw_after(shape, draw_action))
            self.search_dock.found.record_wanted.connect(self.record_wanted)
            put_in(self.search_dock, self.exact)
            self.place.put_up("search", self.search_dock, action)
        self.search_dock.setUserVisible(True)

    def show_draw(self, action: QAction) -> None:
        """Show the draw dock, made at the first time."""
        from .draw.draw_dock import DrawDock

        if self.draw_dock is None:
            path = profile_folder.folder() / DRAFTS_FILE
            self.draw_dock = DrawDock(self._iface, self.sign_in, self.notices, path)
            put_in(self.draw_dock, self.exact)
            self.draw_dock.ways.as_layers.connect(self.records.show)
            self.draw_dock.kinds.concerning.chosen_elsewhere = self._chosen_reference
            self.place.put_up("draw", self.draw_dock, action)
        self.draw_dock.setUserVisible(True)

    def show_streets(self, action: QAction, search_action: QAction, draw_action: QAction) -> None:
        """Show the streets dock, made at the first time; the works along a street are searched in the search dock."""
        from .streets.streets_dock import StreetsDock

        if self.streets_dock is None:
            self.streets_dock = StreetsDock(self._iface, self.sign_in)
            self.streets_dock.panel.search_here.connect(
                lambda street: self._search_along(street, search_action, draw_action)
            )
            put_in(self.streets_dock, self.exact)
            self.place.put_up("streets", self.streets_dock, action)
        self.streets_dock.setUserVisible(True)

    def show_record(self, action: QAction, draw_action: QAction, reference: str = "") -> None:
        """Show the dock of a work's record, made at the first time; with a reference, that work's or permit's."""
        from .record.record_dock import RecordDock

        if self.record_dock is None:
            self.record_dock = RecordDock(self._iface, self.sign_in, self.notices, profile_folder.folder())
            self.record_dock.begin_kind.connect(
                lambda key, concerning, record: self.begin_kind(draw_action, key, concerning, record)
            )
            put_in(self.record_dock, self.exact)
            self.place.put_up("record", self.record_dock, action)
        self.record_dock.setUserVisible(True)
        if reference:
            self.record_dock.show_record(reference)

    def show_street(self, usrn: int, action: QAction, search_action: QAction, draw_action: QAction) -> None:
        """Show the streets dock with a street, looked up by its USRN, and go there."""
        self.show_streets(action, search_action, draw_action)
        if self.streets_dock is not None:
            self.streets_dock.panel.search.find(usrn)

    def show_my_works(self, action: QAction, draw_action: QAction, *, news: bool = False) -> None:
        """Show the dock of one's own works, made at the first time; news: what is new about them, unfolded."""
        from .my_works.my_works_dock import MyWorksDock

        if self.my_works_dock is None:
            dock = MyWorksDock(self._iface, self.sign_in, self.notices, self.watching)
            dock.own.draw_here.connect(lambda shape: self._draw_after(shape, draw_action))
            dock.record_wanted.connect(self.record_wanted)
            put_in(dock, self.exact)
            self.my_works_dock = dock
            self.place.put_up("my_works", dock, action)
        self.my_works_dock.setUserVisible(True)
        if news:
            self.my_works_dock.show_news()

    @property
    def watching(self) -> Watching:
        """What tells what is new about one's works, made at the first time."""
        from .my_works.watching import Watching

        if self._watching is None:
            self._watching = Watching(self.sign_in, self)
            self._watching.told.connect(self._tell_news)
        return self._watching

    def _watch(self) -> None:
        """Whoever wants to be told is told from signing in on, whichever docks are open."""
        if self._watching is None and self.sign_in.signed_in and settings.WATCH.get():
            self.watching.changed.emit()

    def _tell_news(self, news: list[News]) -> None:
        from .my_works.news_words import told_words

        self.notices.tell(told_words(news, None), tr("Show"), self.news_wanted.emit)

    def begin_kind(
        self, action: QAction, key: str, concerning: Mapping[str, str], record: Any = None
    ) -> None:
        """Begin a submission of a kind in the draw dock, hanging on what these references name."""
        self.show_draw(action)
        if self.draw_dock is not None:
            self.draw_dock.begin_kind(key, concerning, record)

    def _chosen_reference(self) -> str:
        """The work or permit that is chosen in the search's table, which goes along with the map."""
        return self.search_dock.results.chosen_reference() if self.search_dock is not None else ""

    def _draw_after(self, shape: LoadedShape, draw_action: QAction) -> None:
        name = tr("After {reference}").format(reference=shape.reference or shape.kind)
        self.draw_after(draw_action, name, shape.geometry)

    def _search_along(self, street: Street, search_action: QAction, draw_action: QAction) -> None:
        self.show_search(search_action, draw_action)
        if self.search_dock is not None:
            self.search_dock.area.choose_street(street)

    def _map_moved(self) -> None:
        """QGIS shows the National Grid elsewhere now: what is drawn on top of the map follows."""
        if self.draw_dock is None:
            return
        drawing = self.draw_dock.drawing
        drawing.marks.show(drawing.findings)
        if drawing.sketching:
            drawing.go_on_drawing()

    def draw_after(self, action: QAction, name: str, geometry: Mapping[str, Any]) -> None:
        """Begin a draft with a shape (GeoJSON-like, EPSG:27700) in the draw dock."""
        self.show_draw(action)
        if self.draw_dock is not None:
            self.draw_dock.draw_after(name, geometry)

    def practise(self) -> None:
        """Sign in to the practice service, as its planner."""
        self.sign_in.start(Chosen("practice", "v2", "planner@practice.example", "practice"))

    def _offer_town(self) -> None:
        """The practice town stands on no map but its own: offer it, once."""
        service = self.sign_in.service
        if service is None or service.environment.key != "practice" or self._town_told:
            return
        self._town_told = True
        self.notices.tell(
            tr("Practise in Market Rehearsal, a made-up town."),
            tr("Show the town"),
            self.show_town,
        )

    def show_town(self) -> None:
        """Put the practice town's streets on the map, and go there."""
        from ..layers.practice_town import practice_town

        name = tr("Market Rehearsal (practice)")
        task = tasks.BackgroundTask(
            tr("Drawing the practice town"), lambda task: practice_town(name), done=self._town_drawn
        )
        tasks.start(task)

    def _town_drawn(self, layer: QgsVectorLayer) -> None:
        project = QgsProject.instance()
        positions.receive_national_grid(project)
        project.addMapLayer(layer, False)
        project.layerTreeRoot().addLayer(layer)
        canvas = self._iface.mapCanvas()
        canvas.setExtent(positions.box_to_canvas(layer.extent(), project.crs()))
        canvas.refresh()

    def before_closing(self) -> None:
        """QGIS is about to close: leave it no edits to ask about. The person may yet change their mind."""
        if self.draw_dock is not None:
            self.draw_dock.drawing.settle_edits()

    def close(self) -> None:
        """Take the docks down; what was drawn and typed is on disk."""
        self.exact.leave()
        self.records.leave()
        if self._watching is not None:
            self._watching.leave()
        for dock in (
            *(self.search_dock, self.draw_dock, self.streets_dock),
            *(self.record_dock, self.my_works_dock),
        ):
            if dock is not None:
                dock.leave()
        self.place.take_down()
        self.search_dock = self.draw_dock = self.streets_dock = None
        self.record_dock = self.my_works_dock = None
        self.notices.take_away()
        tasks.drop_all()
        self.sign_in.close()
