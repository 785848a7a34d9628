"""All drafts as layers, and the table of vertices, in QGIS without a window."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("qgis.core")

from qgis.core import QgsApplication, QgsProject, QgsVectorLayer  # noqa: E402
from qgis.PyQt.QtCore import Qt  # noqa: E402

from plugin.gui.draw.vertex_model import VertexModel  # noqa: E402
from plugin.layers import draft_layer, drafts_layer  # noqa: E402
from plugin.submission.drafts import DraftStore  # noqa: E402

E, N = 470_000.0, 310_000.0
SHAPES = {
    "a point": ("Point", [(E, N)], True, "draft"),
    "a line": ("LineString", [(E, N), (E + 20, N)], True, "refused"),
    "a polygon": ("Polygon", [(E, N), (E + 10, N), (E + 10, N + 10)], True, "submitted"),
    "a sketch": ("Polygon", [(E, N), (E + 10, N)], False, "draft"),
    "one click": ("LineString", [(E, N)], False, "draft"),
    "nothing yet": ("Polygon", [], False, "draft"),
    "not a number": ("LineString", [(E, N), (float("nan"), N)], False, "draft"),
}


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    made = DraftStore(tmp_path / "drafts.gpkg")
    for name, (shape_type, vertices, finished, state) in SHAPES.items():
        draft = made.new("permit_application", shape_type, "practice", "v2", name)
        made.set_vertices(draft.id, vertices, finished)
        with made.writing() as connection:
            connection.execute("UPDATE drafts SET state = ? WHERE id = ?", (state, draft.id))
    return made


def shown(rows: dict) -> dict[str, dict[str, str]]:
    """State by name, in each type's layer."""
    told = {}
    for shape_type, held in rows.items():
        layer = drafts_layer.drafts_layer(shape_type, shape_type)
        drafts_layer.fill(layer, held)
        assert layer.crs().authid() == "EPSG:27700" and layer.readOnly()
        told[shape_type] = {feature["name"]: feature["state"] for feature in layer.getFeatures()}
        assert all(feature["changed"].isValid() for feature in layer.getFeatures())
        assert all(feature.geometry().isGeosValid() for feature in layer.getFeatures())
    return told


def test_each_draft_is_in_the_layer_of_its_shape_by_its_state(qgis_app: object, store: DraftStore) -> None:
    assert shown(drafts_layer.rows_of(store.all())) == {
        "Polygon": {"a polygon": "Submitted"},
        "LineString": {"a line": "Refused", "a sketch": "Unfinished"},
        "Point": {"a point": "Draft", "one click": "Unfinished"},
    }


def test_the_draft_at_hand_is_left_out(qgis_app: object, store: DraftStore) -> None:
    at_hand = next(draft.id for draft in store.all() if draft.name == "a line")
    assert shown(drafts_layer.rows_of(store.all(), at_hand))["LineString"] == {"a sketch": "Unfinished"}


def test_every_state_has_a_symbol(qgis_app: object) -> None:
    for shape_type in drafts_layer.SHAPES:
        layer = drafts_layer.drafts_layer(shape_type, "drafts")
        renderer = layer.renderer()
        assert {category.value() for category in renderer.categories()} == {
            words for words, _, _ in drafts_layer.STATES.values()
        }
        assert all(category.symbol() is not None for category in renderer.categories())


def test_extents_saved_with_a_project_show_what_was_sent_and_no_others(qgis_new_project: None) -> None:
    project = QgsProject.instance()
    shape = {"type": "Point", "coordinates": [E, N]}
    sent, open_, at_hand = (draft_layer.draft_layer(name, "Point", name) for name in ("sent", "open", "hand"))
    other = QgsVectorLayer("Point?crs=EPSG:27700", "other", "memory")
    project.addMapLayers([sent, open_, at_hand, other])
    draft_layer.renew_saved(project, {"sent": shape}, at_hand)
    assert {layer.name() for layer in project.mapLayers().values()} == {"sent", "hand", "other"}
    assert sent.featureCount() == 1 and sent.readOnly() and at_hand.featureCount() == 0
    assert draft_layer.holds(sent, "Point") and not draft_layer.holds(sent, "Polygon")


def test_a_vertex_is_typed_over(qgis_app: QgsApplication) -> None:
    model = VertexModel()
    hole = [(E + 1, N + 1), (E + 2, N + 1), (E + 2, N + 2)]
    model.show([[(E, N), (E + 10, N), (E + 10, N + 10)], hole], True)
    assert model.rowCount() == 6 and model.data(model.index(1, 0)) == "470010.000"
    assert model.headerData(3, Qt.Orientation.Vertical) == "hole 1: 1"
    told, refused = [], []
    model.typed.connect(told.append)
    model.refused.connect(refused.append)
    assert model.setData(model.index(1, 0), "470012.5")
    qgis_app.processEvents()
    assert told[0] == [[(E, N), (E + 12.5, N), (E + 10, N + 10)], hole]
    assert model.setData(model.index(4, 1), "470003, 310004")
    qgis_app.processEvents()
    assert told[1][1][1] == (470003.0, 310004.0)
    assert not model.setData(model.index(0, 0), "north of the church") and len(refused) == 1
    assert not model.setData(model.index(0, 0), "470000.000") and len(refused) == 1
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    model.show(model.rings, False)
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
