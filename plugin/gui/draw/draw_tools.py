"""The drawing tools as buttons, and the measures that the tool at hand takes typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ...geometry import sketches
from ...host import icons
from ..words import tr
from .construction_fields import ConstructionFields

# Key, words, icon, the type that is drawn, what it does. No letter is taken that QGIS's own menus take.
# This one stands in the place of the point, for the kinds that take several.
POINTS = (
    sketches.POINTS,
    "Poin&ts",
    "point",
    "MultiPoint",
    "Click every point, up to ten; right-click to end.",
)
TOOLS = (
    ("point", "Poin&t", "point", "Point", "One click where the works are."),
    ("line", "Li&ne", "line", "LineString", "Click along the works; right-click to end."),
    ("polygon", "Pol&ygon", "polygon", "Polygon", "Click around the works; right-click to end."),
    (
        sketches.RECTANGLE,
        "Rectan&gle",
        "rectangle",
        "Polygon",
        "Click both ends of one side; the width is typed, or given by a third click.",
    ),
    (
        sketches.CORRIDOR,
        "W&ide line",
        "corridor",
        "Polygon",
        "A line with a width: click along the middle of the works; right-click to end. It becomes a polygon.",
    ),
    (
        sketches.PARALLEL,
        "&Along street",
        "parallel",
        "LineString",
        "Click two places on a street: the works run beside its line, so far to the left or right.",
    ),
)

# Name, words, icon, what it does.
OTHERS = (
    (
        "take_selected",
        "Ta&ke selected",
        "take",
        "Make drafts of the selected features of any layer, exactly where they are.",
    ),
    (
        "paste_shapes",
        "Paste",
        "paste",
        "Make drafts of the shapes in the clipboard: copied features, WKT, GeoJSON, coordinates, a "
        "notification (Ctrl+V).",
    ),
    (
        "import_shapes",
        "Import …",
        "import",
        "Make drafts of the shapes in a file: CSV, GeoJSON, or any that QGIS can open. A file can be dropped "
        "here too.",
    ),
    (
        "edit_vertices",
        "Edit verte&x",
        "edit_vertices",
        "Move, add and delete vertices with QGIS's vertex tool.",
    ),
    ("undo", "&Undo", "undo", "Take the last step back."),
)


class DrawTools(QWidget):
    """`draw` asks to begin a shape: its type, and what it is constructed by or None. `changed` tells the measures
    of a construction that the person has changed; `take` asks to take the selected features, `paste` what is in the
    clipboard, `bring_in` what is in a file."""

    draw = pyqtSignal(str, object)
    changed = pyqtSignal(dict)
    take = pyqtSignal()
    paste = pyqtSignal()
    bring_in = pyqtSignal()
    edit = pyqtSignal()
    undo = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout()
        grid.setSpacing(3)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        self._buttons = {key: self._drawing_tool(key, *rest) for key, *rest in (*TOOLS, POINTS)}
        self._buttons[sketches.POINTS].hide()
        for place, (key, *_) in enumerate(TOOLS):
            grid.addWidget(self._buttons[key], place // 3, place % 3)
        grid.addWidget(self._buttons[sketches.POINTS], 0, 0)
        others = [self._button(*one) for one in OTHERS]
        asks = (self.take, self.paste, self.bring_in, self.edit, self.undo)
        for place, (button, ask) in enumerate(zip(others, asks)):
            button.clicked.connect(lambda _=False, ask=ask: ask.emit())
            grid.addWidget(button, 2 + place // 3, place % 3)
        self.take_button, self.paste_button, self.import_button, self.edit_button, self.undo_button = others
        self.fields = ConstructionFields(self)
        self.fields.changed.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(grid)
        layout.addWidget(self.fields)

    def _drawing_tool(self, key: str, words: str, icon: str, shape_type: str, help_: str) -> QToolButton:
        button = self._button(f"draw_{key}", words, icon, help_)
        button.setCheckable(True)
        button.clicked.connect(lambda: self._begin(shape_type, key))
        return button

    def _button(self, name: str, words: str, icon: str, help_: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(tr(words))
        button.setIcon(icons.icon(icon))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(tr(help_))
        button.setAccessibleName(tr(words).replace("&", ""))
        button.setAccessibleDescription(tr(help_))
        return button

    def _begin(self, shape_type: str, tool: str) -> None:
        construction = self.fields.construction(tool)
        if construction is not None:
            shape_type = sketches.becomes(construction)
        self.fields.show_for(construction)
        self.draw.emit(shape_type, construction)

    def allow(self, types: Sequence[str], several: bool) -> None:
        """Offer the tools that draw these GeoJSON types; several: of points not one but some."""
        self._buttons["point"].setVisible(not several)
        self._buttons[sketches.POINTS].setVisible(several)
        for key, _, _, shape_type, _ in TOOLS:
            # Along a street the works are a line, or with a width a polygon.
            made = ("LineString", "Polygon") if key == sketches.PARALLEL else (shape_type,)
            self._buttons[key].setEnabled(any(one in types for one in made) and not several)
        for button in (self.take_button, self.paste_button, self.import_button):
            button.setEnabled(bool(types))

    def show_drawing(self, shape_type: str | None, construction: dict[str, Any] | None) -> None:
        """Show which tool is at work, by the type that is drawn or what it is constructed by; none of them is."""
        at_work = None
        if construction is not None:
            at_work = construction["tool"]
        elif shape_type is not None:
            at_work = next((key for key, _, _, kind, _ in TOOLS if kind == shape_type), None)
        for key, button in self._buttons.items():
            button.setChecked(key == at_work)
        self.fields.show_for(construction)


def hint(shape_type: str, construction: dict[str, Any] | None) -> str:
    """What to do with the mouse while this is drawn."""
    if construction is None:
        words = {
            "Point": tr("Click on the map where the works are."),
            "LineString": tr("Click along the works; right-click to end. Backspace takes a vertex back."),
            "Polygon": tr("Click around the works; right-click to end. Backspace takes a vertex back."),
        }
        return words[shape_type]
    if construction["tool"] == sketches.POINTS:
        return tr("Click every point, up to ten; right-click to end. Backspace takes a point back.")
    if construction["tool"] == sketches.CORRIDOR:
        return tr("Click along the middle of the works; right-click to end. Backspace takes a vertex back.")
    if construction["tool"] == sketches.RECTANGLE:
        return (
            tr("Click both ends of one side, then how wide it is.")
            if sketches.by_mouse(construction)
            else tr("Click both ends of one side.")
        )
    return (
        tr("Click two places on a street, then how far beside it the works are.")
        if sketches.by_mouse(construction)
        else tr("Click two places on a street. Left and right are as you go from the first to the second.")
    )
