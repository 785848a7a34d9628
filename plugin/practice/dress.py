"""Facts as an answer: exactly the fields that a version defines, its words beside the values, unknown ones told."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any

from .shapes import UNKNOWN_NUMBER, Member, closed_list, members
from .wording import DESIGNATION, NEAREST_IN_V1, PERIODICITY, REINSTATEMENT, UPCOMING, words

LOG = logging.getLogger(__name__)
# Stands where a moment was forgotten: the tests look for it.
NO_MOMENT = "1900-01-01T00:00:00.000Z"
# The one that stands for later ones in the list of events, in every version.
EVENT = "upcoming_event"
_CODES = {
    "ASDCode": DESIGNATION,
    "ASDPeriodicityCode": PERIODICITY,
    "ReinstatementTypeCode": REINSTATEMENT,
}
_AS_IT_IS = re.compile(r"NCT|RC\d")


def dress(service: str, record: str, facts: Mapping[str, Any], version: str) -> dict[str, Any]:
    """A record of a service as a version has it. facts: by the fields' names; more than needed is no harm.

    What is missing is null where it may be, left out where it may be, and otherwise the emptiest value.
    """
    answer: dict[str, Any] = {}
    found = members(service, record, version)
    for name, member in found.items():
        value = facts.get(name)
        if value is None and name.endswith("_string") and f"{name}_string" not in found:
            value = _words_beside(found.get(name[:-7]), facts)
        if value is None and not member.needed and not _may_say_null(member, version):
            continue
        if value is None and not member.may_be_null:
            value = _emptiest(service, record, member, version)
        answer[name] = None if value is None else _said(service, member.kind, value, version)
        if member.worded:
            answer[f"{name}_string"] = None if value is None else _in_words(member.kind, value)
    return answer


def _may_say_null(member: Member, version: str) -> bool:
    """Whether nothing is said as null. Of a closed list or a record v1 and v2 leave it out."""
    return member.may_be_null and (
        version == "v6" or not (member.kind[:1].isupper() or member.kind[:1] == "=")
    )


def _words_beside(base: Member | None, facts: Mapping[str, Any]) -> Any:
    value = facts.get(base.name) if base else None
    return None if base is None or value is None else _in_words(base.kind, value)


def _in_words(kind: str, value: Any) -> Any:
    if isinstance(value, list):
        return [_in_words(kind, one) for one in value]
    codes = _CODES.get(kind.strip("[]=").replace("Response", ""))
    if isinstance(value, (int, float)):
        return (codes or {}).get(int(value), f"Code {int(value)}")
    return value if _AS_IT_IS.match(value) else words(value)


def _said(service: str, kind: str, value: Any, version: str) -> Any:
    if kind.startswith("["):
        return [_said(service, kind[1:-1], one, version) for one in value]
    if kind.startswith("="):
        return _known(closed_list(service, kind[1:], version), value, version)
    if kind[:1].isupper():
        return dress(service, kind, value, version)
    if kind == "number" and isinstance(value, str):
        return float(value) if "." in value else int(value)
    return str(value) if kind == "" and not isinstance(value, str) else value


def _known(values: tuple[Any, ...], value: Any, version: str) -> Any:
    """The value as this version says it."""
    if value in values:
        return value
    if isinstance(value, (int, float)):
        return UNKNOWN_NUMBER if version != "v1" else values[0]
    for otherwise in (value.lower(), value.upper()):
        if otherwise in values:
            return otherwise
    if EVENT in values:
        return EVENT
    if version != "v1":
        return UPCOMING
    nearest = NEAREST_IN_V1.get(value, "")
    return nearest if nearest in values else values[0]


def _emptiest(service: str, record: str, member: Member, version: str) -> Any:
    LOG.debug("%s.%s.%s is left empty in %s", service, record, member.name, version)
    if member.is_list:
        return []
    if member.kind.startswith("="):
        return closed_list(service, member.kind[1:], version)[0]
    plain: dict[str, Any] = {"": "", "number": 0, "yes": False, "moment": NO_MOMENT, "any": {}}
    return plain.get(member.kind, {})
