"""The algorithms about extents: checked, split, and the streets under them, by a layer's streets and the service's."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from plugin.geometry import national_grid
from plugin.geometry.street_shares import NEAR
from plugin.host import settings
from plugin.layers.gazetteer_layer import usrn_of
from plugin.practice.server import SEED
from plugin.practice.town import build_town
from plugin.processing import check_extents
from plugin.processing.provider import WorksExtentsProvider
from plugin.submission.street_match import MOST_POINTS, match, points_along
from plugin.submission.usrn_lists import read_csv

ID = "worksextents:{}"
MEMORY = "TEMPORARY_OUTPUT"
# Two streets that cross, 40 m each way, and one a long way off.
LINES = {
    99900101: ("HIGH STREET", [(470_000, 310_000), (470_200, 310_000)]),
    99900102: ("CROSS LANE", [(470_100, 309_900), (470_100, 310_100)]),
    99900103: ("FAR ROAD", [(475_000, 310_000), (475_100, 310_000)]),
}


class Said(QgsProcessingFeedback):
    """What a run warns of."""

    def __init__(self) -> None:
        super().__init__(False)
        self.words: list[str] = []

    def pushWarning(self, words: str) -> None:  # noqa: N802, QGIS's name
        self.words.append(words)


def layer_of(kind: str, shapes: list[str], crs: str = "EPSG:27700", **columns: list[Any]) -> QgsVectorLayer:
    """A layer in memory; columns by name, numbers or texts."""
    fields = "".join(
        f"&field={name}:{'string' if isinstance(values[0], str) else 'integer'}"
        for name, values in columns.items()
    )
    made = QgsVectorLayer(f"{kind}?crs={crs}{fields}", "made up", "memory")
    features = []
    for place, wkt in enumerate(shapes):
        feature = QgsFeature(made.fields())
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes([values[place] for values in columns.values()])
        features.append(feature)
    assert made.dataProvider().addFeatures(features)[0]
    made.updateExtents()
    return made


@pytest.fixture
def streets(qgis_app: object) -> Iterator[QgsVectorLayer]:
    """Street lines of one's own."""
    lines = [shapely.LineString(line).wkt for _, line in LINES.values()]
    names = [name for name, _ in LINES.values()]
    made = layer_of("LineString", lines, usrn=list(LINES), street=names)
    QgsProject.instance().addMapLayer(made)
    yield made


def box(west: float, south: float, east: float, north: float) -> str:
    return str(shapely.box(west, south, east, north).wkt)


def rows_of(layer: QgsVectorLayer) -> list[dict[str, Any]]:
    return [dict(zip(layer.fields().names(), one.attributes())) for one in layer.getFeatures()]


# Checking

BOW = "POLYGON((470000 310000, 470020 310010, 470020 310000, 470000 310010, 470000 310000))"


def test_findings_have_places_words_and_sources(processing: Any, provider: WorksExtentsProvider) -> None:
    shapes = layer_of(
        "Polygon", [box(470_000, 310_000, 470_020, 310_010), BOW, ""], name=["good", "bow", "none"]
    )
    asked = {"INPUT": shapes, "NAME_FIELD": "name", "FINDINGS": MEMORY, "CHECKED": MEMORY}
    found = processing.run(ID.format("check_extents"), asked)
    counted = rows_of(found["CHECKED"])
    assert [one["stops"] for one in counted] == [0, 1, 1] and found["STOPPED"] == 2
    assert counted[0]["worst"] in (None, "") or counted[0]["warnings"]
    findings = rows_of(found["FINDINGS"])
    crossing = next(one for one in findings if one["code"] == "crosses_itself")
    assert crossing["shape"] == "bow" and crossing["severity"] == "stops" and crossing["places"] == 1
    assert (crossing["easting"], crossing["northing"]) == pytest.approx((470_010, 310_005))
    assert "Simple Features" in crossing["source"] and crossing["words"]
    assert {one["code"] for one in findings if one["shape"] == "none"} == {"nothing_drawn"}
    marks = {one["code"]: one.geometry() for one in found["FINDINGS"].getFeatures()}
    assert marks["crosses_itself"].asMultiPoint()[0].x() == pytest.approx(470_010)
    assert found["FINDINGS"].crs().authid() == "EPSG:27700"


