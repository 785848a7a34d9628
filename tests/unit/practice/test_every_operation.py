"""Every operation of every version is there, and every list and record of the town has the defined shape."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from plugin.practice.dress import NO_MOMENT
from plugin.practice.every_operation import OPERATIONS
from plugin.practice.server import PracticeServer
from plugin.streetmanager.versions import Version
from tests.contract.definitions import AT_HAND, NOT_AT_HAND, defined
from tests.contract.schemas_checked import faults

from .caller import Caller

VERSIONS = ("v1", "v2", "v6")
# These stood before the others, with handlers of their own.
OLDER = {
    "POST work/authenticate",
    "POST work/works",
    "GET work/permits/category",
    "GET party/users/{}",
    "GET party/organisations",
    "GET party/organisations/{}",
    "GET party/organisations/{}/workstreams",
    "POST party/refresh",
    "POST party/logout",
}
KINDS = {
    "site": ("work/works/{work}/sites/{site_reference_number}", "SiteResponse"),
    "inspection": ("work/works/{work}/inspections/{inspection_reference_number}", "InspectionResponse"),
    "fpn": ("work/works/{work}/fixed-penalty-notices/{fpn_reference_number}", "FPNResponse"),
    "section_81": ("work/works/{work}/section-81s/{section_81_reference_number}", "Section81Response"),
    "forward_plan": (
        "work/works/{work}/forward-plans/{forward_plan_reference_number}",
        "ForwardPlanResponse",
    ),
    "alteration": (
        "work/works/{work}/permits/{permit_reference_number}/alterations/{permit_alteration_reference_number}",
        "PermitAlterationResponse",
    ),
    "permit": ("work/works/{work}/permits/{permit_reference_number}", "PermitResponse"),
    "work": ("work/works/{work}", "WorkResponse"),
}
SINCE_V6 = {
    "comment": ("work/works/{work}/comments/{comment_reference_number}", "CommentResponse"),
    "non_compliance": (
        "work/works/{work}/non-compliances/{non_compliance_reference_number}",
        "NonComplianceResponse",
    ),
    "ancillary": (
        "work/works/{work}/permits/{permit_reference_number}/ancillary-informations/{ancillary_info_reference_number}",
        "AncillaryInfoResponse",
    ),
    "material": (
        "work/material-classifications/{material_classification_reference_number}",
        "MaterialClassificationResponse",
    ),
    "private_street_notice": (
        "work/works/{work}/private-street-notices/{private_street_reference_number}",
        "PrivateStreetNoticeResponse",
    ),
}


@pytest.fixture(autouse=True)
def definitions() -> None:
    """Nothing here can be told without them."""
    if not AT_HAND:
        pytest.skip(NOT_AT_HAND)


@pytest.mark.parametrize("version", VERSIONS)
def test_no_operation_is_forgotten(version: str) -> None:
    every = {f"{one.method} {one.bare}": one for one in OPERATIONS if one.known_to(version)}
    for one in defined(Version(version)):
        name = f"{one.method} {one.service}/{one.path}"
        if name in OLDER or one.service in {"geojson", "lookup"}:
            continue
        mine = every.pop(name)
        renamed = {
            None if not one.body else one.body.replace("PermitAlterationCreate", "ChangeRequestCreate")
        }
        assert mine.request_in(version) in {one.body or None, *renamed} or "Impose" in one.body, name
        if one.roles:
            assert one.roles <= set(mine.by) | {"Admin"}, name
    assert every == {}


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    """Each version."""
    return str(request.param)


def _signed_in(service: PracticeServer, version: str, who: str) -> Caller:
    return Caller(service.address, version).sign_in(who)


def _lists(version: str) -> Iterator[tuple[str, str]]:
    for one in defined(Version(version)):
        if one.method == "GET" and one.service in {"reporting", "event"} and "{" not in one.path:
            yield f"{one.service}/{one.path}", one.answer


def test_every_list_has_its_shape(
    service: PracticeServer, version: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "plugin.practice.dress")
    people = {who: _signed_in(service, version, who) for who in ("planner", "contractor", "authority")}
    people["export"] = _signed_in(service, version, "export")
    filled = set()
    for path, answer in _lists(version):
        for who, caller in people.items():
            got = caller.get(path)
            if got.status_code == 401:
                continue
            if path.endswith("/files"):
                assert got.status_code == 400
                filled.add(path)
                continue
            assert got.status_code == 200, (path, who, got.text)
            assert faults(got.json(), Version(version), path.split("/")[0], answer) == [], (path, who)
            assert NO_MOMENT not in got.text, path
            rows = got.json() if isinstance(got.json(), list) else got.json()["rows"]
            filled |= {path} if rows else set()
    empty = {path for path, _ in _lists(version)} - filled
    assert empty <= {
        "reporting/csv-exports",
        "reporting/alterations/duration-challenges",
        "reporting/permits/duration-challenges",
        "reporting/sample-inspections",
        "reporting/pbi-sample-inspections",
        "reporting/pbi-sample-generation-jobs",
        "reporting/section-74s",
    }
    assert [record.message for record in caplog.records] == []


def test_every_record_has_its_shape(service: PracticeServer, version: str) -> None:
    assert service._store is not None
    ledger = service._store.ledger
    people = [_signed_in(service, version, who) for who in ("authority", "trunk")]
    kinds = {**KINDS, **(SINCE_V6 if version == "v6" else {})}
    for kind, (path, record) in kinds.items():
        found = ledger.all(kind)
        assert len(found) >= 10, kind
        for facts in found[:: max(1, len(found) // 10)]:
            where = path.format(work=facts.get("work_reference_number"), **facts)
            if kind == "site" and version != "v6":
                where = where.rsplit("/", 1)[0] + "/1"
            answers = [caller.get(where) for caller in people]
            good = [got for got in answers if got.status_code == 200]
            assert good, (where, answers[0].text)
            assert faults(good[0].json(), Version(version), "work", record) == [], where
            assert NO_MOMENT not in good[0].text, where


def test_history_and_updates(service: PracticeServer, version: str) -> None:
    planner = _signed_in(service, version, "planner")
    listed: Any = planner.get("reporting/permits", active_permit_only="true").json()["rows"]
    for row in listed[:8]:
        reference = row["work_reference_number"]
        got = planner.get(f"work/works/{reference}/history").json()
        rows = got if version == "v1" else got["rows"]
        answer = "[WorkHistoryResponse]" if version == "v1" else "WorkHistoryResponse"
        assert faults(got, Version(version), "work", answer) == []
        assert rows and [row["action_date"] for row in rows] == sorted(
            (row["action_date"] for row in rows), reverse=True
        )
        work = planner.get(f"work/works/{reference}").json()
        assert faults(work, Version(version), "work", "WorkResponse") == []
