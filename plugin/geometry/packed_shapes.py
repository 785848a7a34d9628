"""Shapes that came in, thousands of them: each as one text, made into a shape again when it is asked for.

Python's garbage collector looks through all that holds something else, and QGIS waits for it. Texts hold nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, overload


@dataclass(frozen=True)
class PastedShape:
    """One shape: a GeoJSON-like geometry in EPSG:27700, what its numbers were, and what it is called, or "".

    columns: what stood beside it, by its heading. kind: the kind of record that it is the place of, or "".
    """

    geometry: Mapping[str, Any]
    was: str
    name: str = ""
    columns: Mapping[str, Any] = field(default_factory=dict)
    kind: str = ""


class PackedShapes(Sequence[PastedShape]):
    """Shapes in their order."""

    def __init__(self, shapes: Iterable[PastedShape] = ()) -> None:
        self._texts: list[str] = []
        self.extend(shapes)

    def append(self, shape: PastedShape) -> None:
        """Add a shape behind the others."""
        held = (shape.geometry, shape.was, shape.name, shape.columns, shape.kind)
        self._texts.append(json.dumps(held, default=_plain, ensure_ascii=False))

    def extend(self, shapes: Iterable[PastedShape]) -> None:
        """Add shapes behind the others."""
        if isinstance(shapes, PackedShapes):
            self._texts += shapes._texts
            return
        for shape in shapes:
            self.append(shape)

    def chosen(self, places: Iterable[int]) -> PackedShapes:
        """Those at some places, in the order of these."""
        found = PackedShapes()
        found._texts = [self._texts[place] for place in places]
        return found

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, place: int) -> PastedShape: ...

    @overload
    def __getitem__(self, place: slice) -> PackedShapes: ...

    def __getitem__(self, place: int | slice) -> PastedShape | PackedShapes:
        if isinstance(place, slice):
            return self.chosen(range(*place.indices(len(self))))
        return PastedShape(*json.loads(self._texts[place]))

    def __iter__(self) -> Iterator[PastedShape]:
        return (PastedShape(*json.loads(text)) for text in self._texts)


def _plain(value: Any) -> Any:
    """numpy's arrays and numbers, and mappings of other kinds, as JSON has them."""
    return dict(value) if isinstance(value, Mapping) else value.tolist()
