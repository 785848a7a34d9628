"""Every kind that an account may submit: chosen, found, drawn, filled in by keyboard, submitted, found again.

Arguments: a folder for pictures, the version of the service, which account (0 a planner, 2 an authority's officer).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import desk
import journey
import place
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton
from submitter import Submitter

pictures, version, account = Path(arguments[0]), arguments[1], int(arguments[2])
window = iface.mainWindow()
window.resize(1280, 950)
plugin = desk.the_plugin()
journey.sign_in(plugin, version, account)
journey.show_town(plugin)
dock = journey.open_draw_dock(plugin)
page, form, drawing, store = dock.draw_page, dock.form, dock.drawing, dock.store
service = plugin.office.sign_in.service
x, y = place.on_high_street()
journey.look_at(x, y, 120)
today = date.today()
soon = today + timedelta(days=40)
KEY = Qt.Key
at_desk = Submitter(dock, pictures, version, (x, y))
choose, find, draw, street = at_desk.choose, at_desk.find, at_desk.draw, at_desk.street
submit, shows, told = at_desk.submit, at_desk.shows, at_desk.told


offered = [page.kinds.box.itemData(index) for index in range(page.kinds.box.count())]
assert [action.data() for action in page.apply_menu.menu().actions()] == offered

REINSTATED = {
    "reinstatement_status": "interim",
    "reinstatement_date": today,
    "location_description": "Outside number 12",
    "location_types": ["footway"],
    "reinstatement_evidence": False,
}
EXCAVATED = {**REINSTATED, "depth": 0.6, "length": 12, "width": 1, "final_reinstatement": False}
WORKS = {**journey.ANSWERS, **journey.BY_VERSION[version]}
REASON = "change_request_reason" if version == "v6" else "permit_alteration_reason"


def by_a_promoter() -> None:
    """All that a planner may submit."""
    assert page.kinds.box.currentData() == "permit_application" and "activity" not in offered
    draw("line")
    street()
    applied = submit("permit_application", WORKS)

    choose("change_request")
    find(applied.work_reference_number)
    assert "Nothing is drawn" in page.kept.text() and drawing.draft.values["original_shape"]
    shows("change_request")
    submit("change_request", {REASON: "A day later", "proposed_end_date": soon})
    find(applied.permit_reference_number)
    assert "one may be pending" in page.concerning.words.text()

    # As a record's dock, and the table of a search, ask for it.
    dock.begin_kind("change_request", {"permit_reference_number": applied.permit_reference_number}, {})
    desk.wait_until(lambda: page.concerning.words.text() and not page.concerning.said.text(), "the permit")
    journey.press(page.concerning.chosen)
    assert "Choose a work first" in page.concerning.said.text()

    if version == "v6":
        choose("ancillary_information")
        find(applied.permit_reference_number)
        assert page.tools._buttons["points"].isVisible() and not page.tools._buttons["line"].isEnabled()
        draw("points")
        assert drawing.draft.shape_type == "MultiPoint" and "3 points" in page.measures.text()
        shows("ancillary_information")
        submit(
            "ancillary_information",
            {
                "ancillary_info_type": "site_welfare_facilities",
                "ancillary_info_description": "A cabin",
                "location_description": "On the green",
            },
        )
        permit = service.work.get_permit(applied.work_reference_number, applied.permit_reference_number)
        assert len(permit.ancillary_informations[0].ancillary_info_coordinates) == 3

    choose("further_permit")
    panel = page.concerning
    panel.reference.setFocus()
    panel.reference.selectAll()
    QTest.keyClicks(panel.reference, applied.work_reference_number)
    QTest.keyClick(panel.reference, KEY.Key_Return)
    desk.wait_until(lambda: "has a permit already" in panel.said.text(), "why not")
    cancel(applied)
    find(applied.work_reference_number)
    draw("polygon")
    shows("further_permit")
    submit("further_permit", {"description_of_work": "Come back for the surface"})

    choose("forward_plan")
    draw("polygon")
    street()
    plan = submit(
        "forward_plan",
        {
            "description_of_work": "Renew all mains",
            "workstream_prefix": "001",
            "works_location_description": "All of it",
        },
    )
    choose("forward_plan_update")
    find(plan.references["forward_plan_reference_number"])
    assert drawing.draft.finished and drawing.draft.shape_type == "Polygon", "the shape is taken over"
    shows("forward_plan_update")
    submit("forward_plan_update", {"description_of_work": "Renew half of the mains"})

    reinstate()

    choose("non_notifiable_site")
    draw("point")
    street()
    submit(
        "non_notifiable_site",
        {"reinstatement_type": "bar_holes", **REINSTATED, "number_of_holes": 4, "workstream_prefix": "001"},
    )
    if version == "v6":
        choose("private_street_notice")
        draw("line")
        street()
        submit("private_street_notice", WORKS)
        classify()


def reinstate() -> None:
    """A site with its second shape, and what comes of it later."""
    started = service.reporting.get_permits(work_status=["in_progress"]).rows
    work = next(
        row.work_reference_number
        for row in started
        if row.work_status == "in_progress" and not service.work.get_work(row.work_reference_number).sites
    )
    choose("reinstatement")
    find(work)
    journey.press(page.concerning.take)
    assert drawing.draft.finished and not page.shapes.away.isVisible()
    first = drawing.draft.id
    journey.press(page.shapes.button("secondary_reinstatement_coordinates"))
    assert drawing.draft.part_of == first and store.get(first).finished
    at = drawing.whole.vertices[0]
    journey.look_at(*at, 120)
    journey.draw(dock, "point", [(at[0] + 1, at[1])])
    shows("reinstatement")
    with_lost_answer("reinstatement", {"reinstatement_type": "excavation", **EXCAVATED})
    (site,) = service.work.get_work(work).sites
    held = service.work.get_site(work, site.site_reference_number or site.site_number).reinstatements[0]
    assert held.secondary_reinstatement_coordinates["type"] == "Point"

    choose("further_reinstatement")
    find(work)
    journey.press(page.concerning.take)
    submit("further_reinstatement", {**EXCAVATED, "length": 2, "reinstatement_status": "permanent"})
    journey.look_at(x, y, 120)


def with_lost_answer(key: str, answers: dict) -> None:
    """The answer is lost, and asked for while the second shape is at hand: it is about the whole draft."""
    manners = plugin.office.sign_in.practice.server.manners
    manners.drop_after_acting = True
    at_desk.send(key, answers)
    desk.wait_until(lambda: drawing.whole.state == "unknown" and not dock.sending.busy, "the lost answer")
    manners.drop_after_acting = False
    assert dock.pages.currentWidget() is page
    journey.press(page.shapes.button("secondary_reinstatement_coordinates"))
    assert drawing.draft.part_of == drawing.whole.id and drawing.draft.id != drawing.whole.id
    assert not page.edit.isEnabled() and not page.shapes.away.isVisible(), "it was sent with the whole"
    assert page.settle_button.isVisible() and not page.apply_button.isEnabled()
    desk.picture(dock, pictures / f"{key}_{version}_lost.png")
    journey.press(page.settle_button)
    at_desk.take_receipt(key)


def cancel(applied: object) -> None:
    """The permit comes to its end, as on the website."""
    update = service.work.update_permit_status
    model = update.operation.request
    given = {"permit_status": "cancelled"}
    if version == "v6":
        given.update(permit_cancellation_reason="other", permit_cancellation_reason_other="No need")
    update(applied.work_reference_number, applied.permit_reference_number, model.model_validate(given))


def classify() -> None:
    """A sample of the street, which both sides may record."""
    choose("material_classification")
    assert page.tools._buttons["point"].isEnabled() and not page.tools._buttons["polygon"].isEnabled()
    draw("point")
    street()
    submit(
        "material_classification",
        {
            "material_classification_classification": "hazardous",
            "hazardous_material_type": ["coal_tar"],
            "layer_affected": ["surface_course"],
            "sample_date": today,
            "location_description": "Outside number 12",
            "location_types": ["carriageway"],
        },
    )


def by_an_authority() -> None:
    """All that an authority's officer may submit, but for geographical areas."""
    assert page.kinds.box.currentData() == "activity" and "permit_application" not in offered
    draw("polygon")
    street()
    fair = submit(
        "activity",
        {
            "activity_name": "Spring fair",
            "activity_activity_type": "event",
            "activity_location_description": "The market place",
            "location_types": ["carriageway"],
            "end_date": today + timedelta(days=2),
            "traffic_management_type": "road_closure",
            "collaborative_working": False,
        },
    ).references["activity_reference_number"]
    choose("activity_update")
    find(fair)
    assert "Nothing has to be drawn" in page.kept.text() and not page.tools.isVisible()
    shows("activity_update")
    submit("activity_update", {"activity_name": "Spring fair and market"})
    choose("activity_cancelling")
    find(fair)
    submit("activity_cancelling", {"cancellation_reason": "Rain"})
    assert service.work.get_activity(fair).cancelled

    choose("section_81")
    draw("point")
    street()
    submit(
        "section_81",
        {
            "section_81_type": "cabinet",
            "section_81_severity": "low",
            "made_safe_by_ha": False,
            "additional_details": "The door hangs open",
            "location_description": "Outside number 12",
            "location_types": ["footway"],
            "promoter_swa_code": "ZZ01",
            **({"section_81_evidence": False} if version != "v1" else {}),
        },
    )
    historic()
    granted = service.reporting.get_permits(work_status=["planned"]).rows
    permit = next(row for row in granted if row.status == "granted" and row.work_category != "paa")
    key = "imposed_change" if version == "v6" else "conditions_change"
    choose(key)
    find(permit.permit_reference_number)
    journey.press(page.apply_button)
    at_desk.unfold()
    rows = form.row("permit_conditions").editor.widget
    journey.press(rows.findChild(QPushButton))
    journey.press(form.go_back)
    submit(key, {REASON: "Schools are back"})
    if version == "v6":
        choose("section_58")
        assert not page.tools._buttons["point"].isEnabled()
        draw("line")
        street()
        submit(
            "section_58",
            {
                "restriction_duration": "one_year",
                "restriction_extent": "whole_road",
                "location_types": ["carriageway"],
            },
        )
        classify()


