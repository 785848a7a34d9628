"""What Lookup is asked in version 6: the points near which streets are looked for."""

from __future__ import annotations

from typing import Annotated

from .fields import About
from .records import Writing


class Coordinates(Writing):
    """A point in EPSG:27700, metres."""

    easting: Annotated[
        float,
        About(
            "Easting",
            "Metres, EPSG:27700.",
            "place",
            needed=True,
            decimals=3,
            ask="Enter the easting.",
            source="Lookup: streets",
        ),
    ]
    northing: Annotated[
        float,
        About(
            "Northing",
            "Metres, EPSG:27700.",
            "place",
            needed=True,
            decimals=3,
            ask="Enter the northing.",
            source="Lookup: streets",
        ),
    ]


class StreetsRequest(Writing):
    """Up to ten different points."""

    coordinates: Annotated[
        list[Coordinates],
        About(
            "Points",
            "Streets within 25 m of any of them are found.",
            "place",
            needed=True,
            longest=10,
            unique=True,
            ask="Give at least one point.",
            source="Lookup: streets, v6",
        ),
    ]
