"""Section 58s, ancillary information, materials, private streets, areas and samples: what is asked, what goes out."""

from __future__ import annotations

from typing import Any

import pytest

from plugin.streetmanager.errors import NotInThisVersion
from plugin.streetmanager.problems import problems
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_service.ancillary_records import CreateAncillaryInfoRequest
from plugin.streetmanager.work_service.geographical_areas import NoArea, area_file
from plugin.streetmanager.work_service.material_records import MaterialClassificationCreateRequest
from plugin.streetmanager.work_service.private_street_records import PrivateStreetNoticeCreateRequest
from plugin.streetmanager.work_service.sample_inspection_records import (
    SampleInspectionTargetCreateRequest,
    SampleInspectionTargetUpdateRequest,
)
from plugin.streetmanager.work_service.section_58_records import (
    Section58CreateRequest,
    Section58UpdateStatusRequest,
)
from plugin.streetmanager.work_service.site_records import ReinstatementCreateRequest

from .filled_in import filled_in
from .service_calls import asking, replying
from .street_values import EXCAVATION, LINE, NOW, POINT, wrong

V6 = Version.V6
SECTION_58: dict[str, Any] = {
    "section_58_coordinates": LINE,
    "start_date": "2026-11-21",
    "restriction_duration": "two_years",
    "restriction_extent": "whole_road",
    "location_types": ["carriageway"],
    "highway_authority_swa_code": "ZZ10",
    "usrn": 99900001,
}


def test_a_section_58_is_a_line_or_a_polygon_from_today_on() -> None:
    assert wrong(Section58CreateRequest, V6, SECTION_58) == []
    assert wrong(Section58CreateRequest, V6, SECTION_58, start_date="2026-11-20") == ["start_date"]
    values = {**SECTION_58, "section_58_coordinates": POINT}
    (found,) = problems(Section58CreateRequest, values, V6, NOW)
    assert found.field == "section_58_coordinates"
    assert found.words == "Extent: draw a line or a polygon on the map."
    assert wrong(Section58UpdateStatusRequest, V6, {"status": "in_force"}) == ["start_date"]
    assert wrong(Section58UpdateStatusRequest, V6, {"status": "cancelled"}) == []


ANCILLARY: dict[str, Any] = {
    "ancillary_info_type": "portable_traffic_signals_or_other_traffic_controls",
    "ancillary_info_description": "Signals at the junction",
    "ancillary_info_coordinates": [POINT],
    "usrns": [99900001],
}


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"ancillary_info_type": "site_welfare_facilities"}, ["location_description"]),
        ({"ancillary_info_type": "site_welfare_facilities", "location_description": "Car park"}, []),
        ({"ancillary_info_coordinates": [LINE]}, ["ancillary_info_coordinates"]),
        ({"ancillary_info_coordinates": [POINT, POINT]}, ["ancillary_info_coordinates"]),
        (
            {
                "ancillary_info_coordinates": [
                    {**POINT, "coordinates": [470000.0 + east, 1.0]} for east in range(10)
                ]
            },
            [],
        ),
        (
            {
                "ancillary_info_coordinates": [
                    {**POINT, "coordinates": [470000.0 + east, 1.0]} for east in range(11)
                ]
            },
            ["ancillary_info_coordinates"],
        ),
        ({"usrns": [100000]}, ["usrns"]),
        ({"usrns": list(range(100001, 100027))}, ["usrns"]),
        ({"usrns": []}, ["usrns"]),
    ],
)
def test_ancillary_information_is_up_to_ten_points(changes: dict[str, Any], fields: list[str]) -> None:
    assert wrong(CreateAncillaryInfoRequest, V6, ANCILLARY, **changes) == fields


