"""Sites, reinstatements, and works that need no notice: what is asked of them, and what goes out."""

from __future__ import annotations

from typing import Any

import pytest

from plugin.streetmanager.fields import shown_fields
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_service.site_records import (
    NonNotifiableSiteCreateRequest,
    ReinstatementCreateRequest,
    SiteCreateRequest,
    SubsumeSiteRequest,
)

from .street_values import EVERY, EXCAVATION, HOLES, LINE, OLDER, STREET, V6, wrong

SITES: list[tuple[list[Version], dict[str, Any], list[str]]] = [
    (EVERY, {}, []),
    (EVERY, {"depth": None, "final_reinstatement": None}, ["depth", "final_reinstatement"]),
    (EVERY, {"depth": 99.99, "width": 9.99}, []),
    (EVERY, {"depth": 100}, ["depth"]),
    (EVERY, {"depth": 0.755}, ["depth"]),
    (EVERY, {"depth": -0.1}, ["depth"]),
    (EVERY, {"depth": "0.75"}, ["depth"]),
    (EVERY, {"length": 10.01}, ["secondary_reinstatement_coordinates"]),
    (EVERY, {"length": 10.01, "secondary_reinstatement_coordinates": LINE}, []),
    (EVERY, {"width": 10.5}, ["secondary_reinstatement_coordinates"]),
    (EVERY, {"reinstatement_date": "2026-11-21"}, []),
    (EVERY, {"reinstatement_date": "2026-11-22"}, ["reinstatement_date"]),
    (EVERY, {"reinstatement_evidence": True}, ["file_ids"]),
    (EVERY, {"reinstatement_evidence": True, "file_ids": [7]}, []),
    (EVERY, {"file_ids": [7, 7]}, ["file_ids"]),
    (
        EVERY,
        {"reinstatement_coordinates": {"type": "MultiPoint", "coordinates": [[1, 2]]}},
        ["reinstatement_coordinates"],
    ),
    (OLDER, {"inspection_units": 1000}, ["inspection_units"]),
    (V6, {"permit_reference_number": "x" * 101}, ["permit_reference_number"]),
    (EVERY, {"reinstatement_type": "pole_testing"}, ["number_of_holes"]),
]


@pytest.mark.parametrize(("versions", "changes", "fields"), SITES)
def test_an_excavation(versions: list[Version], changes: dict[str, Any], fields: list[str]) -> None:
    for version in versions:
        assert wrong(SiteCreateRequest, version, EXCAVATION, **changes) == fields


@pytest.mark.parametrize("version", EVERY)
def test_holes_have_a_number_and_no_measures(version: Version) -> None:
    assert wrong(SiteCreateRequest, version, HOLES) == []
    assert wrong(SiteCreateRequest, version, HOLES, number_of_holes=101) == ["number_of_holes"]
    shown = shown_fields(SiteCreateRequest, HOLES, version)
    assert "number_of_holes" in shown
    assert not {"depth", "length", "width", "final_reinstatement"} & set(shown)


@pytest.mark.parametrize("version", EVERY)
def test_the_kind_of_site_decides_what_a_further_reinstatement_needs(version: Version) -> None:
    bare = {name: EXCAVATION[name] for name in list(EXCAVATION)[1:7]}
    measures = {"depth", "length", "width", "final_reinstatement"}
    assert wrong(ReinstatementCreateRequest, version, bare) == []
    assert set(wrong(ReinstatementCreateRequest, version, bare, reinstatement_type="excavation")) == measures
    assert wrong(ReinstatementCreateRequest, version, bare, reinstatement_type="core_holes") == [
        "number_of_holes"
    ]


def test_of_remedial_works_and_base_courses_one_is_not_said_alone() -> None:
    said = {name: EXCAVATION[name] for name in list(EXCAVATION)[1:]}
    for one, other in (
        ("response_to_remedial_works", "base_courses_affected"),
        ("base_courses_affected", "response_to_remedial_works"),
    ):
        assert wrong(ReinstatementCreateRequest, Version.V6, said, **{one: False}) == [other]
        assert wrong(ReinstatementCreateRequest, Version.V6, said, **{one: False, other: True}) == []


@pytest.mark.parametrize("version", EVERY)
def test_works_that_need_no_notice_are_of_a_street_and_have_holes(version: Version) -> None:
    values = {**STREET, **HOLES}
    assert wrong(NonNotifiableSiteCreateRequest, version, values) == []
    assert wrong(NonNotifiableSiteCreateRequest, version, values, number_of_holes=None) == ["number_of_holes"]
    assert wrong(NonNotifiableSiteCreateRequest, version, values, usrn=100000) == ["usrn"]
    assert wrong(NonNotifiableSiteCreateRequest, version, values, workstream_prefix="000") == [
        "workstream_prefix"
    ]
    assert wrong(NonNotifiableSiteCreateRequest, version, values, work_reference_number="a/b") == [
        "work_reference_number"
    ]


@pytest.mark.parametrize("version", EVERY)
def test_a_version_is_sent_what_it_knows(version: Version) -> None:
    request = SiteCreateRequest(**EXCAVATION, inspection_units=2, permit_reference_number="ZA001-01")
    body = request.to_wire(version)
    assert ("inspection_units" in body) == (version < Version.V6)
    assert ("permit_reference_number" in body) == (version >= Version.V6)
    assert body["reinstatement_date"] == "2026-11-20T00:00:00.000Z"
    assert body["depth"] == 0.75
    assert body["final_reinstatement"] is True


def test_a_site_is_not_subsumed_without_a_reason() -> None:
    assert wrong(SubsumeSiteRequest, Version.V6, {}) == ["subsume_reason"]
    assert wrong(SubsumeSiteRequest, Version.V6, {"subsume_reason": "x" * 501}) == ["subsume_reason"]
