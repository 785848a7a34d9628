"""Paints a page for the file: A4, one page, whatever there is to say. May run in any thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from qgis.PyQt.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from qgis.PyQt.QtGui import (
    QColor,
    QFont,
    QImage,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QPolygonF,
    QTextDocument,
)

from ...submission.file_page import FilePage, Row
from ..words import tr

DPI = 300
MARGIN_MM = 12.0
MAP_MM = (186.0, 92.0)
LARGEST, SMALLEST = 9.0, 4.5
MARKS = {"stops": "✖", "warns": "▲", "tells": "•"}
SHAPE, SECOND = QColor("#4c2c92"), QColor("#d4351c")
# Scale bars, metres.
BARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)


@dataclass(frozen=True)
class MapPicture:
    """The map, and how to draw on it. shapes: (second, type, rings of pixel positions). per_metre: pixels."""

    image: QImage
    shapes: list[tuple[bool, str, list[list[tuple[float, float]]]]]
    per_metre: float
    caption: str


def paint(page: FilePage, picture: MapPicture | None, file: Path, made: str) -> Path:
    """Write the page as a PDF; it appears whole or not at all. made: who made it and when, for the foot. OSError."""
    beside = file.with_name(f".{file.name}.part")
    try:
        _write(page, picture, beside, made)
        if not beside.is_file() or beside.stat().st_size == 0:
            raise OSError(0, tr("the page could not be written there"), str(file))
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
    return file


def _write(page: FilePage, picture: MapPicture | None, file: Path, made: str) -> None:
    writer = QPdfWriter(str(file))
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(f"{page.title} {page.reference}".strip())
    writer.setCreator("Works Extents")
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(0, tr("the page could not be written there"), str(file))
    try:
        _paint(painter, page, picture, made)
    finally:
        painter.end()


def _px(millimetres: float) -> float:
    return millimetres / 25.4 * DPI


def _dots(points: float) -> int:
    """The size of letters, and of what is between them, in the page's dots."""
    return round(points / 72 * DPI)


