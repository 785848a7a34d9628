"""Permits granted, changed, started and stopped, sites and plans: what each step does, and when it is refused."""

from __future__ import annotations

from typing import Any

from .applications import HIGH_STREET, TRENCH, application
from .caller import box
from .journeys import GRANT, POINT, SOON, Sides, done, refused, site

START = {"actual_start_date": "2026-11-25T00:00:00.000Z"}
STOP = {"actual_stop_date": "2026-11-25T00:00:01.000Z"}


def test_submitted_and_granted(sides: Sides) -> None:
    work, permit = sides.apply()
    where = f"work/works/{work}/permits/{permit}/assessment"
    assert sides.permit(work, permit)["permit_status"] == "submitted"
    refused(sides.promoter.put(where, GRANT), 401)
    refused(sides.gas.put(f"work/works/{work}/start", START), 401)
    refused(sides.authority.put(where, {"assessment_status": "granted"}), 400, "assessment_discount")
    refused(sides.authority.put(where, {**GRANT, "assessment_status": "deemed"}), 400, "assessment_status")
    done(sides.authority.put(where, {**GRANT, "assessment_discount": 30}))
    after = sides.permit(work, permit)
    assert (after["permit_status"], after["assessment_status"]) == ("granted", "granted")
    assert after["assessment_discount"] == 30
    refused(sides.authority.put(where, GRANT), 409)
    assert sides.events(work)[:2] == ["permit_granted", "permit_submitted"]
    assert sides.work(work)["active_permit"]["permit_status"] == "granted"


def test_refused_and_applied_for_again(sides: Sides) -> None:
    work, permit = sides.apply()
    where = f"work/works/{work}/permits/{permit}/assessment"
    no: dict[str, Any] = {"assessment_status": "refused"}
    refused(sides.authority.put(where, no), 400, "additional_comments", "reasons_for_refusal")
    no |= {"additional_comments": "Not on a market day", "reasons_for_refusal": ["RC10", "RC11"]}
    done(sides.authority.put(where, no))
    answer = sides.permit(work, permit)
    assert answer["permit_status"] == "refused" and answer["reasons_for_refusal"] == ["RC10", "RC11"]
    again = further(sides)
    refused(
        sides.promoter.post(f"work/works/{work}/permits", {**again, "works_coordinates": POINT}),
        400,
        "works_coordinates",
    )
    made = sides.made(
        sides.promoter.post(f"work/works/{work}/permits", again), "work", "PermitCreateResponse"
    )
    assert made["permit_reference_number"] == f"{work}-02"
    assert [one["permit_status"] for one in sides.work(work)["permits"]] == ["refused", "submitted"]
    refused(sides.promoter.post(f"work/works/{work}/permits", again), 409)


def further(sides: Sides, **changes: Any) -> dict[str, Any]:
    """A further permit on a work."""
    body = application(sides.version, **{**SOON, **changes})
    of_the_work = ("promoter_swa_code", "highway_authority_swa_code", "usrn", "works_coordinates")
    return {name: value for name, value in body.items() if name not in of_the_work}


def test_a_paa_goes_on_to_a_permit(sides: Sides) -> None:
    dates = {
        "proposed_start_date": "2027-06-07T00:00:00.000Z",
        "proposed_end_date": "2027-07-02T00:00:00.000Z",
    }
    late = {name: None for name in SOON if name not in dates}
    work, paa = sides.apply(**dates, **late)
    assert sides.permit(work, paa)["work_category"] == "paa"
    body = further(sides, **dates, **late)
    refused(sides.promoter.post(f"work/works/{work}/permits", body), 409)
    done(sides.authority.put(f"work/works/{work}/permits/{paa}/assessment", GRANT))
    refused(sides.promoter.put(f"work/works/{work}/start", START), 409)
    permit = sides.promoter.post(f"work/works/{work}/permits", body).json()["permit_reference_number"]
    assert sides.permit(work, paa)["permit_status"] == "progressed"
    assert sides.permit(work, permit)["work_category"] == "major"
    assert sides.events(work)[:2] == ["permit_submitted", "paa_granted"]


