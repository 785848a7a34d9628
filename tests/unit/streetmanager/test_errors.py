"""Errors: the kind for each answer, the fields that a 400 names, and no secret in any of it."""

from __future__ import annotations

import inspect
import json
from typing import Any

import pytest

from plugin.streetmanager import errors
from plugin.streetmanager.error_answers import error_from_answer
from plugin.streetmanager.errors import StreetManagerError, scrubbed


def kinds() -> list[type[StreetManagerError]]:
    every = [found for _, found in inspect.getmembers(errors, inspect.isclass)]
    return [found for found in every if issubclass(found, StreetManagerError)]


def from_answer(status: int, body: Any, *, writing: bool = False) -> StreetManagerError:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return error_from_answer(status, raw, writing=writing)


@pytest.mark.parametrize(
    ("status", "message", "kind"),
    [
        (307, "", errors.TemporaryPassword),
        (302, "", errors.NotJson),
        (400, "", errors.Invalid),
        (401, "Authentication failed", errors.SignInFailed),
        (401, "Access restricted", errors.AccessRestricted),
        (401, "", errors.SignInFailed),
        (403, "More than 100 results. Refine the area or the dates.", errors.TooManyResults),
        (403, "Your search has exceeded the maximum of 5000 results", errors.TooManyResults),
        (403, "Too many works in this bounding box", errors.TooManyResults),
        (403, "Forbidden", errors.Forbidden),
        (403, "You do not have permission to see results of this area", errors.Forbidden),
        (404, "", errors.NotFound),
        (407, "", errors.ProxyRefused),
        (409, "", errors.Conflict),
        (412, "", errors.PreconditionFailed),
        (423, "", errors.AccountLocked),
        (429, "", errors.TooManyCalls),
        (500, "", errors.ServiceFault),
        (503, "", errors.ServiceFault),
        (418, "", StreetManagerError),
    ],
)
def test_kind_of_an_answer(status: int, message: str, kind: type[StreetManagerError]) -> None:
    error = from_answer(status, {"message": message, "error": {"status": status}})
    assert type(error) is kind
    assert error.status == status


def test_words_are_there_for_every_kind() -> None:
    for kind in kinds():
        error = kind()
        assert error.words.endswith((".", "?"))
        assert str(error).startswith(error.words)
        if kind is not errors.Cancelled:
            assert error.next_step.endswith(".")


def test_what_may_have_been_done() -> None:
    assert from_answer(502, {}, writing=True).may_have_acted
    assert not from_answer(502, {}).may_have_acted
    assert not from_answer(409, {}, writing=True).may_have_acted


@pytest.mark.parametrize(
    "body",
    [
        {"message": "Bad", "error": {"status": 400, "details": [{"field": "usrn", "message": "is wrong"}]}},
        {"errors": [{"param": "usrn", "msg": "is wrong", "location": "body"}]},
        {"errors": [{"path": "usrn", "type": "field", "msg": "is wrong"}], "path": "/v2/work/works"},
        [{"property": "usrn", "constraints": {"isInt": "is wrong"}, "children": []}],
        {"error": {"usrn": ["is wrong"]}},
        {"message": "Bad", "usrn": "is wrong"},
        {"details": [{"path": ["body", "usrn"], "message": "is wrong", "type": "any.required"}]},
        {
            "name": "ValidationError",
            "message": "x",
            "error": {"fields": {"body.usrn": {"message": "is wrong"}}},
        },
        {"errors": [{"instancePath": "/usrn", "keyword": "type", "message": "is wrong"}]},
    ],
)
def test_fields_are_found_wherever_they_stand(body: Any) -> None:
    assert from_answer(400, body).fields == {"usrn": "is wrong"}


def test_fields_are_found_in_the_message() -> None:
    error = from_answer(400, {"message": "proposed_end_date is too early; usrn must be a whole number"})
    assert error.fields == {
        "proposed_end_date": "proposed_end_date is too early",
        "usrn": "usrn must be a whole number",
    }
    assert "proposed_end_date" in error.next_step


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[[[[", b"null", b"\xff\xfe", b'{"message": 5}', b"[" * 5000]
)
def test_any_body_is_survived(body: bytes) -> None:
    for status in (400, 401, 403, 500):
        assert error_from_answer(status, body).status == status


def test_details_are_kept_short() -> None:
    assert len(from_answer(400, b"x" * 10_000).details) == 2000


@pytest.mark.parametrize(
    "text",
    [
        '{"pass' + 'word": "s3cret-one"}',
        "{'idToken': 's3cret-one'}",
        "token=s3cret-one&x=1",
        '{"refresh_token":"s3cret-one',
        "Bearer eyJhbGciOi.s3cret-one.sig",
    ],
)
def test_secrets_are_blotted_out(text: str) -> None:
    assert "s3cret-one" not in scrubbed(text)


def test_given_secrets_are_blotted_out_of_everything() -> None:
    error = StreetManagerError(
        "a pass-key", "b pass-key", details="c pass-key", fields={"x": "d pass-key"}, secrets=["pass-key"]
    )
    assert "pass-key" not in f"{error} {error!r} {error.details} {error.fields}"


def test_a_common_word_for_a_password_is_not_given_away_by_a_blot() -> None:
    body = b'{"message": "wrong is wrong"}'
    error = error_from_answer(401, body, secrets=["wrong"])
    assert error.words == errors.SignInFailed.usual_words
    assert "wrong" not in error.details


def test_plain_words_are_left_alone() -> None:
    said = "The token of this call was too old. Enter the password again."
    assert scrubbed(said) == said
