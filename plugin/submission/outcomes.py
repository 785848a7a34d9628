"""What comes of sending: taken, certainly not taken, or nobody knows yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Union

from .draft_failures import DraftSent, DraftsError
from .receipt import Receipt


class AlreadySent(DraftSent):
    """The draft is being sent, has been sent, or may have been: it is not sent again."""


class OtherEnvironment(DraftsError):
    """The service that was given is not the one that the draft is for, or was sent to."""


@dataclass(frozen=True)
class Submitted:
    """It was taken."""

    receipt: Receipt


@dataclass(frozen=True)
class Refused:
    """It was certainly not taken. fields: field name -> what is wrong with it.

    answered is False where the service never got it (no connection, say): the draft is ready to be sent.
    """

    words: str
    next_step: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    answered: bool = True


@dataclass(frozen=True)
class Unknown:
    """Nobody knows yet whether it was taken. may_resend: `resend` will send it again."""

    words: str
    may_resend: bool = False


Outcome = Union[Submitted, Refused, Unknown]
