"""Works on site: started, stopped, and what came of them."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import EVERYONE, PROMOTERS, operation
from ..service import Service
from ..versions import Version
from .progress_records import (
    ExcavationCarriedOutUpdateRequest,
    FinalReinstatementUpdateRequest,
    WorkStartRevertRequest,
    WorkStartUpdateRequest,
    WorkStopRevertRequest,
    WorkStopUpdateRequest,
)

_WORK = "works/{work_reference_number}"


class Progress(Service):
    """Works start and works stop of the active permit, taking them back, and the on-site details."""

    @operation("PUT", _WORK + "/start", by=PROMOTERS)
    def update_actual_start_date(self, work_reference_number: str, request: WorkStartUpdateRequest) -> None:
        """Log works start. BR 6.1."""

    @operation("PUT", _WORK + "/revert-start", by=PROMOTERS)
    def revert_actual_start_date(self, work_reference_number: str, request: WorkStartRevertRequest) -> None:
        """Take works start back. BR 6.2."""

    @operation("PUT", _WORK + "/stop", by=EVERYONE)
    def update_actual_stop_date(self, work_reference_number: str, request: WorkStopUpdateRequest) -> None:
        """Log works stop. BR 6.3."""

    @operation("PUT", _WORK + "/revert-stop", by=PROMOTERS)
    def revert_actual_stop_date(self, work_reference_number: str, request: WorkStopRevertRequest) -> None:
        """Take works stop back. BR 6.4."""

    @operation("PUT", _WORK + "/excavation-carried-out", by=PROMOTERS, since=Version.V2)
    def update_excavation_carried_out(
        self, work_reference_number: str, request: ExcavationCarriedOutUpdateRequest
    ) -> None:
        """Say whether the ground was opened after all. BR 6.7."""

    @operation("PUT", _WORK + "/final-reinstatement", by=PROMOTERS)
    def update_final_reinstatement(
        self, work_reference_number: str, request: FinalReinstatementUpdateRequest
    ) -> None:
        """Say whether the last site is registered. BR 8.6."""
