"""Material classifications: what samples of streets were found to be."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import operation
from ..service import Service
from ..versions import Version
from .material_records import MaterialClassificationCreateRequest
from .material_replies import MaterialClassificationCreateResponse, MaterialClassificationResponse


class MaterialClassifications(Service):
    """Material classifications. Authorities and promoters share what they find."""

    @operation("POST", "material-classifications", since=Version.V6)
    def create_materials_classification(
        self, request: MaterialClassificationCreateRequest
    ) -> MaterialClassificationCreateResponse:
        """Record what a sample of a street was found to be."""

    @operation("GET", "material-classifications/{material_classification_reference_number}", since=Version.V6)
    def get_material_classification(
        self, material_classification_reference_number: str
    ) -> MaterialClassificationResponse:
        """Read a material classification in full."""
