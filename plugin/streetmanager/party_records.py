"""What Party answers about people and organisations, and what signing in brings back."""

from __future__ import annotations

from typing import Annotated

from pydantic import AliasChoices, Field

from .records import Flag, Name, Reading, Rows, Text, Texts


class AuthenticationResponse(Reading):
    """The tokens of a sign-in: id and access for an hour, refresh for a day.

    A session token comes instead where a first password has to be changed.
    """

    id_token: Text = Field(None, validation_alias=AliasChoices("idToken", "id_token"), repr=False)
    access_token: Text = Field(None, validation_alias=AliasChoices("accessToken", "access_token"), repr=False)
    refresh_token: Text = Field(
        None, validation_alias=AliasChoices("refreshToken", "refresh_token"), repr=False
    )
    session_token: Text = Field(
        None, validation_alias=AliasChoices("sessionToken", "session_token"), repr=False
    )
    organisation_reference: Text = Field(
        None, validation_alias=AliasChoices("organisationReference", "organisation_reference")
    )

    def __repr__(self) -> str:
        return f"AuthenticationResponse(organisation_reference={self.organisation_reference!r})"

    __str__ = __repr__


class TokenRefreshResponse(AuthenticationResponse):
    """New id and access tokens."""


class OrganisationSummary(Reading):
    """An organisation by its SWA code (`organisation_reference`)."""

    name: Name = ""
    organisation_reference: Name = ""
    organisation_status: Text = None
    organisation_status_string: Text = None


class OrganisationResponse(OrganisationSummary):
    """An organisation. `prefix` is the two letters with which its work references begin."""

    prefix: Text = None
    organisation_type: Text = None
    organisation_type_string: Text = None
    is_hs2_applicable: Flag = None
    contractors: Annotated[list[OrganisationSummary], Rows] = []
    address_line_one: Text = None
    address_line_two: Text = None
    locality: Text = None
    town: Text = None
    postcode: Text = None
    email: Text = None
    phone_number: Text = None
    primary_contact_name: Text = None
    primary_contact_email: Text = None
    primary_contact_number: Text = None
    primary_admin_name: Text = None
    primary_admin_email: Text = None
    primary_admin_number: Text = None
    industry_sector: Text = None
    industry_sector_string: Text = None


class UserWorkstream(Reading):
    """A workstream that a user may read, or write to (`access_level` full_write)."""

    workstream_prefix: str
    workstream_name: Name = ""
    access_level: Text = None
    access_level_string: Text = None


class RolePermissions(Reading):
    """What a role may do, in version 6."""

    role: Text = None
    role_string: Text = None
    permissions: Texts = []
    permissions_string: Texts = []


class UserResponse(Reading):
    """A user: roles, organisation, the organisations it may act for (`contracts`) and its workstreams."""

    first_name: Text = None
    last_name: Text = None
    organisation_name: Name = ""
    organisation_reference: Name = ""
    roles: Texts = []
    roles_string: Texts = []
    contracts: Annotated[list[OrganisationSummary], Rows] = []
    workstreams: Annotated[list[UserWorkstream], Rows] = []
    role_permissions: Annotated[list[RolePermissions], Rows] = []
    organisation_status: Text = None
    organisation_status_string: Text = None


class WorkstreamCreateResponse(Reading):
    """The three digits of a new workstream."""

    prefix: str


class WorkstreamResponse(Reading):
    """A workstream of an organisation: three digits and a name."""

    prefix: str
    name: Name = ""
    status: Text = None
    status_string: Text = None
    description: Text = None
    contact_name: Text = None
    contact_number: Text = None
    contact_email: Text = None
    emergency_contact_name: Text = None
    emergency_contact_number: Text = None
    organisation_reference: Text = None
