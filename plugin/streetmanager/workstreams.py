"""For whom an account acts, and which workstreams it may write to: stated once, for all who ask."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .party_records import OrganisationSummary, UserResponse

FULL_WRITE = "full_write"
ACTIVE = "active"


def promoters_of(user: UserResponse | None) -> list[OrganisationSummary]:
    """The promoters that a contractor acts for; empty for everybody else."""
    return list(user.contracts) if user is not None and "Contractor" in user.roles else []


def writable(workstreams: Iterable[Any], user: UserResponse | None) -> list[tuple[str, str]]:
    """The workstreams that may be written to, each with its three digits and its name.

    workstreams: a user's (UserWorkstream) or an organisation's (WorkstreamResponse), which say no access; the
    user's own list does then. A contractor's own list says nothing of a promoter's workstreams, though their digits
    may be the same. What nobody says anything of may be written to: the service decides.
    """
    own = user.workstreams if user is not None and not promoters_of(user) else []
    levels = {one.workstream_prefix: one.access_level for one in own}
    offered = []
    for one in workstreams:
        prefix = getattr(one, "prefix", None) or getattr(one, "workstream_prefix", None)
        level = getattr(one, "access_level", None) or levels.get(prefix or "") or FULL_WRITE
        name = getattr(one, "name", None) or getattr(one, "workstream_name", None)
        if prefix and level == FULL_WRITE and getattr(one, "status", None) in (None, ACTIVE):
            offered.append((str(prefix), str(name or "")))
    return offered
