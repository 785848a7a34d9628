"""Words in the layers, ready to be translated."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def tr(text: str) -> str:
    """The text in the language of this QGIS; British English where there is no translation."""
    return QCoreApplication.translate("WorksExtents", text)