def historic() -> None:
    """Works from before the service."""
    works = {
        "works_location_description": "Outside number 12",
        "promoter_swa_code": "ZZ02",
    }
    choose("historic_inspection")
    draw("line")
    street()
    submit(
        "historic_inspection",
        {
            **works,
            "historical_permit_reference": f"OLD-{version}-1",
            "inspection_type": "section_81",
            "inspection_start_date": datetime(2026, 1, 5, 9, 30),
            "inspection_outcome": "passed",
            "inspection_evidence": False,
        },
    )
    choose("historic_notice")
    draw("line")
    street()
    since_v2 = {
        "officer_address": "1 Market Place",
        "representations_contact": "The street works desk",
        "representations_contact_address": "1 Market Place",
        "payment_methods": ["cheque"],
    }
    submit(
        "historic_notice",
        {
            **works,
            **(since_v2 if version != "v1" else {}),
            "historical_permit_reference": f"OLD-{version}-2",
            "offence_code": "offence_code_08",
            "offence_date": datetime(2026, 1, 5, 9, 30),
            "offence_details": "Dug without a permit",
            "officer_contact_details": "01632 960003",
            "fpn_evidence": False,
        },
    )


(by_an_authority if account == 2 else by_a_promoter)()
left = set(offered) - set(told) - {"geographical_area", "geographical_area_update"}
assert not left, left
print("EVERY KIND SUBMITTED", version, len(told), told)
