"""What can go wrong with a call, each as a type of its own with words for the user.

`words` say what happened and what it means, `next_step` says what to do. No error holds a secret.
"""

# ruff: noqa: N818 -- they are named for what happened, in the words of the service
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .versions import Version

LONGEST_DETAILS = 2000

_HIDDEN = "(hidden)"
_SIGNED_TOKEN = re.compile(r"\beyJ[\w-]+(?:\.[\w-]*){0,2}")
_SECRET_MEMBER = re.compile(
    r"(?i)([\"']?\b(?:password|(?:id|access|refresh|session)_?token|token)[\"']?\s*[:=]\s*)"
    r"(\"[^\"]*\"?|'[^']*'?|[^\s,;}&]+)"
)
# Shorter ones would blot out innocent letters of the text; the members by name are caught above.
_SHORTEST_SECRET = 4


def scrubbed(text: str, secrets: Iterable[str] = ()) -> str:
    """A text without the given secrets, without signed tokens, and without values of members so named."""
    for secret in sorted(set(secrets), key=len, reverse=True):
        if len(secret) >= _SHORTEST_SECRET:
            text = text.replace(secret, _HIDDEN)
    text = _SIGNED_TOKEN.sub(_HIDDEN, text)
    return _SECRET_MEMBER.sub(lambda found: found.group(1) + _HIDDEN, text)


class StreetManagerError(Exception):
    """A call that failed. str() gives the words and the next step.

    details: the raw text of the answer, scrubbed, at most 2,000 characters.
    status: the HTTP status, or None where there was no answer.
    fields: field name -> message, from a 400.
    may_have_acted: True where a POST or PUT may have been carried out although it failed.
    """

    usual_words = "Street Manager gave an answer that Works Extents does not understand."
    usual_next_step = "Try again. If it happens again, send the details to whoever supports you."

    def __init__(
        self,
        words: str = "",
        next_step: str = "",
        *,
        details: str = "",
        status: int | None = None,
        fields: Mapping[str, str] | None = None,
        may_have_acted: bool = False,
        secrets: Iterable[str] = (),
    ) -> None:
        hidden = tuple(secrets)
        # The usual words hold no secret, and a blot in them would tell which common word is the password.
        self.words = scrubbed(words, hidden) if words else self.usual_words
        self.next_step = scrubbed(next_step, hidden) if next_step else self.usual_next_step
        self.details = scrubbed(details, hidden)[:LONGEST_DETAILS]
        self.status = status
        self.fields = {name: scrubbed(message, hidden) for name, message in (fields or {}).items()}
        self.may_have_acted = may_have_acted
        self.retry_after: float | None = None
        super().__init__(self.words)

    def __str__(self) -> str:
        return f"{self.words} {self.next_step}".strip()


class SignInFailed(StreetManagerError):
    """401 Authentication failed: a wrong password, or a token that is bad or too old."""

    usual_words = "Street Manager did not accept your sign-in. The email address or password may be wrong."
    usual_next_step = (
        "Check both and sign in again. Five failures within five minutes lock the account for five minutes."
    )


class AccessRestricted(StreetManagerError):
    """401 Access restricted: signed in, but not allowed; signing in again does not help."""

    usual_words = "Your account is not allowed to see or do this."
    usual_next_step = (
        "Signing in again will not help. Use an account of an organisation that is concerned, "
        "or ask your Street Manager administrator."
    )


class TooManyResults(StreetManagerError):
    """403 for an area or dates that hold more results than the service answers at once."""

    usual_words = "The area and dates hold more results than Street Manager gives in one answer."
    usual_next_step = "Search a smaller area or fewer days."


class Forbidden(StreetManagerError):
    """403 for any other reason."""

    usual_words = "Street Manager refused this: your account or your network is not allowed to do it."
    usual_next_step = "Ask your Street Manager administrator whether your account has the right role."


class Invalid(StreetManagerError):
    """400: the service did not accept what was sent; `fields` says which, where it said so."""

    usual_words = "Street Manager did not accept what was sent. Nothing was saved."
    usual_next_step = "Correct what it names and send it again."


