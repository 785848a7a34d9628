"""The answers that say no, with the status and the body that the service gives them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Refusal(Exception):
    """A call that is refused: HTTP status, message, and for a 400 the fields with what is wrong."""

    def __init__(self, status: int, message: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.fields = dict(fields or {})
        self.headers: dict[str, str] = {}

    def body(self) -> dict[str, Any]:
        """The JSON body."""
        error: dict[str, Any] = {"status": self.status}
        if self.fields:
            error["fields"] = {name: {"message": text} for name, text in self.fields.items()}
        return {"message": self.message, "error": error}


def authentication_failed() -> Refusal:
    """A wrong password, or a token that is bad or too old."""
    return Refusal(401, "Authentication failed")


def access_restricted() -> Refusal:
    """Signed in, but not allowed: signing in again does not help."""
    return Refusal(401, "Access restricted")


def invalid(fields: Mapping[str, str]) -> Refusal:
    """Parameters or fields that are missing or wrong."""
    return Refusal(400, "Validation failed", fields)


def not_found(what: str) -> Refusal:
    """No such record."""
    return Refusal(404, f"{what} not found")


def too_many_results(cap: int) -> Refusal:
    """A box with more results than one answer holds."""
    return Refusal(403, f"More than {cap} results found. Please refine the area or the dates of your search")
