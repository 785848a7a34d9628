"""Works and their permits as the handlers take them up, change them and put them back; and what is noted of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from . import organisations
from .accounts import Account, acts_for
from .calls import Call
from .ledger import Event
from .party_desk import prefixes_of
from .refusals import Refusal, access_restricted, invalid, not_found
from .town import AREA, TOWN, Street
from .town_works import MadeWork

OF_THE_WORK = (
    "work_reference_number",
    "promoter_swa_code",
    "highway_authority_swa_code",
    "street_name",
    "town",
    "area_name",
    "usrn",
    "road_category",
    "workstream_prefix",
    "work_status",
    "inspection_units",
    "final_reinstatement",
    "excavation_carried_out",
)
TAKEN = "Work reference number already exists"


@dataclass
class Work:
    """A work as it is handled: its own fields and, where it has one, its active permit's, in one record."""

    record: dict[str, Any]
    geometry: dict[str, Any]
    has_permit: bool

    @property
    def reference(self) -> str:
        """Its reference, as it was first written."""
        return str(self.record["work_reference_number"])

    @property
    def status(self) -> str:
        """Its work status."""
        return str(self.record["work_status"])

    @property
    def made(self) -> MadeWork:
        """The same as the store keeps it."""
        return MadeWork(self.record, self.geometry)


def find_work(call: Call, reference: str) -> Work:
    """A work by its reference; Refusal 404 without."""
    made = call.room.store.work(reference)
    if made is not None:
        return Work(made.record, made.geometry, True)
    plain = call.ledger.get("work", reference)
    if plain is None:
        raise not_found("Work")
    return Work(plain, plain["works_coordinates"], False)


def concerned(account: Account, record: dict[str, Any]) -> bool:
    """Whether an account's organisation promotes a work, or acts for its promoter, or is its authority."""
    if account.role == "HighwayAuthority":
        return bool(record["highway_authority_swa_code"] == account.organisation.swa_code)
    return record["promoter_swa_code"] in (*acts_for(account), account.organisation.swa_code)


def own_work(call: Call, reference: str) -> Work:
    """A work that concerns the caller; Refusal 404, or 401 for somebody else's."""
    work = find_work(call, reference)
    if not concerned(call.account, work.record):
        raise access_restricted()
    return work


def keep(call: Call, work: Work) -> None:
    """Put a work back as it is now."""
    if work.has_permit:
        call.room.store.replace(work.made)
    else:
        record = {**work.record, "works_coordinates": work.geometry}
        call.ledger.keep("work", work.reference, record, work.reference)
        call.ledger.hold(work.reference)


def keep_part(call: Call, work: Work, kind: str, reference: str, record: dict[str, Any]) -> None:
    """Keep a record that belongs to a work, and the work with it."""
    call.ledger.keep(kind, reference, record, work.reference)
    keep(call, work)


def part(call: Call, work: Work, kind: str, reference: str, words: str) -> dict[str, Any]:
    """A record that belongs to a work; Refusal 404 where the work has none of that reference."""
    found = call.ledger.get(kind, reference)
    if found is None or str(found["work_reference_number"]).lower() != work.reference.lower():
        raise not_found(words)
    return found


def permits_of(call: Call, work: Work) -> list[dict[str, Any]]:
    """The permits of a work, oldest first; the last is the active one, and the very record of the work."""
    earlier = call.ledger.of_work("permit", work.reference)
    return [*earlier, work.record] if work.has_permit else earlier


def find_permit(call: Call, work: Work, reference: str) -> dict[str, Any]:
    """One permit of a work; Refusal 404 without."""
    for permit in permits_of(call, work):
        if permit["permit_reference_number"].lower() == reference.lower():
            return permit
    raise not_found("Permit")


def keep_permit(call: Call, work: Work, permit: dict[str, Any]) -> None:
    """Put a permit back as it is now."""
    permit["date_modified"] = call.now
    if permit is not work.record:
        call.ledger.keep("permit", permit["permit_reference_number"], permit, work.reference)
    keep(call, work)


