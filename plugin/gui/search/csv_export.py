"""A table as a CSV file that a spreadsheet opens as it is, and as text for the clipboard."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...host import settings, tasks
from ...search.sheet import Sheet
from ..words import count, moment_words, tr
from .record_sheets import heading, kind_words

# A spreadsheet takes a cell that begins so for a formula, and works it out.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
UTF8_WITH_MARK = "utf-8-sig"


class CsvExport(QObject):
    """Asks for a file and writes to it, off the main thread.

    `told` says what was written and where; `failed` is the exception that prevented it.
    """

    told = pyqtSignal(str)
    failed = pyqtSignal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._task: tasks.BackgroundTask | None = None

    def ask(self, kind: str, sheet: Sheet, rows: Sequence[int]) -> None:
        """Ask where to, then write these rows of a sheet, all its columns."""
        dialog = QFileDialog(self.parent(), tr("Export {kind} to CSV").format(kind=kind_words(kind).lower()))
        dialog.setObjectName("export_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("CSV files (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.setDirectory(settings.EXPORT_FOLDER.get() or str(Path.home()))
        dialog.selectFile(f"{kind_words(kind)} {datetime.now():%Y-%m-%d}.csv".replace(" ", "_").lower())
        dialog.fileSelected.connect(lambda name: self.write(Path(name), kind, sheet, rows))
        # open(), not exec(): QGIS goes on beside it.
        dialog.open()

    def write(self, file: Path, kind: str, sheet: Sheet, rows: Sequence[int]) -> None:
        """Write these rows of a sheet to a file."""
        settings.EXPORT_FOLDER.set(str(file.parent))
        self.leave()
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Exporting to CSV"),
                lambda task: write_csv(file, kind, sheet, rows),
                done=lambda written: self._done(file, written),
                failed=self._failed,
            )
        )

    def _done(self, file: Path, written: int) -> None:
        self._task = None
        self.told.emit(
            tr("{rows} written to {file}.").format(rows=count(written, tr("row"), tr("rows")), file=file)
        )

    def _failed(self, error: Exception) -> None:
        self._task = None
        self.failed.emit(error)

    def leave(self) -> None:
        """Tell nobody any more."""
        if self._task is not None:
            self._task.drop()
            self._task = None


def write_csv(file: Path, kind: str, sheet: Sheet, rows: Sequence[int]) -> int:
    """Write rows of a sheet in words with headings, UTF-8 with a byte order mark; how many rows is returned.

    Times are UK local time. Easting and northing (EPSG:27700, metres) of the centre come last where they are
    known. The file appears whole or not at all. OSError where it cannot be written.
    """
    beside = file.with_name(f".{file.name}.part")
    try:
        with beside.open("w", encoding=UTF8_WITH_MARK, newline="") as target:
            csv.writer(target).writerows(_lines(kind, sheet, rows))
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
    return len(rows)


def _lines(kind: str, sheet: Sheet, rows: Sequence[int]) -> Iterator[list[str]]:
    columns = [_whole_moments(sheet, name) or sheet.words(name) for name in sheet.names]
    headings = [heading(kind, name) for name in sheet.names]
    centres = next((sheet.values(name) for name in sheet.attributes if name.endswith("_centre_point")), None)
    if centres is not None:
        headings += [tr("Easting"), tr("Northing")]
        places = [place_of(centre) for centre in centres]
        columns += [[east for east, _ in places], [north for _, north in places]]
    yield headings
    for row in rows:
        yield [harmless(column[row]) for column in columns]


def _whole_moments(sheet: Sheet, name: str) -> list[str] | None:
    """A column of dates with their times; none where it holds something else."""
    values = sheet.values(name)
    if not any(isinstance(value, datetime) for value in values):
        return None
    known: dict[Any, str] = {None: ""}
    for value in values:
        if value not in known:
            known[value] = moment_words(value)
    return [known[value] for value in values]


def place_of(centre: Any) -> tuple[str, str]:
    """Easting and northing of a GeoJSON point, to the millimetre; nothing where it is none."""
    pair = centre.get("coordinates") if isinstance(centre, Mapping) else None
    if not isinstance(pair, (list, tuple)) or len(pair) < 2:
        return "", ""
    if not all(isinstance(one, (int, float)) for one in pair[:2]):
        return "", ""
    return f"{pair[0]:.3f}".rstrip("0").rstrip("."), f"{pair[1]:.3f}".rstrip("0").rstrip(".")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: what others typed is text (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def tabbed(kind: str, sheet: Sheet, names: Sequence[str], rows: Sequence[int]) -> str:
    """These columns of these rows for the clipboard: headings first, tabs between, a line a row."""
    target = io.StringIO()
    writer = csv.writer(target, dialect="excel-tab", lineterminator="\n")
    writer.writerow([heading(kind, name) for name in names])
    columns = [sheet.words(name) for name in names]
    writer.writerows([harmless(column[row]) for column in columns] for row in rows)
    return target.getvalue()
