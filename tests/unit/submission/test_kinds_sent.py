"""Every kind, in every version and by whoever may: found, filled in, sent, and its lost answer settled rightly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugin.practice.server import PracticeServer
from plugin.streetmanager.errors import TimedOut
from plugin.streetmanager.versions import Version
from plugin.submission.kind import Kind
from plugin.submission.kinds import KINDS
from plugin.submission.outbox import AlreadySent, Outbox, Refused, Submitted, Unknown
from tests.unit.submission.kinds_desk import KindsDesk

EACH = [
    pytest.param(key, version, id=f"{key}-{version.value}")
    for key, kind in KINDS.items()
    for version in Version
    if kind.offered(version, {"Planner", "HighwayAuthority"})
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeServer]:
    with PracticeServer(tmp_path_factory.mktemp("practice")) as running:
        yield running


@pytest.fixture(autouse=True)
def good_manners(server: PracticeServer) -> Iterator[None]:
    yield
    server.manners.drop_after_acting = False
    server.manners.fault_status = None


@pytest.mark.parametrize(("key", "version"), EACH)
def test_it_is_sent_once_and_has_its_receipt(
    key: str, version: Version, server: PracticeServer, tmp_path: Path
) -> None:
    desk = KindsDesk(server, version, tmp_path)
    draft = desk.ready(key)
    outcome = desk.send(draft)
    assert isinstance(outcome, Submitted), outcome
    kind = KINDS[key]
    named = set(outcome.receipt.references)
    assert set(kind.concerning) <= named
    if not (key == "further_reinstatement" and version < Version.V6):
        assert kind.reference in named and desk.store.get(draft.id).reference
    assert outcome.receipt.words and all(outcome.receipt.words)
    with pytest.raises(AlreadySent):
        desk.outbox.send(desk.store.get(draft.id), desk.request(draft), desk.service_for(kind))


@pytest.mark.parametrize(("key", "version"), EACH)
def test_a_lost_answer_is_settled_and_nothing_is_sent_twice(
    key: str, version: Version, server: PracticeServer, tmp_path: Path
) -> None:
    desk = KindsDesk(server, version, tmp_path)
    draft = desk.ready(key)
    service = desk.service_for(KINDS[key])
    request = desk.request(draft)
    posted = _posted(server)
    server.manners.drop_after_acting = True
    assert isinstance(desk.outbox.send(draft, request, service), Unknown)
    server.manners.drop_after_acting = False
    assert _posted(server) == posted + 1
    with pytest.raises(AlreadySent):
        desk.outbox.send(desk.store.get(draft.id), request, service)
    # A new window, as after a crash.
    again = Outbox(desk.store, desk.now)
    settled = again.settle(desk.store.get(draft.id), service)
    if key == "geographical_area_update":
        # The service does not tell what an area is made of; to send it again changes nothing.
        desk.minutes = 5
        assert isinstance(again.resend(desk.store.get(draft.id), service), Submitted)
        return
    assert isinstance(settled, Submitted), settled
    assert _posted(server) == posted + 1
    kept = desk.store.get(draft.id)
    assert kept.state == "submitted" and settled.receipt.words


@pytest.mark.parametrize(("key", "version"), EACH)
def test_what_never_came_is_not_taken_for_sent(
    key: str, version: Version, server: PracticeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = KindsDesk(server, version, tmp_path)
    draft = desk.ready(key)
    service = desk.service_for(KINDS[key])
    request = desk.request(draft)
    with monkeypatch.context() as on_its_way:
        on_its_way.setattr(Kind, "send", _lost_on_its_way)
        assert isinstance(desk.outbox.send(draft, request, service), Unknown)
    posted = _posted(server)
    early = desk.outbox.resend(draft, service)
    assert isinstance(early, Unknown) and not early.may_resend, early
    assert _posted(server) == posted
    desk.minutes = 15
    assert isinstance(desk.outbox.resend(draft, service), Submitted)
    assert _posted(server) == posted + 1


def _lost_on_its_way(*_: Any, **__: Any) -> None:
    raise TimedOut(may_have_acted=True)


def test_where_nobody_can_see_what_is_there_nothing_goes_out(
    server: PracticeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = KindsDesk(server, Version.V2, tmp_path)
    draft = desk.ready("activity")
    request, posted = desk.request(draft), _posted(server)
    with monkeypatch.context() as broken:
        broken.setattr(desk.authority.geojson, "get_activities", _lost_on_its_way)
        outcome = desk.outbox.send(draft, request, desk.authority)
    assert isinstance(outcome, Refused) and not outcome.answered
    assert _posted(server) == posted and desk.store.get(draft.id).state == "draft"
    desk.submitted(desk.store.get(draft.id))


@pytest.mark.parametrize(
    "key", ["further_permit", "activity", "section_81", "reinstatement", "change_request"]
)
def test_what_came_late_is_found_by_the_second_sending(
    key: str, server: PracticeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first sending arrives between the question and the resend: it is still told from what was there before."""
    desk = KindsDesk(server, Version.V2, tmp_path)
    draft = desk.ready(key)
    kind, service = KINDS[key], desk.service_for(KINDS[key])
    request = desk.request(draft)
    with monkeypatch.context() as on_its_way:
        on_its_way.setattr(Kind, "send", _lost_on_its_way)
        assert isinstance(desk.outbox.send(draft, request, service), Unknown)
    desk.minutes = 15
    assert isinstance(desk.outbox.settle(draft, service), Unknown)
    kind.send(service, draft.concerning, request)
    posted = _posted(server)
    assert isinstance(desk.outbox.resend(draft, service), Submitted)
    assert _posted(server) == posted


def _posted(server: PracticeServer) -> int:
    return sum(
        1
        for call in server.answered
        if call.method != "GET"
        and not call.path.endswith(("/authenticate", "/refresh", "/nsg/streets/search"))
    )
