"""Who is who in the made-up town. Real SWA codes are digits, so none of these can be real."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Workstream:
    """A workstream of a promoter, and what its accounts may do with it."""

    prefix: str
    name: str
    access: str


@dataclass(frozen=True)
class Organisation:
    """An organisation as Party knows it."""

    swa_code: str
    name: str
    prefix: str
    kind: str
    sector: str | None
    workstreams: tuple[Workstream, ...] = ()
    contracts: tuple[str, ...] = field(default=())
    status: str = "active"


WORKSTREAMS = (
    Workstream("001", "Mains", "full_write"),
    Workstream("002", "Repairs", "full_write"),
    Workstream("003", "Records", "read_only"),
)

WATER = Organisation("ZZ01", "Made-up Water", "ZA", "PROMOTER", "water", WORKSTREAMS)
GAS = Organisation("ZZ02", "Made-up Gas", "ZG", "PROMOTER", "gas", WORKSTREAMS)
CONTRACTING = Organisation(
    "ZZ03", "Made-up Contracting", "ZC", "CONTRACTOR", None, contracts=("ZZ01", "ZZ02")
)
TELECOMS = Organisation("ZZ04", "Made-up Fibre", "ZF", "PROMOTER", "telecoms", WORKSTREAMS)
ELECTRIC = Organisation("ZZ05", "Made-up Power", "ZP", "PROMOTER", "electric", WORKSTREAMS)
RAILWAY = Organisation("ZZ06", "Made-up High Speed", "ZH", "PROMOTER", "transport", WORKSTREAMS)
COUNTY = Organisation("ZZ10", "Rehearsal County Council", "ZR", "HA", "highway_authority", WORKSTREAMS)
TRUNK = Organisation("ZZ11", "Rehearsal Trunk Roads", "ZT", "HA", "highway_authority", WORKSTREAMS)
SUSPENDED = Organisation(
    "ZZ20", "Made-up Suspended Cables", "ZS", "PROMOTER", "telecoms", WORKSTREAMS, status="suspended"
)

ORGANISATIONS = {
    who.swa_code: who
    for who in (WATER, GAS, CONTRACTING, TELECOMS, ELECTRIC, RAILWAY, COUNTY, TRUNK, SUSPENDED)
}


# By the rules only they and the highway authorities may see the limits of the HS2 Acts.
HS2_PROMOTERS = frozenset({RAILWAY.swa_code})


def contractors_of(swa_code: str) -> list[Organisation]:
    """The contractors that have a contract with this promoter."""
    return [who for who in ORGANISATIONS.values() if swa_code in who.contracts]
