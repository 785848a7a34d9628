"""A permit application out of a draft: nothing goes that our own check knows to be wrong."""

from __future__ import annotations

import re
from datetime import date, datetime, timezone
from typing import Any

import pytest

from plugin.streetmanager.party_records import OrganisationResponse, UserResponse, WorkstreamResponse
from plugin.streetmanager.versions import Version
from plugin.submission.draft import Draft
from plugin.submission.permit_application import starting_values
from plugin.submission.requests import (
    JOB_NUMBER,
    Applicant,
    NotReady,
    applicant_for,
    problems_of,
    request_from,
    work_reference,
)
from tests.unit.submission.service_stand_in import answers

NOW = datetime(2031, 5, 1, 9, 0, tzinfo=timezone.utc)
APPLICANT = Applicant("ZZ01", "ZA", "planner@practice.example", "A. Planner")
LINE = [(470000.12345, 310000.0), (470020.0, 310000.0)]
WATER = OrganisationResponse(
    name="Made-up Water", organisation_reference="ZZ01", prefix="ZA", phone_number="01632 960001"
)
PLANNER = UserResponse.model_validate(
    {
        "first_name": "Ada",
        "last_name": "Planner",
        "organisation_reference": "ZZ01",
        "workstreams": [
            {"workstream_prefix": "001", "access_level": "full_write"},
            {"workstream_prefix": "003", "access_level": "read_only"},
        ],
    }
)


def draft(
    vertices: Any = LINE,
    finished: bool = True,
    shape_type: str = "LineString",
    reference: str | None = None,
    **given: Any,
) -> Draft:
    return Draft(
        "id",
        "permit_application",
        "A draft",
        shape_type,
        "practice",
        "v2",
        NOW,
        NOW,
        vertices=list(vertices),
        finished=finished,
        values=answers(**given),
        work_reference_number=reference,
    )


def fields_wrong(one: Draft, version: Version = Version.V2, **given: Any) -> dict[str, str]:
    return {problem.field: problem.words for problem in problems_of(one, version, NOW, **given)}


@pytest.mark.parametrize("version", list(Version))
def test_a_form_that_is_filled_in_makes_a_request_that_the_version_takes(version):
    request = request_from(draft(), APPLICANT, version, now=NOW)
    body = request.to_wire(version)
    assert ("close_footpath" in body) is (version is Version.V6)
    assert ("environmental_health_notifiable" in body) is (version is not Version.V6)
    assert body["works_coordinates"] == {
        "type": "LineString",
        "coordinates": [[470000.123, 310000.0], [470020.0, 310000.0]],
    }
    assert body["proposed_start_date"] == "2031-06-02T00:00:00.000Z"
    assert body["internal_user_name"] == "A. Planner" and body["promoter_swa_code"] == "ZZ01"
    assert re.fullmatch("ZA001[0-9]{8}", body["work_reference_number"])


def test_what_is_wrong_is_said_field_by_field_and_no_request_is_made():
    wrong = draft(description_of_work="", proposed_end_date=date(2031, 6, 1))
    assert set(fields_wrong(wrong)) == {"description_of_work", "proposed_end_date"}
    with pytest.raises(NotReady) as raised:
        request_from(wrong, APPLICANT, Version.V2, now=NOW)
    assert [problem.field for problem in raised.value.problems] == [
        "description_of_work",
        "proposed_end_date",
    ]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"vertices": [], "finished": False}, "Nothing is drawn yet"),
        ({"finished": False}, "not finished"),
        ({"vertices": LINE[:1]}, "at least two points"),
        (
            {
                "vertices": [(470000, 310000), (470010, 310010), (470010, 310000), (470000, 310010)],
                "shape_type": "Polygon",
            },
            "Crosses itself",
        ),
        ({"vertices": [(-5, 310000), (470010, 310010)]}, "outside the National Grid"),
        ({"vertices": [(float("nan"), 310000), (470010, 310010)]}, "has no place"),
        ({"vertices": [(0.5, 52.1), (0.6, 52.2)]}, "degrees"),
    ],
)
def test_a_drawing_that_must_not_be_sent_is_not(given, words):
    found = fields_wrong(draft(**given))
    assert list(found) == ["works_coordinates"] and words in found["works_coordinates"]


def test_an_early_start_asks_for_its_reason():
    assert fields_wrong(draft()) == {}
    assert "early_start_pre_approval" in fields_wrong(draft(), early_start=True)
    early = draft(early_start_pre_approval=False, early_start_reason="The main is leaking")
    body = request_from(early, APPLICANT, Version.V2, early_start=True, now=NOW).to_wire(Version.V2)
    assert body["early_start_reason"] == "The main is leaking" and "is_early_start" not in body


