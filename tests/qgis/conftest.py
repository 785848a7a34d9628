"""A search's result to build layers from, through the real reader of answers."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from datetime import date, datetime, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProject

from plugin.host import settings
from plugin.host.practice_service import PracticeService
from plugin.processing.provider import WorksExtentsProvider
from plugin.processing.sessions import Sessions
from plugin.search.kinds import kind_of
from plugin.search.request import Box, SearchRequest
from plugin.search.result import SearchResult
from plugin.search.sweep import Sweep
from plugin.streetmanager.versions import Version


def feature(
    number: int, geometry: dict[str, Any], traffic: str = "road_closure", **more: Any
) -> dict[str, Any]:
    """A work as the GeoJSON service of v2 writes it."""
    words = traffic.replace("_", " ").capitalize()
    properties = {
        "work_reference_number": f"ZA001{number:08d}",
        "permit_reference_number": f"ZA001{number:08d}-01",
        "promoter_organisation": "Made-up Water",
        "promoter_swa_code": "ZZ01",
        "work_category": "minor",
        "work_category_string": "Minor",
        "start_date": "2026-07-01T00:00:00.000Z",
        "end_date": f"2026-07-{number + 1:02d}T00:00:00.000Z",
        "traffic_management_type": traffic,
        "traffic_management_type_string": words,
        "work_centre_point": {"type": "Point", "coordinates": [470000, 310000]},
        "permit_status": "granted",
        "permit_status_string": "Granted",
        **more,
    }
    return {"type": "Feature", "geometry": geometry, "properties": properties}


FEATURES = (
    feature(1, {"type": "Point", "coordinates": [470010.125, 310020.25]}),
    feature(2, {"type": "LineString", "coordinates": [[470000, 310000], [470030, 310040]]}, "lane_closure"),
    feature(
        3,
        {
            "type": "Polygon",
            "coordinates": [[[470000, 310000], [470010, 310000], [470010, 310010], [470000, 310000]]],
        },
        "no_carriageway_incursion",
    ),
    feature(4, {"type": "Point", "coordinates": [470500, 310500]}, "upcoming_enum"),
)


class OneAnswer:
    """A service that holds a few records."""

    def __init__(self, features: tuple[dict[str, Any], ...]) -> None:
        self.features = features
        self.geojson = self
        self.version = Version.V2
        self.environment = SimpleNamespace(name="Practice")

    def _all(self, *asked: Any, **more: Any) -> dict[str, Any]:
        """All of them, whatever the box."""
        return {"type": "FeatureCollection", "features": list(self.features)}

    get_works = get_activities = get_forward_plans = get_section_58s = get_hs2_act_limits = _all


def search(features: tuple[dict[str, Any], ...], kind: str = "works") -> SearchResult:
    """What a sweep makes of a service that holds these."""
    area = Box(469_900.0, 309_900.0, 470_600.0, 310_600.0)
    request = SearchRequest(area, date(2026, 7, 1), date(2026, 7, 15))
    sweep = Sweep(OneAnswer(features), request, kind=kind_of(kind))
    list(sweep.run())
    found = sweep.result()
    assert len(found) == len(features) and found.started <= datetime.now(timezone.utc)
    return found


@pytest.fixture
def result() -> SearchResult:
    """What a sweep makes of the works above."""
    return search(FEATURES)


@pytest.fixture(autouse=True)
def an_empty_project(qgis_app: object) -> None:
    """What an earlier test left in QGIS's one project is nobody else's."""
    QgsProject.instance().clear()


@pytest.fixture(scope="session")
def practising(qgis_app: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeService]:
    """A practice service of the tests' own, which answers when it is first asked for."""
    practice = PracticeService(tmp_path_factory.mktemp("practice"))
    yield practice
    practice.stop()


@pytest.fixture(scope="session")
def processing(qgis_app: object) -> Any:
    """QGIS's own `processing`, made ready."""
    folder = str(Path(QgsApplication.pkgDataPath(), "python", "plugins"))
    if folder not in sys.path:
        sys.path.append(folder)
    module = importlib.import_module("processing")
    importlib.import_module("processing.core.Processing").Processing.initialize()
    return module


@pytest.fixture
def provider(processing: Any, practising: PracticeService) -> Iterator[WorksExtentsProvider]:
    """The plugin's algorithms, registered; nobody is signed in, and the settings say practice in version 6."""
    kept = {one: one.get() for one in (settings.ENVIRONMENT, settings.BEGIN_WITH, settings.BEGIN_VERSION)}
    settings.BEGIN_WITH.set("practice")
    settings.BEGIN_VERSION.set("v6")
    made = WorksExtentsProvider(Sessions(lambda: None, practising))
    assert QgsApplication.processingRegistry().addProvider(made)
    yield made
    made.sessions.forget()
    QgsApplication.processingRegistry().removeProvider(made)
    for setting, value in kept.items():
        setting.set(value)
