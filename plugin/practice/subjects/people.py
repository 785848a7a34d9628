"""Party beyond reading: workstreams made and changed, names changed, passwords forgotten; fees of an authority."""

from __future__ import annotations

from typing import Any

from .. import organisations
from ..books import refuse_unless
from ..calls import Call
from ..operation import EVERYONE, EVERYONE_AND_ADMINS, serves
from ..party_desk import account_named, workstream_facts, workstreams_of
from ..refusals import access_restricted, authentication_failed, invalid, not_found

STREAMS = "party/organisations/<organisation>/workstreams"


def _own(call: Call, reference: str) -> organisations.Organisation:
    found = organisations.ORGANISATIONS.get(reference)
    if found is None:
        raise not_found("Organisation")
    if found is not call.account.organisation:
        raise access_restricted()
    return found


@serves(
    "GET",
    f"{STREAMS}/<prefix>",
    by=EVERYONE_AND_ADMINS,
    gives="WorkstreamResponse",
)
def read(call: Call, body: dict[str, Any], organisation: str, prefix: str) -> dict[str, Any]:
    """One workstream of one's own organisation, or of a promoter that one acts for."""
    found = organisations.ORGANISATIONS.get(organisation)
    if found is None:
        raise not_found("Organisation")
    own = call.account.organisation
    if found is not own and found.swa_code not in own.contracts:
        raise access_restricted()
    for stream in workstreams_of(call, found):
        if stream["prefix"] == prefix:
            return stream
    raise not_found("Workstream")


@serves(
    "POST",
    STREAMS,
    by=("Admin", "Planner"),
    asks="WorkstreamCreateRequest",
    gives="WorkstreamCreateResponse",
    status=201,
)
def create(call: Call, body: dict[str, Any], organisation: str) -> dict[str, Any]:
    """A further workstream: three digits that are not 000 (BR 3.1)."""
    found = _own(call, organisation)
    prefix = body["prefix"]
    if len(prefix) != 3 or not prefix.isdecimal() or prefix == "000":
        raise invalid({"prefix": "must be three digits other than 000"})
    taken = {stream["prefix"] for stream in workstreams_of(call, found)}
    refuse_unless(prefix not in taken, "Workstream prefix already exists")
    record = {**workstream_facts(found, prefix, body["name"]), **body}
    call.ledger.keep("workstream", f"{found.swa_code}/{prefix}", record)
    return record


@serves("PUT", f"{STREAMS}/<prefix>", by=("Admin", "Planner"), asks="WorkstreamUpdateRequest")
def update(call: Call, body: dict[str, Any], organisation: str, prefix: str) -> None:
    """Another name, another person to ask."""
    found = _own(call, organisation)
    for stream in workstreams_of(call, found):
        if stream["prefix"] == prefix:
            call.ledger.keep("workstream", f"{found.swa_code}/{prefix}", {**stream, **body})
            return
    raise not_found("Workstream")


@serves("PUT", "party/users/<email>", by=EVERYONE_AND_ADMINS, asks="UpdateUserDetailsRequest")
def rename(call: Call, body: dict[str, Any], email: str) -> None:
    """One's own name."""
    found = account_named(email)
    if found is None:
        raise not_found("User")
    if found is not call.account:
        raise access_restricted()
    call.ledger.keep("person", found.email, body)


@serves("POST", "party/forgot-password", by=(), asks="UserForgotPasswordRequest")
def forgot_password(call: Call, body: dict[str, Any]) -> None:
    """A code goes by email, here nowhere; nobody learns whether the address is known."""


@serves("POST", "party/reset-password", by=(), asks="UserResetPasswordRequest")
def reset_password(call: Call, body: dict[str, Any]) -> None:
    """Any code of six digits will do."""
    code = body["verification_code"]
    if account_named(body["email"]) is None or len(code) != 6 or not code.isdecimal():
        raise authentication_failed()


@serves("GET", "work/fee-matrix/<organisation>", by=EVERYONE, gives="FeeMatrixResponse", versions="6")
def fees(call: Call, body: dict[str, Any], organisation: str) -> dict[str, Any]:
    """What an authority charges, in pounds."""
    found = organisations.ORGANISATIONS.get(organisation)
    if found is None or found.kind != "HA":
        raise not_found("Fee matrix")
    busy, quiet = "_traffic_sensitive", "_non_traffic_sensitive"
    names = {
        "major_paa_fee": (105, 75),
        "major_work_permit_fee": (240, 150),
        "standard_works_permit_fee": (130, 75),
        "minor_works_permit_fee": (65, 45),
        "immediate_works_permit_fee": (60, 40),
        "permit_variation_fee": (45, 35),
    }
    dear = {f"{name}{busy}": costs[0] for name, costs in names.items()}
    cheap = {f"{name}{quiet}": costs[1] for name, costs in names.items()}
    return {**dear, **cheap, "discount_guidance": "30 % off works in somebody else's trench"}