def test_modification_request_and_its_answer(sides: Sides) -> None:
    work, permit = sides.apply()
    path = f"work/works/{work}/permits/{permit}"
    ask = {"assessment_status": "permit_modification_request", "pending_change_details": "Use stop/go boards"}
    done(sides.authority.put(f"{path}/assessment", ask))
    asked = sides.permit(work, permit)
    assert asked["permit_status"] == "permit_modification_request"
    assert asked["ever_modification_requested"] is True
    made = sides.promoter.post(f"{path}/alterations", change(sides, traffic_management_type="stop_go_boards"))
    alteration = reference(made)
    after = sides.permit(work, permit)
    assert (after["permit_status"], after["traffic_management_type"]) == ("submitted", "stop_go_boards")
    told = sides.read(f"{path}/alterations/{alteration}", "PermitAlterationResponse")
    assert (told["alteration_type"], told["alteration_status"]) == ("MODIFIED_PERMIT", "auto_applied")
    done(sides.authority.put(f"{path}/assessment", GRANT))


def change(sides: Sides, **changes: Any) -> dict[str, Any]:
    """A change request: in v1 and v2 all that may be edited, in v6 what is to change."""
    reason = "change_request_reason" if sides.is_v6 else "permit_alteration_reason"
    if sides.is_v6:
        return {reason: "More room", **changes}
    body = {**further(sides), reason: "More room", **changes}
    return {name: value for name, value in body.items() if name != "workstream_prefix"}


def reference(got: Any) -> str:
    """The reference of a change request that was made."""
    assert got.status_code == 201, got.text
    (found,) = got.json().values()
    return str(found)


def test_start_stop_and_taking_them_back(sides: Sides) -> None:
    work, permit = sides.granted()
    path = f"work/works/{work}"
    later = {"actual_start_date": "2026-11-29T10:00:00.000Z"}
    refused(sides.promoter.put(f"{path}/start", later), 400, "actual_start_date")
    refused(sides.promoter.put(f"{path}/stop", STOP), 409)
    done(sides.promoter.put(f"{path}/start", START))
    assert sides.work(work)["work_status"] == "in_progress"
    refused(sides.promoter.put(f"{path}/start", START), 409)
    refused(sides.promoter.put(f"{path}/permits/{permit}/status", {"permit_status": "cancelled"}), 409)
    done(sides.promoter.put(f"{path}/revert-start", {"revert_reason": "They are still on the way"}))
    assert sides.work(work)["work_status"] == "planned"
    assert sides.permit(work, permit)["actual_start_date"] is None
    done(sides.promoter.put(f"{path}/start", START))
    done(sides.authority.put(f"{path}/stop", STOP))
    assert sides.work(work)["work_status"] == "completed"
    assert sides.permit(work, permit)["permit_status"] == "closed"
    done(sides.promoter.put(f"{path}/revert-stop", {"revert_reason": "One more day"}))
    assert sides.permit(work, permit)["permit_status"] == "granted"
    assert sides.events(work)[:4] == [
        "work_stop_reverted",
        "work_stop_logged",
        "work_start_logged",
        "work_start_reverted",
    ]


def test_cancelled_and_revoked(sides: Sides) -> None:
    work, permit = sides.granted()
    path = f"work/works/{work}/permits/{permit}"
    refused(sides.promoter.put(f"{path}/status", {"permit_status": "closed"}), 400, "permit_status")
    done(sides.promoter.put(f"{path}/status", {"permit_status": "cancelled"}))
    assert sides.work(work)["work_status"] == "cancelled"
    refused(sides.promoter.put(f"work/works/{work}/start", START), 409)
    work, permit = sides.granted()
    where = f"work/works/{work}/permits/{permit}/assessment"
    refused(sides.authority.put(where, {"assessment_status": "revoked"}), 400, "revoke_reason")
    done(sides.authority.put(where, {"assessment_status": "revoked", "revoke_reason": "A burst next door"}))
    assert sides.permit(work, permit)["permit_status"] == "revoked"


