"""Going to a place that is typed, and reading off where the mouse is: one small row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsCsException, QgsPointXY
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAction,
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..host import positions, settings, tasks
from .map_view import go_to
from .words import tr

if TYPE_CHECKING:
    from ..geometry.places import PlaceWords

WRITTEN = settings.Setting("places/written_as", "grid_reference")
WAYS = ("grid_reference", "metres", "degrees")


class PlaceBox(QWidget):
    """Type a grid reference, an easting and a northing, or degrees, and press Enter; beside it, where the mouse is.

    `went` comes with the easting and northing that the map went to.
    """

    went = pyqtSignal(float, float)

    def __init__(self, canvas: QgsMapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._ready = False
        self._words: PlaceWords | None = None
        self.text = QLineEdit(self)
        self.text.setObjectName("go_to")
        self.text.setAccessibleName(tr("Go to a place"))
        self.text.setPlaceholderText(tr("Go to …"))
        self.text.setToolTip(
            tr("A grid reference (TQ 30034 80381), an easting and a northing, or degrees (51.5081, -0.1281)")
        )
        self.text.setClearButtonEnabled(True)
        self.reading = self._reading()
        self.said = QLabel(self)
        self.said.setObjectName("go_to_said")
        self.said.setWordWrap(True)
        self.said.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.reading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self.said)
        self.text.returnPressed.connect(self.go)
        self.text.textEdited.connect(lambda _: self._say(""))
        canvas.xyCoordinates.connect(self._read)
        self._make_ready()

    def _reading(self) -> QToolButton:
        """Where the mouse is; its list says how that is written, and copies it."""
        button = QToolButton(self)
        button.setObjectName("reading")
        button.setAccessibleName(tr("Where the mouse is on the map"))
        button.setToolTip(tr("Where the mouse is. Press to write it differently, or to copy it."))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        menu = QMenu(button)
        titles = (tr("&Grid reference"), tr("&Easting and northing"), tr("&Degrees"))
        for way, title in zip(WAYS, titles):
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setData(way)
        menu.addSeparator()
        menu.addAction(tr("&Copy")).setData("copy")
        menu.aboutToShow.connect(self._check)
        menu.triggered.connect(self._picked)
        button.setMenu(menu)
        button.setText(tr("position"))
        return button

    def _make_ready(self) -> None:
        """The tables of the National Grid are read before the mouse first moves, off the main thread."""
        tasks.start(
            tasks.BackgroundTask(
                tr("Reading the National Grid"), lambda task: _load(), done=lambda _: self._loaded()
            )
        )

    def _loaded(self) -> None:
        self._ready = True

    def go(self) -> None:
        """Bring the place that was typed into the middle of the map, and flash it; or say what was expected."""
        from ..geometry.places import PlaceRefused, parse

        if not self.text.text().strip():
            return
        try:
            place = parse(self.text.text())
        except PlaceRefused as refused:
            self._say(str(refused))
            return
        self._say("")
        go_to(self._canvas, place)
        self.went.emit(place.easting + place.side / 2, place.northing + place.side / 2)

    def _read(self, point: QgsPointXY) -> None:
        if not self._ready or not self.isVisible():
            return
        from ..geometry.places import words_of

        crs = self._canvas.mapSettings().destinationCrs()
        try:
            place = positions.from_canvas(point, crs) if crs.isValid() else point
        except QgsCsException:
            return
        self._words = words_of(place.x(), place.y())
        self._write()

    def _write(self) -> None:
        if self._words is not None:
            self.reading.setText(getattr(self._words, _written()) or tr("not in Great Britain"))

    def _check(self) -> None:
        for action in self.reading.menu().actions():
            if action.isCheckable():
                action.setChecked(action.data() == _written())

    def _picked(self, action: QAction) -> None:
        if action.data() == "copy":
            QApplication.clipboard().setText(self.reading.text())
            return
        WRITTEN.set(action.data())
        self._write()

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))


def _written() -> str:
    kept = WRITTEN.get()
    return kept if kept in WAYS else WAYS[0]


def _load() -> None:
    from ..geometry import places

    places.words_of(470_000.0, 310_000.0)
