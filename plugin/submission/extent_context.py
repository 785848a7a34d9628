"""What a draft's extent is judged by: its answers, the streets around it, and what else is on record there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from ..geometry.context import Context, DesignationHere, StreetHere
from ..streetmanager.fields import fields_in, relevant_values
from ..streetmanager.uk_time import uk_day
from ..streetmanager.versions import Version
from .kind import Kind
from .kinds import KINDS
from .originals import ORIGINAL_SHAPE
from .street_values import authorities_of, designation, padded

if TYPE_CHECKING:
    from ..streetmanager.lookup_records import Street
    from .draft import Draft
    from .surroundings import Surroundings

# Of these the length and the width that are typed are the excavation's.
SITES = ("reinstatement", "further_reinstatement", "non_notifiable_site")


def context_of(
    draft: Draft,
    version: Version | str,
    street: Street | None = None,
    candidates: Iterable[Street] = (),
    authority: str | None = None,
    surroundings: Surroundings | None = None,
    second_geometry: bool | None = None,
) -> Context:
    """All that the rules can use. Of what is not known yet they say nothing.

    version: the one that the draft is submitted in; answers that its form does not ask for do not count.
    street: the chosen one. candidates: all that the extent may lie on. authority: the SWA code that was chosen.
    second_geometry: whether a second shape is drawn, where the kind takes one.
    """
    spoken = Version(str(version))
    kind = KINDS.get(draft.kind)
    values = _relevant(draft, kind, spoken)
    start = _day(values.get("proposed_start_date") or values.get("start_date"))
    end = _day(values.get("proposed_end_date") or values.get("end_date"))
    length, width = _metres(values.get("length")), _metres(values.get("width"))
    of_site = draft.kind in SITES
    return Context(
        types_allowed=_types(kind, spoken),
        kind=draft.kind,
        measures=True,
        street=street.street_line if street is not None else None,
        street_name=street.street_descriptor if street is not None else "",
        usrn=street.usrn if street is not None else None,
        authority=padded(authority),
        streets=_streets(street, candidates),
        designations=_designations(street, start, end),
        work_type=_text(values.get("work_type")),
        traffic_management=_text(values.get("traffic_management_type")),
        is_ttro_required=values.get("is_ttro_required"),
        location_types=tuple(_listed(values.get("location_types"))),
        start=start,
        end=end,
        promoter=padded(_text(draft.values.get("promoter_swa_code"))),
        work_reference=draft.work_reference_number or _text(values.get("work_reference_number")),
        excavation_length=length if of_site else None,
        reinstatement_length=length if of_site else None,
        reinstatement_width=width if of_site else None,
        second_geometry=second_geometry,
        work_extent=draft.values.get(ORIGINAL_SHAPE) if of_site else None,
        **_around(surroundings),
    )


def _around(surroundings: Surroundings | None) -> dict[str, Any]:
    if surroundings is None:
        return {}
    clashes = surroundings.clashes
    return {
        "restrictions": surroundings.restrictions,
        "works": surroundings.works,
        "hs2_limits": surroundings.hs2_limits,
        "clashes": clashes.clashes if clashes is not None else (),
        "opportunities": clashes.opportunities if clashes is not None else (),
        "clashes_known": clashes.known if clashes is not None else None,
        "not_known": () if surroundings.complete else surroundings.notes,
    }


def _relevant(draft: Draft, kind: Kind | None, version: Version) -> Mapping[str, Any]:
    """The answers that the form asks for: one left behind in a field that is hidden now is none."""
    return relevant_values(kind.request, draft.values, version) if kind is not None else draft.values


def _types(kind: Kind | None, version: Version) -> tuple[str, ...]:
    about = fields_in(kind.request, version).get(kind.shape) if kind is not None else None
    return tuple(about.shapes) if about is not None else Context().types_allowed


def _streets(street: Street | None, candidates: Iterable[Street]) -> tuple[StreetHere, ...]:
    every = {one.usrn: one for one in ([street] if street is not None else [])}
    for one in candidates:
        every.setdefault(one.usrn, one)
    return tuple(
        StreetHere(
            one.usrn,
            one.street_descriptor,
            one.street_line,
            tuple(code for code, _ in authorities_of(one)),
        )
        for one in every.values()
    )


def _designations(street: Street | None, start: date | None, end: date | None) -> tuple[DesignationHere, ...]:
    """Those of the chosen street, which can be declared; without those that have ended, or are yet to begin."""
    if street is None:
        return ()
    found = []
    for one in street.additional_special_designations_response:
        first, last = _day(one.special_desig_start_date), _day(one.special_desig_end_date)
        if (start and last and last < start) or (end and first and first > end):
            continue
        said = designation(one)
        where = f" ({said.where})" if said.where else ""
        found.append(
            DesignationHere(
                words=said.words + where,
                geometry=one.asd_coordinate_geometry,
                whole_street=bool(one.whole_road),
                when=said.when,
                street_name=street.street_descriptor,
            )
        )
    return tuple(found)


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return uk_day(value) if value.tzinfo else value.date()
    return value if isinstance(value, date) else None


def _metres(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _listed(value: Any) -> Sequence[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, (list, tuple)) else ()