def test_sites_and_reinstatements(sides: Sides) -> None:
    work, permit = sides.granted(traffic_management_type="give_and_take")
    sites = f"work/works/{work}/sites"
    refused(sides.promoter.post(sites, site()), 409)
    done(sides.promoter.put(f"work/works/{work}/start", START))
    refused(sides.promoter.post(sites, site(length=12.0)), 400, "secondary_reinstatement_coordinates")
    refused(sides.authority.post(sites, site()), 401)
    number = sides.file()
    body = site(reinstatement_status="interim", reinstatement_evidence=True, file_ids=[number])
    made = sides.made(sides.promoter.post(sites, body), "work", "SiteCreateResponse")
    named = made["site_reference_number"] if sides.is_v6 else str(made["site_number"])
    refused(sides.promoter.put(f"work/works/{work}/revert-start", {"revert_reason": "No"}), 412)
    again = {name: value for name, value in site().items() if name != "reinstatement_type"}
    sides.made(
        sides.promoter.post(f"{sites}/{named}/reinstatements", again), "work", "ReinstatementCreateResponse"
    )
    told = sides.read(f"{sites}/{named}", "SiteResponse")
    assert [one["reinstatement_status"] for one in told["reinstatements"]] == ["interim", "permanent"]
    assert [file["file_id"] for file in told["reinstatements"][0]["files"]] == [number]
    assert told["site_status"] == "permanent" and told["permit_reference_number"] == permit
    refused(sides.promoter.delete(f"work/files/{number}"), 409)
    done(sides.promoter.put(f"work/works/{work}/final-reinstatement", {"final_reinstatement": False}))
    if not sides.is_v6:
        done(sides.promoter.put(f"work/works/{work}/inspection-units", {"inspection_units": 3}))
        assert sides.work(work)["inspection_units"] == 3
    else:
        done(sides.promoter.put(f"{sites}/{named}/subsume", {"subsume_reason": "The county resurfaced"}))
        refused(sides.promoter.post(f"{sites}/{named}/reinstatements", again), 409)
        first = told["reinstatements"][0]["reinstatement_reference_number"]
        done(sides.promoter.delete(f"{sites}/{named}/reinstatements/{first}"))
        assert len(sides.read(f"{sites}/{named}", "SiteResponse")["reinstatements"]) == 1
    listed = sides.promoter.get("reporting/reinstatements").json()["rows"]
    assert work in {row["work_reference_number"] for row in listed}


def test_a_change_request(sides: Sides) -> None:
    work, permit = sides.granted()
    path = f"work/works/{work}/permits/{permit}"
    moved = {**TRENCH, "coordinates": [[[x + 3, y] for x, y in TRENCH["coordinates"][0]]]}
    made = sides.promoter.post(
        f"{path}/alterations",
        change(sides, description_of_work="Renew two stop taps", works_coordinates=moved),
    )
    alteration = reference(made)
    refused(sides.promoter.post(f"{path}/alterations", change(sides)), 409)
    told = sides.read(f"{path}/alterations/{alteration}", "PermitAlterationResponse")
    assert told["alteration_type"] == "PROMOTER_CHANGE_REQUEST"
    assert told["original"]["description_of_work"] == "Renew a stop tap"
    assert told["proposed"]["description_of_work"] == "Renew two stop taps"
    assert sides.permit(work, permit)["description_of_work"] == "Renew a stop tap"
    grant = {"alteration_status": "granted", "assessment_discount": 0}
    refused(sides.promoter.put(f"{path}/alterations/{alteration}/status", grant), 401)
    done(sides.authority.put(f"{path}/alterations/{alteration}/status", grant))
    after = sides.permit(work, permit)
    assert after["description_of_work"] == "Renew two stop taps"
    assert after["works_coordinates"] == moved
    shown = sides.promoter.get("geojson/works", **box(0, 0, 700000, 700000), work_reference_number=work)
    assert shown.json()["features"][0]["geometry"]["coordinates"] == moved["coordinates"]
    assert [one["alteration_status"] for one in after["permit_alterations"]] == ["granted"]
    row = sides.promoter.get("reporting/alterations").json()["rows"][0]
    assert row["work_reference_number"] == work