def test_any_crs_is_judged_in_metres_and_what_is_wrong_is_found(
    processing: Any, provider: WorksExtentsProvider
) -> None:
    lon, lat = national_grid.to_etrs89([470_000.0, 470_050.0], [310_000.0, 310_000.0])
    degrees = layer_of(
        "LineString", [f"LINESTRING({lon[0]:.12f} {lat[0]:.12f}, {lon[1]:.12f} {lat[1]:.12f})"], "EPSG:4326"
    )
    asked = {"INPUT": degrees, "FINDINGS": MEMORY}
    found = rows_of(processing.run(ID.format("check_extents"), asked)["FINDINGS"])
    assert not [one for one in found if one["severity"] == "stops"]
    assert any("50" in one["words"] for one in found if one["code"] == "measures")
    # The same numbers in a layer that says metres.
    lying = layer_of("LineString", ["LINESTRING(-1.0 52.6, -1.001 52.6)"])
    found = rows_of(processing.run(ID.format("check_extents"), {**asked, "INPUT": lying})["FINDINGS"])
    assert "in_degrees" in [one["code"] for one in found]
    nowhere = layer_of("Point", ["POINT(150 -30)"], "EPSG:4326")
    result = processing.run(ID.format("check_extents"), {**asked, "INPUT": nowhere})
    assert result["STOPPED"] == 1 and rows_of(result["FINDINGS"])[0]["code"] == "not_finite"


def test_the_kind_says_which_shapes_are_taken(processing: Any, provider: WorksExtentsProvider) -> None:
    line = layer_of("LineString", ["LINESTRING(470000 310000, 470020 310000)"])
    multi = layer_of("MultiPoint", ["MULTIPOINT(470000 310000, 470020 310000)"])

    def codes(kind: str, shapes: QgsVectorLayer) -> set[str]:
        asked = {"INPUT": shapes, "KIND": check_extents.KEYS.index(kind), "FINDINGS": MEMORY}
        return {one["code"] for one in rows_of(processing.run(ID.format("check_extents"), asked)["FINDINGS"])}

    assert "type_not_allowed" not in codes("permit_application", line)
    assert "type_not_allowed" in codes("geographical_area", line)
    assert "several_parts" in codes("permit_application", multi)
    assert "several_parts" not in codes("ancillary_information", multi)


def test_shapes_far_from_their_street_are_found_by_street_lines(
    processing: Any, provider: WorksExtentsProvider, streets: QgsVectorLayer
) -> None:
    shapes = layer_of(
        "Polygon",
        [box(470_010, 309_997, 470_030, 310_003)] * 2,
        job=["right", "wrong"],
        usrn=[99900101, 99900103],
    )
    asked = {
        "INPUT": shapes,
        "NAME_FIELD": "job",
        "CHOSEN_USRN_FIELD": "usrn",
        "STREETS": streets,
        "FINDINGS": MEMORY,
    }
    findings = rows_of(processing.run(ID.format("check_extents"), asked)["FINDINGS"])
    far = [one for one in findings if one["code"] == "far_from_street"]
    assert [(one["shape"], one["usrn"]) for one in far] == [("wrong", 99900103)]
    assert "FAR ROAD" in far[0]["words"]


def test_the_service_s_streets_are_asked_for_if_one_wishes(
    processing: Any, provider: WorksExtentsProvider
) -> None:
    town = build_town(SEED)
    line = shapely.LineString(town[0].line)
    shape = line.interpolate(line.length / 2).buffer(6).simplify(0.5)
    shapes = layer_of("Polygon", [shape.wkt], usrn=[town[0].usrn])
    asked = {"INPUT": shapes, "FINDINGS": MEMORY, "CHOSEN_USRN_FIELD": "usrn"}
    alone = {one["code"] for one in rows_of(processing.run(ID.format("check_extents"), asked)["FINDINGS"])}
    told = rows_of(processing.run(ID.format("check_extents"), {**asked, "ASK_STREETS": True})["FINDINGS"])
    assert "streets_under" not in alone and {"streets_under", "designations"} & {one["code"] for one in told}


# Streets


