"""Answers that are used again: templates, and what an earlier permit said."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugin.streetmanager.errors import NotFound
from plugin.streetmanager.permit_records import PermitResponse
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_records import WorkCreateRequest
from plugin.submission.templates import (
    NoSuchPermit,
    Templates,
    TemplatesFailed,
    answers_of_permit,
    used_again,
)
from tests.unit.submission.service_stand_in import answers

KIND = "permit_application"


def test_a_template_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    kept = Templates(tmp_path / "templates").keep(" Mains  renewal ", KIND, {"excavation": True})
    (found,) = Templates(tmp_path / "templates").of(KIND)
    assert found == kept and found.name == "Mains renewal" and found.values == {"excavation": True}
    assert Templates(tmp_path / "templates").of("activity") == []


def test_days_in_a_template_come_back_as_days(tmp_path: Path) -> None:
    Templates(tmp_path).keep("One", KIND, {"special": [{"from": date(2031, 6, 2)}]})
    assert Templates(tmp_path).of(KIND)[0].values == {"special": [{"from": date(2031, 6, 2)}]}


def test_the_same_name_takes_the_place_of_the_earlier_one(tmp_path: Path) -> None:
    kept = Templates(tmp_path)
    kept.keep("Mains", KIND, {"a": 1})
    kept.keep("mains", KIND, {"a": 2})
    kept.keep("mains", "activity", {"a": 3})
    assert [one.values for one in kept.of(KIND)] == [{"a": 2}]
    assert [one.values for one in kept.of("activity")] == [{"a": 3}]


def test_deleted_and_spoilt_ones_are_not_offered(tmp_path: Path) -> None:
    kept = Templates(tmp_path)
    kept.keep("B", KIND, {})
    one = kept.keep("a", KIND, {})
    (tmp_path / "spoilt.json").write_text("{", encoding="utf-8")
    (tmp_path / "other.json").write_text("[1]", encoding="utf-8")
    assert [found.name for found in kept.of(KIND)] == ["a", "B"]
    kept.delete(one)
    kept.delete(one)
    assert [found.name for found in kept.of(KIND)] == ["B"]


def test_a_template_needs_a_name_and_a_disk(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="name"):
        Templates(tmp_path).keep("  ", KIND, {})
    (tmp_path / "file").write_text("")
    with pytest.raises(TemplatesFailed, match="could not be kept"):
        Templates(tmp_path / "file").keep("One", KIND, {})


@pytest.mark.parametrize("version", list(Version))
def test_what_belongs_to_a_place_a_job_or_a_day_is_not_taken_along(version: Version) -> None:
    given = answers(job_number="J1", project_reference_number="P1", file_ids=[1], confirmed=[{"x": 1}])
    found = used_again(WorkCreateRequest, given, version)
    assert found["description_of_work"] == "Renew a water main" and found["excavation"] is True
    assert found["secondary_contact"] == "A. Planner" and found["is_ttro_required"] is False
    assert not {"usrn", "street_name", "job_number", "confirmed", "file_ids", "proposed_start_date"} & set(
        found
    )
    assert ("close_footpath" in found) == (version == Version.V6)


class Desk:
    """Shows one permit."""

    version = Version.V6

    def __init__(self) -> None:
        self.work = self
        self.asked: list[str] = []

    def get_permit(self, work: str, permit: str) -> Any:
        self.asked.append(permit)
        if permit != "ZA1-01":
            raise NotFound(status=404)
        return PermitResponse.model_validate(
            {
                "work_reference_number": "ZA1",
                "permit_reference_number": "ZA1-01",
                "description_of_work": "Renew a main",
                "traffic_management_type": "give_and_take",
                "proposed_start_date": "2025-01-01T00:00:00Z",
                "location_types": ["carriageway", "of tomorrow"],
                "permit_conditions": [{"condition": "NCT02a", "comment": "By day"}, {"condition": "NEW"}],
                "usrn": 99900001,
            }
        )


def test_an_earlier_permit_gives_what_fits() -> None:
    found = answers_of_permit(" ZA1-01 ", WorkCreateRequest, Desk())
    assert found == {
        "description_of_work": "Renew a main",
        "traffic_management_type": "give_and_take",
        "location_types": ["carriageway"],
        "permit_conditions": [{"condition": "NCT02a", "comment": "By day"}],
    }


def test_a_works_reference_stands_for_its_first_permit() -> None:
    assert answers_of_permit("ZA1", WorkCreateRequest, Desk())["description_of_work"] == "Renew a main"
    with pytest.raises(NoSuchPermit, match="ZA9"):
        answers_of_permit("ZA9", WorkCreateRequest, SimpleNamespace(work=Desk(), version=Version.V6))
