"""For whom the draft at hand is, on the strip of the draw dock, whatever page is open: promoter and workstream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject

from ...host.sign_in import SignIn
from ...submission.kinds import KINDS
from ...submission.street_values import padded
from ..environment_band import EnvironmentBand
from ..words import tr
from .draft_words import environment_words
from .drawing import Drawing

if TYPE_CHECKING:
    from ...submission.draft import Draft


class ActingLines(QObject):
    """Keeps the band in step with the draft: what was chosen in its form comes before what is chosen at the sign-in."""

    def __init__(self, band: EnvironmentBand, drawing: Drawing, sign_in: SignIn, parent: QObject) -> None:
        super().__init__(parent)
        self._band = band
        self._drawing = drawing
        self._sign_in = sign_in
        drawing.changed.connect(self.show_lines)
        sign_in.changed.connect(self.show_lines)
        self.show_lines()

    def show_lines(self) -> None:
        """Show for whom it is, and where that does not fit with the sign-in."""
        draft = self._drawing.whole
        self._band.tell_acting(acting_lines(self._sign_in, draft), does_not_fit(self._sign_in, draft))


def acting_lines(sign_in: SignIn, draft: Draft | None) -> tuple[str, ...]:
    """The promoter that is acted for, and the workstream, in a line; or why there are none."""
    service = sign_in.service
    if service is None:
        return ()
    kind = KINDS.get(draft.kind) if draft is not None else None
    if not sign_in.may_apply or (kind is not None and not kind.for_promoter):
        return (tr("As the authority: no promoter or workstream"),)
    return (f"{_promoter(sign_in, draft)} · {_workstream(sign_in, draft)}",)


def _promoter(sign_in: SignIn, draft: Draft | None) -> str:
    contracts = sign_in.acting.promoters()
    service = sign_in.service
    if not contracts:
        organisation = service.session.organisation if service is not None else None
        name = organisation.name if organisation is not None else ""
        return tr("For {promoter}").format(promoter=name) if name else tr("For your own organisation")
    said = str(draft.values.get("promoter_swa_code") or "") if draft is not None else ""
    chosen = padded(said or sign_in.acting.promoter)
    name = next((name for reference, name in contracts if padded(reference) == chosen), "")
    return tr("For {promoter}").format(promoter=name) if name else tr("For: no promoter chosen yet")


def _workstream(sign_in: SignIn, draft: Draft | None) -> str:
    said = str(draft.values.get("workstream_prefix") or "") if draft is not None else ""
    chosen = said or sign_in.acting.workstream
    if not chosen:
        return tr("no workstream chosen yet")
    name = dict(sign_in.acting.writable()).get(chosen, "")
    return tr("workstream {prefix} {name}").format(prefix=chosen, name=name).strip()


def does_not_fit(sign_in: SignIn, draft: Draft | None) -> str:
    """Where the draft at hand belongs elsewhere than one is signed in; empty where it fits."""
    if draft is None:
        return ""
    service = sign_in.service
    there = f"{environment_words(draft.environment)} {draft.version}"
    if service is None:
        return tr("This draft is for {place}").format(place=there)
    here = service.environment.key
    if draft.environment == here:
        return ""
    if draft.sent:
        return tr("This was sent to {place}, and not to where you are signed in").format(place=there)
    return tr("This draft is for {place}, and not for where you are signed in").format(place=there)
