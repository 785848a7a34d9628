"""A submission in words, whatever its kind, to be read before it is sent and to be kept afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..streetmanager.environments import Environment
from ..streetmanager.fields import fields_in
from ..streetmanager.records import Writing
from ..streetmanager.versions import Version
from .changes import changes
from .kind import Kind
from .permit_application import PERMIT_APPLICATION
from .value_words import dates_words, reference_words, shape_words, value_words

Row = tuple[str, str]

_STREET = ("street_name", "area_name", "town")
_DATES = ("proposed_start_date", "proposed_end_date")
_PERSON = ("internal_user_name", "internal_user_identifier")


def summary(
    request: Writing,
    environment: Environment,
    version: Version,
    *,
    kind: Kind = PERMIT_APPLICATION,
    promoter: str = "",
    acting: str = "",
    authority: str = "",
    concerning: Mapping[str, str] | None = None,
    original: Mapping[str, Any] | None = None,
    files: Sequence[str] = (),
) -> list[Row]:
    """Every answer that will be sent, as (label, words): where it goes and for whom first, then by the form.

    promoter, authority: the names, which the request has by their codes only. acting: as whom it is sent.
    concerning: the references of what it hangs on. original: the answers on record, for a change request: then
    only what changes is listed, as "before → after". files: the names of those that go with it. What this version
    of the service does not take is not listed, because it is not sent.
    """
    values = {name: getattr(request, name) for name in fields_in(kind.request, version)}
    top = [("Environment", _environment(environment, version)), ("You act as", acting)]
    top += [("Organisation", _organisation(values, promoter))]
    top += [(reference_words(name), said) for name, said in (concerning or {}).items()]
    if original is not None:
        return [row for row in [*top, *_changed(kind, original, values, version, files)] if row[1]]
    if kind.own_reference:
        top.append(("Work reference", values.get("work_reference_number") or "made up by the service"))
    top.append(("Street", _street(values)))
    known = fields_in(kind.request, version)
    for place, name in enumerate(kind.shapes):
        label = "Extent" if place == 0 else known[name].label if name in known else ""
        top.append((label, _shape(values.get(name))))
    if set(_DATES) <= set(values):
        top.append(("Dates", dates_words(*(values[name] for name in _DATES))))
    said = {
        name for name in ("promoter_swa_code", "work_reference_number") if _told_above(name, kind, values)
    }
    said |= {*_STREET, "usrn", *kind.shapes, *(_DATES if top[-1][0] == "Dates" and top[-1][1] else ())}
    rest = _answers(kind, values, version, said, authority, files)
    return [row for row in [*top, *rest] if row[1]]


def _told_above(name: str, kind: Kind, values: Mapping[str, Any]) -> bool:
    return kind.own_reference if name == "work_reference_number" else bool(values.get(name))


def _environment(environment: Environment, version: Version) -> str:
    meaning = "this is real" if environment.live else "for trying things out, nothing of it is real"
    return f"{environment.name} ({version.value}): {meaning}"


def _organisation(values: Mapping[str, Any], promoter: str) -> str:
    code = values.get("promoter_swa_code")
    if promoter:
        return f"{promoter} ({code})" if code else promoter
    return str(code or "")


def _street(values: Mapping[str, Any]) -> str:
    said = ", ".join(dict.fromkeys(str(values[name]) for name in _STREET if values.get(name)))
    usrn = values.get("usrn")
    if not usrn:
        return said
    return f"{said} (USRN {usrn})" if said else f"USRN {usrn}"


def _shape(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "; ".join(shape_words(one) for one in value)
    return shape_words(value) if value else ""


def _answers(
    kind: Kind,
    values: Mapping[str, Any],
    version: Version,
    said: set[str],
    authority: str,
    files: Sequence[str],
) -> list[Row]:
    rows = []
    for name, about in fields_in(kind.request, version).items():
        if name in said:
            continue
        words = value_words(kind.request, name, about, values.get(name), version)
        if name == "file_ids":
            words = "; ".join(files) or words
        if name == "highway_authority_swa_code" and authority and words:
            words = f"{authority} ({words})"
        rows.append((about.label, words))
    return rows


def _changed(
    kind: Kind, original: Mapping[str, Any], values: Mapping[str, Any], version: Version, files: Sequence[str]
) -> list[Row]:
    """Its own answers, such as why, and then what changes: nothing of what stays."""
    own = {name: value for name, value in values.items() if name not in original}
    rows = _answers(kind, own, version, {*_PERSON, "promoter_swa_code", *kind.shapes}, "", files)
    found = changes(kind.request, original, values, version)
    rows += [(change.label, f"{change.before} → {change.after}") for change in found]
    return rows if found else [*rows, ("Changes", "none: it says what the permit says already")]
