"""What Party is sent: tokens to renew or end, passwords, a user's name, and workstreams."""

# ruff: noqa: UP007, UP045, N815 -- pydantic evaluates these annotations, on Python 3.9 too; names of the wire
from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Optional

from pydantic import Field

from .acting_person import ActedBy
from .fields import About, about
from .records import Writing
from .versions import Version

_EMAIL = About(
    "Email address",
    "The one with which the user signs in.",
    "people",
    needed=True,
    spelt="email",
    ask="Enter the email address.",
    source="Party: users",
)
_PASSWORD = About("Password", "", "people", needed=True, ask="Enter the password.", source="Party: users")


class AuthenticationRequest(Writing):
    """A sign-in."""

    emailAddress: Annotated[str, _EMAIL]
    password: Annotated[str, _PASSWORD, Field(repr=False)]


class TokenRefreshRequest(Writing):
    """The refresh token, for new id and access tokens."""

    refresh_token: Annotated[
        str,
        About(
            "Refresh token", "", "people", needed=True, ask="Sign in again.", source="Party: token refresh"
        ),
        Field(repr=False),
    ]


class LogoutRequest(Writing):
    """The access token of the account whose tokens are all to end."""

    access_token: Annotated[
        str,
        About("Access token", "", "people", needed=True, ask="Sign in again.", source="Party: logout"),
        Field(repr=False),
    ]


class UserForgotPasswordRequest(Writing):
    """A wish for a verification code by email."""

    email: Annotated[str, _EMAIL]


class UserResetPasswordRequest(Writing):
    """A new password, with the code that came by email."""

    email: Annotated[str, _EMAIL]
    verification_code: Annotated[
        str,
        About(
            "Verification code",
            "It came by email.",
            "people",
            needed=True,
            ask="Enter the code from the email.",
            source="Party: reset password",
        ),
        Field(repr=False),
    ]
    password: Annotated[str, replace(_PASSWORD, label="New password"), Field(repr=False)]


class UpdateUserDetailsRequest(Writing):
    """A user's name."""

    first_name: Annotated[
        str,
        About(
            "First name",
            "",
            "people",
            needed=True,
            longest=50,
            ask="Enter the first name.",
            source="Party: users",
        ),
    ]
    last_name: Annotated[
        str,
        About(
            "Last name",
            "",
            "people",
            needed=True,
            longest=50,
            ask="Enter the last name.",
            source="Party: users",
        ),
    ]


class WorkstreamUpdateRequest(Writing):
    """What is to be said of a workstream from now on."""

    name: Annotated[
        str,
        About(
            "Name",
            "What the organisation calls the workstream.",
            "works",
            needed=True,
            longest=60,
            ask="Enter a name for the workstream, in up to 60 characters.",
            source="Party: workstreams",
        ),
    ]
    description: Annotated[
        Optional[str],
        About("What it is for", "", "works", longest=500, source="Party: workstreams"),
    ] = None
    contact_name: Annotated[
        Optional[str],
        About("Contact", "Whom to ask about its works.", "people", longest=50, source="Party: workstreams"),
    ] = None
    contact_number: Annotated[
        Optional[str],
        About("Their telephone number", "", "people", longest=20, source="Party: workstreams"),
    ] = None
    contact_email: Annotated[
        Optional[str],
        About("Their email address", "", "people", longest=320, spelt="email", source="Party: workstreams"),
    ] = None
    emergency_contact_name: Annotated[
        Optional[str],
        About(
            "Emergency contact",
            "Who can be called at any hour.",
            "people",
            since=Version.V6,
            longest=100,
            source="Party: workstreams, v6",
        ),
    ] = None
    emergency_contact_number: Annotated[
        Optional[str],
        About(
            "Their telephone number",
            "",
            "people",
            since=Version.V6,
            longest=100,
            source="Party: workstreams, v6",
        ),
    ] = None
    internal_user_name: Annotated[
        Optional[str], replace(about(ActedBy, "internal_user_name"), since=Version.V2, kind="")
    ] = None
    internal_user_identifier: Annotated[
        Optional[str], replace(about(ActedBy, "internal_user_identifier"), since=Version.V2, kind="")
    ] = None


class WorkstreamCreateRequest(WorkstreamUpdateRequest):
    """A new workstream."""

    prefix: Annotated[
        str,
        About(
            "Number",
            "Three digits, which stand in the references of its works. Not 000.",
            "works",
            needed=True,
            longest=3,
            spelt="workstream",
            ask="Enter three digits other than 000.",
            source="BR 3.1",
        ),
    ]
