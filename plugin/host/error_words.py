"""A failure in the officer's words: what happened, what it means, and what to do."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def error_words(error: Exception) -> str:
    """An error as the officer reads it. What is not one of ours is a fault of the plugin, and says so."""
    words = getattr(error, "words", None)
    if words:
        return " ".join(part for part in (words, getattr(error, "next_step", "")) if part)
    if isinstance(error, OSError):
        return _tr(
            "A file or port on this computer could not be used ({name}). Check the disk and try again."
        ).format(name=error.strerror or type(error).__name__)
    return _tr(
        "Something went wrong inside the plugin ({name}). Nothing was lost. The message log, under Works Extents, "
        "says where; please report it."
    ).format(name=type(error).__name__)


def _tr(text: str) -> str:
    return QCoreApplication.translate("WorksExtents", text)
