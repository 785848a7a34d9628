"""Areas, samples, activities, restrictions, what lies about, and people: in every version."""

from __future__ import annotations

import secrets
from typing import Any

from plugin.streetmanager.versions import Version
from tests.contract.schemas_checked import faults

from .applications import HIGH_STREET, TRENCH
from .caller import box
from .journeys import POINT, Sides, done, only_v6, refused, shape


def test_a_geographical_area(sides: Sides) -> None:
    by = {"internalUserIdentifier": "17", "internalUserName": "Harry Way"} if sides.is_v6 else {}
    name = f"North {secrets.token_hex(3)}.csv"
    where = "work/geographical-areas"
    refused(sides.authority.upload(where, name, b"USRN\n99900001\n", **by), 400, "file")
    refused(sides.authority.upload(where, name, b"99900001\n99900001\n", **by), 400, "file")
    refused(sides.promoter.upload(where, name, b"99900001\n", **by), 401)
    made = sides.authority.upload(where, name, b"99900001\n99900002\n", **by)
    area = sides.made(made, "work", "GeographicalAreaCreateResponse")["geographical_area_reference_number"]
    refused(sides.authority.upload(where, name, b"99900001\n", **by), 409)
    if sides.is_v6:
        by["geographicalAreaReferenceNumber"] = area
    done(sides.authority.upload(f"{where}/{area}", name, b"99900003\n", method="PUT", **by))
    listed = sides.authority.get("reporting/geographical-areas").json()
    assert {
        one["number_of_usrns"] for one in listed if one["geographical_area_reference_number"] == area
    } == {1}


def test_sample_inspections(sides: Sides) -> None:
    if sides.version == "v1":
        assert sides.authority.post("work/sample-inspection", None).status_code == 404
        return
    service = "sampling" if sides.is_v6 else "work"
    letters = "abc"
    numbers = (
        {
            "inspection_rate": 20,
            "inspection_units_baseline": 100,
            **{f"target_{letter}": 5 for letter in letters},
        }
        if sides.is_v6
        else {f"{what}_category_{letter}": 5 for what in ("agreed", "cap") for letter in letters}
    )
    promoter = "ZZ05" if sides.is_v6 else "ZZ04"
    path = f"{service}/sample-inspection-targets"
    refused(sides.promoter.post(path, {**numbers, "promoter_org_ref": promoter}), 401)
    made = sides.authority.post(path, {**numbers, "promoter_org_ref": promoter})
    target = sides.made(made, service, "SampleInspectionTargetCreateResponse")
    refused(sides.authority.post(path, {**numbers, "promoter_org_ref": promoter}), 409)
    one = f"{path}/{target['sample_inspection_target_reference_number']}"
    shape(sides, sides.authority.get(one), service, "SampleInspectionTargetResponse")
    done(sides.authority.put(one, numbers))
    if sides.is_v6:
        done(sides.authority.post("sampling/sample-inspections", {"sample_inspection_rate": 10}))
        listed = sides.authority.get("reporting/pbi-sample-inspections")
        answer = "PbiSampleInspectionReportingResponse"
        jobs = sides.authority.get("reporting/pbi-sample-generation-jobs")
        assert jobs.json()["rows"][0]["async_job_status"] == "complete"
    else:
        done(sides.authority.post("work/sample-inspection", None))
        listed, answer = (
            sides.authority.get("reporting/sample-inspections"),
            "SampleInspectionReportingResponse",
        )
    rows = shape(sides, listed, "reporting", answer)["rows"]
    assert len(rows) >= 5
    got = sides.authority.get(f"work/works/{rows[0]['work_reference_number']}")
    work = shape(sides, got, "work", "WorkResponse")
    assert len(work["pbi_sample_inspections" if sides.is_v6 else "sample_inspections"]) == 1
    if sides.is_v6:
        done(sides.authority.delete(one))
        refused(sides.authority.get(one), 404)
    else:
        done(sides.authority.put(f"{one}/close", {}))
        refused(sides.authority.put(f"{one}/close", {}), 409)


