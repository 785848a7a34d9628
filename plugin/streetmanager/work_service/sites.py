"""Sites of a work and their reinstatements."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import PROMOTERS, operation
from ..service import Service
from ..versions import Version
from .site_records import (
    InspectionUnitsUpdateRequest,
    ReinstatementCreateRequest,
    SiteCreateRequest,
    SubsumeSiteRequest,
)
from .site_replies import ReinstatementCreateResponse, SiteCreateResponse, SiteResponse

_WORK = "works/{work_reference_number}"
_SITE = _WORK + "/sites/{site}"


class Sites(Service):
    """Sites. `site` is a site's number in v1 and v2, and its reference from v6 on."""

    @operation("POST", _WORK + "/sites", by=PROMOTERS)
    def create_site(self, work_reference_number: str, request: SiteCreateRequest) -> SiteCreateResponse:
        """Register a site with its first reinstatement. BR 8."""

    @operation("GET", _SITE)
    def get_site(self, work_reference_number: str, site: int | str) -> SiteResponse:
        """Read a site with all of its reinstatements. BR 8."""

    @operation("PUT", _SITE + "/subsume", by=PROMOTERS, since=Version.V6)
    def subsume_site(self, work_reference_number: str, site: int | str, request: SubsumeSiteRequest) -> None:
        """Say that a site has gone into another work's site."""

    @operation("POST", _SITE + "/reinstatements", by=PROMOTERS)
    def create_reinstatement(
        self, work_reference_number: str, site: int | str, request: ReinstatementCreateRequest
    ) -> ReinstatementCreateResponse | None:
        """Register a further reinstatement at a site. BR 8. Only v6 answers with a reference."""

    @operation(
        "DELETE",
        _SITE + "/reinstatements/{reinstatement_reference_number}",
        by=PROMOTERS,
        since=Version.V6,
    )
    def delete_reinstatement(
        self, work_reference_number: str, site: int | str, reinstatement_reference_number: str
    ) -> None:
        """Delete a reinstatement that was registered by mistake."""

    @operation("PUT", _WORK + "/inspection-units", by=PROMOTERS, until=Version.V2)
    def update_inspection_units(
        self, work_reference_number: str, request: InspectionUnitsUpdateRequest
    ) -> None:
        """Change by how many units a work counts for sample inspections. There has to be a site. BR 6.6."""
