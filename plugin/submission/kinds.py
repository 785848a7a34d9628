"""Every kind of submission, in the order in which they are offered."""

from __future__ import annotations

from ..streetmanager.versions import Version
from .action_kinds import ACTION_KINDS
from .kind import Kind
from .kind_activity import ACTIVITY, ACTIVITY_CANCELLING, ACTIVITY_UPDATE
from .kind_ancillary import ANCILLARY_INFORMATION
from .kind_change_request import CHANGE_REQUEST, CONDITIONS_CHANGE, IMPOSED_CHANGE
from .kind_forward_plan import FORWARD_PLAN, FORWARD_PLAN_UPDATE
from .kind_further_permit import FURTHER_PERMIT
from .kind_geographical_area import GEOGRAPHICAL_AREA, GEOGRAPHICAL_AREA_UPDATE
from .kind_historic import HISTORIC_INSPECTION, HISTORIC_NOTICE
from .kind_private_street import PRIVATE_STREET_NOTICE
from .kind_reinstatement import FURTHER_REINSTATEMENT, NON_NOTIFIABLE_SITE, REINSTATEMENT_SITE
from .kind_section_81 import SECTION_81
from .kind_street import MATERIAL_CLASSIFICATION, SECTION_58
from .permit_application import PERMIT_APPLICATION

KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        *(PERMIT_APPLICATION, FURTHER_PERMIT, CHANGE_REQUEST),
        *(FORWARD_PLAN, FORWARD_PLAN_UPDATE),
        *(REINSTATEMENT_SITE, FURTHER_REINSTATEMENT, NON_NOTIFIABLE_SITE),
        *(PRIVATE_STREET_NOTICE, ANCILLARY_INFORMATION),
        *(ACTIVITY, ACTIVITY_UPDATE, ACTIVITY_CANCELLING),
        *(SECTION_81, HISTORIC_INSPECTION, HISTORIC_NOTICE, SECTION_58),
        *(CONDITIONS_CHANGE, IMPOSED_CHANGE),
        *(MATERIAL_CLASSIFICATION, GEOGRAPHICAL_AREA, GEOGRAPHICAL_AREA_UPDATE),
    )
}


def kind_of(key: str) -> Kind:
    """The kind of a draft, or of what is done to a work on record. KeyError where there is none of this key."""
    return KINDS.get(key) or ACTION_KINDS[key]


def offered_kinds(version: Version, roles: frozenset[str] | set[str]) -> list[Kind]:
    """The kinds that a role may submit in a version, in the order in which they are offered."""
    return [kind for kind in KINDS.values() if kind.offered(version, roles)]
