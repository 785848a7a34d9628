"""The drafts file opens in QGIS by itself, while the plugin writes in it. Needs QGIS's Python, no window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugin.submission.drafts import DraftStore

pytest.importorskip("qgis.core")

LOOK = """
import json, sys
from qgis.core import QgsApplication, QgsVectorLayer
application = QgsApplication([], False)
application.initQgis()
layer = QgsVectorLayer(sys.argv[1] + "|layername=drafts", "drafts", "ogr")
seen = {"valid": layer.isValid(), "crs": layer.crs().authid(), "fields": [f.name() for f in layer.fields()]}
whole = QgsVectorLayer(sys.argv[1], "all", "ogr")
seen["layers"] = sorted({s.split("!!::!!")[1] for s in whole.dataProvider().subLayers()})
seen["features"] = {f["name"]: f.geometry().asWkt(1) for f in layer.getFeatures()}
seen["created"] = [str(f["created"].date().year()) for f in layer.getFeatures()]
box = layer.extent()
seen["extent"] = [box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()]
print("SEEN" + json.dumps(seen))
del layer, whole
application.exitQgis()
"""


def look(path: Path) -> dict:
    ended = subprocess.run(
        [sys.executable, "-c", LOOK, str(path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert "application_id" not in ended.stderr, ended.stderr
    lines = [line for line in ended.stdout.splitlines() if line.startswith("SEEN")]
    assert lines, ended.stdout + ended.stderr
    return json.loads(lines[0][4:])


def test_qgis_opens_the_drafts_in_the_national_grid_while_they_are_drawn(tmp_path):
    store = DraftStore(tmp_path / "drafts.gpkg")
    shapes = {
        "a point": ("Point", [(470000, 310000)], True),
        "a line": ("LineString", [(470000, 310000), (470020, 310005)], True),
        "a polygon": ("Polygon", [(470100, 310000), (470110, 310000), (470110, 310010)], True),
        "a sketch": ("Polygon", [(470100, 310000), (470110, 310000)], False),
        "nothing yet": ("Polygon", [], False),
    }
    for name, (shape_type, vertices, finished) in shapes.items():
        draft = store.new("permit_application", shape_type, "practice", "v2", name)
        store.set_vertices(draft.id, vertices, finished)
    seen = look(store.path)
    assert seen["valid"] and seen["crs"] == "EPSG:27700"
    assert seen["layers"] == ["attempts", "drafts"]
    assert seen["features"] == {
        "a point": "Point (470000 310000)",
        "a line": "LineString (470000 310000, 470020 310005)",
        "a polygon": "Polygon ((470100 310000, 470110 310000, 470110 310010, 470100 310000))",
        "a sketch": "LineString (470100 310000, 470110 310000)",
        "nothing yet": "",
    }
    assert len(seen["created"]) == 5
    assert seen["extent"] == [470000, 310000, 470110, 310010]
    last = store.new("permit_application", "Point", "practice", "v2", "drawn after QGIS looked")
    store.add_vertex(last.id, 480000, 320000)
    seen = look(store.path)
    assert seen["features"]["drawn after QGIS looked"] == "Point (480000 320000)"
    assert seen["extent"] == [470000, 310000, 480000, 320000]
