"""What the Work service answers of change requests, by their older and their newer name. Read tolerantly."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional, Union

from pydantic import Field

from ..permit_records import PermitApplied, PermitResponse
from ..records import Maybe, Number, Reading, Rows, Shape, Text
from .permit_part_replies import (
    ChangeRequestSummaryResponse,
    DurationChallenged,
    PermitAlterationSummaryResponse,
    PermitConditionAnswer,
    PermitDesignation,
)


class PermitAlterationCreateResponse(Reading):
    """The reference of a new change request, by the name that the version has for it."""

    permit_alteration_reference_number: Text = None
    change_request_reference_number: Text = None

    @property
    def reference(self) -> str:
        """The reference, whatever its name."""
        return self.change_request_reference_number or self.permit_alteration_reference_number or ""


class ProposedChangeRequestResponse(PermitApplied):
    """What a permit would be with the change: only what changes. `permit_coordinates` is in EPSG:27700. v6."""

    permit_coordinates: Shape = None
    permit_asds_not_selected: Annotated[list[PermitDesignation], Rows] = []
    conditions: Annotated[list[PermitConditionAnswer], Rows] = []


class PermitAlterationResponse(
    PermitAlterationSummaryResponse, ChangeRequestSummaryResponse, DurationChallenged
):
    """A change request in full, under its older or its newer names: the permit before it, and with it."""

    permit_status: Text = None
    permit_status_string: Text = None
    assessment_discount: Number = None
    assessment_comments: Text = None
    permit_alteration_reason: Text = None
    change_request_reason: Text = None
    original: Annotated[Optional[PermitResponse], Maybe] = None
    current: Annotated[Optional[PermitResponse], Maybe] = None
    proposed: Annotated[
        Optional[
            Annotated[Union[PermitResponse, ProposedChangeRequestResponse], Field(union_mode="left_to_right")]
        ],
        Maybe,
    ] = None

    @property
    def reference(self) -> str:
        """The reference, whatever its name."""
        return self.change_request_reference_number or self.permit_alteration_reference_number or ""

    @property
    def before(self) -> Optional[PermitResponse]:
        """The permit without the change."""
        return self.current or self.original


# Newer names of the same records.
ChangeRequestCreateResponse = PermitAlterationCreateResponse
ChangeRequestImposeChangeResponse = PermitAlterationCreateResponse
ChangeRequestResponse = PermitAlterationResponse