class NotFound(StreetManagerError):
    """404: no such record."""

    usual_words = "Street Manager has no such record."
    usual_next_step = "Check the reference or the place and try again."


class Conflict(StreetManagerError):
    """409: a duplicate, or a record that is not in a state for this."""

    usual_words = "Street Manager already has a record like this, or the record has changed since."
    usual_next_step = "Check what it holds now before you send again."


class PreconditionFailed(StreetManagerError):
    """412: at sign-in, the organisation is suspended; elsewhere, something must come first."""

    usual_words = "Street Manager will not do this yet, because something that must come first is missing."
    usual_next_step = "If you were signing in, your organisation may be suspended: ask your administrator."


class AccountLocked(StreetManagerError):
    """423: five failed sign-ins within five minutes."""

    usual_words = "The account is locked, because sign-in failed five times within five minutes."
    usual_next_step = "Wait five minutes, then sign in with the right password."


class TooManyCalls(StreetManagerError):
    """429: too many calls from this address."""

    usual_words = "Street Manager is getting too many calls from your network and asks you to slow down."
    usual_next_step = "Wait a minute and try again."


class TemporaryPassword(StreetManagerError):
    """307: a first sign-in with a temporary password, which only the website can finish."""

    usual_words = "Your password is a temporary one, so Street Manager will not sign you in here yet."
    usual_next_step = "Sign in once on the Street Manager website, choose a password, then sign in here."


class ServiceFault(StreetManagerError):
    """5xx: the service itself failed."""

    usual_words = "Street Manager has a fault of its own at the moment."
    usual_next_step = "Try again in a few minutes."


class TimedOut(StreetManagerError):
    """No answer in time."""

    usual_words = "Street Manager did not answer in time."
    usual_next_step = "Check your connection and try again."


class NoConnection(StreetManagerError):
    """No connection could be made, or it was lost. `lost` is True where it had been made."""

    usual_words = "Street Manager could not be reached from this computer."
    usual_next_step = "Check your internet connection and the proxy settings of QGIS, then try again."
    lost = False


class UntrustedCertificate(StreetManagerError):
    """The other end could not prove that it is who it says."""

    usual_words = (
        "The connection was stopped, because the certificate of the other end is not trusted. "
        "Somebody may be listening in, or your organisation's network checks encrypted traffic."
    )
    usual_next_step = (
        "Ask your IT team for the file of their certificate authority and set it in the settings "
        "of Works Extents."
    )


class NotJson(StreetManagerError):
    """An answer that is not Street Manager's, such as the page of a network's own sign-in."""

    usual_words = "The answer is not one of Street Manager's. Something in between may have answered instead."
    usual_next_step = "Open a web page in your browser to see whether your network asks you to sign in."


class CutShort(StreetManagerError):
    """An answer that ended before it was whole."""

    usual_words = "The connection broke before the whole answer had come."
    usual_next_step = "Try again."


class Cancelled(StreetManagerError):
    """The call was stopped by the user."""

    usual_words = "Stopped."
    usual_next_step = ""


class ProxyRefused(StreetManagerError):
    """The network's proxy did not let the call through."""

    usual_words = "The proxy of your network did not let Works Extents through to Street Manager."
    usual_next_step = "Check the proxy and its password in the QGIS settings (Options, Network)."


class NotInThisVersion(StreetManagerError):
    """Something that the version which is spoken does not have. Nothing was sent."""

    usual_words = "This version of Street Manager does not have that."
    usual_next_step = "Choose another version in the settings."

    @classmethod
    def of(
        cls, what: str, version: Version, since: Version | None = None, until: Version | None = None
    ) -> NotInThisVersion:
        """With words on what it is, and on the versions that have it."""
        if since is not None and version < since:
            there = f"It came with {since}"
        else:
            there = f"It was last there in {until}" if until else "No version that is spoken here has it"
        return cls(
            f"{what.rstrip('.')}: version {version} of Street Manager does not have that. {there}.",
            "Choose another version in the settings." if since or until else "",
        )