def test_a_start_that_moves_is_weighed_anew(sides: Sides) -> None:
    unsaid = {name: None for name in SOON if not name.startswith("proposed")}
    sooner = {**unsaid, **{name: SOON[name] for name in SOON if name.startswith("proposed")}}
    start, end = "2026-12-14T00:00:00.000Z", "2026-12-16T00:00:00.000Z"
    work, permit = sides.apply(**{**unsaid, "proposed_start_date": start, "proposed_end_date": end})
    done(sides.authority.put(f"work/works/{work}/permits/{permit}/assessment", GRANT))
    assert sides.permit(work, permit)["is_early_start"] is False
    path = f"work/works/{work}/permits/{permit}/alterations"
    refused(sides.promoter.post(path, change(sides, **sooner)), 400, "early_start_pre_approval")
    said = {"early_start_pre_approval": False, "early_start_reason": "A leak grows"}
    alteration = reference(sides.promoter.post(path, change(sides, **{**sooner, **said})))
    if sides.is_v6:
        told = sides.read(f"{path}/{alteration}", "PermitAlterationResponse")
        assert told["proposed"]["is_early_start"] is True
    assert sides.permit(work, permit)["is_early_start"] is False
    grant = {"alteration_status": "granted", "assessment_discount": 0}
    done(sides.authority.put(f"{path}/{alteration}/status", grant))
    assert sides.permit(work, permit)["is_early_start"] is True


def test_an_extension_whose_duration_is_challenged(sides: Sides) -> None:
    work, permit = sides.started()
    path = f"work/works/{work}/permits/{permit}"
    longer = change(sides, proposed_end_date="2026-12-02T00:00:00.000Z")
    alteration = reference(sides.promoter.post(f"{path}/alterations", longer))
    told = sides.read(f"{path}/alterations/{alteration}", "PermitAlterationResponse")
    assert told["alteration_type"] == "WORK_EXTENSION"
    answer: dict[str, Any] = {
        "alteration_status": "granted_with_duration_challenge",
        "assessment_comments": "Two days are enough",
        "reasonable_period_end_date": "2026-12-09T00:00:00.000Z",
    }
    where = f"{path}/alterations/{alteration}"
    refused(sides.authority.put(f"{where}/status", answer), 400, "reasonable_period_end_date")
    answer["reasonable_period_end_date"] = "2026-11-29T00:00:00.000Z"
    done(sides.authority.put(f"{where}/status", answer))
    after = sides.permit(work, permit)
    assert after["proposed_end_date"].startswith("2026-12-02")
    assert after["reasonable_period_end_date"].startswith("2026-11-29")
    if not sides.is_v6:
        return
    listed = sides.promoter.get("reporting/alterations/duration-challenges").json()["rows"]
    assert work in {row["work_reference_number"] for row in listed}
    no = {"review_status": "duration_challenge_not_accepted", "reason_for_non_acceptance": "Rock"}
    done(sides.promoter.put(f"{where}/duration-challenge-review", no))
    last = {
        "non_acceptance_response_status": "reasonable_period_end_date_changed",
        "non_acceptance_response_details": "One day more",
    }
    path_of_answer = f"{where}/duration-challenge-non-acceptance-response"
    refused(sides.authority.put(path_of_answer, last), 400, "new_reasonable_period_end_date")
    last["new_reasonable_period_end_date"] = "2026-11-30T00:00:00.000Z"
    done(sides.authority.put(path_of_answer, last))
    assert sides.permit(work, permit)["reasonable_period_end_date"].startswith("2026-11-30")


