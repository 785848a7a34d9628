"""Inspections, penalties, section 81s and 74s, works without a permit: what each step does, and when it is refused."""

from __future__ import annotations

import secrets
from typing import Any

import pytest

from .applications import HIGH_STREET, application
from .journeys import POINT, SOON, TODAY, Sides, done, inspection, only_v6, refused, site

FAILED = {
    "inspection_outcome": "failed_low",
    "failure_reason_details": [{"failure_reason": "live_site_signage", "details": "No sign to the west"}],
    "was_call_logged": False,
    "defect_fixed_on_site": "no",
}
WHERE = {
    "promoter_swa_code": "ZZ01",
    "highway_authority_swa_code": "ZZ10",
    "works_coordinates": POINT,
    "usrn": HIGH_STREET,
}


def penalty(sides: Sides, **changes: Any) -> dict[str, Any]:
    """A fixed penalty notice."""
    body: dict[str, Any] = {
        "fpn_evidence": False,
        "offence_date": f"{TODAY}T00:00:00.000Z",
        "offence_code": "offence_code_08",
        "offence_details": "No permit for the signals",
        "authorised_officer": "Penny Notice",
        "officer_contact_details": "01632 960010",
    }
    if sides.version != "v1":
        body |= {
            "officer_address": "County Hall",
            "representations_contact": "Street works manager",
            "representations_contact_address": "County Hall",
            "payment_methods": ["card_payment"],
        }
    return {**body, **changes}


def test_inspected_again_and_withdrawn(sides: Sides) -> None:
    work, _ = sides.started()
    path = f"work/works/{work}/inspections"
    refused(sides.promoter.post(path, inspection()), 401)
    unsaid = inspection(**{**FAILED, "failure_reason_details": None})
    refused(sides.authority.post(path, unsaid), 400, "failure_reason_details")
    number = sides.file(sides.authority)
    body = inspection(
        **FAILED,
        inspection_evidence=True,
        file_ids=[number],
        reinspection_date="2026-12-01T00:00:00.000Z",
        reinspection_type="non_compliance_follow_up" if not sides.is_v6 else "live_site",
        reinspection_category="follow_up" if not sides.is_v6 else "a",
    )
    made = sides.made(sides.authority.post(path, body), "work", "InspectionCreateResponse")
    first = made["inspection_reference_number"]
    told = sides.read(f"{path}/{first}", "InspectionResponse")
    assert told["inspection_outcome"] == "failed_low"
    assert told["failure_reason_details"][0]["failure_reason"] == "live_site_signage"
    assert [file["file_id"] for file in told["files"]] == [number]
    summaries = sides.work(work)["inspections"]
    assert {one.get("inspection_outcome") for one in summaries} == {"failed_low", None}
    listed = sides.authority.get("reporting/reinspections" if sides.is_v6 else "reporting/inspections")
    assert work in {row["work_reference_number"] for row in listed.json()["rows"]}
    again = sides.authority.post(path, inspection())
    second = sides.made(again, "work", "InspectionCreateResponse")["inspection_reference_number"]
    assert len(sides.work(work)["inspections"]) == 2
    if sides.version == "v1":
        return
    why = {"reason_for_withdrawal": "wrong_details", "withdrawal_details": "Another street"}
    refused(sides.promoter.put(f"{path}/{second}/withdraw", why), 401)
    done(sides.authority.put(f"{path}/{second}/withdraw", why))
    refused(sides.authority.put(f"{path}/{second}/withdraw", why), 409)
    told = sides.read(f"{path}/{second}", "InspectionResponse")
    assert told["inspection_status"] == "withdrawn"
    assert told["inspection_reason_for_withdrawal"] == "wrong_details"


def test_a_scheduled_inspection(sides: Sides) -> None:
    work, _ = sides.started()
    path = f"work/works/{work}/scheduled-inspections"
    body = {
        "scheduled_inspection_type": "live_site",
        "scheduled_inspection_category": "a",
        "scheduled_inspection_date": "2026-11-27T00:00:00.000Z",
    }
    late = {**body, "scheduled_inspection_date": "2026-11-20T00:00:00.000Z"}
    refused(sides.authority.post(path, late), 400, "scheduled_inspection_date")
    sides.made(sides.authority.post(path, body), "work", "")
    assert len(sides.work(work)["inspections"]) == 1
    done(sides.authority.delete(path))
    refused(sides.authority.delete(path), 404)
    assert sides.work(work)["inspections"] == []


