"""A work's record on the map: which layers, where, what is selected; one work's group becomes the next one's."""

from __future__ import annotations

import time
from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication

from plugin.geometry import national_grid
from plugin.gui.record.record_on_map import GROUP, RecordOnMap, drawn_of
from plugin.layers.work_layers import RECORD_LAYER, Drawn, work_features, work_layer
from plugin.search.record_parts import Part, parts_of_work
from plugin.search.work_record import WorkRecord
from plugin.streetmanager.work_service.change_request_replies import PermitAlterationResponse
from plugin.streetmanager.work_service.site_replies import SiteResponse
from plugin.streetmanager.work_service.work_replies import WorkResponse

GRID, DEGREES = QgsCoordinateReferenceSystem("EPSG:27700"), QgsCoordinateReferenceSystem("EPSG:4326")
POINT = {"type": "Point", "coordinates": [470000.0, 310000.0]}
LINE = {"type": "LineString", "coordinates": [[470000.0, 310000.0], [470030.0, 310000.0]]}
SQUARE = {
    "type": "Polygon",
    "coordinates": [[[470000.0, 310000.0], [470010.0, 310000.0], [470010.0, 310010.0], [470000.0, 310000.0]]],
}
HALF_A_CENTIMETRE = 0.005


def record(reference: str = "ZA1") -> WorkRecord:
    permit = {
        "work_reference_number": reference,
        "permit_reference_number": f"{reference}-02",
        "permit_status": "granted",
        "works_coordinates": SQUARE,
    }
    earlier = {**permit, "permit_reference_number": f"{reference}-01", "permit_status": "progressed"}
    work = WorkResponse.model_validate(
        {"work_reference_number": reference, "works_coordinates": SQUARE, "active_permit": permit}
    )
    own = {"work_reference_number": reference}
    site = SiteResponse.model_validate({"site_number": 1, "site_status": "interim"})
    reinstatement = SiteResponse.model_validate(
        {
            "reinstatements": [
                {
                    "reinstatement_status": "interim",
                    "reinstatement_coordinates": LINE,
                    "secondary_reinstatement_coordinates": POINT,
                }
            ]
        }
    ).reinstatements[0]
    inside = Part("reinstatement", {**own, "site": "1"}, reinstatement, True)
    parts = [
        *parts_of_work(work),
        *parts_of_work(WorkResponse.model_validate({**own, "active_permit": earlier}))[1:],
        Part("site", {**own, "site": "1"}, site, True, [inside]),
    ]
    return WorkRecord(reference, work, tuple(parts), complete=True)


def change(place: dict[str, Any]) -> Part:
    permit = {"work_reference_number": "ZA1", "permit_reference_number": "ZA1-02"}
    found = PermitAlterationResponse.model_validate(
        {"current": {**permit, "works_coordinates": SQUARE}, "proposed": {"permit_coordinates": place}}
    )
    return Part("change", {**permit, "permit_alteration_reference_number": "ZA1-02-CR1"}, found, True)


@pytest.fixture
def on_map(qgis_app: object) -> Any:
    canvas = QgsMapCanvas()
    canvas.resize(400, 300)
    canvas.setDestinationCrs(GRID)
    shown = RecordOnMap(canvas)
    yield shown
    shown.leave()


def show(on_map: RecordOnMap, found: WorkRecord, zoom: bool = False) -> None:
    on_map.show(found, zoom)
    end = time.monotonic() + 90
    while on_map._task is not None and time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.005)
    assert on_map._task is None


def groups() -> list[Any]:
    return [one for one in QgsProject.instance().layerTreeRoot().findGroups() if one.customProperty(GROUP)]


def test_each_part_is_in_its_layer() -> None:
    drawn = drawn_of(record())
    assert [(one.layer, one.geometry["type"]) for one in drawn] == [
        ("permits", "Polygon"),
        ("earlier_permits", "Polygon"),
        ("reinstatements", "LineString"),
        ("reinstatements", "Point"),
    ]
    assert drawn[3].called.endswith("second place") and drawn[2].part == drawn[3].part
    assert drawn[2].status == "Interim" and drawn[0].status == "Granted"


def test_a_work_without_permits_is_where_it_is_itself() -> None:
    bare = record().work.model_copy(update={"active_permit": None, "permits": []})
    drawn = drawn_of(WorkRecord("ZA1", bare, tuple(parts_of_work(bare))))
    assert [one.layer for one in drawn] == ["permits"] and drawn[0].called == "Work ZA1"


def test_a_change_is_drawn_where_it_asks_for_another_place() -> None:
    found = record()
    for place, expected in ((LINE, ["proposed"]), (SQUARE, [])):
        changed = WorkRecord("ZA1", found.work, (*found.parts, change(place)))
        assert [one.layer for one in drawn_of(changed) if one.layer == "proposed"] == expected


def test_features_are_exact_in_another_crs(qgis_app: object) -> None:
    drawn = [Drawn("permits", "p", "Permit", "Granted", "", POINT)]
    [feature] = work_features(drawn, DEGREES)["permits", 0]
    place = feature.geometry().asMultiPoint()[0]
    back = national_grid.from_etrs89(place.x(), place.y())
    assert abs(back[0] - 470000.0) < HALF_A_CENTIMETRE and abs(back[1] - 310000.0) < HALF_A_CENTIMETRE
    layer = work_layer("reinstatements", 1, GRID)
    assert layer.readOnly() and layer.renderer().type() == "categorizedSymbol"


def test_one_group_is_the_next_works(on_map: RecordOnMap) -> None:
    show(on_map, record())
    assert {layer.customProperty(RECORD_LAYER) for layer in on_map.layers} == {
        "permits/2",
        "earlier_permits/2",
        "reinstatements/1",
        "reinstatements/0",
    }
    assert [one.name() for one in groups()] == ["Work ZA1"]
    order = [node.layer().customProperty(RECORD_LAYER) for node in groups()[0].findLayers()]
    assert order == ["reinstatements/0", "reinstatements/1", "permits/2", "earlier_permits/2"]
    show(on_map, record("ZA2"))
    assert [one.name() for one in groups()] == ["Work ZA2"]
    assert len(QgsProject.instance().mapLayers()) == 4 == len(on_map.layers)
    # What the officer removed is made anew; with nothing to show, nothing is left.
    QgsProject.instance().removeMapLayer(on_map.layers[0].id())
    assert len(on_map.layers) == 3
    show(on_map, record("ZA2"))
    assert len(on_map.layers) == 4
    show(on_map, WorkRecord("ZA3"))
    assert not groups() and not QgsProject.instance().mapLayers()


def test_a_part_is_selected_here_and_there(on_map: RecordOnMap) -> None:
    found = record()
    show(on_map, found, zoom=True)
    told: list[str] = []
    on_map.chosen.connect(told.append)
    site = next(part for part in found.parts if part.kind == "site")
    on_map.select(site)
    assert told == [] and sum(layer.selectedFeatureCount() for layer in on_map.layers) == 2
    assert on_map.has_place(site) and not on_map.has_place(Part("comment", {}, None))
    permits = next(one for one in on_map.layers if one.customProperty(RECORD_LAYER) == "permits/2")
    permits.selectAll()
    assert told == [next(part.key for part in found.parts if part.reference == "ZA1-02")]
    on_map.select(None)
    assert not any(layer.selectedFeatureCount() for layer in on_map.layers)
