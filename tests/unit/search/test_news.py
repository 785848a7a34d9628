"""What is new about one's works: told once, whoever did it, in every version, and only where somebody wants to know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugin.practice.server import PracticeServer
from plugin.search.news import Look, News, Wanted, by_work, look, news_of
from plugin.search.request import Box
from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.environments import practice
from plugin.streetmanager.event_records import WorkUpdate
from plugin.streetmanager.session import Session
from plugin.streetmanager.transport import Connection
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_service.comment_records import CommentCreateRequest

VERSIONS = ("v1", "v2", "v6")
SignedIn = Callable[[str, str], StreetManager]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeServer]:
    folder: Path = tmp_path_factory.mktemp("town")
    with PracticeServer(folder) as server:
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


def a_work(client: StreetManager) -> Any:
    """A work of the water company that is going on."""
    page = client.reporting.get_permits(work_status=["in_progress"], active_permit_only=True)
    return page.rows[0]


def comment_on(client: StreetManager, reference: str) -> None:
    request = CommentCreateRequest(detail="Please keep the footway open.", topic="GENERAL")
    client.work.post_comment(reference, request)


@pytest.mark.parametrize("version", VERSIONS)
def test_what_others_did_is_told_once(signed_in: SignedIn, version: str) -> None:
    planner, authority = signed_in("planner", version), signed_in("authority", version)
    before = look(planner, Wanted(but="ZZ01"), None)
    work = a_work(planner).work_reference_number
    comment_on(authority, work)
    after = look(planner, Wanted(but="ZZ01"), before)
    assert [one.work_reference_number for one in after.news] == [work]
    assert after.news[0].told == "Comment submitted" and not after.news[0].created
    assert look(planner, Wanted(but="ZZ01"), after).news == ()
    # Another program that goes on from what was kept tells nothing twice either.
    kept = Look((), after.moment, after.last)
    assert look(planner, Wanted(but="ZZ01"), kept).news == ()


@pytest.mark.parametrize("version", VERSIONS)
def test_what_one_did_oneself_is_no_news_unless_wanted(signed_in: SignedIn, version: str) -> None:
    planner = signed_in("planner", version)
    before = look(planner, Wanted(), None)
    work = a_work(planner).work_reference_number
    comment_on(planner, work)
    assert look(planner, Wanted(but="ZZ01"), before).news == ()
    assert [one.work_reference_number for one in look(planner, Wanted(), before).news] == [work]


@pytest.mark.parametrize("version", VERSIONS)
def test_only_where_somebody_wants_to_know(signed_in: SignedIn, version: str) -> None:
    planner, authority = signed_in("planner", version), signed_in("authority", version)
    before = look(planner, Wanted(), None)
    work = a_work(planner)
    comment_on(authority, work.work_reference_number)
    assert look(planner, Wanted(box=Box(400_000, 200_000, 400_100, 200_100)), before).news == ()
    town = Box(468_000, 308_000, 472_000, 312_000)
    assert [one.work_reference_number for one in look(planner, Wanted(box=town), before).news] == [
        work.work_reference_number
    ]


def test_who_never_looked_sees_the_last_day(signed_in: SignedIn) -> None:
    authority = signed_in("authority", "v6")
    first = look(authority, Wanted(), None)
    assert first.news and first.last
    moments = [one.moment for one in first.news if one.moment]
    assert min(moments) >= first.moment - timedelta(days=1, minutes=3)


def test_only_what_came_into_being(signed_in: SignedIn) -> None:
    authority = signed_in("authority", "v2")
    later = datetime.now(timezone.utc) + timedelta(minutes=1)
    long_ago = Look((), later - timedelta(days=20), None)
    everything = look(authority, Wanted(), long_ago, later).news
    created = look(authority, Wanted(only_created=True), long_ago, later).news
    assert 0 < len(created) < len(everything)
    assert {one.told for one in created} <= {
        "Permit submitted",
        "Paa submitted",
        "Forward plan submitted",
    } | {one.told for one in everything if one.created}
    assert all(one.created for one in created)


def update(work: str, event: str, **given: Any) -> WorkUpdate:
    return WorkUpdate(work_reference_number=work, event_type=event, **given)


def test_news_in_words_and_by_work() -> None:
    told = news_of(
        [
            update("ZA1", "permit_submitted", event_type_string="Permit submitted"),
            update("ZA2", "planned_works_record_created"),
            WorkUpdate(event_type="user_invited"),
            update("ZA1", "upcoming_event", event_type_string="A thing of tomorrow"),
        ]
    )
    assert [(one.work_reference_number, one.told, one.created) for one in told] == [
        ("ZA1", "Permit submitted", True),
        ("ZA2", "Planned works record created", True),
        ("ZA1", "A thing of tomorrow", False),
    ]
    assert {work: len(some) for work, some in by_work(told).items()} == {"ZA2": 1, "ZA1": 2}
    assert list(by_work(told)) == ["ZA2", "ZA1"]


def test_a_work_without_a_place_is_told_rather_than_left_out() -> None:
    from plugin.search.news import within

    rows = [SimpleNamespace(work_reference_number="ZA1", works_coordinates=None)]
    service = SimpleNamespace(
        version=Version.V2, reporting=SimpleNamespace(get_permit_summaries=lambda request: rows)
    )
    news = [News("ZA1", "Permit submitted", None, True), News("ZA9", "Permit submitted", None, True)]
    assert within(news, service, Box(0, 0, 1, 1)) == news