def test_the_streets_under_shapes_come_with_measures(
    processing: Any, provider: WorksExtentsProvider, streets: QgsVectorLayer, tmp_path: Path
) -> None:
    shapes = layer_of(
        "Polygon",
        [box(470_060, 309_998, 470_140, 310_002), box(472_000, 310_000, 472_010, 310_010)],
        job=["across", "nowhere"],
    )
    file, said = tmp_path / "area.csv", Said()
    asked = {"INPUT": shapes, "STREETS": streets, "NAME_FIELD": "job", "OUTPUT": MEMORY, "CSV": str(file)}
    found = processing.run(ID.format("streets_under_extents"), asked, feedback=said)
    rows = rows_of(found["OUTPUT"])
    assert [(one["shape"], one["usrn"], one["street"]) for one in rows] == [
        ("across", 99900101, "HIGH STREET"),
        ("across", 99900102, "CROSS LANE"),
    ]
    assert rows[0]["area_m2"] == pytest.approx(320) and rows[1]["area_m2"] == pytest.approx(24 * 4, abs=0.5)
    assert rows[0]["share"] > 90 and sum(one["share"] for one in rows) == pytest.approx(100, abs=0.2)
    assert found["STREETS_FOUND"] == 2 and any(
        "1 of the shapes lie on no street" in one for one in said.words
    )
    assert file.read_bytes() == b"99900101\r\n99900102\r\n"
    half = {
        **asked,
        "NAME_FIELD": None,
        "LEAST": 1,
        "INPUT": layer_of("Polygon", [box(469_990, 309_990, 470_150, 310_010)]),
    }
    processing.run(ID.format("streets_under_extents"), half)
    assert read_csv(file.read_bytes()).usrns == (99900101,)


def test_lines_have_lengths_and_the_gazetteer_of_the_options_is_asked(
    processing: Any, provider: WorksExtentsProvider, streets: QgsVectorLayer, tmp_path: Path
) -> None:
    settings.GAZETTEER_SOURCE.set(f"layer:{streets.name()}")
    try:
        line = layer_of("LineString", ["LINESTRING(470010 310003, 470060 310003)"])
        asked = {"INPUT": line, "OUTPUT": MEMORY}
        rows = rows_of(processing.run(ID.format("streets_under_extents"), asked)["OUTPUT"])
        QgsProject.instance().removeMapLayer(streets.id())
        with pytest.raises(QgsProcessingException):
            processing.run(ID.format("streets_under_extents"), asked)
    finally:
        settings.GAZETTEER_SOURCE.set("")
    assert [(one["usrn"], one["length_m"], one["distance_m"]) for one in rows] == [(99900101, 50.0, 3.0)]


def test_the_service_finds_what_the_draw_dock_finds(processing: Any, provider: WorksExtentsProvider) -> None:
    line = shapely.LineString(build_town(SEED)[0].line)
    shape = line.buffer(4).intersection(shapely.Point(line.coords[0]).buffer(40))
    asked = {"INPUT": layer_of("Polygon", [shape.wkt]), "OUTPUT": MEMORY}
    rows = rows_of(processing.run(ID.format("streets_under_extents"), asked)["OUTPUT"])
    access = provider.sessions.access()
    with provider.sessions.service(access, QgsProcessingFeedback(False)) as service:
        dock = match(service, shapely.geometry.mapping(shape)).candidates
    assert rows and [one["usrn"] for one in rows] == [
        one.street.usrn for one in dock if one.distance is not None and one.distance <= NEAR
    ]


def test_no_street_is_missed_under_a_large_area(processing: Any, provider: WorksExtentsProvider) -> None:
    town = build_town(SEED)
    area = shapely.LineString(max(town, key=lambda street: street.metres).line).buffer(60)
    assert len(points_along(shapely.geometry.mapping(area))) > MOST_POINTS
    asked = {"INPUT": layer_of("Polygon", [area.wkt]), "OUTPUT": MEMORY}
    rows = rows_of(processing.run(ID.format("streets_under_extents"), asked)["OUTPUT"])
    near = {one.usrn for one in town if shapely.LineString(one.line).distance(area) <= NEAR}
    assert len(near) > 5 and {one["usrn"] for one in rows} == near