@pytest.mark.parametrize("way", ["accepted and paid", "disputed and withdrawn", "disputed and held to"])
def test_a_fixed_penalty_notice(sides: Sides, way: str) -> None:
    work, permit = sides.started()
    path = f"work/works/{work}/fixed-penalty-notices"
    refused(sides.promoter.post(path, penalty(sides)), 401)
    late = penalty(sides, offence_date="2026-12-24T00:00:00.000Z")
    refused(sides.authority.post(path, late), 400, "offence_date")
    body = penalty(sides, permit_reference_number=permit)
    made = sides.made(sides.authority.post(path, body), "work", "FPNCreateResponse")
    notice = f"{path}/{made['fpn_reference_number']}"
    assert sides.read(notice, "FPNResponse")["fpn_status"] == "issued"
    refused(sides.promoter.put(f"{notice}/status", {"fpn_status": "paid"}), 400, "fpn_status")
    refused(sides.gas.put(f"{notice}/status", {"fpn_status": "accepted"}), 401)
    if way == "accepted and paid":
        done(sides.promoter.put(f"{notice}/status", {"fpn_status": "accepted"}))
        done(sides.authority.put(f"{notice}/status", {"fpn_status": "paid_discounted"}))
        assert sides.read(notice, "FPNResponse")["fpn_status"] == "paid_discounted"
        refused(sides.promoter.put(f"{notice}/status", {"fpn_status": "accepted"}), 409)
        assert sides.events(work)[:3] == ["fpn_paid", "fpn_accepted", "fpn_submitted"]
        return
    refused(sides.promoter.put(f"{notice}/status", {"fpn_status": "disputed"}), 400, "status_reason")
    disputed = {"fpn_status": "disputed", "status_reason": "There was a permit"}
    done(sides.promoter.put(f"{notice}/status", disputed))
    if way.endswith("withdrawn"):
        done(
            sides.authority.put(f"{notice}/status", {"fpn_status": "withdrawn", "status_reason": "There was"})
        )
    else:
        done(sides.authority.put(f"{notice}/status", {"fpn_status": "issued"}))
        done(sides.promoter.put(f"{notice}/status", {"fpn_status": "accepted"}))
    rows = sides.authority.get("reporting/fixed-penalty-notices").json()["rows"]
    assert rows[0]["work_reference_number"] == work


def section_81(sides: Sides, **changes: Any) -> dict[str, Any]:
    """A report of a rocking cover."""
    body: dict[str, Any] = {
        **WHERE,
        "location_description": "Outside number 4",
        "location_types": ["footway"],
        "inspection_date": f"{TODAY}T00:00:00.000Z",
        "section_81_type": "tee_valve_access_covers",
        "section_81_severity": "low",
        "made_safe_by_ha": False,
        "additional_details": "It rocks",
    }
    if sides.version != "v1":
        body["section_81_evidence"] = False
    return {**body, **changes}


def reported(sides: Sides) -> tuple[str, str]:
    """(work, section 81) of a fresh report."""
    got = sides.authority.post("work/section-81-works/section-81s", section_81(sides))
    made = sides.made(got, "work", "Section81CreateResponse")
    return made["work_reference_number"], made["section_81_reference_number"]


def test_a_section_81(sides: Sides) -> None:
    refused(sides.promoter.post("work/section-81-works/section-81s", section_81(sides)), 401)
    work, section = reported(sides)
    path = f"work/works/{work}/section-81s/{section}"
    assert sides.read(path, "Section81Response")["section_81_status"] == "issued"
    assert sides.work(work)["work_status"] == "section_81"
    done(sides.promoter.put(f"{path}/status", {"section_81_status": "acknowledged"}))
    refused(sides.promoter.put(f"{path}/status", {"section_81_status": "accepted"}), 400, "work_type")
    yes = {"section_81_status": "accepted", "work_type": "permit_works"}
    done(sides.promoter.put(f"{path}/status", yes))
    refused(sides.promoter.put(f"{path}/status", yes), 409)
    done(
        sides.authority.put(
            f"{path}/status", {"section_81_status": "resolved_by_ha", "status_reason": "Bedded anew"}
        )
    )
    told = sides.read(path, "Section81Response")
    assert (told["section_81_status"], told["promoter_status"]) == ("resolved_by_ha", "accepted")
    assert work in {
        r["work_reference_number"] for r in sides.promoter.get("reporting/section-81s").json()["rows"]
    }


