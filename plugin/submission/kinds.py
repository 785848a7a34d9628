"""Every kind of submission, in the order in which they are offered."""

from __future__ import annotations

from ..streetmanager.versions import Version
from .kind import Kind
from .permit_application import PERMIT_APPLICATION

KINDS: dict[str, Kind] = {kind.key: kind for kind in (PERMIT_APPLICATION,)}


def kind_of(key: str) -> Kind:
    """The kind of a draft. KeyError where there is none of this key."""
    return KINDS[key]


def offered_kinds(version: Version, roles: frozenset[str] | set[str]) -> list[Kind]:
    """The kinds that a role may submit in a version, in the order in which they are offered."""
    return [kind for kind in KINDS.values() if kind.offered(version, roles)]
