"""People and organisations as Party answers them, in each version's words."""

from __future__ import annotations

from typing import Any

from .accounts import Account
from .organisations import ORGANISATIONS, Organisation, Workstream, contractors_of
from .wording import words


def _status(organisation: Organisation, version: str) -> dict[str, Any]:
    if version == "v1":
        return {}
    return {
        "organisation_status": organisation.status,
        "organisation_status_string": words(organisation.status),
    }


def organisation_summary(organisation: Organisation, version: str) -> dict[str, Any]:
    """Name and reference."""
    return {
        "name": organisation.name,
        "organisation_reference": organisation.swa_code,
        **_status(organisation, version),
    }


def organisation_answer(organisation: Organisation, version: str) -> dict[str, Any]:
    """The whole OrganisationResponse."""
    answer: dict[str, Any] = {
        **organisation_summary(organisation, version),
        "address_line_one": "1 Market Place",
        "address_line_two": None,
        "email": "office@practice.example",
        "locality": None,
        "phone_number": "01632 960000",
        "postcode": "ZZ99 9ZZ",
        "town": "Market Rehearsal",
        "prefix": organisation.prefix,
        "organisation_type": organisation.kind,
        "contractors": [organisation_summary(who, version) for who in contractors_of(organisation.swa_code)],
        "is_hs2_applicable": organisation.sector == "transport",
    }
    if version != "v1":
        answer["organisation_type_string"] = words(organisation.kind)
    if version == "v6":
        sector = organisation.sector
        answer.update(
            {
                "primary_contact_name": "Duty desk",
                "primary_contact_email": "desk@practice.example",
                "primary_contact_number": "01632 960001",
                "primary_admin_name": None,
                "primary_admin_email": None,
                "primary_admin_number": None,
                "industry_sector": sector,
                "industry_sector_string": words(sector) if sector else None,
            }
        )
    return answer


def _access(stream: Workstream, version: str) -> dict[str, Any]:
    answer = {
        "workstream_prefix": stream.prefix,
        "access_level": stream.access,
        "workstream_name": stream.name,
    }
    return answer if version == "v1" else {**answer, "access_level_string": words(stream.access)}


def user_answer(account: Account, promoter: Organisation, version: str) -> dict[str, Any]:
    """The whole UserResponse. promoter: whose workstreams it shows."""
    organisation = account.organisation
    answer: dict[str, Any] = {
        "first_name": account.first_name,
        "last_name": account.last_name,
        "organisation_name": organisation.name,
        "roles": [account.role],
        "organisation_reference": organisation.swa_code,
        "contracts": [organisation_summary(ORGANISATIONS[code], version) for code in organisation.contracts],
        "workstreams": [_access(stream, version) for stream in promoter.workstreams],
        **_status(organisation, version),
    }
    if version != "v1":
        answer["roles_string"] = [words(account.role)]
    if version == "v6":
        answer["role_permissions"] = []
    return answer