def test_a_section_81_linked_and_reassigned(sides: Sides) -> None:
    if sides.version == "v1":
        got = sides.promoter.post("work/works/ZA00100000000/permits/ZA00100000000-01/link-section-81", {})
        assert got.status_code == 404
        return
    own, section = reported(sides)
    work, permit = sides.granted()
    path = f"work/works/{work}/permits/{permit}"
    body = {"section_81_reference_number": section}
    refused(sides.promoter.post(f"{path}/unlink-section-81", {**body, "unlink_reason": "x"}), 409)
    made = sides.promoter.post(f"{path}/link-section-81", body)
    assert (
        sides.made(made, "work", "LinkSection81ToPermitResponse")["section_81_work_reference_number"] == own
    )
    refused(sides.promoter.post(f"{path}/link-section-81", body), 409)
    assert sides.permit(work, permit)["linked_section_81"]["section_81_reference_number"] == section
    told = sides.read(f"work/works/{own}/section-81s/{section}", "Section81Response")
    assert told["linked_permit"]["permit_reference_number"] == permit
    new = {"new_organisation_reference": "ZZ02"}
    where = f"work/works/{own}/section-81s/{section}"
    refused(sides.authority.put(f"{where}/reassign-section-81", new), 412)
    done(sides.promoter.post(f"{path}/unlink-section-81", {**body, "unlink_reason": "Gas"}))
    assert sides.permit(work, permit).get("linked_section_81") is None
    done(sides.authority.put(f"{where}/reassign-section-81", new))
    refused(sides.promoter.get(where), 401)
    told = sides.read(where, "Section81Response", by=sides.gas)
    assert told["promoter_swa_code"] == "ZZ02" and told["section_81_status"] == "issued"


def test_historic_works(sides: Sides) -> None:
    reference = f"OLD-{secrets.token_hex(6)}"
    body = {**WHERE, "historical_permit_reference": reference, "works_location_description": "By the pump"}
    refused(sides.promoter.post("work/historic-works/inspections", {**body, **inspection()}), 401)
    made = sides.authority.post(
        "work/historic-works/inspections",
        {**body, **inspection(inspection_type="reinstatement", inspection_category="b")},
    )
    told = sides.made(made, "work", "HistoricInspectionCreateResponse")
    assert told["work_reference_number"] == reference
    assert sides.work(reference)["work_status"] == "historical"
    again = sides.authority.post("work/historic-works/fixed-penalty-notices", {**body, **penalty(sides)})
    refused(again, 409)
    body["historical_permit_reference"] = f"OLD-{secrets.token_hex(6)}"
    made = sides.authority.post("work/historic-works/fixed-penalty-notices", {**body, **penalty(sides)})
    told = sides.made(made, "work", "HistoricFPNCreateResponse")
    path = f"work/works/{told['work_reference_number']}/fixed-penalty-notices/{told['fpn_reference_number']}"
    assert sides.read(path, "FPNResponse")["location"] == "By the pump"


def test_non_notifiable_works(sides: Sides) -> None:
    body = {
        **WHERE,
        "workstream_prefix": "001",
        "reinstatement_type": "bar_holes",
        "reinstatement_status": "permanent",
        "reinstatement_date": f"{TODAY}T00:00:00.000Z",
        "reinstatement_coordinates": POINT,
        "location_description": "Outside number 4",
        "location_types": ["footway"],
        "reinstatement_evidence": False,
        "number_of_holes": 4,
    }
    refused(sides.gas.post("work/non-notifiable-works/sites", body), 401)
    made = sides.promoter.post("work/non-notifiable-works/sites", body)
    told = sides.made(made, "work", "NonNotifiableSiteCreateResponse")
    work = told["work_reference_number"]
    named = told["site_reference_number"] if sides.is_v6 else told["site_number"]
    read = sides.read(f"work/works/{work}/sites/{named}", "SiteResponse")
    assert (read["reinstatement_type"], read["number_of_holes"]) == ("bar_holes", 4)
    assert sides.work(work)["work_status"] == "non_notifiable"
    refused(sides.promoter.put(f"work/works/{work}/start", {"actual_start_date": f"{TODAY}T00:00:00Z"}), 409)