MATERIAL: dict[str, Any] = {
    "highway_authority_swa_code": "ZZ10",
    "material_classification_coordinates": POINT,
    "usrn": 99900001,
    "location_types": ["carriageway"],
    "material_classification_classification": "non_hazardous",
    "layer_affected": ["sub_base"],
    "sample_date": "2026-11-20",
    "location_description": "Outside number 12",
}


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"material_classification_classification": "hazardous"}, ["hazardous_material_type"]),
        (
            {"material_classification_classification": "hazardous", "hazardous_material_type": ["coal_tar"]},
            [],
        ),
        (
            {
                "material_classification_classification": "hazardous",
                "hazardous_material_type": ["ph", "other"],
            },
            ["hazardous_material_type_other_description"],
        ),
        ({"hazardous_material_type": ["other"]}, []),
        ({"sample_date": "2026-11-22"}, ["sample_date"]),
        ({"material_classification_coordinates": LINE}, ["material_classification_coordinates"]),
    ],
)
def test_a_sample_of_the_street(changes: dict[str, Any], fields: list[str]) -> None:
    assert wrong(MaterialClassificationCreateRequest, V6, MATERIAL, **changes) == fields


def test_a_private_street_notice_is_filled_in_as_a_permit_is() -> None:
    known = PrivateStreetNoticeCreateRequest.model_fields
    values = {name: value for name, value in filled_in(V6).items() if name in known}
    assert wrong(PrivateStreetNoticeCreateRequest, V6, values) == []
    assert wrong(PrivateStreetNoticeCreateRequest, V6, values, proposed_end_date="2026-12-06") == [
        "proposed_end_date"
    ]
    assert wrong(PrivateStreetNoticeCreateRequest, V6, values, work_reference_number="a b") == [
        "work_reference_number"
    ]


def test_targets_for_samples() -> None:
    agreed = {f"agreed_category_{one}": 10 for one in "abc"}
    values = {**agreed, "promoter_org_ref": "ZZ01"}
    assert wrong(SampleInspectionTargetCreateRequest, Version.V2, values) == []
    assert wrong(SampleInspectionTargetCreateRequest, Version.V2, values, cap_category_b=101) == [
        "cap_category_b"
    ]
    caps = [f"cap_category_{one}" for one in "abc"]
    assert wrong(SampleInspectionTargetUpdateRequest, Version.V2, agreed) == caps


def test_an_area_is_a_column_of_usrns() -> None:
    file = area_file("North", [99900002, 100001, 99900002])
    assert file.name == "North.csv"
    assert file.content() == b"99900002\r\n100001\r\n"
    assert area_file("north.CSV", [100001]).name == "north.CSV"
    assert len(area_file("All", range(100001, 110001)).content().splitlines()) == 10_000
    with pytest.raises(NoArea, match="10,001 streets"):
        area_file("All", range(100001, 110002))
    with pytest.raises(NoArea, match="100000 is no USRN"):
        area_file("Wrong", [100001, 100000])
    with pytest.raises(NoArea, match="no street"):
        area_file("None", [])


def test_an_areas_reference_is_in_v6s_form_too() -> None:
    for version in Version:
        with asking(version, replying(b"", 204)) as (service, server):
            service.session.internal_user_name = "Ada Byron"
            service.session.internal_user_identifier = "ab1"
            service.work.update_geographical_area("GA-1", area_file("North", [100001]))
            call = server.calls[-1]
        assert call.path == f"/{version}/work/geographical-areas/GA-1"
        in_form = b'name="geographicalAreaReferenceNumber"' in call.body
        assert in_form == (version is V6)
        assert b"100001\r\n" in call.body
        assert ("internalUserName" in call.query) == (version is Version.V2)


def test_a_reinstatement_has_a_reference_only_from_v6_on() -> None:
    request = ReinstatementCreateRequest(
        **{name: value for name, value in EXCAVATION.items() if name != "reinstatement_type"}
    )
    for nothing in (b"", b"null", b"Created"):
        with asking(Version.V2, replying(nothing, 201)) as (service, server):
            assert service.work.create_reinstatement("ZA001", 3, request) is None
            assert server.calls[-1].path == "/v2/work/works/ZA001/sites/3/reinstatements"
    with asking(V6, replying({"reinstatement_reference_number": "ZA001-R2"}, 201)) as (service, _):
        made = service.work.create_reinstatement("ZA001", "ZA001-S3", request)
        assert made is not None
        assert made.reinstatement_reference_number == "ZA001-R2"


def test_what_came_later_is_not_sent_to_an_older_version() -> None:
    with asking(Version.V2, replying({})) as (service, server):
        with pytest.raises(NotInThisVersion):
            service.work.get_section58("S58-1")
        with pytest.raises(NotInThisVersion):
            service.work.delete_fpn("ZA001", "ZA001-FPN-1")
        assert server.calls == []
