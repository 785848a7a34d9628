"""Run under QGIS's own Python: how far QGIS's default transforms are off at points, and its version, as JSON.

Given on standard input: rows of easting, northing, latitude, longitude.
"""

from __future__ import annotations

import json
import math
import sys

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsPointXY,
    QgsProject,
)

METRES_A_DEGREE = 111_320.0


def error(rows: list[list[float]], code: str) -> float:
    """The largest distance in metres between what QGIS makes of the points and what is right."""
    crs = QgsCoordinateReferenceSystem
    transform = QgsCoordinateTransform(crs("EPSG:27700"), crs(code), QgsProject.instance())
    worst = 0.0
    for easting, northing, lat, lon in rows:
        found = transform.transform(QgsPointXY(easting, northing))
        across = (found.x() - lon) * METRES_A_DEGREE * math.cos(math.radians(lat))
        worst = max(worst, math.hypot((found.y() - lat) * METRES_A_DEGREE, across))
    return worst


def main() -> None:
    """Measure, and print."""
    rows = json.load(sys.stdin)
    application = QgsApplication([], False)
    application.initQgis()
    found = {code: error(rows, code) for code in ("EPSG:4326", "EPSG:4258")}
    print(json.dumps({"version": Qgis.version(), **found}))
    application.exitQgis()


if __name__ == "__main__":
    main()
