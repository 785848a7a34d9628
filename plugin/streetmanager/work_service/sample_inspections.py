"""Targets for sample inspections as v2 has them. From v6 on they are the Sampling service's."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import AUTHORITIES, operation
from ..service import Service
from ..versions import Version
from .sample_inspection_records import (
    SampleInspectionTargetCloseRequest,
    SampleInspectionTargetCreateRequest,
    SampleInspectionTargetUpdateRequest,
)
from .sample_inspection_replies import SampleInspectionTargetCreateResponse, SampleInspectionTargetResponse

_TARGETS = "sample-inspection-targets"
_TARGET = _TARGETS + "/{sample_inspection_target_reference_number}"
_V2 = Version.V2


class SampleInspections(Service):
    """Targets for sample inspections."""

    @operation("POST", _TARGETS, by=AUTHORITIES, since=_V2, until=_V2)
    def create_sample_inspection_target(
        self, request: SampleInspectionTargetCreateRequest
    ) -> SampleInspectionTargetCreateResponse:
        """Set a target for sample inspections of a promoter's works."""

    @operation("GET", _TARGET, by=AUTHORITIES, since=_V2, until=_V2)
    def get_sample_inspection_target(
        self, sample_inspection_target_reference_number: str
    ) -> SampleInspectionTargetResponse:
        """Read a target for sample inspections."""

    @operation("PUT", _TARGET, by=AUTHORITIES, since=_V2, until=_V2)
    def update_sample_inspection_target(
        self, sample_inspection_target_reference_number: str, request: SampleInspectionTargetUpdateRequest
    ) -> None:
        """Change a target for sample inspections."""

    @operation("PUT", _TARGET + "/close", by=AUTHORITIES, since=_V2, until=_V2)
    def close_sample_inspection_target(
        self, sample_inspection_target_reference_number: str, request: SampleInspectionTargetCloseRequest
    ) -> None:
        """Close a target for sample inspections."""

    @operation("POST", "sample-inspection", by=AUTHORITIES, since=_V2, until=_V2)
    def create_sample_inspection(self) -> None:
        """Have the service draw the next sample inspections by the targets."""
