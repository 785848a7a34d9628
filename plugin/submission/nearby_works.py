"""The works that get in a draft's way, or could be done together with it: one entry a work, worst first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ..geometry.clashes import HIGH_IMPACT, Clash, Clashes, Opportunity
from ..streetmanager.uk_time import uk_day
from .surroundings import Placed

CLASH, TOGETHER = "clash", "together"


@dataclass(frozen=True)
class NearbyWork:
    """One work. sort: CLASH, or TOGETHER where it only could be done together.

    why: why it is in the list, a short sentence a reason. distance: metres. plan: whether it is a forward plan.
    permit: its permit's reference, or its forward plan's. properties, shape: as the service gave them.
    """

    sort: str
    why: tuple[str, ...]
    reference: str
    permit: str
    promoter: str
    start: date | None
    end: date | None
    traffic: str
    distance: float
    plan: bool
    places: tuple[tuple[float, float], ...]
    properties: dict[str, Any]
    shape: Any

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others."""
        return self.reference, self.permit

    @property
    def heavy(self) -> bool:
        """Whether its own traffic management is of high impact."""
        return self.properties.get("traffic_management_type") in HIGH_IMPACT


def nearby_works(clashes: Clashes, records: Sequence[Placed], plans_from: int) -> list[NearbyWork]:
    """One entry for each work in the clashes and the opportunities, clashes first, each as ranked.

    records: what the rows of the clashes count; from the row plans_from on they are forward plans.
    """
    together = {one.row: one for one in clashes.opportunities}
    found = []
    for clash in clashes.clashes:
        also = together.pop(clash.row, None)
        why = (clash.why,) if also is None else (clash.why, _also(also))
        found.append(_entry(CLASH, why, clash, records, plans_from))
    found += [_entry(TOGETHER, (one.why,), one, records, plans_from) for one in together.values()]
    return found


def _also(one: Opportunity) -> str:
    return f"Could be done together: {'starts on the same day' if not one.days else _apart(one.days)}"


def _apart(days: int) -> str:
    return f"starts {days:,} {'day' if days == 1 else 'days'} apart"


def _entry(
    sort: str, why: tuple[str, ...], one: Clash | Opportunity, records: Sequence[Placed], plans_from: int
) -> NearbyWork:
    properties, shape = records[one.row]
    traffic = properties.get("traffic_management_type_string") or properties.get("traffic_management_type")
    return NearbyWork(
        sort=sort,
        why=why,
        reference=one.reference,
        permit=one.permit_reference,
        promoter=str(properties.get("promoter_organisation") or ""),
        start=_day(properties.get("start_date")),
        end=_day(properties.get("end_date")),
        traffic=str(traffic or "").replace("_", " "),
        distance=one.distance,
        plan=one.row >= plans_from,
        places=one.places,
        properties=dict(properties),
        shape=shape,
    )


def _day(value: Any) -> date | None:
    return uk_day(value) if isinstance(value, datetime) else None