def test_the_applicants_promoter_counts():
    request = request_from(draft(promoter_swa_code=None), APPLICANT, Version.V2, now=NOW)
    assert request.promoter_swa_code == "ZZ01"


def test_references_are_made_by_the_rule():
    assert work_reference("ZA", "001", "J-77_b") == "ZA001J-77_b"
    assert re.fullmatch("ZA001[0-9]{8}", work_reference("ZA", "001"))
    assert len({work_reference("ZA", "001") for _ in range(50)}) > 45
    assert work_reference("ZA", "001", "x" * 19) == "ZA001" + "x" * 19


@pytest.mark.parametrize(
    "parts",
    [("", "001"), ("ZA", "000"), ("ZA", "01"), ("ZA", ""), ("ZA", "001", "x" * 20), ("ZA", "001", "a b")],
)
def test_references_against_the_rule_are_not_made(parts):
    with pytest.raises(ValueError):
        work_reference(*parts)


def test_the_job_number_becomes_part_of_the_reference_and_is_not_sent_by_itself():
    body = request_from(draft(job_number="J77"), APPLICANT, Version.V2, now=NOW).to_wire(Version.V2)
    assert body["work_reference_number"] == "ZA001J77" and JOB_NUMBER not in body


def test_a_whole_reference_counts_as_it_is():
    request = request_from(
        draft(work_reference_number="OWN-1", job_number="J77"), APPLICANT, Version.V2, now=NOW
    )
    assert request.work_reference_number == "OWN-1"


def test_a_made_up_reference_of_an_earlier_try_is_used_again_unless_something_changed():
    def again(**given: Any) -> str:
        one = draft(reference="ZA00112345678", **given)
        return str(request_from(one, APPLICANT, Version.V2, now=NOW).work_reference_number)

    assert again() == "ZA00112345678"
    assert again(workstream_prefix="002").startswith("ZA002")
    assert again(job_number="J77") == "ZA001J77"


@pytest.mark.parametrize(
    ("given", "field"),
    [({"workstream_prefix": None}, "workstream_prefix"), ({"job_number": "a/b"}, JOB_NUMBER)],
)
def test_a_reference_that_cannot_be_made_is_said_at_its_field(given, field):
    assert list(fields_wrong(draft(**given), applicant=APPLICANT)) == [field]
    assert fields_wrong(draft(**given)) == {}


def test_an_organisation_without_a_prefix_enters_a_whole_reference():
    bare = Applicant("ZZ01")
    assert list(fields_wrong(draft(), applicant=bare)) == ["work_reference_number"]
    assert fields_wrong(draft(work_reference_number="OWN-1"), applicant=bare) == {}


def test_the_applicant_is_the_promoter_and_the_person():
    assert applicant_for(WATER, PLANNER, "planner@practice.example") == Applicant(
        "ZZ01", "ZA", "planner@practice.example", "Ada Planner"
    )
    long = UserResponse(first_name="A" * 60, last_name="B")
    assert len(applicant_for(WATER, long, "x" * 200).user_name) == 50
    assert len(applicant_for(WATER, None, "x" * 200).user_identifier) == 100


def test_a_form_begins_with_what_is_known_and_declares_nothing():
    streams = [WorkstreamResponse(prefix="001"), WorkstreamResponse(prefix="003")]
    found = starting_values(WATER, PLANNER, streams, date(2026, 11, 21))
    assert found == {
        "work_type": "planned",
        "application_type": "permit",
        "proposed_start_date": date(2026, 12, 14),
        "proposed_end_date": date(2026, 12, 18),
        "promoter_swa_code": "ZZ01",
        "workstream_prefix": "001",
        "secondary_contact": "Ada Planner",
        "secondary_contact_number": "01632 960001",
    }


def test_of_several_workstreams_the_person_chooses():
    streams = [WorkstreamResponse(prefix="001"), WorkstreamResponse(prefix="002")]
    assert "workstream_prefix" not in starting_values(WATER, None, streams, date(2026, 11, 21))
    closed = [WorkstreamResponse(prefix="001"), WorkstreamResponse(prefix="002", status="deactivated")]
    assert starting_values(WATER, None, closed, date(2026, 11, 21))["workstream_prefix"] == "001"
    assert (
        starting_values(None, PLANNER, PLANNER.workstreams, date(2026, 11, 21))["workstream_prefix"] == "001"
    )


@pytest.mark.parametrize("day", range(1, 15))
def test_the_proposed_week_is_a_working_week_at_least_three_weeks_ahead(day):
    found = starting_values(None, None, [], date(2027, 3, day))
    start, end = found["proposed_start_date"], found["proposed_end_date"]
    assert start.weekday() == 0 and end.weekday() == 4
    assert 21 <= (start - date(2027, 3, day)).days <= 27