def test_a_change_that_the_authority_imposes(sides: Sides) -> None:
    work, permit = sides.granted()
    path = f"work/works/{work}/permits/{permit}"
    conditions = [{"condition": "NCT02a", "comment": "Only from ten to four"}]
    if sides.is_v6:
        body = {"permit_conditions": conditions, "change_request_reason": "The school"}
        got = sides.authority.post(f"{path}/alterations/impose", body)
    else:
        body = change(sides, permit_conditions=conditions, permit_alteration_reason="The school")
        got = sides.authority.post(f"{path}/alterations", body)
    alteration = reference(got)
    told = sides.read(f"{path}/alterations/{alteration}", "PermitAlterationResponse")
    assert (told["alteration_type"], told["alteration_status"]) == ("HA_IMPOSED_CHANGE", "auto_applied")
    after = sides.permit(work, permit)
    assert [one["condition"] for one in after["permit_conditions"]] == ["NCT02a"]
    assert after["description_of_work"] == "Renew a stop tap"


def test_a_forward_plan(sides: Sides) -> None:
    body = {
        "promoter_swa_code": "ZZ01",
        "highway_authority_swa_code": "ZZ10",
        "works_coordinates": TRENCH,
        "usrn": HIGH_STREET,
        "start_date": "2027-09-06T00:00:00.000Z",
        "end_date": "2027-12-03T00:00:00.000Z",
        "description_of_work": "Renew the trunk main",
        "works_location_description": "All of it",
        "workstream_prefix": "001",
    }
    refused(
        sides.promoter.post("work/forward-plans", {**body, "start_date": "2026-01-05T00:00:00.000Z"}),
        400,
        "start_date",
    )
    made = sides.made(sides.promoter.post("work/forward-plans", body), "work", "ForwardPlanCreateResponse")
    work, plan = made["work_reference_number"], made["forward_plan_reference_number"]
    path = f"work/works/{work}/forward-plans/{plan}"
    assert sides.read(path, "ForwardPlanResponse")["forward_plan_status"] == "raised"
    shown = sides.promoter.get(
        "geojson/forward-plans", **box(470000, 309800, 470100, 309900), forward_plan_reference_number=plan
    )
    assert len(shown.json()["features"]) == 1
    kept = ("works_coordinates", "start_date", "end_date", "works_location_description")
    new = {**{name: body[name] for name in kept}, "description_of_work": "Renew half of it"}
    done(sides.promoter.put(path, new))
    assert sides.read(path, "ForwardPlanResponse")["description_of_work"] == "Renew half of it"
    assert sides.work(work)["forward_plan"]["forward_plan_reference_number"] == plan
    done(sides.promoter.put(f"{path}/cancel", {"cancelled_reason": "No money"}))
    refused(sides.promoter.put(f"{path}/cancel", {"cancelled_reason": "No money"}), 409)
    assert sides.work(work)["work_status"] == "cancelled"
    made = sides.promoter.post("work/forward-plans", body).json()
    work = made["work_reference_number"]
    late = dict.fromkeys(SOON)
    dates = {"proposed_start_date": body["start_date"], "proposed_end_date": body["end_date"]}
    got = sides.promoter.post(f"work/works/{work}/permits", further(sides, **{**late, **dates}))
    permit = sides.made(got, "work", "PermitCreateResponse")["permit_reference_number"]
    assert sides.permit(work, permit)["work_category"] == "paa"
    plan = made["forward_plan_reference_number"]
    read = sides.read(f"work/works/{work}/forward-plans/{plan}", "ForwardPlanResponse")
    assert read["forward_plan_status"] == "progressed"
