"""Works that need no notice: they begin with their first site."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import PROMOTERS, operation
from ..service import Service
from .site_records import NonNotifiableSiteCreateRequest
from .site_replies import NonNotifiableSiteCreateResponse


class NonNotifiable(Service):
    """Works that need no notice."""

    @operation("POST", "non-notifiable-works/sites", by=PROMOTERS)
    def create_non_notifiable_site(
        self, request: NonNotifiableSiteCreateRequest
    ) -> NonNotifiableSiteCreateResponse:
        """Register a site of works that need no notice, which creates the works. BR 8, BR 16."""
