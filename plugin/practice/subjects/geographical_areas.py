"""Geographical areas: an authority's own lists of streets, as a CSV of USRNs."""

from __future__ import annotations

from typing import Any

from ..books import refuse_unless
from ..calls import Call
from ..operation import serves
from ..refusals import access_restricted, invalid, not_found
from .files import keep_file, uploaded

AREAS = "work/geographical-areas"
OWNERS = ("HighwayAuthority", "Admin")
MOST_USRNS, MOST_AREAS = 10_000, 100


def _usrns(content: bytes) -> list[int]:
    """One column of different USRNs without a heading; Refusal 400 that names the first line at fault."""
    try:
        lines = [line.strip() for line in content.decode("utf-8-sig").splitlines() if line.strip()]
    except UnicodeDecodeError:
        raise invalid({"file": "must be a CSV file of text"}) from None
    if not 1 <= len(lines) <= MOST_USRNS:
        raise invalid({"file": f"must hold 1 to {MOST_USRNS} USRNs"})
    for number, line in enumerate(lines, 1):
        if not line.strip('"').isdecimal() or not 100_001 <= int(line.strip('"')) <= 99_999_999:
            raise invalid({"file": f"line {number} is not a USRN"})
    usrns = [int(line.strip('"')) for line in lines]
    if len(set(usrns)) < len(usrns):
        raise invalid({"file": "each USRN must be there once"})
    return usrns


def _named(call: Call) -> dict[str, Any]:
    given = call.request.values
    wrong = {}
    for name, longest in (("internalUserIdentifier", 100), ("internalUserName", 100)):
        if len(given.get(name, "")) > longest:
            wrong[name] = f"must be at most {longest} characters"
        elif call.version == "v6" and not given.get(name):
            wrong[name] = f"{name} is required"
    if wrong:
        raise invalid(wrong)
    return dict(given)


def _keep(call: Call, reference: str, name: str, content: bytes) -> dict[str, Any]:
    usrns = _usrns(content)
    number = call.ledger.next_number("file")
    keep_file(call, number, name, content)
    record = {
        "geographical_area_reference_number": reference,
        "area_name": name.rsplit(".", 1)[0],
        "file_id": number,
        "number_of_usrns": len(usrns),
        "usrns": usrns,
        "date_modified": call.now,
        "swa_code": call.account.organisation.swa_code,
    }
    call.ledger.keep("area", reference, record)
    return record


@serves("POST", AREAS, by=OWNERS, gives="GeographicalAreaCreateResponse", status=201)
def create(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """A further area, named as its file is."""
    _named(call)
    name, content = uploaded(call)
    own = call.account.organisation
    mine = [one for one in call.ledger.all("area") if one["swa_code"] == own.swa_code]
    refuse_unless(len(mine) < MOST_AREAS, f"There can be at most {MOST_AREAS} areas")
    taken = {one["area_name"].lower() for one in mine}
    refuse_unless(name.rsplit(".", 1)[0].lower() not in taken, "An area of that name exists already")
    numbers = [int(one["geographical_area_reference_number"].rsplit("-", 1)[-1]) for one in mine]
    return _keep(call, f"{own.swa_code}-GA-{max(numbers, default=0) + 1}", name, content)


@serves("PUT", f"{AREAS}/<area>", by=OWNERS)
def update(call: Call, body: dict[str, Any], area: str) -> None:
    """Other streets in the place of those so far."""
    _named(call)
    found = call.ledger.get("area", area)
    if found is None:
        raise not_found("Geographical area")
    if found["swa_code"] != call.account.organisation.swa_code:
        raise access_restricted()
    name, content = uploaded(call)
    _keep(call, found["geographical_area_reference_number"], name, content)
