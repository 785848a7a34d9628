"""QGIS's message log, under the plugin's own heading. What is logged holds no password and no token."""

from __future__ import annotations

import traceback

from qgis.core import Qgis, QgsMessageLog

HEADING = "Works Extents"


def note(words: str) -> None:
    """Something worth knowing afterwards."""
    QgsMessageLog.logMessage(words, HEADING, Qgis.MessageLevel.Info, notifyUser=False)


def problem(where: str, error: BaseException) -> None:
    """A failure, with the lines of code it passed through but not the values they held.

    The frames alone: the exception's own text is left out where it is not one of ours, because a library
    may put an address or a header into it.
    """
    told = str(error) if hasattr(error, "words") else type(error).__name__
    frames = "".join(traceback.format_tb(error.__traceback__)[-6:])
    QgsMessageLog.logMessage(
        f"{where}: {told}\n{frames}", HEADING, Qgis.MessageLevel.Warning, notifyUser=False
    )
