"""The session: one sign-in for all, renewed in time, and never a lock-out by itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from plugin.streetmanager.environments import practice
from plugin.streetmanager.errors import (
    AccessRestricted,
    AccountLocked,
    Cancelled,
    PreconditionFailed,
    ServiceFault,
    SignInFailed,
    StreetManagerError,
    TemporaryPassword,
)
from plugin.streetmanager.session import Session
from plugin.streetmanager.transport import Connection
from plugin.streetmanager.versions import Version

from .small_servers import Call, Reply, SmallServer

FAILED = Reply(401, {"message": "Authentication failed", "error": {"status": 401}})
RESTRICTED = Reply(401, {"message": "Access restricted", "error": {"status": 401}})
CAREFUL = "wherever-it-rains"


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Account:
    """A service with one account, which counts what it is asked."""

    def __init__(self) -> None:
        self.count = 0
        self.good: set[str] = set()
        self.refresh_works = True
        self.sign_in_answer: Reply | None = None
        self.organisation_answer: Reply | None = None
        self.slowly = 0.0
        self.accepts = True
        self.server = SmallServer(self.answer)

    def answer(self, call: Call) -> Reply:
        path = call.path.split("/", 2)[2]
        if path == "work/authenticate":
            return self._authenticate(call)
        if path == "party/refresh":
            if not self.refresh_works or call.json != {"refresh_token": "refresh-1"}:
                return FAILED
            return Reply(body={"id_token": self._new(), "access_token": f"access-{self.count}"})
        if call.headers.get("token") not in self.good or not self.accepts:
            return FAILED
        if path == "party/logout":
            return Reply(204, b"")
        if path.startswith("party/users/"):
            return Reply(
                body={"first_name": "Ada", "organisation_name": "Made-up Water", "roles": ["Planner"]}
            )
        if path == "party/organisations/ZZ01":
            return self.organisation_answer or Reply(body={"name": "Made-up Water", "prefix": "ZA"})
        return RESTRICTED if path.endswith("closed") else Reply(body={"path": path})

    def _authenticate(self, call: Call) -> Reply:
        time.sleep(self.slowly)
        if self.sign_in_answer is not None:
            return self.sign_in_answer
        assert call.json == {"emailAddress": "ada@example.org", "password": CAREFUL}
        tokens = {"idToken": self._new(), "accessToken": f"access-{self.count}", "refreshToken": "refresh-1"}
        return Reply(body={**tokens, "organisationReference": "ZZ01"})

    def _new(self) -> str:
        self.count += 1
        token = f"id-number-{self.count}"
        self.good = {token}
        return token

    def asked(self, ending: str) -> int:
        return sum(call.path.endswith(ending) for call in self.server.calls)


@pytest.fixture
def account() -> Iterator[Account]:
    account = Account()
    yield account
    account.server.stop()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(account: Account, clock: Clock) -> Session:
    quick = Connection(timeout_read=5, backoff=0.01)
    return Session(practice(account.server.address), Version.V2, "ada@example.org", CAREFUL, quick, clock)


def get(session: Session, path: str = "thing") -> bytes:
    return session.call(session.transport(), "GET", "work", path)


def test_sign_in_brings_the_user_and_the_organisation(session: Session, account: Account) -> None:
    assert not session.signed_in
    session.sign_in()
    assert session.signed_in
    assert session.organisation_reference == "ZZ01"
    assert session.user is not None
    assert session.user.roles == ["Planner"]
    assert session.organisation is not None
    assert session.organisation.prefix == "ZA"
    assert [call.path for call in account.server.calls] == [
        "/v2/work/authenticate",
        "/v2/party/users/ada@example.org",
        "/v2/party/organisations/ZZ01",
    ]


def test_an_organisation_that_may_not_be_read_is_no_hindrance(session: Session, account: Account) -> None:
    account.organisation_answer = RESTRICTED
    session.sign_in()
    assert session.signed_in
    assert session.organisation is None


def test_signs_in_once_for_many_calls(session: Session, account: Account) -> None:
    for _ in range(3):
        get(session)
    assert account.asked("authenticate") == 1
    assert account.asked("refresh") == 0


def test_signs_in_once_for_many_threads(session: Session, account: Account) -> None:
    account.slowly = 0.1
    threads = [threading.Thread(target=get, args=(session,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert account.asked("authenticate") == 1
    assert account.asked("thing") == 8


def test_refreshes_before_the_hour_is_over(session: Session, account: Account, clock: Clock) -> None:
    get(session)
    clock.now += 3600 - 60
    get(session)
    assert (account.asked("authenticate"), account.asked("refresh")) == (1, 1)


def test_signs_in_again_after_a_day(session: Session, account: Account, clock: Clock) -> None:
    get(session)
    clock.now += 24 * 3600
    get(session)
    assert (account.asked("authenticate"), account.asked("refresh")) == (2, 0)


def test_token_that_is_not_accepted_is_refreshed_and_the_call_repeated(
    session: Session, account: Account
) -> None:
    get(session)
    account.good.clear()
    body = session.call(session.transport(), "POST", "work", "works", body={"a": 1})
    assert body == b'{"path": "work/works"}'
    assert (account.asked("authenticate"), account.asked("refresh"), account.asked("works")) == (1, 1, 2)


def test_refresh_that_fails_leads_to_a_sign_in(session: Session, account: Account) -> None:
    get(session)
    account.good.clear()
    account.refresh_works = False
    get(session)
    assert (account.asked("authenticate"), account.asked("refresh")) == (2, 1)


def test_gives_up_after_a_refresh_and_a_sign_in(session: Session, account: Account) -> None:
    account.accepts = False
    with pytest.raises(SignInFailed):
        get(session)
    assert (account.asked("authenticate"), account.asked("refresh"), account.asked("thing")) == (2, 1, 3)


def test_lack_of_permission_does_not_sign_in_again(session: Session, account: Account) -> None:
    with pytest.raises(AccessRestricted):
        get(session, "closed")
    assert (account.asked("authenticate"), account.asked("refresh"), account.asked("closed")) == (1, 0, 1)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (FAILED, SignInFailed),
        (Reply(423, {"message": "Locked"}), AccountLocked),
        (Reply(412, {"message": "Suspended"}), PreconditionFailed),
        (Reply(307), TemporaryPassword),
    ],
)
def test_refused_sign_in_is_not_tried_again_by_itself(
    session: Session, account: Account, answer: Reply, kind: type[StreetManagerError]
) -> None:
    account.sign_in_answer = answer
    for _ in range(4):
        with pytest.raises(kind):
            get(session)
    assert account.asked("authenticate") == 1
    account.sign_in_answer = None
    session.sign_in()
    assert session.signed_in


def test_suspended_organisation_is_said(session: Session, account: Account) -> None:
    account.sign_in_answer = Reply(412, {"message": "Precondition failed"})
    with pytest.raises(PreconditionFailed) as caught:
        session.sign_in()
    assert "suspended" in caught.value.words


def test_fault_at_sign_in_may_pass(session: Session, account: Account) -> None:
    account.sign_in_answer = Reply(503)
    with pytest.raises(ServiceFault):
        get(session)
    account.sign_in_answer = None
    assert get(session)


def test_forget_tells_nobody(session: Session, account: Account) -> None:
    session.sign_in()
    session.forget()
    assert not session.signed_in
    assert session.user is None
    assert session.organisation_reference is None
    assert account.asked("logout") == 0


def test_a_session_that_was_forgotten_calls_nobody_any_more(session: Session, account: Account) -> None:
    session.sign_in()
    session.forget()
    calls = len(account.server.calls)
    with pytest.raises(SignInFailed) as caught:
        get(session)
    assert "signed out" in caught.value.words
    assert len(account.server.calls) == calls
    assert CAREFUL not in map(str, vars(session).values())


def test_is_a_day_old_when_only_the_password_can_renew_it(session: Session, clock: Clock) -> None:
    assert not session.a_day_old
    session.sign_in()
    clock.now += 23 * 3600
    assert not session.a_day_old
    clock.now += 3600
    assert session.a_day_old
    get(session)
    assert not session.a_day_old


def test_says_when_the_account_is_no_longer_taken(account: Account, clock: Clock) -> None:
    told: list[StreetManagerError] = []
    quick = Connection(timeout_read=5, backoff=0.01)
    address = practice(account.server.address)
    session = Session(address, Version.V2, "ada@example.org", CAREFUL, quick, clock, told.append)
    account.sign_in_answer = FAILED
    with pytest.raises(SignInFailed):
        session.sign_in()
    assert told == [], "who never was signed in has lost nothing"
    account.sign_in_answer = None
    session.sign_in()
    account.sign_in_answer = Reply(412, {"message": "Suspended"})
    clock.now += 24 * 3600
    for _ in range(2):
        with pytest.raises(PreconditionFailed):
            get(session)
    assert [type(error) for error in told] == [PreconditionFailed]


def test_forget_does_not_wait_for_a_sign_in_that_hangs(session: Session, account: Account) -> None:
    account.slowly = 1.0
    caught: list[BaseException] = []

    def call() -> None:
        try:
            get(session)
        except StreetManagerError as error:
            caught.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    time.sleep(0.2)
    began = time.monotonic()
    session.forget()
    assert time.monotonic() - began < 1
    thread.join(5)
    assert isinstance(caught[0], Cancelled)
    assert not session.signed_in


def test_sign_out_everywhere_says_so(session: Session, account: Account) -> None:
    session.sign_in()
    session.sign_out_everywhere()
    assert account.server.calls[-1].json == {"access_token": "access-1"}
    assert account.asked("logout") == 1
    assert not session.signed_in


def test_waiting_for_somebody_elses_sign_in_can_be_cancelled(session: Session, account: Account) -> None:
    account.slowly = 2.0
    first = threading.Thread(target=get, args=(session,))
    first.start()
    time.sleep(0.2)
    line = session.transport()
    caught: list[BaseException] = []

    def second() -> None:
        try:
            session.call(line, "GET", "work", "thing")
        except StreetManagerError as error:
            caught.append(error)

    waiting = threading.Thread(target=second)
    waiting.start()
    time.sleep(0.2)
    began = time.monotonic()
    line.cancel()
    waiting.join(5)
    assert time.monotonic() - began < 2
    assert isinstance(caught[0], Cancelled)
    first.join(5)


def test_shows_no_secret(session: Session, account: Account) -> None:
    session.sign_in()
    tokens = vars(session)["_tokens"]
    said = f"{session!r} {session} {tokens!r} {tokens}"
    assert "ada@example.org" in said
    for secret in (CAREFUL, "id-number-1", "access-1", "refresh-1"):
        assert secret not in said
