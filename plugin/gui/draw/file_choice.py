"""Asking for files with shapes in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...host.settings import Setting
from ..words import tr

FOLDER = Setting("draw/import_folder", "")
# What people have most; QGIS opens many more.
_SHAPES = (
    "*.csv *.tsv *.txt *.wkt *.json *.jsonl *.geojson *.gpkg *.shp *.kml *.kmz *.gml *.dxf *.tab *.mif *.gpx *.fgb "
    "*.zip"
)
_RECORDS = "*.csv *.tsv *.txt *.json *.jsonl *.zip"


def choose_files(
    parent: QWidget, title: str, take: Callable[[Sequence[Path]], None], records: bool = False
) -> QFileDialog:
    """Ask for one or several files; `take` is called with them. records: tables and notifications before all."""
    dialog = QFileDialog(parent, title)
    dialog.setObjectName("choose_files")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    held = tr("CSV files, notifications and their archives ({endings})").format(endings=_RECORDS)
    shapes = tr("Files with shapes ({endings})").format(endings=_SHAPES)
    dialog.setNameFilters([*([held] if records else []), shapes, tr("All files (*)")])
    dialog.setDirectory(FOLDER.get() or str(Path.home()))

    def chosen(names: list[str]) -> None:
        FOLDER.set(str(Path(names[0]).parent))
        take([Path(name) for name in names])

    dialog.filesSelected.connect(chosen)
    # open(), not exec(): QGIS goes on beside it.
    dialog.open()
    return dialog
