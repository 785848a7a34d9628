"""The dock that searches: where, when, what was found."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject, QgsRectangle
from qgis.gui import QgisInterface, QgsCollapsibleGroupBox, QgsDockWidget
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import (
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ..host import positions, settings
from ..host.sign_in import SignIn
from .area_tool import AreaTool
from .found_works import FoundWorks
from .notices import Notices
from .searching import Found, Searching
from .sign_in_strip import SignInStrip
from .words import clock, count, day, tr
from .work_details import WorkDetails
from .works_table import WorksTable

if TYPE_CHECKING:
    from ..search.result import SearchResult
    from ..search.sweep import Progress


# Metres. A search is a search of many boxes; a whole region would be thousands.
WIDEST = 100_000.0
MOST_GAPS = 10


class SearchDock(QgsDockWidget):
    """Search works by area and dates, see them on the map and in a table, read the chosen one's permit."""

    def __init__(self, iface: QgisInterface, sign_in: SignIn, notices: Notices) -> None:
        super().__init__(tr("Works Extents · Search"), iface.mainWindow())
        self.setObjectName("works_extents_search")
        self._canvas = iface.mapCanvas()
        self._notices = notices
        self._sign_in = sign_in
        self._drawn: QgsRectangle | None = None
        self.searching = Searching(sign_in, self)
        self.found = FoundWorks(self._canvas, self)
        self.area_tool = AreaTool(self._canvas)
        self.result: SearchResult | None = None
        self._build()
        self._connect()
        self._show_ready()
        self.searching.make_ready()

    def _build(self) -> None:
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(6, 6, 6, 6)
        self.strip = SignInStrip(self._sign_in, body)
        layout.addWidget(self.strip)
        layout.addLayout(self._where_and_when(body))
        layout.addLayout(self._go(body))
        self.outcome = QLabel(body)
        self.outcome.setWordWrap(True)
        self.outcome.setObjectName("outcome")
        layout.addWidget(self.outcome)
        self.table = WorksTable(body)
        layout.addWidget(self.table, 3)
        self.details = WorkDetails(self._sign_in, body)
        folded = QgsCollapsibleGroupBox(tr("The chosen work"), body)
        inside = QVBoxLayout(folded)
        inside.addWidget(self.details)
        layout.addWidget(folded, 2)
        self.setWidget(body)

    def _where_and_when(self, body: QWidget) -> QFormLayout:
        self.map_view = QRadioButton(tr("&Map view"), body)
        self.map_view.setChecked(True)
        self.rectangle = QRadioButton(tr("D&rawn rectangle"), body)
        self.draw_area = QPushButton(tr("Draw"), body)
        self.draw_area.setObjectName("draw_area")
        self.draw_area.setCheckable(True)
        area = QHBoxLayout()
        for widget in (self.map_view, self.rectangle, self.draw_area):
            area.addWidget(widget)
        area.addStretch(1)
        today = QDate.currentDate()
        self.start = _date_edit(body, today)
        self.end = _date_edit(body, today.addDays(settings.SEARCH_DAYS.get()))
        dates = QHBoxLayout()
        dates.addWidget(self.start)
        dates.addWidget(QLabel(tr("to"), body))
        dates.addWidget(self.end)
        dates.addStretch(1)
        form = QFormLayout()
        form.addRow(tr("Area"), area)
        form.addRow(tr("Dates"), dates)
        return form

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
        self.draw_area.toggled.connect(self._draw_area)
        self.area_tool.drawn.connect(self._area_drawn)
        self.area_tool.deactivated.connect(lambda: self.draw_area.setChecked(False))
        self.map_view.toggled.connect(lambda on: self.area_tool.clear() if on else None)
        self.searching.progressed.connect(self._show_progress)
        self.searching.found.connect(self._show_found)
        self.searching.failed.connect(self._show_failed)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self.found.zoom_to)
        self.found.selected.connect(self._selected_on_map)

    def _draw_area(self, on: bool) -> None:
        if on:
            self.rectangle.setChecked(True)
            self._canvas.setMapTool(self.area_tool)
        elif self._canvas.mapTool() is self.area_tool:
            self._canvas.unsetMapTool(self.area_tool)

    def _area_drawn(self, rectangle: QgsRectangle) -> None:
        crs = self._canvas.mapSettings().destinationCrs()
        self._drawn = positions.box_from_canvas(rectangle, crs)
        self.rectangle.setChecked(True)
        self._canvas.unsetMapTool(self.area_tool)

    def area(self) -> QgsRectangle | None:
        """The box to search (eastings and northings), or none where no rectangle has been drawn yet."""
        if self.rectangle.isChecked():
            return self._drawn
        crs = self._canvas.mapSettings().destinationCrs()
        if not crs.isValid():
            return self._canvas.extent()
        return positions.box_from_canvas(self._canvas.extent(), crs)

    def begin(self) -> None:
        """Search where and when the dock says; asks for what is missing first."""
        if not self._sign_in.signed_in:
            self.strip.unfold.setChecked(True)
            self.outcome.setText(tr("Sign in first: “Practice” needs no account."))
            return
        box = self.area()
        problem = _problem(box, self.start.date(), self.end.date())
        if problem:
            self.outcome.setText(problem)
            return
        self.search.setEnabled(False)
        self.progress.setVisible(True)
        self.stop.setVisible(True)
        self.progress.setRange(0, 0)
        self.outcome.setText(tr("Searching …"))
        crs = self._canvas.mapSettings().destinationCrs()
        empty = not QgsProject.instance().mapLayers()
        self.searching.begin(
            box,
            self.start.date().toPyDate(),
            self.end.date().toPyDate(),
            positions.NATIONAL_GRID if empty or not crs.isValid() else crs,
        )

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
        self.result = found.result
        self.table.works.show(found.result)
        self.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
        self.details.clear_details()
        self.found.show(found.result, found.layers)
        self.outcome.setText(outcome_words(found.result))
        self.outcome.setToolTip("\n".join(gap_words(found.result)))
        self._show_ready()
        if found.error is not None:
            self._notices.error(found.error, again=self.begin)

    def _show_failed(self, error: Exception) -> None:
        self.outcome.setText(tr("Nothing was found: the search could not be made."))
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

    def _chosen(self, rows: list[int]) -> None:
        self.found.select(rows)
        self._show_details(rows)

    def _selected_on_map(self, rows: list[int]) -> None:
        self.table.follow(rows)
        self._show_details(rows)

    def _show_details(self, rows: list[int]) -> None:
        if len(rows) != 1 or self.result is None:
            self.details.clear_details()
            return
        attributes: dict[str, list[Any]] = self.result.attributes
        self.details.show_permit(
            attributes["work_reference_number"][rows[0]], attributes["permit_reference_number"][rows[0]]
        )

    def leave(self) -> None:
        """Let go of the map and of whatever is under way: the dock is going."""
        self.searching.drop()
        self.details.clear_details()
        self.found.leave()
        self._canvas.unsetMapTool(self.area_tool)
        self.area_tool.remove()


