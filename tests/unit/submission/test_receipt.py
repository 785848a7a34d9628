"""The receipt says what the references are worth, and does not let a PAA pass for leave to work."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from plugin.streetmanager.work_records import PermitResponse, WorkCreateResponse
from plugin.submission.kind import Told
from plugin.submission.permit_application import PERMIT_APPLICATION
from plugin.submission.receipt import Receipt, permit_told

RESPONSE = WorkCreateResponse(
    work_reference_number="ZA00112345678", permit_reference_number="ZA00112345678-01"
)


def permit(**given: Any) -> PermitResponse:
    plain = {
        "work_reference_number": "ZA00112345678",
        "permit_reference_number": "ZA00112345678-01",
        "work_category": "standard",
        "work_category_string": "Standard",
        "permit_status": "submitted",
        "application_type": "permit",
        "is_early_start": False,
        "highway_authority": "Rehearsal County Council",
        "deadline_date": "2026-07-01T15:30:00.000Z",
    }
    return PermitResponse.model_validate({**plain, **given})


def told(**given: Any) -> Told:
    work = SimpleNamespace(get_permit=lambda work_reference, permit_reference: permit(**given))
    return permit_told(PERMIT_APPLICATION.references_in(RESPONSE), SimpleNamespace(work=work))


def said(**given: Any) -> str:
    return " ".join(told(**given).words)


def test_the_references_are_the_services():
    receipt = Receipt(PERMIT_APPLICATION.references_in(RESPONSE), told().category)
    assert receipt.work_reference_number == "ZA00112345678"
    assert receipt.permit_reference_number == "ZA00112345678-01"
    assert receipt.category == "standard"


def test_a_paa_is_said_first_and_is_not_leave_to_work():
    receipt = told(work_category="paa", work_category_string="PAA")
    assert receipt.category == "paa"
    assert "not leave to work" in receipt.words[0] and "progress it to a permit" in receipt.words[0]


@pytest.mark.parametrize("category", ["standard", "minor", "major"])
def test_other_categories_are_no_paa_and_wait_for_the_authority(category):
    words = said(work_category=category, work_category_string=category.title())
    assert "PAA" not in words and "not granted yet" in words and f"Category: {category}." in words


def test_immediate_works_do_not_wait():
    words = said(work_category="immediate_urgent", work_category_string="Immediate - urgent")
    assert "may go on" in words and "not granted yet" not in words


def test_a_granted_permit_is_not_said_to_wait():
    assert "not granted" not in said(permit_status="granted")


def test_an_early_start_is_said_and_only_then():
    assert "early start" in said(is_early_start=True)
    assert "early start" not in said()


def test_a_notice_is_said_and_only_then():
    assert "went as a notice" in said(application_type="notice")
    assert "went as a notice" not in said()


def test_the_deadline_is_in_uk_time():
    assert "Rehearsal County Council assesses it by 1 July 2026, 16:30." in said()
    assert "Rehearsal County Council assesses it." in said(deadline_date=None)


def test_a_category_that_the_version_does_not_know_is_said_in_the_services_words():
    words = said(work_category="upcoming_enum", work_category_string="Mega works")
    assert "Category: mega works." in words
    assert "upcoming" not in said(work_category="upcoming_enum", work_category_string=None)


def test_a_receipt_is_kept_as_text():
    receipt = Receipt(PERMIT_APPLICATION.references_in(RESPONSE), told().category, list(told().words))
    assert Receipt.from_text(receipt.to_text()) == receipt


def test_a_receipt_of_an_earlier_release_is_still_read():
    kept = (
        '{"work_reference_number": "A", "permit_reference_number": "A-01", "category": "minor", "words": []}'
    )
    assert Receipt.from_text(kept).permit_reference_number == "A-01"
