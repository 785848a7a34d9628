"""The ready-made lists of one's own works, against the practice service in every version and against bad manners."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import pytest

from plugin.practice.server import PracticeServer
from plugin.search.own_works import CHANGED, OwnWorks
from plugin.search.result import SearchResult
from plugin.search.work_lists import LISTS, list_of, on_the_day, standing, status_of
from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.environments import practice
from plugin.streetmanager.errors import Cancelled, ServiceFault
from plugin.streetmanager.paging import Pagination
from plugin.streetmanager.reporting_service.permit_rows import PermitReportingResponse, PermitSummaryResponse
from plugin.streetmanager.session import Session
from plugin.streetmanager.transport import Connection
from plugin.streetmanager.versions import Version

TODAY = date(2026, 11, 25)  # a Wednesday
NOW = datetime(2026, 11, 25, 14, 0, tzinfo=timezone.utc)
VERSIONS = ("v1", "v2", "v6")
SignedIn = Callable[[str, str], StreetManager]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeServer]:
    with PracticeServer(tmp_path_factory.mktemp("town"), today=TODAY) as server:
        yield server


@pytest.fixture(scope="module")
def signed_in(town: PracticeServer) -> SignedIn:
    def sign_in(who: str, version: str) -> StreetManager:
        session = Session(
            practice(town.address), Version(version), f"{who}@practice.example", "any", Connection()
        )
        client = StreetManager(session)
        client.sign_in()
        return client

    return sign_in


@pytest.fixture(scope="module")
def everything(signed_in: SignedIn) -> SearchResult:
    """All that the water company has, as the newest version tells it."""
    return gathered(signed_in("planner", "v6"), "everything")


def gathered(service: Any, key: str, **given: Any) -> SearchResult:
    works = OwnWorks(service, list_of(key), now=NOW, **given)
    assert list(works.run())
    return works.result()


def day(number: int) -> datetime:
    return datetime(2026, 11, 25, tzinfo=timezone.utc) + timedelta(days=number)


@pytest.mark.parametrize("version", VERSIONS)
def test_what_awaits_assessment_is_all_there_in_every_version(
    signed_in: SignedIn, everything: SearchResult, version: str
) -> None:
    """Also what is under assessment, which only the newest version has a word for."""
    found = gathered(signed_in("planner", version), "awaiting")
    waiting = {
        reference
        for reference, status in zip(
            everything.attributes["permit_reference_number"], everything.attributes["permit_status"]
        )
        if status in ("submitted", "under_assessment")
    }
    assert set(found.attributes["permit_reference_number"]) == waiting and len(waiting) > 50
    assert found.complete and found.kind == "my_works"
    assert set(found.attributes["standing"]) <= {
        "awaiting_assessment",
        "assessment_due_today",
        "assessment_overdue",
    }
    assert all(isinstance(one, datetime) for one in found.attributes["deadline_date"])
    assert sum(len(group) for group in found.groups.values()) == len(found)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_days_of_each_list(signed_in: SignedIn, version: str) -> None:
    service = signed_in("planner", version)
    week = gathered(service, "this_week").attributes
    assert week["start_date"] and all(day(-2) <= start <= day(4) for start in week["start_date"])
    over = gathered(service, "overrunning").attributes
    assert over["end_date"] and all(end < day(0) for end in over["end_date"])
    assert set(over["work_status"]) == {"in_progress"} and set(over["standing"]) == {"overrunning"}
    going_on = gathered(service, "in_progress")
    assert set(going_on.attributes["work_status"]) == {"in_progress"}
    assert len(going_on) > len(over["end_date"]) > 0
    today = gathered(service, "today").attributes
    assert {"under_way", "overrunning"} <= set(today["today"])
    assert set(going_on.attributes["work_reference_number"]) <= set(today["work_reference_number"])
    changes = gathered(service, "changes").attributes
    assert set(changes["permit_status"]) == {"permit_modification_request"}


def test_all_that_is_open(everything: SearchResult, signed_in: SignedIn) -> None:
    opened = gathered(signed_in("planner", "v6"), "open")
    assert set(opened.attributes["work_status"]) == {"planned", "in_progress"}
    whole = everything.attributes
    active = [one for one, is_it in zip(whole["work_status"], whole["is_active_permit"]) if is_it]
    assert len(opened) == active.count("planned") + active.count("in_progress") < len(everything)


def test_whose_works(signed_in: SignedIn) -> None:
    planner = gathered(signed_in("planner", "v2"), "changes").attributes
    assert set(planner["promoter_swa_code"]) == {"ZZ01"}
    contractor = signed_in("contractor", "v2")
    both, one = gathered(contractor, "changes"), gathered(contractor, "changes", swa_code="ZZ02")
    assert set(both.attributes["promoter_swa_code"]) == {"ZZ01", "ZZ02"}
    assert set(one.attributes["promoter_swa_code"]) == {"ZZ02"}
    authority = gathered(signed_in("authority", "v2"), "changes").attributes
    assert set(authority["highway_authority"]) == {"Rehearsal County Council"}
    assert len(set(authority["promoter_swa_code"])) > 2


def test_the_columns_are_called_as_a_search_calls_them(signed_in: SignedIn) -> None:
    found = gathered(signed_in("planner", "v6"), "changes")
    assert {"start_date", "end_date", "permit_status", "permit_status_string", "street", "usrn"} <= set(
        found.attributes
    )
    moments = [name for name in found.attributes if name.endswith("_date") or "date" in name]
    assert "created_date" in moments
    for name in moments:
        assert {type(value) for value in found.attributes[name]} <= {datetime, type(None)}, name
    assert not {"proposed_start_date", "status", "works_coordinates", "permit_conditions"} & set(
        found.attributes
    )


def row(**given: Any) -> dict[str, Any]:
    return {"work_status": "planned", "status": "granted", **given}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (row(status="submitted", deadline_date=day(1)), "awaiting_assessment"),
        (row(status="submitted", deadline_date=day(0)), "assessment_due_today"),
        (row(status="submitted", deadline_date=day(-1)), "assessment_overdue"),
        (row(status="submitted"), "awaiting_assessment"),
        (row(status="upcoming_enum", status_string="Under assessment"), "awaiting_assessment"),
        (row(status="permit_modification_request"), "changes_asked_for"),
        (row(), "granted"),
        (row(status="refused"), "refused"),
        (row(status="revoked"), "ended"),
        (row(work_status="completed", status="closed"), "ended"),
        (row(work_status="in_progress", proposed_end_date=day(0)), "in_progress"),
        (row(work_status="in_progress", proposed_end_date=day(-1)), "overrunning"),
        (row(work_status="in_progress", status="submitted", proposed_end_date=day(3)), "in_progress"),
        (row(status="something new"), "not_known"),
    ],
)
def test_how_a_permit_stands(given: dict[str, Any], expected: str) -> None:
    assert standing(given, TODAY) == expected


def test_days_are_uk_days() -> None:
    """In summer the service's midnight and the UK's are not the same."""
    midnight_in_the_uk = datetime(2026, 6, 30, 23, 0, tzinfo=timezone.utc)
    given = row(work_status="in_progress", proposed_end_date=midnight_in_the_uk)
    assert standing(given, date(2026, 7, 1)) == "in_progress"
    assert standing(given, date(2026, 7, 2)) == "overrunning"


@pytest.mark.parametrize(
    ("status", "work", "start", "end", "expected"),
    [
        ("granted", "planned", 0, 2, "starts_today"),
        ("granted", "planned", -1, 2, "not_begun"),
        ("submitted", "planned", 0, 2, "not_granted"),
        ("granted", "planned", 1, 2, None),
        ("granted", "planned", -3, -1, None),
        ("refused", "planned", 0, 2, None),
        ("granted", "in_progress", -3, 2, "under_way"),
        ("granted", "in_progress", -3, 0, "ends_today"),
        ("granted", "in_progress", -3, -1, "overrunning"),
        ("closed", "completed", -3, 2, None),
    ],
)
def test_what_works_mean_for_the_day(status: str, work: str, start: int, end: int, expected: Any) -> None:
    given = row(status=status, work_status=work, proposed_start_date=day(start), proposed_end_date=day(end))
    assert on_the_day(given, TODAY) == expected


def test_every_list_keeps_no_more_than_it_asks_for() -> None:
    """A row that no question of a list asks for would come by chance only."""
    rows = [
        row(status=status, work_status=work, proposed_start_date=day(start), proposed_end_date=day(start + 2))
        for status in ("submitted", "under_assessment", "granted", "permit_modification_request", "refused")
        for work in ("planned", "in_progress", "completed")
        for start in (-9, -3, -2, 0, 4, 5)
    ]
    for one in LISTS:
        for version in (Version.V1, Version.V2, Version.V6):
            for given in rows:
                # No older version can be asked for this, and it hardly ever is.
                odd = given["status"] == "under_assessment" and given["work_status"] == "completed"
                if one.keeps(given, TODAY) and not (odd and version < Version.V6):
                    assert any(asks_for(asked, given) for asked in one.asks(version, TODAY)), (one.key, given)


def asks_for(asked: dict[str, Any], given: dict[str, Any]) -> bool:
    start, end = (given[name].date() for name in ("proposed_start_date", "proposed_end_date"))
    return (
        status_of(given) in asked.get("status", [status_of(given)])
        and given["work_status"] in asked.get("work_status", [given["work_status"]])
        and asked.get("work_start_date_from", start) <= start <= asked.get("work_start_date_to", start)
        and asked.get("work_end_date_from", end) <= end <= asked.get("work_end_date_to", end)
    )


class Moving:
    """A list of which some rows go while it is read, say because they were assessed."""

    def __init__(self, rows: int, page: int, goes: dict[int, int]) -> None:
        self.rows = [f"ZA{number:03}" for number in range(rows)]
        self.page, self.goes, self.calls = page, goes, 0
        self.reporting = self
        self.version, self.environment = Version.V2, SimpleNamespace(name="Moving")
        self.fails: dict[int, Exception] = {}

    def get_permits(self, *, offset: int, **asked: Any) -> PermitReportingResponse:
        self.calls += 1
        if self.calls in self.fails:
            raise self.fails[self.calls]
        del self.rows[: self.goes.get(self.calls, 0)]
        shown = self.rows[offset : offset + self.page]
        return PermitReportingResponse(
            rows=[
                PermitSummaryResponse(
                    work_reference_number=one,
                    permit_reference_number=f"{one}-01",
                    status="permit_modification_request",
                )
                for one in shown
            ],
            pagination=Pagination(
                total_rows=len(self.rows), has_next_page=offset + self.page < len(self.rows)
            ),
        )


def read(service: Moving) -> SearchResult:
    works = OwnWorks(service, list_of("changes"), now=NOW)
    list(works.run())
    return works.result()


@pytest.mark.parametrize("gone", [1, 2, 5])
def test_nothing_is_missed_where_the_list_moves_on(gone: int) -> None:
    service = Moving(40, 10, {2: gone})
    found = read(service)
    assert len(found) == 40 and found.notes == ()


def test_a_list_that_moved_too_far_says_so() -> None:
    assert read(Moving(60, 10, {2: 25})).notes == (CHANGED,)


def test_a_list_that_stands_still_is_read_once() -> None:
    service = Moving(40, 10, {})
    assert len(read(service)) == 40 and service.calls == 5


@pytest.mark.parametrize(("rows", "page"), [(0, 10), (1, 10), (10, 10), (11, 10), (3, 1)])
def test_short_lists_and_pages(rows: int, page: int) -> None:
    assert len(read(Moving(rows, page, {}))) == rows


def test_what_was_read_stays_when_it_is_stopped_or_fails() -> None:
    service = Moving(40, 10, {})
    service.fails[3] = Cancelled()
    stopped = read(service)
    assert len(stopped) == 19 and stopped.cancelled and not stopped.complete
    service = Moving(40, 10, {})
    service.fails[3] = ServiceFault()
    works = OwnWorks(service, list_of("changes"), now=NOW)
    with pytest.raises(ServiceFault):
        list(works.run())
    assert len(works.result()) == 19 and works.result().error is not None
