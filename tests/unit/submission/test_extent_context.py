"""The rules are told all that is known of a draft, and no more."""

from __future__ import annotations

from datetime import date, datetime, timezone

import pytest

from plugin.geometry.clashes import Clash, Clashes, Opportunity
from plugin.geometry.context import Context, KnownWork, Restriction
from plugin.geometry.rules import check
from plugin.streetmanager.lookup_records import Street
from plugin.streetmanager.versions import Version
from plugin.submission.draft import Draft
from plugin.submission.extent_context import context_of
from plugin.submission.surroundings import Surroundings

E, N = 470_000.0, 310_000.0
NOW = datetime(2031, 5, 1, tzinfo=timezone.utc)
VERSIONS = list(Version)


def draft(**values) -> Draft:
    made = Draft("a" * 32, "permit_application", "Mains", "LineString", "practice", "v2", NOW, NOW)
    made.vertices, made.finished = [(E, N), (E + 30, N)], True
    made.values = {"work_type": "planned", **values}
    return made


def street(usrn=700, name="LONG LANE", north=0.0, codes=("0010",), **designation) -> Street:
    return Street.model_validate(
        {
            "usrn": usrn,
            "street_descriptor": name,
            "primary_notice_authorities": [{"swa_code": code, "name": "COUNTY"} for code in codes],
            "additional_special_designations_response": [designation] if designation else [],
            "street_line": {
                "type": "MultiLineString",
                "coordinates": [[[E - 50, N + north], [E + 50, N + north]]],
            },
        }
    )


def codes(made: Draft, context: Context) -> set[str]:
    return {finding.code for finding in check(made.geometry(), context)}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_draft_of_which_nothing_is_known(version):
    context = context_of(draft(), version)
    assert (context.street, context.streets, context.start, context.clashes_known) == (None, (), None, None)
    assert context.kind == "permit_application" and context.types_allowed == (
        "Point",
        "LineString",
        "Polygon",
    )
    assert codes(draft(), context) == {"measures", "no_width"}


@pytest.mark.parametrize("version", VERSIONS)
def test_the_answers_of_the_form_count(version):
    made = draft(
        traffic_management_type="road_closure",
        is_ttro_required=False,
        proposed_start_date=date(2031, 5, 12),
        proposed_end_date=date(2031, 5, 16),
        location_types=["footway", "verge"],
        promoter_swa_code="10",
    )
    context = context_of(made, version)
    assert (context.start, context.end) == (date(2031, 5, 12), date(2031, 5, 16))
    assert context.location_types == ("footway", "verge") and context.promoter == "0010"
    assert "closure_without_order" in codes(made, context)
    made.values["is_ttro_required"] = True
    assert "closure_without_order" not in codes(made, context_of(made, version))


def test_an_answer_that_the_form_no_longer_asks_for_does_not_count():
    made = draft(work_type="immediate", immediate_risk=True, is_ttro_required=False)
    assert context_of(made, "v2").is_ttro_required is None
    made.values["work_type"] = "planned"
    assert context_of(made, "v2").is_ttro_required is False
    made.kind = "something_new"
    assert context_of(made, "v2").is_ttro_required is False


def test_the_streets_around_with_those_who_assess_on_them():
    here, there = street(), street(701, "HIGH STREET", 6.0, ("0020",))
    made = draft()
    made.vertices = [(E, N + 5), (E + 30, N + 5)]
    context = context_of(made, "v6", here, [there, here], "10")
    assert [one.usrn for one in context.streets] == [700, 701] and context.usrn == 700
    assert context.streets[1].authorities == ("0020",) and context.street_name == "LONG LANE"
    found = codes(made, context)
    assert {"unchosen_street", "other_authority", "streets_under"} <= found
    assert not {"unchosen_street", "other_authority"} & codes(
        made, context_of(made, "v6", there, [here], "20")
    )


def test_designations_of_the_chosen_street_in_the_days_of_the_works():
    sensitive = {
        "street_special_desig_code": 2,
        "street_special_desig_code_string": "Traffic-sensitive",
        "special_desig_location_text": "WHOLE LENGTH",
        "special_desig_start_time": 730,
        "special_desig_end_time": 930,
        "whole_road": True,
    }
    (found,) = context_of(draft(), "v2", street(**sensitive)).designations
    assert found.words == "Traffic-sensitive (WHOLE LENGTH)" and found.whole_street
    assert found.when == "07:30 to 09:30"
    ended = street(**sensitive, special_desig_end_date="2030-01-01T00:00:00Z")
    dated = draft(proposed_start_date=date(2031, 5, 12), proposed_end_date=date(2031, 5, 16))
    assert context_of(dated, "v2", ended).designations == ()
    assert len(context_of(draft(), "v2", ended).designations) == 1
    assert context_of(draft(), "v2", None, [street(**sensitive)]).designations == ()


def test_what_was_gathered_around_it():
    made = draft(proposed_start_date=date(2031, 5, 12), proposed_end_date=date(2031, 5, 16))
    made.values["promoter_swa_code"] = "ZZ01"
    shape = made.geometry()
    around = Surroundings(
        asked=NOW,
        complete=True,
        restrictions=(Restriction("S58-1", shape, date(2031, 1, 1), date(2032, 1, 1)),),
        works=(KnownWork("ZA1", "ZZ01", shape, date(2031, 5, 12), date(2031, 5, 16), "granted"),),
        hs2_limits=(
            {"type": "Polygon", "coordinates": [[[E, N - 5], [E + 9, N - 5], [E + 9, N + 5], [E, N - 5]]]},
        ),
        clashes=Clashes(
            (Clash(0, "ZG1", "ZG1-01", 0, 3.0, "3 m away: ZG1-01."),),
            (Opportunity(1, "ZG2", "ZG2-01", 2, 9.0, "Could be done together: ZG2-01."),),
        ),
    )
    found = codes(made, context_of(made, "v6", surroundings=around))
    assert {"section_58", "likely_duplicate", "hs2_limits", "clash", "opportunity"} <= found
    assert "not_known" not in found
    assert {"section_58", "clash"}.isdisjoint(
        codes(made, context_of(made, "v6", surroundings=Surroundings()))
    )


def test_what_could_not_be_asked_for_is_said_once():
    made = draft()
    around = Surroundings(
        asked=NOW, notes=("The search for works was cut off.",), clashes=Clashes(known=False)
    )
    said = [one.words for one in check(made.geometry(), context_of(made, "v2", surroundings=around))]
    assert said[0] == "The search for works was cut off." and not any(
        "fully known" in words for words in said
    )
    bare = Surroundings(asked=NOW, clashes=Clashes(known=False))
    assert "clash" in codes(made, context_of(made, "v2", surroundings=bare))


def test_of_a_reinstatement_the_typed_size_counts():
    made = draft(length=12.5, width=1, reinstatement_type="excavation")
    made.kind, made.shape_type, made.vertices = "reinstatement", "Point", [(E, N)]
    found = codes(made, context_of(made, "v2", second_geometry=False))
    assert {"second_geometry", "point_for_much"} <= found
    assert "second_geometry" not in codes(made, context_of(made, "v2", second_geometry=True))
    made.kind = "permit_application"
    assert "second_geometry" not in codes(made, context_of(made, "v2", second_geometry=False))
