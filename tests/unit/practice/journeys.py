"""The two sides of a journey, and the steps that many journeys begin with."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

import pytest

from plugin.streetmanager.versions import Version
from tests.contract.schemas_checked import faults

from .applications import application
from .caller import Caller

TODAY = "2026-11-25"
POINT = {"type": "Point", "coordinates": [470062.0, 309883.0]}
SOON: dict[str, Any] = {
    "proposed_start_date": "2026-11-25T00:00:00.000Z",
    "proposed_end_date": "2026-11-27T00:00:00.000Z",
    "early_start_pre_approval": True,
    "pre_approval_details": "Agreed by telephone",
    "pre_approval_authoriser": "Harry Way",
    "early_start_reason": "A burst that cannot wait",
}


@dataclass
class Sides:
    """A promoter, another one, and the authority, in one version."""

    version: str
    promoter: Caller
    gas: Caller
    authority: Caller

    @property
    def is_v6(self) -> bool:
        """Whether it is v6."""
        return self.version == "v6"

    def apply(self, **changes: Any) -> tuple[str, str]:
        """(work, permit) of a fresh application that begins today unless said otherwise."""
        body = application(self.version, **{**SOON, **changes})
        got = self.promoter.post("work/works", body)
        assert got.status_code == 201, got.text
        return got.json()["work_reference_number"], got.json()["permit_reference_number"]

    def granted(self, **changes: Any) -> tuple[str, str]:
        """The same, granted."""
        work, permit = self.apply(**changes)
        done(self.authority.put(f"work/works/{work}/permits/{permit}/assessment", GRANT), 204)
        return work, permit

    def started(self, **changes: Any) -> tuple[str, str]:
        """The same, begun at midnight."""
        work, permit = self.granted(**changes)
        done(
            self.promoter.put(f"work/works/{work}/start", {"actual_start_date": f"{TODAY}T00:00:00.000Z"}),
            204,
        )
        return work, permit

    def stopped(self, **changes: Any) -> tuple[str, str]:
        """The same, and ended at once."""
        work, permit = self.started(**changes)
        done(
            self.promoter.put(f"work/works/{work}/stop", {"actual_stop_date": f"{TODAY}T00:00:01.000Z"}), 204
        )
        return work, permit

    def read(self, path: str, record: str, by: Caller | None = None) -> Any:
        """A record, whose shape is checked."""
        got = (by or self.promoter).get(path)
        assert got.status_code == 200, got.text
        assert faults(got.json(), Version(self.version), path.split("/")[0], record) == []
        return got.json()

    def permit(self, work: str, permit: str) -> Any:
        """A permit."""
        return self.read(f"work/works/{work}/permits/{permit}", "PermitResponse")

    def work(self, work: str) -> Any:
        """A work."""
        return self.read(f"work/works/{work}", "WorkResponse")

    def events(self, work: str) -> list[str]:
        """What happened to a work, the latest first."""
        got = self.promoter.get(f"work/works/{work}/history").json()
        return [row["event"] for row in (got if self.version == "v1" else got["rows"])]

    def file(self, by: Caller | None = None) -> int:
        """The number of a fresh file."""
        got = (by or self.promoter).upload("work/files", "photo.jpg", secrets.token_bytes(8))
        assert got.status_code == 201, got.text
        number: int = got.json()["file_id"]
        return number

    def made(self, got: Any, service: str, record: str) -> Any:
        """The answer to something made, whose shape is checked where the version has one."""
        assert got.status_code == 201, got.text
        if not got.content:
            return {}
        assert faults(got.json(), Version(self.version), service, record) == []
        return got.json()


GRANT = {"assessment_status": "granted", "assessment_discount": 0}


def done(got: Any, status: int = 204) -> None:
    """An answer of a status, empty where that says so."""
    assert got.status_code == status, got.text
    assert status != 204 or not got.content


def refused(got: Any, status: int, *fields: str) -> None:
    """A refusal of a status that names the fields."""
    assert got.status_code == status, got.text
    error = got.json()["error"]
    assert error["status"] == status
    assert set(error.get("fields", {})) == set(fields), got.text


def site(**changes: Any) -> dict[str, Any]:
    """An excavation that is closed for good."""
    body: dict[str, Any] = {
        "reinstatement_type": "excavation",
        "reinstatement_status": "permanent",
        "reinstatement_date": f"{TODAY}T00:00:00.000Z",
        "depth": 0.9,
        "length": 2.5,
        "width": 0.8,
        "reinstatement_coordinates": POINT,
        "location_description": "Outside number 4",
        "location_types": ["footway"],
        "reinstatement_evidence": False,
        "final_reinstatement": True,
    }
    return {name: value for name, value in (body | changes).items() if value is not None}


def inspection(**changes: Any) -> dict[str, Any]:
    """An inspection of a live site that found nothing wrong."""
    body: dict[str, Any] = {
        "inspection_type": "live_site",
        "inspection_start_date": f"{TODAY}T00:00:00.000Z",
        "inspection_category": "a",
        "inspection_outcome": "passed",
        "inspection_evidence": False,
        "username": "Ivy Spector",
    }
    return {name: value for name, value in (body | changes).items() if value is not None}


def shape(sides: Sides, got: Any, service: str, record: str) -> Any:
    """An answer of 200, whose shape is checked."""
    assert got.status_code == 200, got.text
    assert faults(got.json(), Version(sides.version), service, record) == []
    return got.json()


def only_v6(sides: Sides) -> None:
    """The rest is for v6 alone."""
    if not sides.is_v6:
        pytest.skip("v6 alone has it")
