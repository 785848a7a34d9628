"""What is said of a record: titled sections of rows and lists, shown in a browser or copied as text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QWidget


@dataclass
class Section:
    """A title, rows of what and words, and a list."""

    title: str
    rows: list[tuple[str, str]] = field(default_factory=list)
    items: list[str] = field(default_factory=list)


def sections_html(title: str, sections: Iterable[Section], shade: str) -> str:
    """Sections as rich text; shade is the colour of labels."""
    parts = [f"<p><b>{escape(title)}</b></p>"]
    for section in sections:
        rows = "".join(
            f"<tr><td style='color:{shade}; padding-right:8px'>{escape(label)}</td>"
            f"<td>{escape(words)}</td></tr>"
            for label, words in section.rows
        )
        items = "".join(f"<li>{escape(item)}</li>" for item in section.items)
        parts += [f"<p style='margin-bottom:2px'><b>{escape(section.title)}</b></p>"] if section.title else []
        parts += [f"<table>{rows}</table>"] if rows else []
        parts += [f"<ul style='-qt-list-indent:0; margin:0 0 0 14px'>{items}</ul>"] if items else []
    return "".join(parts)


def sections_text(title: str, sections: Iterable[Section]) -> str:
    """Sections as plain text: a line each, with a tab after what it is."""
    lines = [title]
    for section in sections:
        lines += ["", section.title] if section.title else []
        lines += [f"{label}\t{words}" for label, words in section.rows]
        lines += [f"- {item}" for item in section.items]
    return "\n".join(lines)


def shade_of(widget: QWidget) -> str:
    """A colour for labels: quieter than text, and readable in a light theme and a dark one."""
    text, base = (widget.palette().color(role) for role in (QPalette.ColorRole.Text, QPalette.ColorRole.Base))
    mixed = [round(0.65 * one + 0.35 * other) for one, other in zip(text.getRgb()[:3], base.getRgb()[:3])]
    return "#{:02x}{:02x}{:02x}".format(*mixed)
