"""What the chosen street says for an application: its answers, who assesses, and its special designations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Any

import shapely

from ..geometry.geojson import read
from ..streetmanager.choices import DESIGNATION_CODES, PERIODICITY_CODES
from ..streetmanager.lookup_records import NoticeAuthority, SpecialDesignation, Street
from ..streetmanager.permit_parts import PermitASD

# How near to a designation's geometry an extent counts as in it: lines of designations are drawn by hand.
NEAR_DESIGNATION = 12.0


@dataclass(frozen=True)
class Designation:
    """A special designation of a street, to be suggested and never ticked: declaring it has consequences.

    applies: "whole street", "here" (the extent is within 12 m of it), "elsewhere" or "not said". distance:
    metres from the extent to its geometry, or None. words: what it is; where, when: further words or "".
    asd: the answers of a PermitASD for it, with dates as dates; None where this version of the service
    cannot name it, so that it cannot be declared here.
    """

    code: int | None
    words: str
    where: str
    when: str
    applies: str
    distance: float | None
    asd: dict[str, Any] | None


def authorities_of(street: Street, today: date | None = None) -> list[tuple[str, str]]:
    """Who may assess: (SWA code, words) of the street's primary notice authorities, the current ones.

    Facts: the primary notice authority assesses, and not authority_swa_code; of several the person chooses.
    """
    day = today or datetime.now(timezone.utc).date()
    found = {
        padded(authority.swa_code): _authority_words(authority)
        for authority in street.primary_notice_authorities
        if authority.swa_code and _is_current(authority, day)
    }
    return list(found.items())


def reinstatement_types_of(street: Street) -> list[tuple[int, str]]:
    """The street's reinstatement types in use: (code, words). Of several the person chooses (BR 1.4)."""
    found = {
        kind.reinstatement_type_code: _reinstatement_words(kind)
        for kind in street.reinstatement_types
        if kind.reinstatement_type_code is not None
        and 0 <= kind.reinstatement_type_code <= 10
        and kind.is_active is not False
    }
    return list(found.items())


def values_from_street(
    street: Street, authority: str | None = None, reinstatement_type: int | None = None
) -> dict[str, Any]:
    """The application's answers that the street gives: usrn, names, the authority, the reinstatement type.

    authority (SWA code) and reinstatement_type are the person's choice. Where the street has only one it is
    taken; where it has several and none was chosen, the answer is None, to be asked for.
    """
    authorities = [code for code, _ in authorities_of(street)]
    types = [code for code, _ in reinstatement_types_of(street)]
    return {
        "usrn": street.usrn,
        "street_name": street.street_descriptor or None,
        "town": street.town or None,
        "area_name": street.area or None,
        "highway_authority_swa_code": padded(authority) if authority else _only(authorities),
        "road_category": reinstatement_type if reinstatement_type is not None else _only(types),
    }


def padded(swa_code: str | None) -> str:
    """An SWA code as the service writes it: digits are filled up to four from the left ("10" is "0010")."""
    code = (swa_code or "").strip()
    return code.zfill(4) if code.isdigit() else code


def designations(street: Street, geometry: Any) -> list[Designation]:
    """The street's special designations, those that an extent (GeoJSON-like, EPSG:27700) lies in first."""
    shape = read(geometry).geometry
    order = ("here", "whole street", "not said", "elsewhere")
    found = [designation(one, shape) for one in street.additional_special_designations_response]
    return sorted(found, key=lambda one: (order.index(one.applies), one.distance or 0.0, one.words))


def _only(choices: list[Any]) -> Any:
    return choices[0] if len(choices) == 1 else None


def _is_current(authority: NoticeAuthority, day: date) -> bool:
    return authority.record_end_date is None or authority.record_end_date.date() >= day


def _authority_words(authority: NoticeAuthority) -> str:
    name = authority.name or authority.swa_code or ""
    return f"{name} ({authority.location_description})" if authority.location_description else name


def _reinstatement_words(kind: Any) -> str:
    words = kind.reinstatement_type_code_string or f"Type {kind.reinstatement_type_code}"
    where = kind.reinstatement_type_location_text
    return f"{words} ({where})" if where else words


def designation(found: SpecialDesignation, shape: Any = None) -> Designation:
    """One of a street's special designations in words; `shape` is the extent, where there is one (EPSG:27700)."""
    code = found.street_special_desig_code
    own = found.street_special_desig_code_string or ""
    line = read(found.asd_coordinate_geometry).geometry if found.asd_coordinate_geometry else None
    distance = None
    if line is not None and shape is not None:
        distance = float(shapely.distance(shape, line))
    return Designation(
        code,
        own or DESIGNATION_CODES.words(code, "Special designation"),
        found.special_desig_location_text or "",
        _when(found),
        _applies(found, distance),
        distance,
        _declared(found) if code in DESIGNATION_CODES else None,
    )


def _applies(found: SpecialDesignation, distance: float | None) -> str:
    if found.whole_road:
        return "whole street"
    if distance is None:
        return "not said"
    return "here" if distance <= NEAR_DESIGNATION else "elsewhere"


def _declared(found: SpecialDesignation) -> dict[str, Any]:
    """The answers for a permit: only the fields of its own record, which takes no geometry."""
    values = {name: getattr(found, name) for name in PermitASD.model_fields}
    if values["special_desig_periodicity_code"] not in PERIODICITY_CODES:
        values["special_desig_periodicity_code"] = None
    days = {name: value.date() for name, value in values.items() if isinstance(value, datetime)}
    return {name: value for name, value in {**values, **days}.items() if value is not None}


def _when(found: SpecialDesignation) -> str:
    days = found.special_desig_periodicity_code_string or PERIODICITY_CODES.words(
        found.special_desig_periodicity_code, " "
    )
    parts = [
        days.strip(),
        _span(_clock(found.special_desig_start_time), _clock(found.special_desig_end_time)),
        _span(_day(found.special_desig_start_date), _day(found.special_desig_end_date)),
    ]
    return ", ".join(part for part in parts if part)


def _span(start: str, end: str) -> str:
    if start and end:
        return f"{start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else ""


def _clock(time: int | None) -> str:
    return "" if time is None else f"{time // 100:02d}:{time % 100:02d}"


def _day(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment:%d %B %Y}".lstrip("0")
