"""The page for the file says what was drawn, found, sent and answered."""

from __future__ import annotations

from pathlib import Path

from plugin.geometry.findings import Finding
from plugin.submission.attachments import ATTACHMENTS
from plugin.submission.file_page import ACTED, FOUND, NAMES, as_found, file_page
from tests.unit.submission.desk import Desk

FOUND_THEN = [Finding("far", "warns", "31 m from LONG LANE")]


def test_of_a_draft_it_says_what_would_be_sent(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    page = file_page(desk.store, desk.draft.id, FOUND_THEN)
    assert page.title == "Permit application" and page.reference == "" and page.receipt == []
    assert page.state.startswith("a draft, not submitted · Practice, v2 · changed ")
    assert page.findings == [("warns", "31 m from LONG LANE")]
    assert [label for label, _ in page.shapes] == ["Extent"]
    assert page.shapes[0][1]["type"] == "LineString"
    rows = dict(page.rows)
    assert "Environment" not in rows and rows["Description"] == "Renew a water main"
    assert rows["Extent"].startswith("a line of 20 m")


def test_of_a_submission_it_says_what_was_sent_and_answered(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.draft.values[FOUND] = as_found(FOUND_THEN)
    desk.draft.values[ACTED] = "Planner, Made-up Water"
    desk.draft.values[NAMES] = {"promoter": "Made-up Water", "authority": "Rehearsal County Council"}
    desk.draft.values[ATTACHMENTS] = [{"path": "/p", "name": "plan.pdf", "size": 2_000_000, "modified": ""}]
    desk.draft = desk.store.keep(desk.draft)
    desk.send()
    page = file_page(desk.store, desk.draft.id, [Finding("other", "stops", "Not this one")])
    assert page.reference == f"{desk.reference}-01"
    assert page.state.startswith("submitted · Practice, v2 · Planner, Made-up Water · sent 1 May 2031, 10:00")
    assert page.findings == [("warns", "31 m from LONG LANE")]
    assert page.receipt == [
        ("Work reference", desk.reference),
        ("Permit reference", f"{desk.reference}-01"),
    ]
    assert dict(page.rows)["Dates"] == "Monday 2 June 2031 to Friday 6 June 2031, 5 days"
    assert dict(page.rows)["Organisation"] == "Made-up Water (ZZ01)"
    assert dict(page.rows)["Highway authority"] == "Rehearsal County Council (ZZ10)"
    assert page.told and dict(page.rows)["Work reference"] == desk.reference


def test_of_a_lost_answer_it_says_so(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.lose_the_answer()
    page = file_page(desk.store, desk.draft.id)
    assert page.state.startswith("sent, outcome unknown") and page.receipt == []
    assert "not sent again by itself" in page.told[0]


def test_a_half_drawn_draft_without_answers_has_a_page(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    bare = desk.store.new("permit_application", "Polygon", "custom", "v6")
    page = file_page(desk.store, bare.id)
    assert page.shapes == [] and page.rows == [("Work reference", "made up by the service")]
    assert "Custom, v6" in page.state