def _date_edit(parent: QWidget, value: QDate) -> QDateEdit:
    edit = QDateEdit(value, parent)
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("dd/MM/yyyy")
    return edit


def _problem(box: QgsRectangle | None, start: QDate, end: QDate) -> str:
    if box is None:
        return tr("Draw the rectangle to search in first: press Draw, then drag on the map.")
    if end < start:
        return tr("The end date is before the start date. Change one of them.")
    if not box.isFinite() or max(box.width(), box.height()) > WIDEST:
        return tr(
            "This area is too large to search: over 100 km across. Zoom in on the map, or draw a rectangle."
        )
    if box.xMaximum() <= 0 or box.yMaximum() <= 0 or box.xMinimum() >= 700_000 or box.yMinimum() >= 700_000:
        return tr(
            "This area is outside England, which is all that Street Manager covers. Move the map and search again."
        )
    return ""


def outcome_words(result: SearchResult) -> str:
    """How much was found, whether that is all, and when it was asked."""
    found = count(len(result), tr("work"), tr("works"))
    words = tr("{found}, {whole} · {calls} · {time}").format(
        found=found,
        whole=_whole(result),
        calls=count(result.calls, tr("call"), tr("calls")),
        time=clock(result.finished or datetime.now(timezone.utc))[:5],
    )
    if result.odd:
        words += " · " + tr("{odd} with an odd shape").format(odd=result.odd)
    return " ".join([words, *result.notes])


def gap_words(result: SearchResult) -> list[str]:
    """What could not be had, and why: at most ten lines."""
    lines = [
        tr(
            "Eastings {west:.0f} to {east:.0f}, northings {south:.0f} to {north:.0f}, {start} to {end}: {why}"
        ).format(
            west=gap.box.min_easting,
            east=gap.box.max_easting,
            south=gap.box.min_northing,
            north=gap.box.max_northing,
            start=day(gap.start),
            end=day(gap.end),
            why=gap.reason,
        )
        for gap in result.gaps[:MOST_GAPS]
    ]
    if len(result.gaps) > MOST_GAPS:
        lines.append(tr("and {count} more").format(count=len(result.gaps) - MOST_GAPS))
    return lines


def _whole(result: SearchResult) -> str:
    if result.cancelled:
        return tr("stopped before its end")
    if result.error:
        return tr("incomplete: the service could not be asked further")
    if result.gaps:
        return tr("incomplete: {gaps} could not be had").format(
            gaps=count(len(result.gaps), tr("box"), tr("boxes"))
        )
    return tr("complete") if result.complete else tr("perhaps incomplete")
