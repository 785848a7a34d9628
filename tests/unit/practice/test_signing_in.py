"""Signing in: passwords, locked and suspended accounts, tokens that end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import requests

from plugin.practice.accounts import FrontDoor
from plugin.practice.server import PracticeServer

from .caller import TIMEOUT, Caller

Start = Callable[..., PracticeServer]
FAILED = {"message": "Authentication failed", "error": {"status": 401}}
RESTRICTED = {"message": "Access restricted", "error": {"status": 401}}


class Clock:
    """A clock that is set by hand."""

    seconds = 1_000_000.0

    def __call__(self) -> float:
        return self.seconds


def test_any_password_but_wrong(service: PracticeServer) -> None:
    visitor = Caller(service.address)
    assert visitor.try_sign_in(secret="whatever").json()["organisationReference"] == "ZZ01"
    refused = visitor.try_sign_in(secret="wrong")
    assert (refused.status_code, refused.json()) == (401, FAILED)
    assert visitor.try_sign_in("nobody").json() == FAILED
    visitor.sign_in()


def test_what_is_missing_is_named(service: PracticeServer) -> None:
    answer = Caller(service.address).post("work/authenticate", {"email": "x"})
    assert answer.status_code == 400
    assert set(answer.json()["error"]["fields"]) == {"emailAddress", "password"}


def test_five_failures_in_five_minutes_lock_for_five_minutes(start: Start) -> None:
    clock = Clock()
    visitor = Caller(start(clock=clock).address)
    for _ in range(4):
        assert visitor.try_sign_in(secret="wrong").status_code == 401
        clock.seconds += 10
    assert visitor.try_sign_in(secret="wrong").status_code == 401
    assert visitor.try_sign_in().status_code == 423
    assert visitor.try_sign_in("PLANNER").status_code == 423
    assert visitor.try_sign_in("authority").status_code == 200
    clock.seconds += 299
    assert visitor.try_sign_in().status_code == 423
    clock.seconds += 1
    assert visitor.try_sign_in(secret="wrong").status_code == 401
    assert visitor.try_sign_in().status_code == 200


def test_failures_long_apart_lock_nobody(start: Start) -> None:
    clock = Clock()
    visitor = Caller(start(clock=clock).address)
    for _ in range(8):
        assert visitor.try_sign_in(secret="wrong").status_code == 401
        clock.seconds += 76
    assert visitor.try_sign_in().status_code == 200


def test_suspended_and_temporary(service: PracticeServer) -> None:
    visitor = Caller(service.address)
    assert visitor.try_sign_in("suspended").status_code == 412
    sent_on = visitor.try_sign_in("newcomer")
    assert sent_on.status_code == 307
    assert sent_on.headers["Location"].endswith("/v2/work/authenticate/initial")


def test_tokens_end_and_are_refreshed(start: Start) -> None:
    clock = Clock()
    server = start(clock=clock)
    planner = Caller(server.address).sign_in()
    clock.seconds += 3599
    assert planner.get("party/organisations/ZZ01").status_code == 200
    clock.seconds += 1
    assert planner.get("party/organisations/ZZ01").json() == FAILED
    refreshed = planner.post("party/refresh", {"refresh_token": planner.tokens["refreshToken"]}).json()
    planner.headers = {"token": refreshed["id_token"]}
    assert planner.get("party/organisations/ZZ01").status_code == 200
    clock.seconds += 86_400
    assert planner.post("party/refresh", {"refresh_token": planner.tokens["refreshToken"]}).json() == FAILED


def test_only_the_id_token_opens(service: PracticeServer) -> None:
    planner = Caller(service.address).sign_in()
    for offered in (planner.tokens["accessToken"], planner.tokens["refreshToken"], "", "made up"):
        planner.headers = {"token": offered}
        assert planner.get("party/organisations/ZZ01").json() == FAILED
    planner.headers = {"Authorization": f"Bearer {planner.tokens['idToken']}"}
    assert planner.get("party/organisations/ZZ01").json() == FAILED


def test_signing_out_ends_everybodys_tokens_on_that_account(service: PracticeServer) -> None:
    here, there = Caller(service.address).sign_in("gas"), Caller(service.address).sign_in("gas")
    other = Caller(service.address).sign_in("authority")
    assert here.post("party/logout", {"access_token": here.tokens["accessToken"]}).status_code == 204
    assert there.get("party/organisations/ZZ02").json() == FAILED
    assert other.get("party/organisations/ZZ02").status_code == 200


def test_what_roles_may_not_do(service: PracticeServer) -> None:
    exporter, authority = (
        Caller(service.address).sign_in("export"),
        Caller(service.address).sign_in("authority"),
    )
    assert exporter.get("lookup/nsg/search", query="high").json() == RESTRICTED
    assert authority.get("party/organisations/ZZ01/workstreams").json() == RESTRICTED
    assert authority.get("party/users/planner@practice.example").json() == RESTRICTED
    contractor = Caller(service.address).sign_in("contractor")
    assert contractor.get("party/organisations/ZZ02/workstreams").status_code == 200
    assert contractor.get("party/organisations/ZZ04/workstreams").json() == RESTRICTED


def test_people_by_plain_and_by_encoded_email(service: PracticeServer) -> None:
    planner = Caller(service.address).sign_in()
    plain = planner.get("party/users/planner@practice.example")
    encoded = planner.get("party/users/cGxhbm5lckBwcmFjdGljZS5leGFtcGxl")
    assert plain.json() == encoded.json()
    assert plain.json()["roles"] == ["Planner"]
    assert planner.get("party/users/nobody@practice.example").status_code == 404


def test_unknown_ways_are_not_found(service: PracticeServer) -> None:
    for path in ("v3/geojson/works", "v2/nothing", "geojson/works", "v6/lookup/nsg/streets"):
        assert requests.get(f"{service.address}/{path}", timeout=TIMEOUT).status_code == 404
    assert requests.get(f"{service.address}/v2/work/authenticate", timeout=TIMEOUT).status_code == 405
    assert (
        Caller(service.address, "latest")
        .sign_in()
        .get("lookup/nsg/streets/99900001")
        .json()["reinstatement_types"][0]["is_active"]
        is True
    )


def test_tokens_do_not_show() -> None:
    account, tokens = FrontDoor(Clock()).sign_in("planner@practice.example", "secret", 60)
    shown = repr((account, tokens))
    assert tokens.identity not in shown and "secret" not in shown


@pytest.mark.parametrize("version", ["v1", "v2", "v6"])
def test_every_call_but_signing_in_needs_a_token(service: PracticeServer, version: str) -> None:
    stranger = Caller(service.address, version)
    for path in (
        "geojson/works",
        "geojson/activities",
        "lookup/nsg/search",
        "lookup/nsg/streets/1",
        "work/works/A",
        "work/works/A/permits/A-01",
        "work/permits/category",
        "party/users/a@b",
        "party/organisations",
    ):
        assert stranger.get(path).json() == FAILED, path
    assert stranger.post("work/works", {}).json() == FAILED