def note(
    call: Call, work: Work, event: str, kind: str, reference: str, topic: str, details: str = ""
) -> None:
    """Write an event into the history of a work. kind: what it happened to, by AuditObjectType."""
    body = call.body() if call.request.is_json and call.request.get_data() else {}
    record = {
        "action_date": call.now,
        "topic": topic,
        "details": details or topic,
        "username": call.account.email,
        "event": event,
        "object_reference": reference,
        "object_type": kind,
        "internal_user_identifier": body.get("internal_user_identifier"),
        "internal_user_name": body.get("internal_user_name"),
        "author": call.account.organisation.swa_code,
    }
    who = (work.record["promoter_swa_code"], work.record["highway_authority_swa_code"])
    call.ledger.note(Event(work.reference, call.now, *who, record))


def refuse_unless(holds: bool, words: str, status: int = 409) -> None:
    """Raise Refusal: by default 409, a conflict with the state that something is in."""
    if not holds:
        raise Refusal(status, words)


def one_of(field: str, value: Any, allowed: Iterable[str]) -> None:
    """Raise Refusal 400 unless a field has one of the values that count here."""
    if value not in allowed:
        raise invalid({field: "can only be set to " + ", ".join(allowed)})


def street_of(call: Call, body: dict[str, Any]) -> Street:
    """The street of a request; Refusal 400 where there is none of that USRN."""
    usrn = body.get("usrn")
    street = call.room.streets.street(int(usrn)) if isinstance(usrn, (int, float)) else None
    if street is None:
        raise invalid({"usrn": "is not a street that is known"})
    return street


def of_the_street(body: dict[str, Any], street: Street) -> dict[str, Any]:
    """What a record says of its street where the request says nothing."""
    return {
        "usrn": street.usrn,
        "street_name": body.get("street_name") or street.name,
        "town": body.get("town") or TOWN,
        "area_name": body.get("area_name") or AREA,
        "road_category": body.get("road_category") or street.reinstatement_types[0][0],
    }


def may_promote(call: Call, swa_code: str) -> organisations.Organisation:
    """The promoter that the caller acts for; Refusal 401 for somebody else's."""
    if swa_code not in acts_for(call.account):
        raise access_restricted()
    return organisations.ORGANISATIONS[swa_code]


def must_assess(call: Call, swa_code: str) -> None:
    """Refusal 401 unless the caller's organisation is this authority."""
    if call.account.organisation.swa_code != swa_code:
        raise access_restricted()


def name_of(swa_code: str) -> str:
    """The name of an organisation."""
    return organisations.ORGANISATIONS[swa_code].name


def free_reference(call: Call, promoter: organisations.Organisation, prefix: str, wanted: str | None) -> str:
    """The work reference asked for, or a made-up one (BR 3.1); Refusal 409 where it exists."""
    if wanted:
        refuse_unless(not _exists(call, wanted), TAKEN)
        return wanted
    while True:
        made = f"{promoter.prefix}{prefix}{secrets.randbelow(100_000_000):08d}"
        if not _exists(call, made):
            return made


def _exists(call: Call, reference: str) -> bool:
    return call.room.store.has(reference) or call.ledger.get("work", reference) is not None


def workstream(call: Call, promoter: organisations.Organisation, wanted: str | None) -> str:
    """The workstream asked for, or the first that may be written to; Refusal 400 or 401."""
    if wanted and wanted not in prefixes_of(call, promoter):
        raise invalid({"workstream_prefix": "is not a workstream of the promoter"})
    writable = prefixes_of(call, promoter, writable=True)
    if wanted and wanted not in writable:
        raise access_restricted()
    return wanted or writable[0]


def new_work(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """The record of a work without a permit, of the promoter and on the street that a request names.

    Refusal 400 for a street or workstream that is not there, 401 for somebody else's, 409 for a reference that is.
    """
    street = street_of(call, body)
    promoter = may_promote(call, body["promoter_swa_code"])
    prefix = workstream(call, promoter, body.get("workstream_prefix"))
    return {
        "work_reference_number": free_reference(call, promoter, prefix, body.get("work_reference_number")),
        "promoter_swa_code": promoter.swa_code,
        "highway_authority_swa_code": body["highway_authority_swa_code"],
        "workstream_prefix": prefix,
        **of_the_street(body, street),
        "date_created": call.now,
    }
