"""Keeps the days of the works, the list of clashes, the map and the draft in step."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import TYPE_CHECKING, Any

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject

from ...host.sign_in import SignIn
from ...streetmanager.uk_time import uk_day
from ...submission import permit_application
from ..words import tr
from .around_lookup import AroundLookup, has_days
from .clashes_on_map import ClashesOnMap
from .clashes_panel import ClashesPanel
from .drawing import Drawing

if TYPE_CHECKING:
    from ...submission.draft import Draft
    from ...submission.nearby_works import NearbyWork
    from .gathering import Around

# Answers of the form.
START, END, OTHERS = "proposed_start_date", "proposed_end_date", "collaborative_works"
# The form takes this many characters of references.
LONGEST = 500


class ClashDesk(QObject):
    """Stands between the panel on the draw page, the drawing, the question to the service, and the map."""

    def __init__(
        self, iface: QgisInterface, drawing: Drawing, panel: ClashesPanel, sign_in: SignIn, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._panel = panel
        self._identity = ""
        self._around: Around | None = None
        panel.ask_details_of(sign_in)
        self.map = ClashesOnMap(iface, drawing, self)
        self.lookup = AroundLookup(drawing, sign_in, self)
        self.lookup.told.connect(self._told)
        self.lookup.asking.connect(panel.say_asking)
        self.lookup.nothing.connect(self._nothing)
        drawing.changed.connect(self._refresh)
        panel.dates.changed.connect(self._take_days)
        panel.again.connect(self.lookup.ask_again)
        panel.show_work.connect(self.map.bring_into_view)
        panel.chosen.connect(self.map.choose)
        panel.put.connect(self._put)
        self.map.picked.connect(self._picked)
        self._refresh()

    def _refresh(self) -> None:
        draft = self._drawing.draft
        whole = draft is not None and draft.finished and not draft.sent and has_days(draft)
        self._panel.setVisible(whole)
        identity = draft.id if draft is not None and whole else ""
        if identity != self._identity:
            self._identity = identity
            self.lookup.begin_anew()
            self._forget()
        if draft is None or not whole:
            return
        if START not in draft.values and END not in draft.values:
            draft = self._keep({START: None, END: None, **_usual_days()})
        days = days_of(draft)
        if days is not None:
            self._panel.dates.show_days(*days)
        self._panel.show_in_form(others_of(draft))

    def _forget(self) -> None:
        """Another draft, or none: what was found was around something else."""
        self._around = None
        self._panel.say("")
        self.map.clear()

    def _told(self, around: Around) -> None:
        draft = self._drawing.draft
        if draft is None:
            return
        self._around = around
        self._panel.show_around(around, others_of(draft))
        self.map.show(around.rows)

    def _nothing(self, words: str) -> None:
        self._forget()
        self._panel.say(words)

    def _keep(self, values: dict[str, Any]) -> Draft:
        """Write answers into the draft; None takes one out."""
        draft = self._drawing.draft
        if draft is None:
            raise RuntimeError("There is no draft to write answers into.")
        for name, value in values.items():
            if value is None:
                draft.values.pop(name, None)
            else:
                draft.values[name] = value
        self._drawing.draft = self._drawing.store.keep(draft)
        return self._drawing.draft

    def _take_days(self) -> None:
        draft = self._drawing.draft
        if draft is None or draft.sent:
            return
        start, end = self._panel.dates.days()
        if (start, end) != days_of(draft):
            self._keep({START: start, END: end})
            self._drawing.changed.emit()

    def _put(self, work: NearbyWork) -> None:
        """Put a work's reference into the form, or take it out. That the parties agreed is not said by this."""
        draft = self._drawing.draft
        if draft is None or draft.sent:
            return
        before = others_of(draft)
        there = work.reference in before
        after = [one for one in before if one != work.reference] if there else [*before, work.reference]
        text = ", ".join(after)
        if len(text) > LONGEST:
            self._panel.tell(tr("The form takes no more references than these."))
            return
        self._panel.show_in_form(others_of(self._keep({OTHERS: text or None})))
        self._panel.tell(
            tr("{reference} no longer stands in the form.").format(reference=work.reference)
            if there
            else tr(
                "{reference} stands in the form, under Working together. Whether you work together, and how, is "
                "for you to say there."
            ).format(reference=work.reference)
        )

    def _picked(self, permit: str) -> None:
        works = self._around.nearby if self._around is not None else []
        self._panel.list.choose(next((one.key for one in works if one.permit == permit), None))

    def leave(self) -> None:
        """The dock is going."""
        self.lookup.leave()
        self.map.leave()


def _usual_days() -> dict[str, Any]:
    today = uk_day(datetime.now(timezone.utc))
    proposed = permit_application.starting_values(None, None, [], today)
    return {name: proposed[name] for name in (START, END)}


def days_of(draft: Draft) -> tuple[date, date] | None:
    """The days of the works as the draft has them; None where it lacks one."""
    start, end = (_day(draft.values.get(name)) for name in (START, END))
    return (start, end) if start is not None and end is not None else None


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return uk_day(value)
    return value if isinstance(value, date) else None


def others_of(draft: Draft) -> list[str]:
    """The work references that stand in the form as worked on together."""
    text = str(draft.values.get(OTHERS) or "")
    return [one for one in (part.strip() for part in text.split(",")) if one]