def _paint(painter: QPainter, page: FilePage, picture: MapPicture | None, made: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left, width = _px(MARGIN_MM), _px(210 - 2 * MARGIN_MM)
    top = _px(MARGIN_MM) + _text(painter, _head(page), left, _px(MARGIN_MM), width, 10.0)
    if picture is not None:
        top = _paint_map(painter, picture, left, top + _px(2)) + _px(1)
    foot = _px(297 - MARGIN_MM)
    _text(painter, f"<p style='color:#505a5f'>{escape(made)}</p>", left, foot - _px(3), width, 7.0)
    _fit(painter, page, left, top + _px(2), width, foot - _px(6))


def _head(page: FilePage) -> str:
    reference = f" · {escape(page.reference)}" if page.reference else ""
    return (
        f"<p style='margin:0'><b style='font-size:{_dots(16)}px'>{escape(tr(page.title))}{reference}</b><br>"
        f"{escape(page.name)}<br>{escape(page.state)}</p>"
    )


def _fit(painter: QPainter, page: FilePage, left: float, top: float, width: float, bottom: float) -> None:
    """All of it, in letters as large as there is room for; what has no room even so is said to be left out."""
    size = LARGEST
    rows = list(page.rows)
    html = _body(page, rows)
    while size > SMALLEST and _height(html, width, size) > bottom - top:
        size -= 0.5
    while rows and _height(html, width, size) > bottom - top:
        rows = rows[: -max(1, len(rows) // 10)]
        html = _body(page, rows)
    _text(painter, html, left, top, width, size)


def _body(page: FilePage, rows: Sequence[Row]) -> str:
    parts = []
    if page.receipt or page.told:
        said = _pairs(page.receipt, columns=2) + "".join(f"<p>{escape(words)}</p>" for words in page.told)
        parts.append(f"<h4>{escape(tr('Receipt'))}</h4>{said}")
    if page.findings:
        lines = "<br>".join(
            f"{MARKS.get(severity, '•')} {escape(words)}" for severity, words in page.findings
        )
        parts.append(f"<h4>{escape(tr('What was found of the extent'))}</h4><p>{lines}</p>")
    heading = tr("What was sent") if page.receipt else tr("The answers")
    parts.append(f"<h4>{escape(heading)}</h4>{_pairs(rows, columns=2)}")
    left_out = len(page.rows) - len(rows)
    if left_out:
        parts.append(
            f"<p>{escape(tr('{number} more answers are in Works Extents.').format(number=left_out))}</p>"
        )
    return "".join(parts)


def _pairs(rows: Sequence[Row], columns: int) -> str:
    """Labels and words in columns, read down and then across."""
    if not rows:
        return ""
    high = -(-len(rows) // columns)
    lines = []
    for row in range(high):
        cells = "".join(_cells(rows[place]) for place in range(row, len(rows), high))
        lines.append(f"<tr>{cells}</tr>")
    return (
        f"<table width='100%' cellpadding='{_dots(0.75)}' cellspacing='{_dots(1.5)}'>{''.join(lines)}</table>"
    )


def _cells(row: Row) -> str:
    label, words = row
    return (
        f"<td width='17%' style='color:#505a5f'>{escape(tr(label))}</td><td width='33%'>{escape(words)}</td>"
    )


def _document(html: str, width: float, size: float) -> QTextDocument:
    """Words laid out in the page's own dots.

    All sizes are in dots, so that the layout need not be told of the device: to ask for a document's layout in a
    thread fails now and then, because Python takes it for another document's that the main thread has done with.
    """
    document = QTextDocument()
    document.setDocumentMargin(0)
    font = QFont("Sans Serif")
    font.setPixelSize(_dots(size))
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(
        f"h4 {{ margin: {_dots(3)}px 0 {_dots(0.75)}px 0 }} p {{ margin: {_dots(0.75)}px 0 }}"
    )
    document.setHtml(html)
    document.setPageSize(QSizeF(width, 1e6))
    document.setTextWidth(width)
    return document


def _height(html: str, width: float, size: float) -> float:
    return _document(html, width, size).size().height()


def _text(painter: QPainter, html: str, left: float, top: float, width: float, size: float) -> float:
    """Paint words; how high they are is returned."""
    document = _document(html, width, size)
    painter.save()
    painter.translate(left, top)
    document.drawContents(painter)
    painter.restore()
    return document.size().height()


def _paint_map(painter: QPainter, picture: MapPicture, left: float, top: float) -> float:
    """Paint the map with the shapes on it; where it ends is returned."""
    box = QRectF(left, top, _px(MAP_MM[0]), _px(MAP_MM[1]))
    painter.drawImage(box, picture.image)
    scale = box.width() / picture.image.width()
    painter.save()
    painter.setClipRect(box)
    painter.translate(box.topLeft())
    for second, kind, rings in picture.shapes:
        _paint_shape(painter, SECOND if second else SHAPE, kind, rings, scale)
    painter.restore()
    painter.setPen(QPen(Qt.GlobalColor.black, _px(0.2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)
    _paint_bar(painter, picture.per_metre * scale, box)
    caption = f"<p style='color:#505a5f'>{escape(picture.caption)}</p>"
    return box.bottom() + _text(painter, caption, left, box.bottom() + _px(0.7), box.width(), 7.0)


def _paint_shape(
    painter: QPainter, colour: QColor, kind: str, rings: Sequence[Sequence[tuple[float, float]]], scale: float
) -> None:
    painter.setPen(QPen(colour, _px(0.7)))
    inside = QColor(colour)
    inside.setAlpha(60)
    painter.setBrush(inside if kind == "Polygon" else Qt.BrushStyle.NoBrush)
    for ring in rings:
        places = [QPointF(x * scale, y * scale) for x, y in ring]
        if kind == "Point":
            painter.setBrush(colour)
            painter.drawEllipse(places[0], _px(1.2), _px(1.2))
        elif kind == "Polygon":
            painter.drawPolygon(QPolygonF(places))
        else:
            painter.drawPolyline(QPolygonF(places))


def _paint_bar(painter: QPainter, per_metre: float, box: QRectF) -> None:
    """A scale bar of a round length, in the corner of the map."""
    fitting = [metres for metres in BARS if metres * per_metre <= box.width() / 4]
    if not fitting:
        return
    metres = fitting[-1]
    length, high = metres * per_metre, _px(1)
    x, y = box.left() + _px(3), box.bottom() - _px(4)
    ground = QRectF(x - _px(1.5), y - _px(4), length + _px(3), _px(6.5))
    painter.fillRect(ground, QColor(255, 255, 255, 210))
    painter.fillRect(QRectF(x, y, length / 2, high), Qt.GlobalColor.black)
    painter.setPen(QPen(Qt.GlobalColor.black, _px(0.2)))
    painter.drawRect(QRectF(x, y, length, high))
    font = QFont("Sans Serif")
    font.setPointSizeF(7)
    painter.setFont(font)
    words = f"{metres // 1000} km" if metres >= 1000 else f"{metres} m"
    painter.drawText(QPointF(x, y - _px(0.8)), words)