def test_a_layer_without_usrns_or_crs_is_refused_in_words(
    processing: Any, provider: WorksExtentsProvider
) -> None:
    line = layer_of("LineString", ["LINESTRING(470010 310003, 470060 310003)"], job=["a"])
    with pytest.raises(QgsProcessingException, match="no field that is called after USRNs"):
        processing.run(ID.format("split_by_street"), {"INPUT": line, "STREETS": line, "OUTPUT": MEMORY})
    nowhere = layer_of("Point", ["POINT(470010 310003)"], job=["a"])
    with pytest.raises(QgsProcessingException, match="no field named “name”"):
        asked = {"INPUT": nowhere, "NAME_FIELD": "name", "FINDINGS": MEMORY}
        processing.run(ID.format("check_extents"), asked)
    nowhere.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(QgsProcessingException, match="no coordinate reference system"):
        processing.run(ID.format("check_extents"), {"INPUT": nowhere, "FINDINGS": MEMORY})


# Splitting


@pytest.mark.parametrize(
    ("kind", "shape", "measure"),
    [
        ("LineString", "LINESTRING(470010 310002, 470102 310002, 470102 310080)", "length_m"),
        (
            "MultiPolygon",
            shapely.LineString([(470_010, 310_002), (470_102, 310_002), (470_102, 310_080)])
            .buffer(2, cap_style="flat")
            .wkt.replace("POLYGON (", "MULTIPOLYGON ((")
            + ")",
            "area_m2",
        ),
    ],
)
def test_a_scheme_becomes_one_part_a_street(
    processing: Any,
    provider: WorksExtentsProvider,
    streets: QgsVectorLayer,
    kind: str,
    shape: str,
    measure: str,
) -> None:
    shapes = layer_of(kind, [shape], job=["mains"], usrn=[1])
    asked = {"INPUT": shapes, "STREETS": streets, "OUTPUT": MEMORY}
    found = processing.run(ID.format("split_by_street"), asked)
    rows = rows_of(found["OUTPUT"])
    assert found["PARTS"] == 2 and found["OUTPUT"].crs().authid() == "EPSG:27700"
    assert {(one["job"], one["usrn_2"], one["street"], one["part"], one["parts"]) for one in rows} == {
        ("mains", 99900101, "HIGH STREET", 1, 1),
        ("mains", 99900102, "CROSS LANE", 1, 1),
    }
    whole = QgsGeometry.fromWkt(shape)
    total = whole.length() if measure == "length_m" else whole.area()
    assert math.isclose(sum(one[measure] for one in rows), total, abs_tol=0.05)


def test_what_lies_on_one_street_or_none_stays_whole(
    processing: Any, provider: WorksExtentsProvider, streets: QgsVectorLayer
) -> None:
    shapes = layer_of(
        "Point", ["POINT(470010 310002)", "POINT(472000 310000)", ""], job=["on", "off", "none"]
    )
    said = Said()
    asked = {"INPUT": shapes, "STREETS": streets, "OUTPUT": MEMORY}
    rows = rows_of(processing.run(ID.format("split_by_street"), asked, feedback=said)["OUTPUT"])
    assert [(one["job"], usrn_of(one["usrn"])) for one in rows] == [("on", 99900101), ("off", None)]
    assert any("have no USRN" in words for words in said.words)


def test_a_street_s_own_layer_in_another_crs_will_do(processing: Any, provider: WorksExtentsProvider) -> None:
    def degrees(line: list[tuple[float, float]]) -> str:
        lon, lat = national_grid.to_etrs89(*map(list, zip(*[(float(x), float(y)) for x, y in line])))
        return str(shapely.LineString(list(zip(lon.tolist(), lat.tolist()))).wkt)

    own = layer_of("LineString", [degrees(line) for _, line in LINES.values()], "EPSG:4326", usrn=list(LINES))
    shapes = layer_of("Polygon", [box(470_060, 309_998, 470_140, 310_002)])
    asked = {"INPUT": shapes, "STREETS": own, "OUTPUT": MEMORY}
    rows = rows_of(processing.run(ID.format("streets_under_extents"), asked)["OUTPUT"])
    assert [one["usrn"] for one in rows] == [99900101, 99900102] and rows[0]["distance_m"] == 0


def test_findings_look_as_bad_as_they_are(processing: Any, provider: WorksExtentsProvider) -> None:
    asked = {"INPUT": layer_of("Polygon", [BOW]), "FINDINGS": MEMORY}
    layer = processing.run(ID.format("check_extents"), asked)["FINDINGS"]
    renderer = layer.renderer()
    assert renderer.classAttribute() == "severity"
    assert [one.value() for one in renderer.categories()] == ["stops", "warns", "tells"]
