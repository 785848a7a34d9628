"""What QGIS loads: a few buttons to begin with; docks when they are asked for; everything taken down again."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QToolBar

from .host import dependencies

if TYPE_CHECKING:
    from .gui.draw.draw_dock import DrawDock
    from .gui.locator import WorksLocator
    from .gui.my_works.my_works_dock import MyWorksDock
    from .gui.office import Office
    from .gui.record.record_dock import RecordDock
    from .gui.search.search_dock import SearchDock
    from .gui.sign_in.options_factory import OptionsFactory
    from .gui.streets.streets_dock import StreetsDock
    from .host.practice_service import PracticeService
    from .processing.provider import WorksExtentsProvider
    from .streetmanager.client import StreetManager

PRACTISE_AT_ONCE = "WORKS_EXTENTS_PRACTICE"
# Milliseconds after QGIS is up, for it to show its map first.
SOON = 300


class WorksExtentsPlugin:
    """The plugin, as QGIS sees it. Nothing but the toolbar is made before somebody presses a button.

    `qgis_process`, which has no window and no `iface`, asks for its algorithms alone.
    """

    def __init__(self, iface: QgisInterface | None) -> None:
        self._iface: Any = iface
        self._toolbar: QToolBar | None = None
        self._docks: dict[str, QAction] = {}
        self._entries: list[QAction] = []
        self._options: OptionsFactory | None = None
        self._office: Office | None = None
        self._practice: PracticeService | None = None
        self._provider: WorksExtentsProvider | None = None
        self._locator: WorksLocator | None = None
        self._closing: _BeforeClosing | None = None
        self._soon = QTimer()
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._reopen)

    def initProcessing(self) -> None:  # noqa: N802, QGIS's name
        """Hand the algorithms over: all that QGIS asks for where it has no window."""
        from .host.practice_service import PracticeService
        from .processing.provider import WorksExtentsProvider
        from .processing.sessions import Sessions

        dependencies.add_library_folder()
        self._practice = PracticeService()
        self._provider = WorksExtentsProvider(Sessions(self._service, self._practice))
        QgsApplication.processingRegistry().addProvider(self._provider)

    def _service(self) -> StreetManager | None:
        """The service, where somebody is signed in in the docks."""
        return self._office.sign_in.service if self._office is not None else None

    def initGui(self) -> None:  # noqa: N802, QGIS's name
        """Put up the toolbar, the menu and the page in QGIS's options."""
        from .gui.locator import WorksLocator
        from .gui.sign_in.options_factory import OptionsFactory
        from .host import icons

        self.initProcessing()
        toolbar: QToolBar = self._iface.addToolBar(_tr("Works Extents"))
        toolbar.setObjectName("works_extents_toolbar")
        self._toolbar = toolbar
        self._add_dock("search", icons.icon("search"), _tr("Search works"))
        self._add_dock("draw", icons.icon("draw"), _tr("Draw an extent"))
        self._add_dock("my_works", icons.icon("my_works"), _tr("My works"))
        self._add_dock("record", icons.icon("work"), _tr("A work's record"))
        self._add_dock("streets", icons.icon("street"), _tr("Find a street"))
        self._options = OptionsFactory()
        self._iface.registerOptionsWidgetFactory(self._options)
        self._add_entry(
            "works_extents_records",
            _tr("Reinstatements or notifications from files …"),
            self.records_from_files,
        )
        self._add_entry("works_extents_options", _tr("Settings …"), self.show_options)
        self._locator = WorksLocator(self._service, self._go_to_found)
        self._iface.registerLocatorFilter(self._locator)
        self._closing = _BeforeClosing(self._before_closing)
        self._iface.mainWindow().installEventFilter(self._closing)
        self._iface.initializationCompleted.connect(self._begin)

    def _add_dock(self, name: str, icon: QIcon, words: str) -> None:
        action = QAction(icon, words, self._iface.mainWindow())
        action.setObjectName(f"works_extents_{name}")
        action.setCheckable(True)
        action.toggled.connect(lambda on: self._toggle(name) if on else None)
        if self._toolbar is not None:
            self._toolbar.addAction(action)
        self._iface.addPluginToMenu(_tr("Works Extents"), action)
        self._docks[name] = action

    def _add_entry(self, name: str, words: str, pressed: Callable[[], None]) -> None:
        action = QAction(words, self._iface.mainWindow())
        action.setObjectName(name)
        action.triggered.connect(lambda: pressed())
        self._iface.addPluginToMenu(_tr("Works Extents"), action)
        self._entries.append(action)

    @property
    def search_action(self) -> QAction:
        """The button that shows and hides the search dock."""
        return self._docks["search"]

    @property
    def draw_action(self) -> QAction:
        """The button that shows and hides the draw dock."""
        return self._docks["draw"]

    @property
    def streets_action(self) -> QAction:
        """The button that shows and hides the streets dock."""
        return self._docks["streets"]

    @property
    def record_action(self) -> QAction:
        """The button that shows and hides the dock of a work's record."""
        return self._docks["record"]

    @property
    def my_works_action(self) -> QAction:
        """The button that shows and hides the dock of one's own works."""
        return self._docks["my_works"]

    @property
    def office(self) -> Office | None:
        """What the docks share; none before the first of them was opened, or where a library is missing."""
        return self._office

    @property
    def search_dock(self) -> SearchDock | None:
        """The search dock, if it has been opened."""
        return self._office.search_dock if self._office else None

    @property
    def draw_dock(self) -> DrawDock | None:
        """The draw dock, if it has been opened."""
        return self._office.draw_dock if self._office else None

    @property
    def streets_dock(self) -> StreetsDock | None:
        """The streets dock, if it has been opened."""
        return self._office.streets_dock if self._office else None

    @property
    def record_dock(self) -> RecordDock | None:
        """The dock of a work's record, if it has been opened."""
        return self._office.record_dock if self._office else None

    @property
    def my_works_dock(self) -> MyWorksDock | None:
        """The dock of one's own works, if it has been opened."""
        return self._office.my_works_dock if self._office else None

    def _toggle(self, name: str) -> None:
        office = self._opened()
        if office is None:
            self._docks[name].setChecked(False)
            return
        show = {
            "search": lambda action: office.show_search(action, self.draw_action),
            "draw": office.show_draw,
            "my_works": lambda action: office.show_my_works(action, self.draw_action),
            "record": lambda action: office.show_record(action, self.draw_action),
            "streets": lambda action: office.show_streets(action, self.search_action, self.draw_action),
        }
        show[name](self._docks[name])

    def _go_to_found(self, kind: str, found: Any) -> None:
        """Show what was chosen in QGIS's locator: a work's record, a street, a place."""
        from .gui import locator, map_view

        if kind == locator.PLACE:
            map_view.go_to(self._iface.mapCanvas(), found)
            return
        office = self._opened()
        if office is None:
            return
        if kind == locator.WORK:
            office.show_record(self.record_action, self.draw_action, found)
        else:
            office.show_street(found, self.streets_action, self.search_action, self.draw_action)

    def show_options(self) -> None:
        """QGIS's options, at the page of the plugin."""
        from .gui.sign_in.options_factory import PAGE

        self._iface.showOptionsDialog(self._iface.mainWindow(), PAGE)

    def records_from_files(self) -> None:
        """Ask for files of reinstatements or notifications, and put what they hold on the map."""
        office = self._opened()
        if office is not None:
            office.records.ask()

    def _opened(self) -> Office | None:
        """What the docks share, made now if it is not there; none, with a message, where a library is missing."""
        if self._office is not None:
            return self._office
        missing = dependencies.missing()
        if missing:
            self._tell_missing(dependencies.message(missing))
            return None
        from .gui.office import Office

        office = self._office = Office(self._iface, self._practice)
        office.records.draw_here.connect(
            lambda name, geometry: office.draw_after(self.draw_action, name, geometry)
        )
        office.record_wanted.connect(
            lambda reference: office.show_record(self.record_action, self.draw_action, reference)
        )
        office.news_wanted.connect(
            lambda: office.show_my_works(self.my_works_action, self.draw_action, news=True)
        )
        return office

    def _tell_missing(self, words: str) -> None:
        from qgis.core import Qgis

        self._iface.messageBar().pushMessage(_tr("Works Extents"), words, Qgis.MessageLevel.Warning, 0)

    def _begin(self) -> None:
        """QGIS is up. Nothing happens, but for the docks that were open when it was closed."""
        if os.environ.get(PRACTISE_AT_ONCE):
            self._practise_at_once()
            return
        self._soon.start()

    def _reopen(self) -> None:
        from .gui.dock_places import left_open

        # The one that is opened last is the one in front of the others.
        for name in left_open():
            if name in self._docks:
                self._docks[name].setChecked(True)

    def _practise_at_once(self) -> None:
        office = self._opened()
        if office is not None:
            self.search_action.setChecked(True)
            office.practise()

    def _before_closing(self) -> None:
        if self._office is not None:
            self._office.before_closing()

    def unload(self) -> None:
        """Take everything down, in the opposite order, and leave no module of ours behind."""
        if self._closing is not None:
            self._iface.mainWindow().removeEventFilter(self._closing)
            self._closing = None
            self._iface.initializationCompleted.disconnect(self._begin)
        self._soon.stop()
        if self._locator is not None:
            self._iface.deregisterLocatorFilter(self._locator)
            self._locator = None
        if self._options is not None:
            self._iface.unregisterOptionsWidgetFactory(self._options)
            self._options = None
        if self._office is not None:
            self._office.close()
            self._office = None
        for action in (*self._docks.values(), *self._entries):
            self._iface.removePluginMenu(_tr("Works Extents"), action)
            action.deleteLater()
        self._docks, self._entries = {}, []
        if self._toolbar is not None:
            self._iface.mainWindow().removeToolBar(self._toolbar)
            self._toolbar.deleteLater()
            self._toolbar = None
        self._take_algorithms_back()
        _forget_modules()

    def _take_algorithms_back(self) -> None:
        if self._provider is not None:
            self._provider.sessions.forget()
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        if self._practice is not None:
            self._practice.stop()
            self._practice = None


class _BeforeClosing(QObject):
    """Sees the main window's close coming, before QGIS asks about unsaved edits and running tasks."""

    def __init__(self, act: Callable[[], None]) -> None:
        super().__init__()
        self._act = act

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's name
        """Act on the close, and let it go on."""
        if event.type() == QEvent.Type.Close:
            self._act()
        return False


def _forget_modules() -> None:
    """A reload then reads every file again; QGIS itself forgets only the package's top."""
    package = __name__.rpartition(".")[0]
    for name in [name for name in sys.modules if name == package or name.startswith(package + ".")]:
        del sys.modules[name]


def _tr(text: str) -> str:
    return QCoreApplication.translate("WorksExtents", text)
