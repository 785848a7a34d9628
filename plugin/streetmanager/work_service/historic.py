"""Historic works: those from before the service, which begin with an inspection or a notice."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import AUTHORITIES, operation
from ..service import Service
from .fixed_penalty_notice_replies import HistoricFPNCreateResponse
from .historic_records import HistoricFPNCreateRequest, HistoricInspectionCreateRequest
from .inspection_replies import HistoricInspectionCreateResponse


class Historic(Service):
    """Historic works."""

    @operation("POST", "historic-works/inspections", by=AUTHORITIES)
    def create_historic_inspection(
        self, request: HistoricInspectionCreateRequest
    ) -> HistoricInspectionCreateResponse:
        """Record an inspection of historic works, which makes them known. BR 10, BR 15."""

    @operation("POST", "historic-works/fixed-penalty-notices", by=AUTHORITIES)
    def create_historic_fpn(self, request: HistoricFPNCreateRequest) -> HistoricFPNCreateResponse:
        """Give a fixed penalty notice for historic works, which makes them known. BR 11.2, BR 15."""
