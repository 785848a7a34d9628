"""Sequencing, Historic works: from before the service, known by the first inspection or notice of them."""

from __future__ import annotations

import secrets
from typing import Any

from plugin.streetmanager.work_service.historic_records import (
    HistoricFPNCreateRequest,
    HistoricInspectionCreateRequest,
)
from plugin.streetmanager.work_service.progress_records import WorkStartUpdateRequest

from .people import COUNTY, HIGH_STREET, MIDNIGHT, POINT, TODAY, WATER, Cast, of_version, refused


def _of(model: type[Any], cast: Cast, **more: Any) -> Any:
    values: dict[str, Any] = {
        "promoter_swa_code": WATER,
        "highway_authority_swa_code": COUNTY,
        "works_coordinates": POINT,
        "usrn": HIGH_STREET,
        "works_location_description": "By the pump",
    }
    return model(**of_version(model, cast.version, {**values, **more}))


def test_historic_works_inspected(cast: Cast) -> None:
    """Historic works: an inspection makes them known, and they cannot be started."""
    reference = f"OLD-{secrets.token_hex(6)}"
    request = _of(
        HistoricInspectionCreateRequest,
        cast,
        historical_permit_reference=reference,
        inspection_type="reinstatement",
        inspection_start_date=MIDNIGHT,
        inspection_category="b",
        inspection_outcome="passed",
        inspection_evidence=False,
        username="Ivy Spector",
    )
    refused(401, cast.promoter.work.create_historic_inspection, request)
    made = cast.authority.work.create_historic_inspection(request)
    assert made.work_reference_number == reference
    told = cast.work(reference)
    assert (told.work_status, told.works_coordinates) == ("historical", POINT)
    found = cast.contractor.work.get_inspection(reference, made.inspection_reference_number)
    assert (found.inspection_outcome, found.inspection_type) == ("passed", "reinstatement")
    refused(409, cast.authority.work.create_historic_inspection, request)
    start = WorkStartUpdateRequest(actual_start_date=MIDNIGHT)
    refused(409, cast.contractor.work.update_actual_start_date, reference, start)


def test_historic_works_given_a_penalty(cast: Cast) -> None:
    """Historic works: a fixed penalty notice makes them known."""
    request = _of(
        HistoricFPNCreateRequest,
        cast,
        historical_permit_reference=f"OLD-{secrets.token_hex(6)}",
        fpn_evidence=False,
        offence_date=TODAY,
        offence_code="offence_code_08",
        offence_details="No permit for the signals",
        authorised_officer="Penny Notice",
        officer_contact_details="01632 960010",
        officer_address="County Hall",
        representations_contact="Street works manager",
        representations_contact_address="County Hall",
        payment_methods=["card_payment"],
    )
    refused(401, cast.contractor.work.create_historic_fpn, request)
    made = cast.authority.work.create_historic_fpn(request)
    told = cast.promoter.work.get_fpn(made.work_reference_number, made.fpn_reference_number)
    assert (told.fpn_status, told.location) == ("issued", "By the pump")
    assert cast.work(made.work_reference_number).work_status == "historical"
    refused(401, cast.gas.work.get_fpn, made.work_reference_number, made.fpn_reference_number)
