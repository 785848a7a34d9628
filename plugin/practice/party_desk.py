"""Workstreams and accounts as they are by now: the made-up ones, and what people changed of them."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Any

from .accounts import ACCOUNTS, Account
from .calls import Call
from .organisations import Organisation, Workstream


def account_named(email: str) -> Account | None:
    """The account of an email address, plain as the definitions have it or in base 64 as the guide has it."""
    if "@" not in email:
        try:
            email = base64.b64decode(email + "=" * (-len(email) % 4), validate=True).decode()
        except ValueError:
            return None
    return ACCOUNTS.get(email.lower())


def workstream_facts(organisation: Organisation, prefix: str, name: str) -> dict[str, Any]:
    """A workstream as it is when nobody has said more of it."""
    return {
        "status": "active",
        "prefix": prefix,
        "name": name,
        "contact_name": "Works desk",
        "contact_number": "01632 960002",
        "contact_email": "works@practice.example",
        "organisation_reference": organisation.swa_code,
        "emergency_contact_name": "Night desk",
        "emergency_contact_number": "01632 960003",
    }


def prefixes_of(call: Call, organisation: Organisation, *, writable: bool = False) -> list[str]:
    """The prefixes of an organisation's workstreams; with `writable`, only of those that works may be put into."""
    closed = {stream.prefix for stream in organisation.workstreams if stream.access != "full_write"}
    every = [stream["prefix"] for stream in workstreams_of(call, organisation)]
    return [prefix for prefix in every if not (writable and prefix in closed)]


def with_workstreams(call: Call, organisation: Organisation) -> Organisation:
    """An organisation with the workstreams that it has by now."""
    access = {stream.prefix: stream.access for stream in organisation.workstreams}
    streams = tuple(
        Workstream(stream["prefix"], stream["name"], access.get(stream["prefix"], "full_write"))
        for stream in workstreams_of(call, organisation)
    )
    return replace(organisation, workstreams=streams)


def workstreams_of(call: Call, organisation: Organisation) -> list[dict[str, Any]]:
    """The workstreams of an organisation."""
    made = {
        stream.prefix: workstream_facts(organisation, stream.prefix, stream.name)
        for stream in organisation.workstreams
    }
    kept = call.ledger.all("workstream")
    made.update(
        {one["prefix"]: one for one in kept if one["organisation_reference"] == organisation.swa_code}
    )
    return [made[prefix] for prefix in sorted(made)]
