"""What a street says for an application: taken where there is one, asked for where there are several."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from plugin.streetmanager.lookup_records import Street
from plugin.streetmanager.permit_parts import PermitASD
from plugin.submission.street_values import (
    authorities_of,
    designations,
    padded,
    reinstatement_types_of,
    values_from_street,
)

HERE = {"type": "LineString", "coordinates": [[470000, 310000], [470050, 310000]]}


def street(**given: Any) -> Street:
    plain = {
        "usrn": 99900001.0,
        "street_descriptor": "HIGH STREET",
        "town": "MARKET REHEARSAL",
        "area": "",
        "authority_swa_code": "9999",
        "reinstatement_types": [{"reinstatement_type_code": 3}],
        "primary_notice_authorities": [{"swa_code": "ZZ10", "name": "Rehearsal County Council"}],
    }
    return Street.model_validate({**plain, **given})


def designation(**given):
    return {"street_special_desig_code": 2, "whole_road": False, **given}


def test_a_street_fills_in_what_it_knows():
    assert values_from_street(street()) == {
        "usrn": 99900001,
        "street_name": "HIGH STREET",
        "town": "MARKET REHEARSAL",
        "area_name": None,
        "highway_authority_swa_code": "ZZ10",
        "road_category": 3,
    }


def test_the_notice_authority_assesses_and_not_the_streets_own():
    assert values_from_street(street(primary_notice_authorities=[]))["highway_authority_swa_code"] is None


def test_of_several_the_person_chooses():
    several = street(
        primary_notice_authorities=[
            {
                "swa_code": "ZZ10",
                "name": "Rehearsal County Council",
                "location_description": "North of the bridge",
            },
            {"swa_code": "ZZ11", "name": "Rehearsal Trunk Roads"},
        ],
        reinstatement_types=[
            {"reinstatement_type_code": 3, "reinstatement_type_location_text": "Footway"},
            {"reinstatement_type_code": 0},
        ],
    )
    unasked = values_from_street(several)
    assert unasked["highway_authority_swa_code"] is None and unasked["road_category"] is None
    chosen = values_from_street(several, "ZZ11", 0)
    assert chosen["highway_authority_swa_code"] == "ZZ11" and chosen["road_category"] == 0
    assert authorities_of(several)[0] == ("ZZ10", "Rehearsal County Council (North of the bridge)")
    assert reinstatement_types_of(several) == [(3, "Type 3 (Footway)"), (0, "Type 0")]


def test_the_same_one_twice_is_one():
    twice = street(reinstatement_types=[{"reinstatement_type_code": 4}] * 2)
    assert values_from_street(twice)["road_category"] == 4


def test_what_is_over_or_unknown_to_the_version_is_no_choice():
    old = street(
        primary_notice_authorities=[
            {"swa_code": "ZZ10", "name": "New"},
            {"swa_code": "ZZ11", "name": "Old", "record_end_date": "2020-01-01T00:00:00.000Z"},
        ],
        reinstatement_types=[
            {"reinstatement_type_code": 999},
            {"reinstatement_type_code": 2, "is_active": False},
            {"reinstatement_type_code": 3, "is_active": True},
        ],
    )
    assert authorities_of(old, date(2026, 1, 1)) == [("ZZ10", "New")]
    assert len(authorities_of(old, date(2019, 1, 1))) == 2
    assert values_from_street(old)["road_category"] == 3


@pytest.mark.parametrize(("code", "whole"), [("10", "0010"), ("ZZ10", "ZZ10"), ("1355", "1355"), (None, "")])
def test_codes_of_digits_are_filled_up(code, whole):
    assert padded(code) == whole


def test_designations_here_come_before_those_elsewhere():
    line = {"type": "LineString", "coordinates": [[470040, 310005], [470080, 310005]]}
    far = {"type": "LineString", "coordinates": [[470500, 310000], [470600, 310000]]}
    found = designations(
        street(
            additional_special_designations_response=[
                designation(street_special_desig_code=16, asd_coordinate_geometry=far),
                designation(street_special_desig_code=3),
                designation(street_special_desig_code=1, whole_road=True),
                designation(asd_coordinate_geometry=line),
            ]
        ),
        HERE,
    )
    assert [(one.code, one.applies) for one in found] == [
        (2, "here"),
        (1, "whole street"),
        (3, "not said"),
        (16, "elsewhere"),
    ]
    assert found[0].distance == pytest.approx(5.0) and found[3].distance == pytest.approx(450.0)
    assert found[0].words == "Traffic-sensitive street"


def test_a_designation_says_where_and_when():
    (found,) = designations(
        street(
            additional_special_designations_response=[
                designation(
                    special_desig_location_text="From the bridge to the church",
                    special_desig_start_time=730,
                    special_desig_end_time=930,
                    special_desig_periodicity_code=2,
                    special_desig_start_date="2024-05-01T00:00:00.000Z",
                )
            ]
        ),
        HERE,
    )
    assert found.where == "From the bridge to the church"
    assert found.when == "Working days, 07:30 to 09:30, from 1 May 2024"


def test_what_is_declared_has_only_the_permits_own_fields():
    (found,) = designations(
        street(
            additional_special_designations_response=[
                designation(
                    street_special_desig_code_string="Traffic-sensitive",
                    special_desig_start_date="2024-05-01T00:00:00.000Z",
                    special_desig_start_time=730.0,
                    special_desig_periodicity_code=999,
                    asd_coordinate_geometry=HERE,
                    whole_road=True,
                )
            ]
        ),
        HERE,
    )
    assert found.words == "Traffic-sensitive"
    assert found.asd == {
        "street_special_desig_code": 2,
        "special_desig_start_date": date(2024, 5, 1),
        "special_desig_start_time": 730,
    }
    PermitASD.model_validate(found.asd)


def test_a_designation_that_the_version_cannot_name_cannot_be_declared():
    (found,) = designations(
        street(
            additional_special_designations_response=[
                designation(street_special_desig_code=999, street_special_desig_code_string="Tram track")
            ]
        ),
        HERE,
    )
    assert found.asd is None and found.words == "Tram track"


def test_designations_without_a_drawing_are_not_placed():
    (found,) = designations(
        street(additional_special_designations_response=[designation(asd_coordinate_geometry=HERE)]), None
    )
    assert found.applies == "not said" and found.distance is None
