"""What became of a submission whose answer was lost: asked of the service, sent again, or told by a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject

from ...host.sign_in import SignIn
from ...submission.outbox import Unknown
from ..form.sending import Sending
from ..notices import Notices
from ..words import tr
from .drawing import Drawing

if TYPE_CHECKING:
    from ...streetmanager.client import StreetManager
    from ...submission.draft import Draft


class SettlingDesk(QObject):
    """Settles the draft at hand as a whole, whichever of its shapes is being drawn. `sending` tells the outcome."""

    def __init__(
        self, drawing: Drawing, sending: Sending, sign_in: SignIn, notices: Notices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._sending = sending
        self._sign_in = sign_in
        self._notices = notices

    def offer(self, outcome: Unknown) -> None:
        """Say that the answer was lost, with what can be done about it."""
        if outcome.may_resend:
            self._notices.warn(outcome.words, tr("Send the same again"), self._send_again)
        else:
            self._notices.warn(outcome.words, tr("Ask now"), self.ask)

    def ask(self) -> None:
        """Ask the service what became of it."""
        self._act(self._sending.settle)

    def _send_again(self) -> None:
        """With the same reference, so that it cannot come twice."""
        self._act(self._sending.send_the_same_again)

    def _act(self, act: Callable[[Draft, StreetManager], None]) -> None:
        draft, service = self._drawing.whole, self._sign_in.service
        if draft is None or self._sending.busy:
            return
        if service is None:
            self._notices.warn(tr("Sign in to the same environment first; then ask again."))
            return
        self._notices.take_away()  # their buttons ask about what is being asked now
        act(draft, service)

    def looked(self, taken: bool, reference: str) -> None:
        """Somebody has looked on the website what became of it."""
        draft = self._drawing.whole
        if draft is not None and not self._sending.busy:
            self._notices.take_away()
            self._sending.person_says(draft, taken, reference)