def test_quarters_and_quotas(sides: Sides) -> None:
    only_v6(sides)
    path = "sampling/sample-inspections"
    refused(sides.authority.post(f"{path}/end-quarter", None), 409)
    done(sides.authority.post(f"{path}/start-quarter", {"start_date": "2026-10-01T00:00:00Z"}))
    refused(sides.authority.post(f"{path}/start-quarter", {"start_date": "2026-10-01T00:00:00Z"}), 409)
    done(sides.authority.post(f"{path}/end-quarter", None))
    done(sides.authority.post(f"{path}/revert-end-quarter", None))
    quota = sides.authority.get(
        "sampling/sample-inspection-quota", inspection_units=[400, 500], inspection_rate=10
    )
    assert shape(sides, quota, "sampling", "SampleInspectionQuotaResponse") == {"quota": 45}
    units = sides.authority.get("sampling/previous-annual-inspection-units", promoter_org_ref="ZZ01")
    assert (
        len(shape(sides, units, "sampling", "AnnualInspectionUnitsResponse")["annual_inspection_units"]) == 3
    )


def test_an_activity(sides: Sides) -> None:
    body: dict[str, Any] = {
        "usrn": HIGH_STREET,
        "activity_coordinates": TRENCH,
        "activity_name": "Skip",
        "activity_activity_type": "skips",
        "start_date": "2026-12-01T00:00:00.000Z",
        "end_date": "2026-12-03T00:00:00.000Z",
        "location_types": ["carriageway"],
        "activity_location_description": "Outside number 4",
        "traffic_management_type": "no_carriageway_incursion",
        "collaborative_working": False,
    }
    refused(sides.promoter.post("work/activity", body), 401)
    odd = {**body, "activity_activity_type": "rest"}
    refused(sides.authority.post("work/activity", odd), 400, "activity_activity_type")
    made = sides.made(sides.authority.post("work/activity", body), "work", "ActivityCreateResponse")
    path = f"work/activity/{made['activity_reference_number']}"
    assert sides.read(path, "ActivityResponse")["activity_coordinates"] == TRENCH
    area = box(470059, 309879, 470065, 309887)

    def shown() -> list[Any]:
        got = sides.promoter.get("geojson/activities", **area).json()["features"]
        every = (feature["properties"] for feature in got)
        return [one for one in every if one["activity_reference_number"] == made["activity_reference_number"]]

    assert len(shown()) == 1 and not shown()[0]["cancelled"]
    new = {name: value for name, value in body.items() if name not in ("usrn", "activity_coordinates")}
    done(sides.authority.put(path, {**new, "activity_name": "Large skip"}))
    assert shown()[0]["activity_name"] == "Large skip"
    done(sides.authority.put(f"{path}/cancel", {"cancellation_reason": "Not needed"}))
    assert shown()[0]["cancelled"]
    refused(sides.authority.put(f"{path}/cancel", {"cancellation_reason": "Not needed"}), 409)


def test_a_section_58(sides: Sides) -> None:
    only_v6(sides)
    body: dict[str, Any] = {
        "section_58_coordinates": TRENCH,
        "start_date": "2026-12-01T00:00:00.000Z",
        "restriction_duration": "one_year",
        "restriction_extent": "whole_road",
        "location_types": ["carriageway"],
        "highway_authority_swa_code": "ZZ10",
        "usrn": HIGH_STREET,
    }
    refused(
        sides.authority.post("work/section-58s", {**body, "section_58_coordinates": POINT}),
        400,
        "section_58_coordinates",
    )
    made = sides.made(sides.authority.post("work/section-58s", body), "work", "Section58CreateResponse")
    path = f"work/section-58s/{made['section_58_reference_number']}"
    told = sides.read(path, "Section58Response")
    assert (told["section_58_status"], told["end_date"][:10]) == ("proposed", "2027-12-01")
    refused(sides.authority.put(f"{path}/status", {"status": "closed"}), 409)
    force = {"status": "in_force", "start_date": "2026-12-07T00:00:00.000Z"}
    done(sides.authority.put(f"{path}/status", force))
    got = sides.promoter.get("geojson/section-58s", **box(470059, 309879, 470065, 309887))
    assert "in_force" in {feature["properties"]["section_58_status"] for feature in got.json()["features"]}
    assert faults(got.json(), Version.V6, "geojson", "Section58Response") == []


