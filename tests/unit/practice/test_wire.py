"""The tables of records, and how facts are dressed and bodies checked by them."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from plugin.practice import wire
from plugin.practice.categories import moment_of
from plugin.practice.dress import dress
from plugin.practice.intake import faults
from plugin.practice.refusals import Refusal
from plugin.practice.reports import Report, chosen
from plugin.practice.shapes import closed_list, has_record, members
from scripts import wire_tables
from tests.contract.definitions import AT_HAND, NOT_AT_HAND


def test_the_tables_are_what_the_definitions_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not AT_HAND:
        pytest.skip(NOT_AT_HAND)
    monkeypatch.setattr(wire_tables, "OUT", tmp_path)
    wire_tables.main()
    made = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    here = Path(wire.__path__[0])
    kept = {
        path.name: path.read_text(encoding="utf-8") for path in here.glob("*.py") if path.stem != "__init__"
    }
    assert made == kept


def test_a_field_is_there_in_its_versions_only() -> None:
    assert "environmental_health_notifiable" in members("work", "PermitCreateRequest", "v2")
    assert "environmental_health_notifiable" not in members("work", "PermitCreateRequest", "v6")
    assert not has_record("work", "Section58Response", "v2")
    assert has_record("work", "Section58Response", "v6")
    assert "failed" in closed_list("work", "InspectionOutcome", "v6")
    assert "failed" not in closed_list("work", "InspectionOutcome", "v1")


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("v1", {"permit_status": "submitted"}),
        ("v2", {"permit_status": "upcoming_enum", "permit_status_string": "Under assessment"}),
        ("v6", {"permit_status": "under_assessment", "permit_status_string": "Under assessment"}),
    ],
)
def test_what_a_version_does_not_know(version: str, expected: dict[str, str]) -> None:
    facts = {"permit_status": "under_assessment", "something_else": 1}
    answer = dress("work", "PermitSummaryResponse", facts, version)
    assert {name: answer[name] for name in expected} == expected
    assert "something_else" not in answer
    assert ("permit_status_string" in answer) is (version != "v1")


def test_an_event_that_came_later() -> None:
    facts = {"event": "section_58_created"}
    assert dress("work", "WorkHistoryResponse", facts, "v1")["event"] == "upcoming_event"
    assert dress("work", "WorkHistorySummaryResponse", facts, "v6")["event"] == "section_58_created"


def test_topics_are_written_as_each_answer_writes_them() -> None:
    assert dress("work", "CommentResponse", {"comment_topic": "GENERAL"}, "v6")["comment_topic"] == "general"
    assert dress("reporting", "CommentSummaryResponse", {"topic": "GENERAL"}, "v6")["topic"] == "GENERAL"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"detail": None}, "detail"),
        ({"detail": 5}, "detail"),
        ({"topic": "WEATHER"}, "topic"),
        ({"is_internal": "yes"}, "is_internal"),
        ({"mood": "good"}, "mood"),
    ],
)
def test_a_body_that_is_not_whole(change: dict[str, Any], field: str) -> None:
    body = {"detail": "x", "topic": "GENERAL"}
    assert faults("work", "CommentCreateRequest", body, "v2") == {}
    assert set(faults("work", "CommentCreateRequest", {**body, **change}, "v2")) == {field}


def test_lists_of_records_are_looked_into() -> None:
    body = {
        "permit_conditions": [{"condition": "NCT01a"}, {"condition": "NCT99"}],
        "change_request_reason": "x",
    }
    found = faults("work", "ChangeRequestImposeChangeRequest", body, "v6")
    assert set(found) == {"permit_conditions.1.condition"}
    assert set(faults("work", "AddFileToWorkRequest", {"file_ids": [1, 1e300]}, "v1")) == {"file_ids.1"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-25", datetime(2026, 11, 25)),
        ("2026-11-25T10:30Z", datetime(2026, 11, 25, 10, 30, tzinfo=timezone.utc)),
        ("2026-11-25T10:30:05.1Z", datetime(2026, 11, 25, 10, 30, 5, 100_000, tzinfo=timezone.utc)),
        (
            "2026-11-25t11:30:05.123456789+0100",
            datetime(2026, 11, 25, 10, 30, 5, 123_456, tzinfo=timezone.utc),
        ),
    ],
)
def test_moments_as_people_write_them(text: str, expected: datetime) -> None:
    assert moment_of(text) == expected


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2026-13-01", "2026-11-25T25:00:00Z", "2026-11-25T10:00:00+99:00"]
)
def test_no_moments(text: str) -> None:
    with pytest.raises(ValueError):
        moment_of(text)


def test_a_list_is_sorted_and_sieved_without_a_service() -> None:
    rows = [{"date_created": f"2026-01-0{n}", "usrn": n, "status": "granted"} for n in (2, 3, 1)]
    report = Report("PermitReportingResponse", lambda call, codes: rows, {("from", "to"): "date_created"})

    class Somebody:
        """Enough of a call."""

        class account:  # noqa: N801 -- stands for a field
            """A planner."""

            role = "HighwayAuthority"

            class organisation:  # noqa: N801 -- stands for a field
                """The county."""

                swa_code = "ZZ10"

    call: Any = Somebody
    assert [row["usrn"] for row in chosen(call, report, {})] == [3, 2, 1]
    assert [row["usrn"] for row in chosen(call, report, {"from": "2026-01-02", "sort_direction": "asc"})] == [
        2,
        3,
    ]
    assert chosen(call, report, {"status": ["refused"]}) == []
    Somebody.account.role = "Planner"
    with pytest.raises(Refusal):
        chosen(call, report, {"swa_code": "ZZ01"})
