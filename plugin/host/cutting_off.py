"""Calls to the service that end with the feedback of whoever waits for them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qgis.core import QgsFeedback
from qgis.PyQt.QtCore import Qt

if TYPE_CHECKING:
    from ..streetmanager.client import StreetManager


@contextlib.contextmanager
def cut_off_by(feedback: QgsFeedback, service: StreetManager) -> Iterator[None]:
    """While this lasts, cancelling cuts the service's calls off at once; afterwards its connections are closed."""
    # In the thread that cancels: the one that works is waiting for an answer.
    feedback.canceled.connect(service.cancel, Qt.ConnectionType.DirectConnection)
    if feedback.isCanceled():
        service.cancel()
    try:
        yield
    finally:
        feedback.canceled.disconnect(service.cancel)
        service.close()
