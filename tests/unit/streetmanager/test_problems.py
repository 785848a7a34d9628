"""What is said of a form's values: nothing where they are right, and the field where they are not."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import Any

import pytest

from plugin.streetmanager.fields import about, fields_in, relevant_values, shown_fields
from plugin.streetmanager.problems import problems
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_records import PermitASD, PermitCondition, WorkCreateRequest

from .filled_in import filled_in

NOW = datetime(2026, 11, 21, 12, tzinfo=timezone.utc)
EVERY = list(Version)
OLDER = [Version.V1, Version.V2]
V6 = [Version.V6]


def fields_with_problems(version: Version, early_start: bool | None = None, **changes: Any) -> list[str]:
    values = filled_in(version, **changes)
    return [found.field for found in problems(WorkCreateRequest, values, version, NOW, early_start)]


@pytest.mark.parametrize("version", EVERY)
def test_nothing_is_wrong_with_what_is_right(version: Version) -> None:
    assert problems(WorkCreateRequest, filled_in(version), version, NOW, strict=True) == []


@pytest.mark.parametrize("version", EVERY)
def test_what_is_right_stays_right_as_a_body(version: Version) -> None:
    body = WorkCreateRequest(**filled_in(version)).to_wire(version)
    assert problems(WorkCreateRequest, body, version, NOW, strict=True) == []


@pytest.mark.parametrize("version", EVERY)
def test_everything_that_is_needed_is_asked_for_in_words(version: Version) -> None:
    found = problems(WorkCreateRequest, {}, version, NOW)
    needed = [name for name, field in fields_in(WorkCreateRequest, version).items() if field.needed]
    assert [problem.field for problem in found] == needed
    for problem in found:
        assert problem.words.endswith(".")
        assert problem.source


FORM: list[tuple[list[Version], dict[str, Any], list[str]]] = [
    (EVERY, {"description_of_work": "  "}, ["description_of_work"]),
    (EVERY, {"description_of_work": "x" * 500}, []),
    (EVERY, {"description_of_work": "x" * 501}, ["description_of_work"]),
    (EVERY, {"street_name": "x" * 101}, ["street_name"]),
    (EVERY, {"promoter_swa_code": "12345"}, ["promoter_swa_code"]),
    (OLDER, {"internal_user_name": "x" * 51}, ["internal_user_name"]),
    (V6, {"internal_user_name": "x" * 51}, []),
    (V6, {"internal_user_name": "x" * 101}, ["internal_user_name"]),
    (EVERY, {"activity_type": "digging"}, ["activity_type"]),
    (OLDER, {"traffic_management_type": "temp_obstruction_15_minute_delay"}, ["traffic_management_type"]),
    (V6, {"traffic_management_type": "temp_obstruction_15_minute_delay"}, []),
    (EVERY, {"excavation": "yes"}, ["excavation"]),
    (EVERY, {"excavation": 1}, ["excavation"]),
    (EVERY, {"description_of_work": 7}, ["description_of_work"]),
    (EVERY, {"usrn": 100001}, []),
    (EVERY, {"usrn": 100001.0}, []),
    (EVERY, {"usrn": 100000}, ["usrn"]),
    (EVERY, {"usrn": 100000000}, ["usrn"]),
    (EVERY, {"usrn": 99900001.5}, ["usrn"]),
    (EVERY, {"usrn": True}, ["usrn"]),
    (EVERY, {"usrn": "99900001"}, ["usrn"]),
    (EVERY, {"usrn": float("nan")}, ["usrn"]),
    (EVERY, {"usrn": float("inf")}, ["usrn"]),
    (EVERY, {"road_category": 0}, []),
    (EVERY, {"road_category": 11}, ["road_category"]),
    (EVERY, {"location_types": []}, ["location_types"]),
    (EVERY, {"location_types": ["verge", "verge"]}, ["location_types"]),
    (EVERY, {"location_types": ["sky"]}, ["location_types"]),
    (EVERY, {"location_types": "verge"}, ["location_types"]),
    (EVERY, {"works_coordinates": {"type": "MultiPoint", "coordinates": [[1, 2]]}}, ["works_coordinates"]),
    (EVERY, {"works_coordinates": "here"}, ["works_coordinates"]),
    (EVERY, {"works_coordinates": {"type": "Point", "coordinates": []}}, ["works_coordinates"]),
    (EVERY, {"work_reference_number": "ZA001-AB_c1"}, []),
    (EVERY, {"work_reference_number": "ZA001 1"}, ["work_reference_number"]),
    (EVERY, {"work_reference_number": "ZA001/1"}, ["work_reference_number"]),
    (EVERY, {"work_reference_number": "Z" * 24}, []),
    (EVERY, {"work_reference_number": "Z" * 25}, ["work_reference_number"]),
    (EVERY, {"workstream_prefix": "001"}, []),
    (EVERY, {"workstream_prefix": "000"}, ["workstream_prefix"]),
    (EVERY, {"workstream_prefix": "01"}, ["workstream_prefix"]),
    (EVERY, {"workstream_prefix": "0a1"}, ["workstream_prefix"]),
    (EVERY, {"workstream_prefix": "٠٠١"}, ["workstream_prefix"]),
    (EVERY, {"file_ids": [1, 2]}, []),
    (EVERY, {"file_ids": [1, 1]}, ["file_ids"]),
    (EVERY, {"file_ids": [1, None]}, ["file_ids"]),
]


@pytest.mark.parametrize(("versions", "changes", "wrong"), FORM)
def test_form_of_each_value(versions: list[Version], changes: dict[str, Any], wrong: list[str]) -> None:
    for version in versions:
        assert fields_with_problems(version, **changes) == wrong


DATES: list[tuple[dict[str, Any], list[str]]] = [
    ({"proposed_start_date": "soon"}, ["proposed_start_date"]),
    ({"proposed_start_date": "2026-02-30"}, ["proposed_start_date"]),
    ({"proposed_start_date": date(2026, 12, 7)}, []),
    ({"proposed_start_date": datetime(2026, 12, 7)}, []),
    ({"proposed_start_date": "2026-12-07T00:00:00.000Z"}, []),
    ({"proposed_end_date": "2026-12-07"}, []),
    ({"proposed_end_date": "2026-12-06"}, ["proposed_end_date"]),
    ({"proposed_end_date": "2031-12-07"}, []),
    ({"proposed_end_date": "2031-12-08"}, ["proposed_end_date"]),
    ({"proposed_end_date": "2031-12-08", "work_type": "immediate", "immediate_risk": True}, []),
    ({"proposed_start_date": "2028-02-29", "proposed_end_date": "2033-03-01"}, ["proposed_end_date"]),
    ({"proposed_start_date": "2026-11-21"}, []),
    ({"proposed_start_date": "2026-11-20"}, ["proposed_start_time"]),
    ({"proposed_start_date": "2026-11-20", "proposed_start_time": "2026-11-20T08:00:00Z"}, []),
    ({"proposed_start_date": "2026-11-20", "proposed_start_time": "early"}, ["proposed_start_time"]),
    (
        {"proposed_start_date": "2026-11-18", "proposed_end_date": "2026-11-19"},
        ["proposed_start_time", "proposed_end_time"],
    ),
    (
        {
            "proposed_start_date": "2026-11-19",
            "proposed_end_date": "2026-11-19",
            "proposed_start_time": "2026-11-19T10:00:00.000Z",
            "proposed_end_time": "2026-11-19T10:00:00.000Z",
        },
        ["proposed_end_time"],
    ),
]


@pytest.mark.parametrize(("changes", "wrong"), DATES)
def test_dates(changes: dict[str, Any], wrong: list[str]) -> None:
    for version in EVERY:
        assert fields_with_problems(version, **changes) == wrong


def test_today_is_the_day_in_the_uk() -> None:
    just_past_midnight_in_summer = datetime(2026, 6, 30, 23, 30, tzinfo=timezone.utc)
    values = filled_in(Version.V2, proposed_start_date="2026-06-30", proposed_end_date="2026-07-02")
    found = problems(WorkCreateRequest, values, Version.V2, just_past_midnight_in_summer)
    assert [problem.field for problem in found] == ["proposed_start_time"]


CONDITIONS: list[tuple[list[Version], dict[str, Any], list[str]]] = [
    (EVERY, {"is_ttro_required": None}, ["is_ttro_required"]),
    (EVERY, {"work_type": "immediate", "is_ttro_required": None}, ["immediate_risk"]),
    (EVERY, {"work_type": "immediate", "immediate_risk": False}, []),
    (
        OLDER,
        {"collaborative_working": True},
        ["collaboration_type", "collaboration_details"],
    ),
    (
        V6,
        {"collaborative_working": True},
        [
            "collaboration_types",
            "collaboration_details",
            "is_primary_promoter",
            "collaboration_contact_name",
        ],
    ),
    (V6, {"others_can_collaborate_on_work": None}, ["others_can_collaborate_on_work"]),
    (V6, {"reason_for_non_collaboration": None}, ["reason_for_non_collaboration"]),
    (
        V6,
        {"others_can_collaborate_on_work": True},
        [
            "can_collaborate_on_work_additional_details",
            "collaboration_types",
            "collaboration_contact_name",
        ],
    ),
    (
        V6,
        {
            "collaborative_working": True,
            "collaboration_types": ["other"],
            "collaboration_details": "Together",
            "collaboration_contact_name": "Ada",
            "collaboration_contact_email": "ada@example.org",
            "is_primary_promoter": True,
        },
        ["primary_promoter_permit_reference_number"],
    ),
    (
        V6,
        {
            "collaborative_working": True,
            "collaboration_types": ["other"],
            "collaboration_details": "Together",
            "collaboration_contact_name": "Ada",
            "collaboration_contact_email": "ada@example.org",
            "is_primary_promoter": False,
        },
        ["estimated_number_of_network_days_saved"],
    ),
    (
        V6,
        {"traffic_management_type": "two_way_signals"},
        ["emergency_contact_name", "emergency_contact_number"],
    ),
    (OLDER, {"traffic_management_type": "two_way_signals"}, []),
    (V6, {"close_footpath": None}, ["close_footpath"]),
    (OLDER, {"environmental_health_notifiable": None}, ["environmental_health_notifiable"]),
    (V6, {"environmental_health_notifiable": None}, []),
    (EVERY, {"promoter_swa_code": "7374"}, ["hs2_in_act_limits"]),
    (EVERY, {"work_type": "hs2_highway_works"}, ["work_type"]),
    (
        EVERY,
        {"work_type": "hs2_highway_works", "promoter_swa_code": "7374", "hs2_in_act_limits": True},
        ["hs2_highway_exemption"],
    ),
    (
        EVERY,
        {
            "promoter_swa_code": "7374",
            "hs2_in_act_limits": False,
            "hs2_highway_emails": ["a@example.org", "b@example.org", "c@example.org"],
            "hs2_additional_usrns": [99900001, 5],
            "hs2_consultation_requested_response_date": "2026-11-20",
        },
        ["hs2_consultation_requested_response_date", "hs2_highway_emails", "hs2_additional_usrns"],
    ),
]


@pytest.mark.parametrize(("versions", "changes", "wrong"), CONDITIONS)
def test_what_is_needed_only_sometimes(
    versions: list[Version], changes: dict[str, Any], wrong: list[str]
) -> None:
    for version in versions:
        assert fields_with_problems(version, **changes) == wrong


def test_early_start() -> None:
    assert fields_with_problems(Version.V2, True) == ["early_start_pre_approval"]
    assert fields_with_problems(Version.V2, True, early_start_pre_approval=False) == ["early_start_reason"]
    assert fields_with_problems(Version.V2, True, early_start_pre_approval=True) == [
        "pre_approval_details",
        "pre_approval_authoriser",
    ]
    assert fields_with_problems(Version.V2, False, early_start_pre_approval=True) == []
    assert fields_with_problems(Version.V2, None) == []
    assert fields_with_problems(Version.V2, None, is_early_start=True) == ["early_start_pre_approval"]
    assert fields_with_problems(Version.V2, None, early_start_pre_approval=False) == ["early_start_reason"]


def test_records_inside_lists() -> None:
    conditions = [{"condition": "NCT99"}, {"condition": "NCT03", "comment": "x" * 501}, {}, 5]
    assert fields_with_problems(Version.V2, permit_conditions=conditions) == [
        "permit_conditions.0.condition",
        "permit_conditions.1.condition",
        "permit_conditions.1.comment",
        "permit_conditions.2.condition",
        "permit_conditions.3",
    ]
    assert fields_with_problems(Version.V6, permit_conditions=[conditions[1]]) == []
    twice = [PermitCondition(condition="NCT01a"), PermitCondition(condition="NCT01a")]
    assert fields_with_problems(Version.V2, permit_conditions=twice) == ["permit_conditions"]
    assert fields_with_problems(Version.V2, permit_asds=[PermitASD(street_special_desig_code=2)]) == []
    wrong = [{"street_special_desig_code": 4, "special_desig_start_time": 2500}]
    assert fields_with_problems(Version.V2, permit_asds=wrong) == [
        "permit_asds.0.street_special_desig_code",
        "permit_asds.0.special_desig_start_time",
    ]


def test_unknown_fields_are_named_where_that_is_asked() -> None:
    values = filled_in(Version.V6, is_covid_19_response=True, nonsense=1)
    found = problems(WorkCreateRequest, values, Version.V6, NOW, strict=True)
    assert {problem.field for problem in found} == {"is_covid_19_response", "nonsense"}
    assert problems(WorkCreateRequest, values, Version.V6, NOW) == []


def test_never_raises() -> None:
    strange: list[Any] = [
        None,
        0,
        -1,
        1e300,
        float("nan"),
        "x",
        b"x",
        [],
        [[]],
        [None],
        {},
        {"a": {}},
        object(),
    ]
    for version in EVERY:
        for name in fields_in(WorkCreateRequest, version):
            for value in strange:
                problems(WorkCreateRequest, filled_in(version, **{name: value}), version, NOW, strict=True)


def test_hidden_answers_bring_up_nothing_and_are_not_sent() -> None:
    left_behind = filled_in(
        Version.V6,
        collaborative_working=True,
        others_can_collaborate_on_work=True,
        can_collaborate_on_work_additional_details="Left behind",
        is_primary_promoter=True,
    )
    left_behind["collaborative_working"] = False
    left_behind["others_can_collaborate_on_work"] = False
    shown = shown_fields(WorkCreateRequest, left_behind, Version.V6)
    assert "primary_promoter_permit_reference_number" not in shown
    assert "collaboration_type" not in shown
    kept = relevant_values(WorkCreateRequest, left_behind, Version.V6)
    assert "is_primary_promoter" not in kept
    assert "can_collaborate_on_work_additional_details" not in kept
    assert kept["reason_for_non_collaboration"] == "Half a day's work"


def test_sections_come_in_the_order_of_the_form() -> None:
    for version in EVERY:
        sections = [field.section for field in fields_in(WorkCreateRequest, version).values()]
        order = list(dict.fromkeys(sections))
        assert order == ["works", "place", "dates", "traffic", "people", "collaboration", "more"]
        assert sections == sorted(sections, key=order.index)


def test_every_field_has_words() -> None:
    for version in EVERY:
        for name, field in fields_in(WorkCreateRequest, version).items():
            assert field.label
            assert not field.label.endswith(".")
            assert field.help == "" or field.help.endswith("."), name
            assert field.source
            assert field.kind
            if field.needed or field.needed_when:
                assert field.ask.endswith(".")
            assert about(WorkCreateRequest, name, version) == field
