"""What is noted on a permit: being assessed, seen by HS2's authorities, traffic management now, section 81."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from ..acting_person import ActedBy
from ..choices import TRAFFIC_MANAGEMENT_TYPES
from ..fields import About, When
from ..records import Reading

_SIGNALS = When("current_traffic_management_type", "multi_way_signals", "two_way_signals")


class MarkPermitAsUnderAssessmentRequest(ActedBy):
    """A highway authority's word that it has begun to assess an application. v6."""


class HS2AcknowledgementRequest(ActedBy):
    """A highway authority's word that it has seen an HS2 application."""

    hs2_acknowledged: Annotated[
        bool,
        About(
            "Acknowledge the HS2 application?",
            "Yes says that you have seen it. It cannot be taken back.",
            "answer",
            needed=True,
            ask="Say that you acknowledge the application.",
            source="HS2AcknowledgementRequest.hs2_acknowledged",
        ),
    ]


class CurrentTrafficManagementTypeRequest(ActedBy):
    """What road users meet at the works at present, where it is not what the permit says. v6."""

    current_traffic_management_type: Annotated[
        str,
        About(
            "Traffic management at present",
            "What drivers meet at the works now. The permit keeps what was applied for.",
            "traffic",
            needed=True,
            choices=TRAFFIC_MANAGEMENT_TYPES,
            ask="Choose the traffic management that is there now.",
            source="CurrentTrafficManagementTypeRequest.current_traffic_management_type, v6",
        ),
    ]
    current_traffic_management_emergency_contact_name: Annotated[
        Optional[str],
        About(
            "Emergency contact for the signals",
            "Who can be called at any hour if the signals fail.",
            "traffic",
            longest=100,
            needed_when=_SIGNALS,
            shown_when=_SIGNALS,
            ask="Enter who can be called if the signals fail.",
            source="CurrentTrafficManagementTypeRequest.current_traffic_management_emergency_contact_name, v6",
        ),
    ] = None
    current_traffic_management_emergency_contact_number: Annotated[
        Optional[str],
        About(
            "Their telephone number",
            "A number that is answered at any hour.",
            "traffic",
            longest=100,
            needed_when=_SIGNALS,
            shown_when=_SIGNALS,
            ask="Enter the number to call if the signals fail.",
            source="CurrentTrafficManagementTypeRequest.current_traffic_management_emergency_contact_number, v6",
        ),
    ] = None


class LinkSection81ToPermitRequest(ActedBy):
    """A promoter's link of a permit to the section 81 notice that it answers. From v2 on."""

    section_81_reference_number: Annotated[
        str,
        About(
            "Section 81 reference",
            "The notice whose defect these works put right. Each permit and each notice has one link at most.",
            "works",
            needed=True,
            longest=28,
            ask="Enter the reference of the section 81 notice.",
            source="LinkSection81ToPermitRequest.section_81_reference_number, v2",
        ),
    ]


class UnlinkSection81FromPermitRequest(ActedBy):
    """A promoter's taking away of such a link. From v2 on."""

    section_81_reference_number: Annotated[
        str,
        About(
            "Section 81 reference",
            "The notice that the permit is linked to now.",
            "works",
            needed=True,
            longest=28,
            ask="Enter the reference of the section 81 notice.",
            source="UnlinkSection81FromPermitRequest.section_81_reference_number, v2",
        ),
    ]
    unlink_reason: Annotated[
        str,
        About(
            "Why the link is taken away",
            "",
            "works",
            needed=True,
            longest=500,
            ask="Say why the link is taken away, in up to 500 characters.",
            source="UnlinkSection81FromPermitRequest.unlink_reason, v2",
        ),
    ]


class LinkSection81ToPermitResponse(Reading):
    """The section 81 notice, and its work, that a permit is now linked to."""

    section_81_work_reference_number: str
    section_81_reference_number: str
