"""A submission in words: where it goes and for whom, all that is sent, or what changes."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from plugin.streetmanager.environments import PRODUCTION, SANDBOX, Environment
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_records import WorkCreateRequest
from plugin.submission.changes import changes
from plugin.submission.permit_application import PERMIT_APPLICATION
from plugin.submission.requests import request_from
from plugin.submission.submission_summary import summary
from plugin.submission.value_words import reference_words
from tests.unit.submission.test_permit_application import APPLICANT, LINE, NOW, draft

WATER = "Made-up Water"


def said(version: Version = Version.V2, environment: Environment = SANDBOX, **given: Any) -> dict[str, str]:
    request = request_from(draft(**given), APPLICANT, version, now=NOW)
    return dict(summary(request, environment, version, promoter=WATER))


def test_the_summary_says_where_it_goes_and_for_whom_first():
    request = request_from(draft(), APPLICANT, Version.V2, now=NOW)
    lines = summary(request, PRODUCTION, Version.V2, promoter=WATER)
    assert [label for label, _ in lines[:6]] == [
        "Environment",
        "Organisation",
        "Work reference",
        "Street",
        "Extent",
        "Dates",
    ]
    assert "PRODUCTION" in lines[0][1] and "this is real" in lines[0][1]
    assert lines[1][1] == "Made-up Water (ZZ01)" and lines[2][1] == request.work_reference_number


def test_the_summary_is_in_words():
    found = said()
    assert "nothing of it is real" in found["Environment"]
    assert found["Street"] == "HIGH STREET, MARKET REHEARSAL (USRN 99900001)"
    assert found["Extent"] == "a line of 20 m, near easting 470010, northing 310000"
    assert found["Dates"] == "Monday 2 June 2031 to Friday 6 June 2031, 5 days"
    assert found["Traffic management"] == "Give and take"
    assert found["Will the ground be opened?"] == "Yes"
    assert found["Part of the street"] == "Footway (beside a road); Carriageway"


def test_the_summary_lists_everything_that_is_sent_and_nothing_else():
    from plugin.streetmanager.fields import about

    for version in Version:
        request = request_from(draft(), APPLICANT, version, now=NOW)
        lines = summary(request, SANDBOX, version, promoter=WATER)
        top = {
            *("promoter_swa_code", "work_reference_number", "street_name", "town", "area_name", "usrn"),
            *("works_coordinates", "proposed_start_date", "proposed_end_date"),
        }
        wanted = [
            about(WorkCreateRequest, name).label for name in request.to_wire(version) if name not in top
        ]
        assert [label for label, _ in lines[6:]] == wanted


def test_the_summary_names_the_authority_conditions_and_designations():
    one = draft(
        permit_conditions=[{"condition": "NCT11a", "comment": "On the board"}],
        permit_asds=[{"street_special_desig_code": 2, "special_desig_location_text": "Whole length"}],
    )
    request = request_from(one, APPLICANT, Version.V2, now=NOW)
    found = dict(summary(request, SANDBOX, Version.V2, authority="Rehearsal County Council"))
    assert found["Highway authority"] == "Rehearsal County Council (ZZ10)"
    assert found["Conditions"] == "NCT11a: showing the permit number (On the board)"
    assert found["Special designations that apply"] == "Traffic-sensitive street, Whole length"


def test_extents_are_said_by_their_kind():
    square = [(470000, 310000), (470002, 310000), (470002, 310002), (470000, 310002)]
    assert said(vertices=square, shape_type="Polygon")["Extent"].startswith("a polygon of 4.0 m²")
    assert (
        said(vertices=LINE[:1], shape_type="Point")["Extent"]
        == "a point, near easting 470000, northing 310000"
    )
    one_day = said(proposed_end_date=date(2031, 6, 2))
    assert one_day["Dates"] == "Monday 2 June 2031, one day"


def test_as_whom_it_is_sent_and_what_it_hangs_on_stand_on_top() -> None:
    request = request_from(draft(), APPLICANT, Version.V2, now=NOW)
    lines = summary(
        *(request, SANDBOX, Version.V2),
        acting="Planner, Made-up Water",
        concerning={"work_reference_number": "ZA1", "permit_reference_number": "ZA1-01"},
    )
    assert ("You act as", "Planner, Made-up Water") in lines[:3]
    assert ("Permit reference", "ZA1-01") in lines and ("Work reference", "ZA1") in lines


def test_files_are_named_and_not_numbered() -> None:
    request = request_from(draft(file_ids=[7, 8]), APPLICANT, Version.V2, now=NOW)
    assert dict(summary(request, SANDBOX, Version.V2))["Files"] == "7; 8"
    named = summary(request, SANDBOX, Version.V2, files=["plan.pdf", "photo.jpg"])
    assert dict(named)["Files"] == "plan.pdf; photo.jpg"


def test_of_a_change_only_what_changes_is_listed() -> None:
    request = request_from(draft(), APPLICANT, Version.V2, now=NOW)
    held = {name: getattr(request, name) for name in WorkCreateRequest.model_fields}
    changed = request.model_copy(update={"proposed_end_date": date(2031, 6, 9), "excavation": False})
    rows = summary(changed, SANDBOX, Version.V2, original=held)
    assert rows[1:] == [
        ("Organisation", "ZZ01"),
        ("Will the ground be opened?", "Yes → No"),
        ("End date", "Friday 6 June 2031 → Monday 9 June 2031"),
    ]
    same = summary(request, SANDBOX, Version.V2, original=held)
    assert same[-1] == ("Changes", "none: it says what the permit says already")


def test_a_change_of_place_and_one_of_nothing() -> None:
    def changed(now: Any) -> list[tuple[str, str, str]]:
        shape = {"type": "LineString", "coordinates": [[470000, 310000], [470020, 310000]]}
        found = changes(
            WorkCreateRequest, {"works_coordinates": shape}, {"works_coordinates": now}, Version.V2
        )
        return [(change.name, change.before, change.after) for change in found]

    assert changed({"type": "LineString", "coordinates": [[470000.001, 310000], [470020, 310000]]}) == []
    assert changed(None) == []
    (moved,) = changed({"type": "Point", "coordinates": [470000, 310000]})
    assert moved[0] == "works_coordinates" and moved[1].startswith("a line of 20 m")


def test_an_answer_that_does_not_count_any_more_is_a_change_to_nothing() -> None:
    held = {"work_type": "planned", "is_ttro_required": True}
    found = changes(WorkCreateRequest, held, {**held, "work_type": "immediate"}, Version.V2)
    assert [(one.name, one.after) for one in found] == [
        ("work_type", "Immediate"),
        ("is_ttro_required", "nothing"),
    ]


def test_a_kind_without_a_promoter_names_none() -> None:
    assert PERMIT_APPLICATION.own_reference
    nobody = SimpleNamespace(**dict.fromkeys(WorkCreateRequest.model_fields))
    rows = summary(nobody, SANDBOX, Version.V2)  # type: ignore[arg-type]
    assert [label for label, _ in rows] == ["Environment", "Work reference"] and rows[1][
        1
    ] == "made up by the service"


def test_references_have_names() -> None:
    named = {
        "work_reference_number": "Work reference",
        "fpn_reference_number": "FPN reference",
        "site_number": "Site number",
    }
    assert {name: reference_words(name) for name in named} == named
