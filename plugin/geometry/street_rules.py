"""Rules about the streets that a shape lies on: the chosen one, the others, and who assesses there."""

from __future__ import annotations

from collections.abc import Iterator

import shapely

from .context import StreetHere
from .remark import Remark, metres, places_of, square_metres
from .street_shares import weights
from .subject import StreetUnder, Subject

# Lookup answers the streets within 25 metres of a point: nearer than that, a street is one of those.
NEAR_STREET = 25.0
FAR_FROM_STREET = 100.0
# More of a shape than this beyond 25 m is too much to be an oversight of the drawing.
BEYOND = 0.2
# A part of the shape this large is on that street, and not only where it meets the chosen one.
A_PART = 0.2
# HS2 works may name this many streets beside their own (Street Manager: additional USRNs).
MOST_FURTHER_STREETS = 10


def far_from_street(subject: Subject) -> Iterator[Remark]:
    """The shape lies on, or near, the street that was chosen."""
    if subject.context.street is None:
        return
    name = _chosen(subject)
    street, shape = subject.street, subject.shape
    if street is None or shape is None:
        yield Remark(
            f"How far it is from {name} is not known, because the street has no line. Look at the map."
        )
        return
    distance = float(shapely.distance(shape, street))
    if distance > NEAR_STREET:
        nearest = shapely.get_coordinates(shapely.shortest_line(shape, street))[:1]
        yield _far(distance, name, places_of(nearest))
        return
    corners = shapely.points(shapely.get_coordinates(shape))
    if subject.sound is None or not (shapely.distance(corners, street) > NEAR_STREET).any():
        return
    places = shapely.points(weights(shape))
    away = shapely.distance(places, street)
    beyond = float((away > NEAR_STREET).mean())
    if beyond > BEYOND:
        farthest = shapely.get_coordinates(places[int(away.argmax())])
        yield Remark(
            f"{beyond:.0%} of it lies more than {NEAR_STREET:.0f} m from {name}, up to {away.max():,.0f} m. Check "
            "that this is the right street.",
            places_of(farthest),
        )


def unchosen_street(subject: Subject) -> Iterator[Remark]:
    """A permit is for one street: a shape that lies on others too may need a permit for each."""
    for street, share, line in _under(subject):
        if street.usrn == subject.context.usrn or share < A_PART:
            continue
        yield Remark(
            f"{share:.0%} of it lies on {_named(street)}, which was not chosen. A permit is for one street.",
            _place_on(subject, line),
        )


def other_authority(subject: Subject) -> Iterator[Remark]:
    """Who assesses is the primary notice authority of the street."""
    authority = subject.context.authority
    if not authority:
        return
    for street, share, line in _under(subject):
        if share < A_PART or not street.authorities or authority in street.authorities:
            continue
        yield Remark(
            f"{_named(street)} is assessed by {' or '.join(street.authorities)}, not by {authority}, which was "
            "chosen.",
            _place_on(subject, line),
        )


def streets_under(subject: Subject) -> Iterator[Remark]:
    """The streets under the shape, with how much of it lies on each."""
    under = [(street, share) for street, share, _ in _under(subject, chosen_needed=False) if share >= 0.01]
    if not under:
        return
    shape = subject.shape
    said = [f"{street.name or street.usrn} {_amount(shape, share)}" for street, share in under]
    words = "On " + ", ".join(said) + "."
    if subject.context.work_type == "hs2_highway_works" and len(under) > MOST_FURTHER_STREETS + 1:
        words += f" HS2 works can name {MOST_FURTHER_STREETS} further streets, and here are {len(under) - 1}."
    yield Remark(words)


def _under(subject: Subject, chosen_needed: bool = True) -> list[StreetUnder]:
    """The streets under the shape; none where a street has yet to be chosen, and that matters."""
    if chosen_needed and subject.context.usrn is None:
        return []
    return subject.streets_under


def _place_on(subject: Subject, line: shapely.Geometry) -> tuple[tuple[float, float], ...]:
    shape = subject.shape
    return places_of(shapely.get_coordinates(shapely.shortest_line(shape, line))[:1])


def _amount(shape: shapely.Geometry, share: float) -> str:
    dimension = int(shapely.get_dimensions(shape))
    if dimension == 2:
        return square_metres(float(shapely.area(shape)) * share)
    return metres(float(shapely.length(shape)) * share) if dimension else f"{share:.0%}"


def _named(street: StreetHere) -> str:
    return f"{street.name} ({street.usrn})" if street.name else f"USRN {street.usrn}"


def _chosen(subject: Subject) -> str:
    return subject.context.street_name or "the chosen street"


def _far(distance: float, name: str, places: tuple[tuple[float, float], ...]) -> Remark:
    said = f"{distance:,.0f} m from {name}."
    if distance <= FAR_FROM_STREET:
        return Remark(f"{said} Check that this is the right street.", places)
    return Remark(
        f"{said} Works cannot be on a street so far away: choose another street, or check where it is drawn.",
        places,
        confirm=f"The works are {distance:,.0f} m from {name}, and that is right.",
    )