def test_ancillary_information_and_materials(sides: Sides) -> None:
    only_v6(sides)
    work, permit = sides.granted()
    path = f"work/works/{work}/permits/{permit}/ancillary-informations"
    body = {
        "ancillary_info_type": "site_welfare_facilities",
        "ancillary_info_description": "A hut",
        "location_description": "On the verge",
        "ancillary_info_coordinates": [POINT],
        "usrns": [HIGH_STREET],
    }
    places = [{**POINT, "coordinates": [470000.0 + n, 310000.0]} for n in range(11)]
    many = {**body, "ancillary_info_coordinates": places}
    refused(sides.promoter.post(path, many), 400, "ancillary_info_coordinates")
    made = sides.made(sides.promoter.post(path, body), "work", "CreateAncillaryInfoResponse")
    one = f"{path}/{made['ancillary_info_reference_number']}"
    assert sides.read(one, "AncillaryInfoResponse")["ancillary_info_status"] == "added"
    assert len(sides.permit(work, permit)["ancillary_informations"]) == 1
    area = box(470050, 309870, 470070, 309890)
    got = sides.promoter.get("geojson/ancillary-informations", **area)
    assert faults(got.json(), Version.V6, "geojson", "AncillaryInfoResponse") == []
    assert got.json()["features"]
    gone = sides.promoter.put(f"{one}/remove", {"ancillary_info_removal_reason": "Taken away"})
    shape(sides, gone, "work", "RemoveAncillaryInfoResponse")
    refused(sides.promoter.put(f"{one}/remove", {"ancillary_info_removal_reason": "Taken away"}), 409)
    sample = {
        "highway_authority_swa_code": "ZZ10",
        "material_classification_coordinates": POINT,
        "usrn": HIGH_STREET,
        "location_types": ["carriageway"],
        "material_classification_classification": "hazardous",
        "hazardous_material_type": ["coal_tar"],
        "layer_affected": ["sub_base"],
        "sample_date": "2026-11-20T00:00:00.000Z",
        "location_description": "Outside number 4",
    }
    made = sides.promoter.post("work/material-classifications", sample)
    told = sides.made(made, "work", "MaterialClassificationCreateResponse")
    number = told["material_classification_reference_number"]
    sides.read(f"work/material-classifications/{number}", "MaterialClassificationResponse")
    got = sides.gas.get("geojson/material-classifications", usrn=HIGH_STREET, classification="hazardous")
    assert faults(got.json(), Version.V6, "geojson", "MaterialClassificationResponse") == []
    assert number in got.text
    assert sides.permit(work, permit)["usrn_contains_hazardous_material"] is True


def test_workstreams_and_names(sides: Sides) -> None:
    path = "party/organisations/ZZ01/workstreams"
    prefix = str(500 + int(sides.version[1:]))
    body = {"prefix": prefix, "name": "Leakage"}
    refused(sides.promoter.post(path, {**body, "prefix": "000"}), 400, "prefix")
    refused(sides.gas.post(path, body), 401)
    sides.made(sides.promoter.post(path, body), "party", "WorkstreamCreateResponse")
    refused(sides.promoter.post(path, body), 409)
    done(sides.promoter.put(f"{path}/{prefix}", {"name": "Leaks"}))
    assert (
        shape(sides, sides.promoter.get(f"{path}/{prefix}"), "party", "WorkstreamResponse")["name"] == "Leaks"
    )
    assert prefix in {stream["prefix"] for stream in sides.promoter.get(path).json()}
    work, _ = sides.apply(workstream_prefix=prefix)
    assert work.startswith(f"ZA{prefix}")
    user = "party/users/planner@practice.example"
    refused(sides.gas.put(user, {"first_name": "P", "last_name": "Q"}), 401)
    done(sides.promoter.put(user, {"first_name": "Patricia", "last_name": "Planner"}))
    assert sides.promoter.get(user).json()["first_name"] == "Patricia"
    email = {"email": "planner@practice.example"}
    done(sides.promoter.post("party/forgot-password", email))
    done(
        sides.promoter.post("party/reset-password", {**email, "verification_code": "123456", "password": "x"})
    )