def test_a_non_compliance(sides: Sides) -> None:
    only_v6(sides)
    work, permit = sides.started()
    made = sides.authority.post(f"work/works/{work}/inspections", inspection(**FAILED)).json()
    opened = made["non_compliance_reference_number"]
    path = f"work/works/{work}/non-compliances/{opened}"
    assert sides.read(path, "NonComplianceResponse")["non_compliance_status"] == "issued"
    done(
        sides.promoter.put(
            f"work/works/{work}/inspections/{made['inspection_reference_number']}/status",
            {"inspection_response_type": "inspection_outcome_accepted"},
        )
    )
    answer = {"non_compliance_response_status": "works_completed_and_passed"}
    refused(sides.promoter.put(f"{path}/status", answer), 400, "non_compliance_response_status")
    link = {"non_compliance_reference_number": opened}
    done(sides.promoter.put(f"work/works/{work}/permits/{permit}/link-non-compliance", link))
    assert sides.permit(work, permit)["linked_non_compliance"]["non_compliance_reference_number"] == opened
    ready = {"non_compliance_response_status": "works_complete_ready_for_inspection"}
    done(sides.promoter.put(f"{path}/status", ready))
    sides.authority.post(f"work/works/{work}/inspections", inspection())
    told = sides.read(path, "NonComplianceResponse")
    assert told["non_compliance_status"] == "resolved" and len(told["linked_inspections"]) == 2
    assert len(told["linked_permits"]) == 1


def test_a_section_74(sides: Sides) -> None:
    only_v6(sides)
    work, permit = sides.started()
    path = f"work/works/{work}/section-74s"
    body = {
        "permit_reference_number": permit,
        "location_description": "Outside number 4",
        "location_types": ["footway"],
        "inspection_date": f"{TODAY}T00:00:00.000Z",
        "overrun_warning_reasons": ["spoil_left_on_site"],
        "overrun_warning_details": "A heap of sand",
        "officer_name": "Penny Notice",
        "officer_contact_details": "01632 960010",
        "schedule_follow_up_inspection": False,
        "section_74_evidence": False,
    }
    made = sides.made(sides.authority.post(path, body), "work", "Section74CreateResponse")
    one = f"{path}/{made['section_74_reference_number']}"
    done(sides.promoter.put(f"{one}/promoter-status", {"status": "acknowledge_overrun_warning"}))
    end = {"status": "charges_ended"}
    refused(sides.authority.put(f"{one}/highway-authority-status", end), 400, "site_cleared_date")
    done(
        sides.authority.put(
            f"{one}/highway-authority-status", {**end, "site_cleared_date": f"{TODAY}T00:00:00.000Z"}
        )
    )
    told = sides.read(one, "Section74Response")
    assert (told["ha_status"], told["promoter_status"]) == ("charges_ended", "acknowledge_overrun_warning")
    withdrawn = {"status": "withdrawn", "additional_details": "Another's sand"}
    done(sides.authority.put(f"{one}/highway-authority-status", withdrawn))
    refused(sides.promoter.put(f"{one}/promoter-status", {"status": "charge_agreed"}), 409)
    assert sides.authority.get("reporting/section-74s").json()["rows"][0]["work_reference_number"] == work


def test_excavation_carried_out(sides: Sides) -> None:
    work, permit = sides.granted()
    path = f"work/works/{work}/excavation-carried-out"
    if sides.version == "v1":
        assert sides.promoter.put(path, {"excavation_carried_out": False}).status_code == 404
        return
    refused(sides.promoter.put(path, {"excavation_carried_out": False}), 409)
    done(sides.promoter.put(f"work/works/{work}/start", {"actual_start_date": f"{TODAY}T00:00:00.000Z"}))
    done(sides.promoter.put(path, {"excavation_carried_out": False}))
    assert sides.permit(work, permit)["excavation_carried_out"] is False
    refused(sides.promoter.post(f"work/works/{work}/sites", site()), 409)
    done(sides.promoter.put(path, {"excavation_carried_out": True}))
    sides.made(sides.promoter.post(f"work/works/{work}/sites", site()), "work", "SiteCreateResponse")
    refused(sides.promoter.put(path, {"excavation_carried_out": False}), 412)


def test_a_private_street_notice(sides: Sides) -> None:
    only_v6(sides)
    names = (
        "promoter_swa_code highway_authority_swa_code works_coordinates usrn secondary_contact "
        "secondary_contact_number proposed_start_date proposed_end_date description_of_work excavation "
        "traffic_management_plan traffic_management_type location_types close_footway close_footpath "
        "works_location_description workstream_prefix"
    )
    whole = application("v6", **SOON)
    body = {name: whole[name] for name in names.split()}
    made = sides.promoter.post("work/private-street-notices", body)
    told = sides.made(made, "work", "PrivateStreetNoticeCreateResponse")
    work, notice = told["work_reference_number"], told["private_street_reference_number"]
    path = f"work/works/{work}/private-street-notices/{notice}"
    assert sides.read(path, "PrivateStreetNoticeResponse")["private_street_status"] == "issued"
    done(sides.promoter.put(f"{path}/cancel", {"cancellation_reason": "Not wanted"}))
    assert sides.work(work)["work_status"] == "cancelled"
