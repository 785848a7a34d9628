"""What a layer of a search says of itself, in its own metadata: where from, when asked, how exact, how complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsBox3d,
    QgsCoordinateReferenceSystem,
    QgsLayerMetadata,
    QgsNotSupportedException,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from .kind_fields import TITLES

if TYPE_CHECKING:
    from ..search.request import SearchRequest
    from ..search.result import SearchResult


def describe(layer: QgsVectorLayer, kind: str, result: SearchResult) -> None:
    """Write the layer's metadata. The language of metadata is English, as their code says."""
    box = result.request.area
    metadata = QgsLayerMetadata()
    metadata.setType("dataset")
    metadata.setTitle(layer.name())
    metadata.setLanguage("ENG")
    told = account(kind, result)
    metadata.setAbstract("\n".join(told))
    metadata.setCrs(layer.crs())
    extent = QgsLayerMetadata.SpatialExtent()
    extent.extentCrs = QgsCoordinateReferenceSystem("EPSG:27700")
    extent.bounds = QgsBox3d(box.min_easting, box.min_northing, 0, box.max_easting, box.max_northing, 0)
    whole = QgsLayerMetadata.Extent()
    whole.setSpatialExtents([extent])
    metadata.setExtent(whole)
    metadata.setHistory(told)
    layer.setMetadata(metadata)


def account(kind: str, result: SearchResult) -> list[str]:
    """What was asked, when, where, how exact the answer is, and what it lacks: a line each."""
    box = result.request.area
    lines = [
        f"{TITLES.get(kind, kind)} from Street Manager: {result.environment_name}, version {result.version}.",
        f"Area: eastings {box.min_easting:.0f} to {box.max_easting:.0f}, "
        f"northings {box.min_northing:.0f} to {box.max_northing:.0f} (EPSG:27700).",
        f"Dates: {_days(result.request)}.",
        f"Asked: {result.started.astimezone():%d %B %Y %H:%M}.",
        "Accuracy: coordinates as the service holds them; where this layer is in another CRS, carried over by "
        "OSTN15 to within a millimetre.",
    ]
    if result.gaps:
        lines.append(f"Incomplete: {len(result.gaps)} boxes could not be had.")
    if result.cancelled:
        lines.append("Incomplete: the search was stopped before its end.")
    return lines


def _days(request: SearchRequest) -> str:
    if request.start is None and request.end is None:
        return "any"
    if request.end is None:
        return f"{request.start:%d %B %Y} or later"
    if request.start is None:
        return f"{request.end:%d %B %Y} or earlier"
    return f"{request.start:%d %B %Y} to {request.end:%d %B %Y}"


def write_account(layer: QgsVectorLayer, told: list[str]) -> bool:
    """Add lines to the layer's metadata: what was done to it, and how exact it is; in its file, too, if it has one.

    On the main thread. Whether the file took them, where there is one.
    """
    metadata = QgsLayerMetadata(layer.metadata())
    metadata.setType("dataset")
    metadata.setTitle(metadata.title() or layer.name())
    metadata.setLanguage(metadata.language() or "ENG")
    metadata.setAbstract("\n".join(filter(None, (metadata.abstract(), *told))))
    metadata.setHistory([*metadata.history(), *told])
    metadata.setCrs(layer.crs())
    layer.setMetadata(metadata)
    if layer.providerType() != "ogr":
        return True
    try:
        saved = QgsProviderRegistry.instance().saveLayerMetadata("ogr", _table_of(layer), metadata)
    except QgsNotSupportedException:
        return False
    return bool(saved[0] if isinstance(saved, tuple) else saved)


def _table_of(layer: QgsVectorLayer) -> str:
    """The layer's source, with the table named: without it a GeoPackage takes no metadata."""
    source, provider = layer.source(), layer.dataProvider()
    parts = [part.split(provider.sublayerSeparator())[1] for part in provider.subLayers()]
    return source if "|" in source or len(parts) != 1 else f"{source}|layername={parts[0]}"
