"""A client that somebody else made, of v6, signs in to the practice service; its records read what both sides say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streetworks.exceptions import APIError
from streetworks.streetmanager.client import StreetManagerClient

from plugin.practice.server import PracticeServer
from plugin.streetmanager.versions import Version
from tests.journeys.people import A_SECOND_LATER, MIDNIGHT, TODAY, application

from .definitions import AT_HAND, NOT_AT_HAND, defined
from .missing import ours
from .requests_made import MANNERS, filled
from .strangers_models import faults, record

BOX = {"minEasting": 470000, "minNorthing": 309800, "maxEasting": 470200, "maxNorthing": 310000}
DAYS = {"start_date": "2026-11-24T00:00:00Z", "end_date": "2026-12-24T00:00:00Z"}
HIGH_STREET = 99900003


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with PracticeServer(tmp_path_factory.mktemp("stranger"), today=TODAY, cap=100_000) as server:
        yield server.address


def _signed_in(address: str, name: str) -> StreetManagerClient:
    return StreetManagerClient(f"{name}@practice.example", "anything", environment=address, version="v6")


@pytest.fixture(scope="module")
def stranger(address: str) -> Iterator[StreetManagerClient]:
    with _signed_in(address, "planner") as client:
        yield client


def test_it_signs_in_and_out(address: str) -> None:
    with _signed_in(address, "planner") as client:
        assert client.authenticate() == "ZZ01"
        user = client.party.user("planner@practice.example")
        assert faults("party", "UserResponse", user) == []
        assert faults("party", "OrganisationResponse", client.party.organisation("ZZ01")) == []
        assert faults("party", "[WorkstreamResponse]", client.party.workstreams("ZZ01")) == []
        client.logout()
    with StreetManagerClient("planner@practice.example", "wrong", environment=address) as client:
        with pytest.raises(APIError) as found:
            client.authenticate()
        assert found.value.status_code == 401


def test_it_searches_works_and_activities(stranger: StreetManagerClient) -> None:
    works = stranger.geojson.works(**BOX, **DAYS)
    assert len(works["features"]) > 3
    assert faults("geojson", "WorkResponse", works) == []
    activities = stranger.geojson.activities(
        minEasting=0, minNorthing=0, maxEasting=700000, maxNorthing=700000, **DAYS
    )
    assert activities["features"]
    assert faults("geojson", "ActivityResponse", activities) == []


def test_it_looks_a_street_up(stranger: StreetManagerClient) -> None:
    street = stranger.lookup.street_by_usrn(HIGH_STREET)
    assert street["usrn"] == HIGH_STREET
    assert faults("lookup", "StreetResponse", street) == []
    assert isinstance(stranger.lookup.is_traffic_sensitive(HIGH_STREET)["is_traffic_sensitive"], bool)
    near = stranger.lookup.post(
        "nsg/streets/search", json={"coordinates": [{"easting": 470062, "northing": 309883}]}
    )
    assert HIGH_STREET in {one["usrn"] for one in near}
    assert faults("lookup", "[StreetResponse]", near) == []


def test_it_creates_a_work_fetches_it_starts_and_stops_it(
    address: str, stranger: StreetManagerClient
) -> None:
    uploaded = stranger.work.upload_file("plan.pdf", b"%PDF-1.4 a plan")
    assert faults("work", "FileSummaryResponse", uploaded) == []
    request = application(Version.V6, file_ids=[uploaded["file_id"]]).to_wire(Version.V6)
    assert faults("work", "WorkCreateRequest", request) == []
    made = stranger.work.create_work(request)
    assert faults("work", "WorkCreateResponse", made) == []
    work, permit = made["work_reference_number"], made["permit_reference_number"]
    fetched = stranger.work.get_permit(work, permit)
    assert faults("work", "PermitResponse", fetched) == []
    assert fetched["permit_status"] == "submitted"
    assert [file["name"] for file in fetched["files"]] == ["plan.pdf"]
    begin = {"actual_start_date": f"{MIDNIGHT:%Y-%m-%dT%H:%M:%S.000Z}"}
    with pytest.raises(APIError) as found:
        stranger.work.start_work(work, begin)
    assert found.value.status_code == 409
    with _signed_in(address, "authority") as authority:
        grant = {"assessment_status": "granted", "assessment_discount": 0}
        authority.work.put(f"works/{work}/permits/{permit}/assessment", json=grant)
    stranger.work.start_work(work, begin)
    assert stranger.work.get_work(work)["work_status"] == "in_progress"
    end = {"actual_stop_date": f"{A_SECOND_LATER:%Y-%m-%dT%H:%M:%S.000Z}"}
    stranger.work.stop_work(work, end)
    whole = stranger.work.get_work(work)
    assert faults("work", "WorkResponse", whole) == []
    assert whole["work_status"] == "completed"
    assert whole["active_permit"]["permit_status"] == "closed"


def test_it_goes_through_lists_page_by_page(stranger: StreetManagerClient) -> None:
    seen = [row["permit_reference_number"] for _, row in zip(range(60), stranger.reporting.iter_permits())]
    assert len(set(seen)) == len(seen) == 60
    for name in ("permits", "inspections", "fixed_penalty_notices", "reinstatements", "alterations"):
        page = getattr(stranger.reporting, name)()
        answer = _answer_of("reporting", name.replace("_", "-"))
        assert page["rows"] and faults("reporting", answer, page) == [], name
    restricted = stranger.reporting.active_section_58(HIGH_STREET)
    assert set(restricted) == {"active", "upcoming", "section_58"}
    asked = stranger.export.request_csv("permits", {"status": ["granted"]})
    assert faults("export", "CSVExportResponse", asked) == []
    assert stranger.export.get_csv(asked["csv_id"]).startswith(b"work_reference_number,")
    updates = stranger.event.works_updates(update_id=0, page_size=50)
    assert len(updates["rows"]) > 0 and faults("event", "WorkUpdateResponse", updates) == []


def _answer_of(service: str, path: str) -> str:
    if not AT_HAND:
        pytest.skip(NOT_AT_HAND)
    (one,) = [one for one in defined(Version.V6) if (one.service, one.path) == (service, path)]
    return one.answer


@pytest.mark.skipif(not AT_HAND, reason=NOT_AT_HAND)
@pytest.mark.parametrize("service", ("work", "lookup", "party", "export", "event", "sampling"))
def test_its_records_take_our_requests(service: str) -> None:
    bodies = {one.key: one.body for one in defined(Version.V6) if one.service == service}
    asking = [(bodies[key], one) for key, one in ours(Version.V6).items() if key in bodies and one.request]
    assert asking
    wrong: list[str] = []
    for name, one in asking:
        assert record(service, name) is not None, name
        for manner in MANNERS:
            sent = one.request(**filled(one.request, Version.V6, manner)).to_wire(Version.V6)
            wrong += [f"{one.name}, {manner}: {line}" for line in faults(service, name, sent)]
    assert wrong == []


def test_what_is_wrong_is_found() -> None:
    assert faults("work", "WorkStartUpdateRequest", {"actual_start_date": "2026-11-25T00:00:00Z"}) == []
    assert faults("work", "WorkStartUpdateRequest", {"actual_start_date": "soon"}) != []
    assert faults("work", "WorkStartUpdateRequest", {}) != []
    assert faults("work", "WorkCreateResponse", {"work_reference_number": 1}) != []
