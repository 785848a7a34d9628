"""Layers of lines, in a project and in files, for who chooses one: needs none of the libraries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer, QgsWkbTypes

from .layer_words import tr

# Before the name of a layer of the project; anything else is a file.
IN_PROJECT = "layer:"
# What fields with streets' names are called, the surest first.
NAMES = ("street", "street_descriptor", "street_name", "name")


class CannotRead(Exception):
    """The layer cannot be read; the message says why, in a sentence."""


@dataclass(frozen=True)
class LineLayer:
    """A layer of lines in a file: what QGIS opens it by, its name, its fields."""

    source: str
    name: str
    fields: tuple[str, ...]


def line_layers(project: QgsProject) -> list[QgsVectorLayer]:
    """The layers of lines in a project, but for those of our own, by their names."""
    held = [layer for layer in project.mapLayers().values() if _is_of_lines(layer)]
    return sorted(held, key=lambda layer: layer.name().casefold())


def layers_in_file(path: str) -> list[LineLayer]:
    """The layers of lines in a file, in any thread. Raises CannotRead where there are none."""
    found = []
    for source in _sources(path):
        layer = QgsVectorLayer(source, "", "ogr")
        if _is_of_lines(layer):
            name = source.partition("|layername=")[2] or layer.name() or path
            found.append(LineLayer(source, name, tuple(layer.fields().names())))
    if not found:
        raise CannotRead(tr("QGIS finds no lines in this file."))
    return found


def usual_field(fields: Iterable[str]) -> str:
    """The field that looks like the one with USRNs; empty where none does."""
    named = [name for name in fields if "usrn" in name.casefold()]
    return min(named, key=len, default="")


def name_field(fields: Iterable[str]) -> str:
    """The field that looks like the one with streets' names; empty where none does."""
    held = {name.casefold(): name for name in fields}
    return next((held[name] for name in NAMES if name in held), "")


def _is_of_lines(layer: QgsMapLayer) -> bool:
    return (
        isinstance(layer, QgsVectorLayer)
        and layer.isValid()
        and layer.geometryType() == QgsWkbTypes.GeometryType.LineGeometry
        and not any(layer.customProperty(f"works_extents/{ours}") for ours in ("kind", "draft"))
    )


def _sources(path: str) -> list[str]:
    if "|layername=" in path:
        return [path]
    whole = QgsVectorLayer(path, "", "ogr")
    provider = whole.dataProvider()
    parts = provider.subLayers() if provider is not None else []
    names = [part.split(provider.sublayerSeparator())[1] for part in parts]
    return [f"{path}|layername={name}" for name in names] if len(names) > 1 else [path]
