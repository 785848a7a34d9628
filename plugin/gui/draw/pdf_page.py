"""A page for the file: one page as a PDF with the map, the extent, what was found, what was sent, the receipt."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QSize, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QColor, QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...host import positions, profile_folder, settings, tasks
from ...streetmanager.uk_time import uk_local
from ...submission.draft_findings import findings_of
from ...submission.file_page import FilePage, file_page
from ..notices import Notices
from ..words import tr
from .page_painting import MAP_MM, MapPicture, paint

if TYPE_CHECKING:
    from .drawing import Drawing

# Dots in a millimetre of the map's picture, 200 in an inch.
FINENESS = 200 / 25.4
# What is shown around an extent: half as much again, and no less than this, metres.
AROUND, LEAST = 0.5, 60.0


class PdfPage(QObject):
    """Asks where to and writes the page, off the main thread. `written` tells the file."""

    written = pyqtSignal(str)

    def __init__(self, canvas: QgsMapCanvas, drawing: Drawing, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._drawing = drawing
        self._notices = notices
        self._job: QgsMapRendererParallelJob | None = None
        self._task: tasks.BackgroundTask | None = None

    @property
    def busy(self) -> bool:
        """Whether a page is being made."""
        return self._job is not None or self._task is not None

    def ask_at_hand(self) -> None:
        """Ask where to, then write the page of the submission at hand."""
        draft = self._drawing.whole
        if draft is not None:
            self.ask(draft.id)

    def ask(self, identity: str) -> QFileDialog:
        """Ask where to, then write the page of a draft, sent or not.

        The findings are those of its shape now, unless it has been sent: then those of the sending are on it.
        """
        at_hand, draft = self._drawing.draft, self._drawing.store.get(identity)
        if at_hand is not None and at_hand.id == identity:
            found = self._drawing.findings
        else:
            found = [] if draft.sent else findings_of(draft)
        page = file_page(self._drawing.store, identity, found)
        dialog = QFileDialog(self.parent(), tr("Save a page for the file"))
        dialog.setObjectName("page_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.setDirectory(settings.EXPORT_FOLDER.get() or str(Path.home()))
        dialog.selectFile(_file_name(page))
        dialog.fileSelected.connect(lambda name: self.write(page, Path(name)))
        dialog.open()  # not exec(): QGIS goes on beside it
        return dialog

    def write(self, page: FilePage, file: Path) -> None:
        """Draw the map, then write the page. Nothing while an earlier one is being made."""
        if self.busy:
            return
        settings.EXPORT_FOLDER.set(str(file.parent))
        box = _box(page)
        if box is None:
            self._paint(page, None, file)
            return
        shown = self._settings(box)
        self._job = QgsMapRendererParallelJob(shown)
        self._job.finished.connect(lambda: self._drawn(page, shown, file))
        self._job.start()

    def _settings(self, box: QgsRectangle) -> QgsMapSettings:
        """The map as the canvas shows it, around the extent: its CRS is the one in which the officer drew."""
        shown = QgsMapSettings()
        now = self._canvas.mapSettings()
        shown.setLayers(now.layers())
        shown.setDestinationCrs(now.destinationCrs())
        shown.setTransformContext(QgsProject.instance().transformContext())
        shown.setBackgroundColor(QColor(Qt.GlobalColor.white))
        shown.setOutputSize(QSize(round(MAP_MM[0] * FINENESS), round(MAP_MM[1] * FINENESS)))
        shown.setOutputDpi(FINENESS * 25.4)
        shown.setExtent(positions.box_to_canvas(box, now.destinationCrs()))
        return shown

    def _drawn(self, page: FilePage, shown: QgsMapSettings, file: Path) -> None:
        job, self._job = self._job, None
        if job is None:
            return
        self._paint(page, _picture(page, shown, job.renderedImage()), file)

    def _paint(self, page: FilePage, picture: MapPicture | None, file: Path) -> None:
        now = uk_local(datetime.now(timezone.utc))
        made = tr("Made with Works Extents {version} on {day} at {time}").format(
            version=profile_folder.version(), day=f"{now:%d/%m/%Y}", time=f"{now:%H:%M}"
        )
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Writing a page for the file"),
                lambda task: paint(page, picture, file, made),
                done=self._done,
                failed=self._failed,
            )
        )

    def _done(self, file: Path) -> None:
        self._task = None
        self._notices.tell(
            tr("The page is in {file}.").format(file=file),
            tr("Open"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))),
        )
        self.written.emit(str(file))

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._notices.error(error)

    def leave(self) -> None:
        """The dock is going: nobody waits for a page any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self._task is not None:
            self._task.drop()
            self._task = None


def _file_name(page: FilePage) -> str:
    words = f"{page.reference or page.name} {page.title}"
    return re.sub(r"[^\w.-]+", "_", words).strip("_")[:120] + ".pdf"


def _vertices(shape: Any) -> list[list[tuple[float, float]]]:
    coordinates = shape["coordinates"]
    if shape["type"] == "Point":
        return [[tuple(coordinates)]]
    return [
        list(map(tuple, ring)) for ring in ([coordinates] if shape["type"] == "LineString" else coordinates)
    ]


def _box(page: FilePage) -> QgsRectangle | None:
    """What the map shows, in the shape of the picture (EPSG:27700); None where nothing is drawn."""
    places = [place for _, shape in page.shapes for ring in _vertices(shape) for place in ring]
    if not places:
        return None
    eastings, northings = [x for x, _ in places], [y for _, y in places]
    wide = max((max(eastings) - min(eastings)) * (1 + AROUND), LEAST)
    high = max((max(northings) - min(northings)) * (1 + AROUND), LEAST)
    proportion = MAP_MM[0] / MAP_MM[1]
    wide, high = max(wide, high * proportion), max(high, wide / proportion)
    x, y = (max(eastings) + min(eastings)) / 2, (max(northings) + min(northings)) / 2
    return QgsRectangle(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _picture(page: FilePage, shown: QgsMapSettings, image: Any) -> MapPicture:
    to_map = QgsCoordinateTransform(positions.NATIONAL_GRID, shown.destinationCrs(), QgsProject.instance())
    to_pixel = shown.mapToPixel()

    def pixel(place: tuple[float, float]) -> tuple[float, float]:
        found = to_pixel.transform(to_map.transform(QgsPointXY(*place)))
        return found.x(), found.y()

    shapes = [
        (
            label != page.shapes[0][0],
            shape["type"],
            [[pixel(place) for place in ring] for ring in _vertices(shape)],
        )
        for label, shape in page.shapes
    ]
    first = _vertices(page.shapes[0][1])[0][0]
    (x, y), (x2, y2) = pixel(first), pixel((first[0] + 100, first[1]))
    per_metre = ((x2 - x) ** 2 + (y2 - y) ** 2) ** 0.5 / 100
    caption = tr("The extent in purple, a further one in red. British National Grid (EPSG:27700). {credit}")
    return MapPicture(image, shapes, per_metre, caption.format(credit=_credit(shown)).strip())


def _credit(shown: QgsMapSettings) -> str:
    """Who has to be named for the map's layers, where they say."""
    rights = [right for layer in shown.layers() for right in layer.metadata().rights() if right]
    return " · ".join(dict.fromkeys(rights))[:200]
