"""Words that warn, in a red that can be read on QGIS's light themes and on its dark ones."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QLabel, QWidget

ON_LIGHT, ON_DARK = "#d4351c", "#ff8c7a"


def red_on(widget: QWidget) -> str:
    """The red for words on this widget's background, as the theme of the moment has it."""
    return ON_DARK if widget.palette().window().color().lightness() < 128 else ON_LIGHT


def warn_in(label: QLabel, words: str) -> None:
    """Show words of warning in a label; no words hide it."""
    label.setStyleSheet(f"color: {red_on(label)}")
    label.setText(words)
    label.setVisible(bool(words))
