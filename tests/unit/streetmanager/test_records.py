"""Records: tolerant on reading, strict on writing, version by version."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from pydantic import ValidationError

from plugin.streetmanager.choices import choices_of
from plugin.streetmanager.fields import AllOf, AnyOf, Never, When, about
from plugin.streetmanager.lookup_records import Street
from plugin.streetmanager.party_records import UserResponse
from plugin.streetmanager.records import NotComplete, words
from plugin.streetmanager.uk_time import uk_day, uk_local, utc_from_uk
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_records import (
    PermitASD,
    PermitResponse,
    WorkCategoryResponse,
    WorkCreateRequest,
)

from .filled_in import filled_in


def wire(version: Version, **changes: Any) -> dict[str, Any]:
    return WorkCreateRequest(**filled_in(version, **changes)).to_wire(version)


def test_versions_are_ordered() -> None:
    assert Version.V1 < Version.V2 < Version.V6
    assert max(Version) is Version.V6
    assert Version("v2").specification == "2.10.12"
    assert f"{Version.V6}" == "v6"


def test_only_what_the_version_knows_is_sent() -> None:
    changes = {"is_covid_19_response": False, "close_footpath": "no", "environmental_health_notifiable": True}
    assert "close_footpath" not in wire(Version.V1, **changes)
    assert wire(Version.V2, **changes)["is_covid_19_response"] is False
    newest = wire(Version.V6, **changes)
    assert newest["close_footpath"] == "no"
    assert "is_covid_19_response" not in newest
    assert "environmental_health_notifiable" not in newest


def test_what_the_version_needs_is_there() -> None:
    with pytest.raises(NotComplete) as caught:
        WorkCreateRequest(**filled_in(Version.V2)).to_wire(Version.V6)
    assert caught.value.names == ["close_footpath"]


def test_days_and_moments_on_the_wire() -> None:
    body = wire(
        Version.V2,
        proposed_start_date=date(2026, 7, 1),
        proposed_end_date="2026-07-02T00:00:00.000Z",
        proposed_start_time=datetime(2026, 7, 1, 8, 30),
        proposed_end_time=datetime(2026, 7, 2, 17, tzinfo=timezone(timedelta(hours=1))),
    )
    assert body["proposed_start_date"] == "2026-07-01T00:00:00.000Z"
    assert body["proposed_end_date"] == "2026-07-02T00:00:00.000Z"
    assert body["proposed_start_time"] == "2026-07-01T07:30:00.000Z"
    assert body["proposed_end_time"] == "2026-07-02T16:00:00.000Z"


def test_records_inside_are_written_too() -> None:
    designation = PermitASD(street_special_desig_code=2, special_desig_start_date=date(2026, 1, 1))
    body = wire(Version.V2, permit_asds=[designation])
    assert body["permit_asds"] == [
        {"street_special_desig_code": 2, "special_desig_start_date": "2026-01-01T00:00:00.000Z"}
    ]


def test_nothing_empty_is_sent() -> None:
    assert None not in wire(Version.V6).values()


def test_writing_is_strict() -> None:
    with pytest.raises(ValidationError):
        WorkCreateRequest(**filled_in(Version.V2, nonsense=1))
    with pytest.raises(ValidationError):
        PermitASD(street_special_desig_code=2, whole_road=True)  # type: ignore[call-arg]


def test_a_street_survives_what_nobody_expected() -> None:
    street = Street.model_validate(
        {
            "usrn": 99900001.0,
            "street_descriptor": None,
            "town": "Market Rehearsal",
            "road_category": "heavy",
            "reinstatement_types": None,
            "primary_notice_authorities": [None, {"swa_code": 10, "name": "Rehearsal"}, "?"],
            "additional_special_designations_response": [
                {"street_special_desig_code": 999, "street_special_desig_code_string": "Hovercraft"}
            ],
            "street_line": "nowhere",
            "traffic_sensitive": "perhaps",
            "of_tomorrow": {"a": 1},
        }
    )
    assert street.usrn == 99900001
    assert isinstance(street.usrn, int)
    assert street.street_descriptor == ""
    assert street.road_category is None
    assert [authority.swa_code for authority in street.primary_notice_authorities] == ["10"]
    assert street.street_line is None
    designation = street.designations[0]
    code, string = designation.street_special_desig_code, designation.street_special_desig_code_string
    assert words(code, string) == "Hovercraft"
    assert street.model_extra == {"of_tomorrow": {"a": 1}}


def test_a_street_without_a_usrn_is_none() -> None:
    with pytest.raises(ValidationError):
        Street.model_validate({"street_descriptor": "HIGH STREET"})


def test_closed_lists_are_read_open() -> None:
    permit = PermitResponse.model_validate(
        {
            "work_reference_number": "ZA00112345678",
            "permit_reference_number": "ZA00112345678-01",
            "permit_status": "upcoming_enum",
            "permit_status_string": "Under assessment",
            "work_category": "brand_new",
            "proposed_start_date": "2026-12-07T00:00:00.000Z",
            "deadline_date": "not yet",
        }
    )
    assert words(permit.permit_status, permit.permit_status_string) == "Under assessment"
    assert words(permit.work_category, permit.work_category_string) == "Brand new"
    assert permit.proposed_start_date == datetime(2026, 12, 7, tzinfo=timezone.utc)
    assert permit.deadline_date is None
    assert words(None) == ""
    assert words("upcoming_enum") == ""


def test_category_reads_with_little() -> None:
    category = WorkCategoryResponse.model_validate({"work_category": "paa", "is_early_start": True})
    assert category.is_early_start is True
    assert category.duration.working_days is None


def test_user_without_roles() -> None:
    assert UserResponse.model_validate({"roles": None, "organisation_reference": "ZZ01"}).roles == []


def test_conditions() -> None:
    values = {"a": True, "b": "x"}
    assert When("a", True).holds(values)
    assert not When("a", 1).holds(values)
    assert not When("c", None).holds({"c": False})
    assert When("b", "x", "y").holds(values)
    assert AllOf(When("a", True), When("b", "x")).holds(values)
    assert not AllOf(When("a", True), When("b", "y")).holds(values)
    assert AnyOf(When("a", False), When("b", "x")).holds(values)
    assert not AnyOf(When("a", False), When("b", "y")).holds(values)
    assert not Never().holds(values)
    assert When("a", True) == When("a", True)


def test_choices_by_version() -> None:
    older = choices_of(WorkCreateRequest, "traffic_management_type", Version.V2)
    newer = choices_of(WorkCreateRequest, "traffic_management_type", Version.V6)
    assert older is not None
    assert newer is not None
    assert {choice.value for choice in newer} - {choice.value for choice in older} == {
        "temp_obstruction_15_minute_delay"
    }
    assert choices_of(WorkCreateRequest, "town", Version.V6) is None
    assert about(WorkCreateRequest, "internal_user_name", Version.V2).longest == 50
    assert about(WorkCreateRequest, "internal_user_name", Version.V6).longest == 100


@pytest.mark.parametrize(
    ("utc", "local"),
    [
        ("2026-03-29T00:59", "2026-03-29T00:59"),
        ("2026-03-29T01:00", "2026-03-29T02:00"),
        ("2026-10-25T00:59", "2026-10-25T01:59"),
        ("2026-10-25T01:00", "2026-10-25T01:00"),
        ("2026-12-31T23:59", "2026-12-31T23:59"),
        ("2027-03-28T01:00", "2027-03-28T02:00"),
    ],
)
def test_uk_clocks(utc: str, local: str) -> None:
    moment = datetime.fromisoformat(utc).replace(tzinfo=timezone.utc)
    shown = uk_local(moment)
    assert shown.replace(tzinfo=None).isoformat(timespec="minutes") == local
    assert uk_day(moment) == shown.date()
    ambiguous = utc == "2026-10-25T01:00"
    assert utc_from_uk(shown.replace(tzinfo=None)) == moment - timedelta(hours=1 if ambiguous else 0)
