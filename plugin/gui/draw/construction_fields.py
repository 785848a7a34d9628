"""The measures of a construction, typed: width, distance, side, angle."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ...geometry import sketches
from ...geometry.constructions import NARROWEST, WIDEST
from ...host.settings import Setting
from ..narrow import narrow
from ..words import tr

# Metres and degrees. Nothing, or less than any angle, is "by the mouse".
RECTANGLE_WIDTH = Setting("draw/rectangle_width", 0.0)
RECTANGLE_SIDE = Setting("draw/rectangle_side", "")
RECTANGLE_ANGLE = Setting("draw/rectangle_angle", -1.0)
CORRIDOR_WIDTH = Setting("draw/corridor_width", 2.0)
PARALLEL_DISTANCE = Setting("draw/parallel_distance", 0.0)
PARALLEL_SIDE = Setting("draw/parallel_side", "")
PARALLEL_WIDTH = Setting("draw/parallel_width", 0.0)
NO_ANGLE = -1.0


class ConstructionFields(QWidget):
    """The fields of one tool at a time; remembered for the next. `changed` tells all of that tool's measures."""

    changed = pyqtSignal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Hidden rows of a QFormLayout keep their spacing; hidden widgets do not.
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 2, 0, 2)
        self._layout.setSpacing(3)
        self._rows: dict[QWidget, QWidget] = {}
        by_mouse = tr("by the mouse")
        self.width = self._metres("construction_width", tr("Width"), by_mouse)
        self.distance = self._metres("construction_distance", tr("Distance"), by_mouse)
        self.side = self._sides()
        self.angle = self._degrees()
        self.band = self._metres("construction_band", tr("As polygon, wide"), tr("no, as a line"))
        self._align_labels()
        self._tool = ""
        self.show_for(None)

    def _row(self, words: str, field: QWidget) -> None:
        row = QWidget(self)
        label = QLabel(words, row)
        label.setBuddy(field)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label)
        layout.addWidget(field, 1)
        self._rows[field] = row
        self._layout.addWidget(row)

    def _align_labels(self) -> None:
        labels = [row.findChild(QLabel) for row in self._rows.values()]
        widest = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setMinimumWidth(widest)

    def _metres(self, name: str, words: str, nothing: str) -> QDoubleSpinBox:
        box = self._number(name, words)
        box.setRange(0.0, WIDEST)
        box.setDecimals(2)
        box.setSingleStep(0.1)
        box.setSuffix(tr(" m"))
        box.setSpecialValueText(nothing)
        return box

    def _degrees(self) -> QDoubleSpinBox:
        box = self._number("construction_angle", tr("Bearing"))
        box.setRange(NO_ANGLE, 360.0)
        box.setDecimals(1)
        box.setSuffix("°")
        box.setSpecialValueText(tr("as clicked"))
        box.setToolTip(tr("Of the first side, clockwise from grid north."))
        return box

    def _number(self, name: str, words: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self)
        box.setObjectName(name)
        box.setAccessibleName(words)
        # A number is told once it has been typed to its end.
        box.setKeyboardTracking(False)
        box.valueChanged.connect(self._tell)
        self._row(words, box)
        return box

    def _sides(self) -> QComboBox:
        box = narrow(QComboBox(self))
        box.setObjectName("construction_side")
        box.setAccessibleName(tr("Side"))
        box.activated.connect(self._tell)
        self._row(tr("Side"), box)
        return box

    def construction(self, tool: str) -> dict[str, Any] | None:
        """What this tool makes a shape by, as it was set last; None for one that draws vertex by vertex."""
        if tool == sketches.RECTANGLE:
            angle = RECTANGLE_ANGLE.get()
            return {
                "tool": tool,
                "width": RECTANGLE_WIDTH.get() or None,
                "side": RECTANGLE_SIDE.get() or None,
                "angle": None if angle < 0 else angle,
            }
        if tool == sketches.CORRIDOR:
            return {"tool": tool, "width": max(CORRIDOR_WIDTH.get(), NARROWEST)}
        if tool == sketches.PARALLEL:
            return {
                "tool": tool,
                "distance": PARALLEL_DISTANCE.get() or None,
                "side": PARALLEL_SIDE.get() or None,
                "width": PARALLEL_WIDTH.get() or None,
            }
        return {"tool": tool} if tool == sketches.POINTS else None

    def show_for(self, construction: dict[str, Any] | None) -> None:
        """Show the fields of a construction as it stands; none for None."""
        tool = construction["tool"] if construction is not None else ""
        if construction is not None:
            self._fill(tool, construction)
        self._tool = tool
        wanted = {
            sketches.RECTANGLE: (self.width, self.side, self.angle),
            sketches.CORRIDOR: (self.width,),
            sketches.PARALLEL: (self.distance, self.side, self.band),
        }.get(tool, ())
        for field, row in self._rows.items():
            row.setVisible(field in wanted)
        self.setVisible(bool(wanted))

    def _fill(self, tool: str, construction: dict[str, Any]) -> None:
        fields = (self.width, self.distance, self.side, self.angle, self.band)
        before = [field.blockSignals(True) for field in fields]
        if tool != self._tool:
            self._offer_sides(tool)
            self.width.setMinimum(NARROWEST if tool == sketches.CORRIDOR else 0.0)
            self.width.setSpecialValueText("" if tool == sketches.CORRIDOR else tr("by the mouse"))
        width = construction.get("width") or 0.0
        angle = construction.get("angle")
        (self.band if tool == sketches.PARALLEL else self.width).setValue(width)
        self.distance.setValue(construction.get("distance") or 0.0)
        self.angle.setValue(NO_ANGLE if angle is None else angle)
        self.side.setCurrentIndex(max(0, self.side.findData(construction.get("side") or "")))
        for field, blocked in zip(fields, before):
            field.blockSignals(blocked)

    def _offer_sides(self, tool: str) -> None:
        self.side.clear()
        self.side.addItem(tr("by the mouse"), "")
        self.side.addItem(tr("left of the way you go"), sketches.LEFT)
        self.side.addItem(tr("right of the way you go"), sketches.RIGHT)
        if tool == sketches.RECTANGLE:
            self.side.addItem(tr("half to each side"), sketches.BOTH)

    def _tell(self, *_: object) -> None:
        side = self.side.currentData() or ""
        if self._tool == sketches.RECTANGLE:
            RECTANGLE_WIDTH.set(self.width.value())
            RECTANGLE_SIDE.set(side)
            RECTANGLE_ANGLE.set(self.angle.value())
        elif self._tool == sketches.CORRIDOR:
            CORRIDOR_WIDTH.set(self.width.value())
        elif self._tool == sketches.PARALLEL:
            PARALLEL_DISTANCE.set(self.distance.value())
            PARALLEL_SIDE.set(side)
            PARALLEL_WIDTH.set(self.band.value())
        construction = self.construction(self._tool)
        if construction is not None:
            self.changed.emit(construction)
