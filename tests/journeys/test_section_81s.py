"""Sequencing, Section 81s: apparatus that its owner has to mend, reported, answered, linked, given to another."""

from __future__ import annotations

from typing import Any

from plugin.streetmanager.work_service.permit_note_records import (
    LinkSection81ToPermitRequest,
    UnlinkSection81FromPermitRequest,
)
from plugin.streetmanager.work_service.section_81_records import (
    ReassignSection81Request,
    Section81CreateRequest,
    Section81StatusUpdateRequest,
)

from .people import (
    COUNTY,
    GAS,
    HIGH_STREET,
    POINT,
    TODAY,
    WATER,
    Cast,
    listed,
    not_in_this_version,
    of_version,
    refused,
)


def report(cast: Cast, **changes: Any) -> Section81CreateRequest:
    """A report of a rocking cover."""
    values: dict[str, Any] = {
        "promoter_swa_code": WATER,
        "highway_authority_swa_code": COUNTY,
        "works_coordinates": POINT,
        "usrn": HIGH_STREET,
        "location_description": "Outside number 4",
        "location_types": ["footway"],
        "inspection_date": TODAY,
        "section_81_type": "tee_valve_access_covers",
        "section_81_severity": "low",
        "made_safe_by_ha": False,
        "additional_details": "It rocks",
        "section_81_evidence": False,
    }
    return Section81CreateRequest(**of_version(Section81CreateRequest, cast.version, {**values, **changes}))


def reported(cast: Cast) -> tuple[str, str]:
    """(work, section 81) of a fresh report."""
    made = cast.authority.work.create_section81(report(cast))
    return made.work_reference_number, made.section_81_reference_number


def _set(status: str, **more: Any) -> Section81StatusUpdateRequest:
    return Section81StatusUpdateRequest(section_81_status=status, **more)


def test_section_81_reported_answered_and_resolved(cast: Cast) -> None:
    """Section 81: one is issued, a contractor acknowledges it, the promoter accepts, the authority resolves it."""
    refused(401, cast.promoter.work.create_section81, report(cast))
    work, section = reported(cast)
    where = (work, section)
    assert cast.promoter.work.get_section81(*where).section_81_status == "issued"
    told = cast.work(work)
    assert told.work_status == "section_81" and told.active_permit is None
    cast.contractor.work.update_section81_status(*where, _set("acknowledged"))
    assert cast.promoter.work.get_section81(*where).promoter_status == "acknowledged"
    refused(400, cast.promoter.work.update_section81_status, *where, _set("accepted"), fields=("work_type",))
    refused(401, cast.gas.work.update_section81_status, *where, _set("acknowledged"))
    yes = _set("accepted", work_type="permit_works")
    cast.promoter.work.update_section81_status(*where, yes)
    refused(409, cast.promoter.work.update_section81_status, *where, yes)
    cast.authority.work.update_section81_status(*where, _set("resolved_by_ha", status_reason="Bedded anew"))
    after = cast.promoter.work.get_section81(*where)
    assert (after.section_81_status, after.promoter_status) == ("resolved_by_ha", "accepted")
    (row,) = listed(cast.contractor.reporting.get_section81s, work, swa_code=WATER)
    assert row.section_81_status == "resolved_by_ha"
    assert "section_81_submitted" in cast.events(work)


def test_section_81_rejected(cast: Cast) -> None:
    """Section 81: the promoter rejects one, and says why."""
    where = reported(cast)
    refused(
        400, cast.promoter.work.update_section81_status, *where, _set("rejected"), fields=("status_reason",)
    )
    cast.promoter.work.update_section81_status(*where, _set("rejected", status_reason="Not our cover"))
    after = cast.authority.work.get_section81(*where)
    assert (after.section_81_status, after.promoter_response) == ("rejected", "Not our cover")


def test_section_81_linked_to_a_permit_and_unlinked(cast: Cast) -> None:
    """Section 81: since v2 one is linked to the permit that mends it, and unlinked."""
    own, section = reported(cast)
    work, permit = cast.granted(cast.contractor)
    link = LinkSection81ToPermitRequest(section_81_reference_number=section)
    unlink = UnlinkSection81FromPermitRequest(section_81_reference_number=section, unlink_reason="Gas")
    if not cast.has_v2:
        not_in_this_version(cast.promoter.work.link_section81_to_permit, work, permit, link)
        not_in_this_version(cast.promoter.work.unlink_section81_from_permit, work, permit, unlink)
        return
    refused(401, cast.authority.work.link_section81_to_permit, work, permit, link)
    refused(409, cast.promoter.work.unlink_section81_from_permit, work, permit, unlink)
    made = cast.contractor.work.link_section81_to_permit(work, permit, link)
    assert made.section_81_work_reference_number == own
    refused(409, cast.promoter.work.link_section81_to_permit, work, permit, link)
    linked = cast.permit(work, permit).linked_section_81
    assert linked is not None and linked.section_81_reference_number == section
    told = cast.promoter.work.get_section81(own, section).linked_permit
    assert told is not None and told.permit_reference_number == permit
    cast.promoter.work.unlink_section81_from_permit(work, permit, unlink)
    assert cast.permit(work, permit).linked_section_81 is None
    assert cast.promoter.work.get_section81(own, section).linked_permit is None
    assert cast.events(work)[:2] == ["section_81_unlinked_from_permit", "section_81_linked_to_permit"]


def test_section_81_reassigned(cast: Cast) -> None:
    """Section 81: since v2 the authority gives one to another promoter, unless a permit is linked to it."""
    own, section = reported(cast)
    to_gas = ReassignSection81Request(new_organisation_reference=GAS)
    if not cast.has_v2:
        not_in_this_version(cast.authority.work.reassign_section81, own, section, to_gas)
        return
    work, permit = cast.granted()
    link = LinkSection81ToPermitRequest(section_81_reference_number=section)
    cast.promoter.work.link_section81_to_permit(work, permit, link)
    refused(412, cast.authority.work.reassign_section81, own, section, to_gas)
    unlink = UnlinkSection81FromPermitRequest(section_81_reference_number=section, unlink_reason="Gas")
    cast.promoter.work.unlink_section81_from_permit(work, permit, unlink)
    refused(401, cast.promoter.work.reassign_section81, own, section, to_gas)
    refused(401, cast.gas.work.get_section81, own, section)
    cast.authority.work.reassign_section81(own, section, to_gas)
    refused(401, cast.promoter.work.get_section81, own, section)
    told = cast.gas.work.get_section81(own, section)
    assert (told.promoter_swa_code, told.section_81_status) == (GAS, "issued")
    refused(409, cast.authority.work.reassign_section81, own, section, to_gas)
