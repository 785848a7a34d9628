"""What the extent at hand is judged by, what was found, and the marks of it on the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...geometry.findings import STOPS, WARNS, Context, Finding
from ...submission import confirmations
from ...submission.draft_findings import findings_of
from ...submission.draft_kind import parts_of
from ...submission.extent_context import context_of
from ...submission.kinds import KINDS
from ...submission.surroundings import Surroundings
from ..map_view import show_places
from .finding_marks import FindingMarks

if TYPE_CHECKING:
    from ...streetmanager.lookup_records import Street
    from ...submission.draft import Draft
    from ...submission.drafts import DraftStore


class Judged(QObject):
    """One draft, what is known around it, and what the rules make of it. `changed` comes with every new judgement.

    outstanding: the findings of which something is still to be confirmed. surroundings: what the service has told
    of other works and restrictions. streets: all that the extent may lie on. context: all of it, as the rules see it.
    """

    changed = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, store: DraftStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.store = store
        self.draft: Draft | None = None
        self.findings: list[Finding] = []
        self.outstanding: list[Finding] = []
        self.context = Context()
        self.marks = FindingMarks(canvas)
        self._know_nothing()

    def _know_nothing(self) -> None:
        """Another draft, or none: nothing is known around it yet."""
        self._street: Street | None = None
        self.streets: tuple[Street, ...] = ()
        self._authority: str | None = None
        self.surroundings = Surroundings()

    @property
    def whole(self) -> Draft | None:
        """The draft that is submitted: the one at hand, or that of which it is a further shape."""
        if self.draft is None or self.draft.part_of is None:
            return self.draft
        return self.store.get(self.draft.part_of)

    def stand_on(
        self, street: Street | None, streets: Iterable[Street] = (), authority: str | None = None
    ) -> None:
        """The chosen street, all those near, and the SWA code of who assesses; none where none is chosen."""
        self._street, self.streets, self._authority = street, tuple(streets), authority
        self._check()

    def stand_among(self, surroundings: Surroundings) -> None:
        """What lies around the shape, by which it is judged, too."""
        self.surroundings = surroundings
        self._check()

    @property
    def street(self) -> Mapping[str, Any] | None:
        """The line (EPSG:27700) of the chosen street."""
        return self._street.street_line if self._street is not None else None

    def _check(self) -> None:
        draft = self.draft
        self.findings, self.outstanding = [], []
        if draft is not None:
            self.context = context_of(
                *(draft, draft.version, self._street, self.streets, self._authority, self.surroundings),
                second_geometry=self._has_second(draft),
            )
            self.findings = findings_of(draft, self.context)
            self.outstanding = confirmations.outstanding(self.findings, draft.values, draft.geometry())
        self.marks.show(self.findings)
        self.changed.emit()

    def _has_second(self, draft: Draft) -> bool | None:
        """Whether the second shape is drawn, where one may be."""
        if draft.part_of is not None or not KINDS[draft.kind].more_shapes:
            return None
        return any(part.vertices for part in parts_of(self.store, draft.id).values())

    def _find_nothing(self) -> None:
        self.findings, self.outstanding = [], []
        self.marks.clear()

    @property
    def stopped_by(self) -> list[Finding]:
        """The findings that stop sending."""
        return [finding for finding in self.findings if finding.severity == STOPS]

    @property
    def warned_of(self) -> list[Finding]:
        """The findings that are to be looked at."""
        return [finding for finding in self.findings if finding.severity == WARNS]

    def confirm(self, finding: Finding, yes: bool) -> None:
        """What a finding asks to be confirmed has been, or no longer is. Kept with the draft, for this shape."""
        draft = self.draft
        if draft is None or draft.sent:
            return
        kept = confirmations.with_confirmation(finding, yes, draft.values, draft.geometry())
        draft.values[confirmations.CONFIRMED] = kept
        self.draft = self.store.keep(draft)
        self._check()

    def show_places(self, finding: Finding, places: Sequence[Sequence[float]] = ()) -> None:
        """Bring a finding's places into view, or some of them, with large marks."""
        self.marks.point_at(finding, places)
        show_places(self._canvas, places or finding.places)
