"""What is said of the parts of a work's record; the names under which its files are written."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from plugin.gui.record.record_files import safe_name
from plugin.gui.record.record_words import label_of, line_of, sections_of, title_of
from plugin.search.record_parts import Part
from plugin.streetmanager.permit_records import PermitResponse
from plugin.streetmanager.work_service.change_request_replies import PermitAlterationResponse
from plugin.streetmanager.work_service.comment_replies import CommentResponse
from plugin.streetmanager.work_service.site_replies import SiteResponse

OWN = {"work_reference_number": "ZA1"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("made_safe_by_ha", "Made safe by the authority"),
        ("ha_response_details", "Authority's response details"),
        ("site_cleared_date", "Site cleared"),
        ("promoter_swa_code", "Promoter SWA code"),
        ("fpn_status", "FPN status"),
        ("usrn", "USRN"),
    ],
)
def test_fields_are_called_as_people_call_them(name: str, words: str) -> None:
    assert label_of(name) == words


def test_a_line_tells_a_part_from_the_others_of_its_work() -> None:
    permit = PermitResponse.model_validate(
        {
            **OWN,
            "permit_reference_number": "ZA1-01",
            "permit_status": "upcoming_enum",
            "permit_status_string": "Under a new review",
            "work_category": "minor",
            "proposed_start_date": "2026-11-25T00:00:00.000Z",
        }
    )
    part = Part("permit", {**OWN, "permit_reference_number": "ZA1-01"}, permit, True)
    assert line_of(part) == ("01 · Minor", "Under a new review", "25/11/2026")
    assert title_of(part) == "Permit ZA1-01"
    site = Part("site", {**OWN, "site": "3"}, SiteResponse.model_validate({"site_description": "Footway"}))
    assert line_of(site)[0] == "Site 3 · Footway" and title_of(site) == "Site 3"


def test_a_comment_says_whether_it_was_read_and_for_whom_it_is() -> None:
    def state(ours: bool = False, **fields: object) -> str:
        record = CommentResponse.model_validate({"detail": "Two\nlines", **fields})
        return line_of(Part("comment", OWN, record), ours)[1]

    assert state(is_read=False) == "Unread" and state(is_read=True) == "Read" and state() == ""
    assert state(is_read=False, is_internal=True) == "Internal" and state(True, is_read=False) == "Sent"


def test_a_change_request_is_told_as_before_and_after() -> None:
    permit = {**OWN, "permit_reference_number": "ZA1-01", "description_of_work": "A main"}
    changed = PermitAlterationResponse.model_validate(
        {
            "permit_alteration_reference_number": "ZA1-01-CR1",
            "original": permit,
            "proposed": {**permit, "description_of_work": "Two mains", "additional_info": "At night"},
        }
    )
    part = Part("change", {**permit, "permit_alteration_reference_number": "ZA1-01-CR1"}, changed, True)
    rows = dict(sections_of(part)[-1].rows)
    assert rows == {"Description of work": "A main → Two mains", "Additional info": "At night"}


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\temp\\a|b?.pdf", "C_temp_a_b_.pdf"),
        ("", "file_7"),
        (" .. ", "file_7"),
        (None, "file_7"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
        (".hidden", "hidden"),
    ],
)
def test_a_file_is_written_under_a_name_that_leads_nowhere_else(given: str | None, written: str) -> None:
    part = SimpleNamespace(record=SimpleNamespace(name=given), reference="7")
    assert safe_name(part) == written
