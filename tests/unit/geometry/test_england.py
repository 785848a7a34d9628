"""What is in England, and what is not."""

from __future__ import annotations

import pytest
import shapely

from plugin.geometry.england import OUTLINE, in_england
from plugin.geometry.places import parse

IN = {
    "Berwick-upon-Tweed": "NT 998 529",
    "Marshall Meadows": "NT 980 569",
    "Holy Island": "NU 126 418",
    "Tynemouth": "NZ 371 694",
    "Whitby": "NZ 899 113",
    "Flamborough Head": "TA 255 705",
    "Spurn Head": "TA 398 106",
    "Skegness": "TF 568 631",
    "Cromer": "TG 220 422",
    "Lowestoft Ness": "TM 555 936",
    "Felixstowe": "TM 302 343",
    "Margate": "TR 355 710",
    "Dover": "TR 320 413",
    "Dungeness": "TR 093 169",
    "Beachy Head": "TV 590 953",
    "Selsey Bill": "SZ 851 923",
    "St Catherine's Point": "SZ 497 753",
    "Portland Bill": "SY 677 682",
    "Start Point": "SX 829 371",
    "Lizard Point": "SW 701 114",
    "Land's End": "SW 342 251",
    "Scilly": "SV 904 105",
    "Hartland Point": "SS 230 278",
    "Lundy": "SS 134 459",
    "Minehead": "SS 970 463",
    "Avonmouth": "ST 515 784",
    "Beachley": "ST 551 913",
    "Symonds Yat": "SO 557 158",
    "Kington": "SO 296 566",
    "Clun": "SO 301 809",
    "Oswestry": "SJ 290 297",
    "Whitchurch": "SJ 541 415",
    "Chester": "SJ 406 663",
    "Hoylake": "SJ 215 889",
    "Formby Point": "SD 268 070",
    "Walney Island": "SD 175 685",
    "St Bees Head": "NX 939 143",
    "Silloth": "NY 110 535",
    "Longtown": "NY 380 686",
    "Kielder": "NY 627 935",
    "Wark": "NT 823 387",
    "Birmingham": "SP 070 870",
    "London": "TQ 300 804",
}
OUT = {
    "Edinburgh": "NT 258 738",
    "Glasgow": "NS 590 650",
    "Dumfries": "NX 973 762",
    "Hawick": "NT 502 145",
    "Kelso": "NT 727 340",
    "Eyemouth": "NT 945 642",
    "Cardiff": "ST 183 764",
    "Newport": "ST 310 882",
    "Swansea": "SS 656 930",
    "Brecon": "SO 045 285",
    "Aberystwyth": "SN 583 816",
    "Newtown": "SO 108 915",
    "Wrexham": "SJ 333 503",
    "Rhyl": "SJ 010 812",
    "Bangor": "SH 580 722",
    "Douglas": "SC 380 760",
    "Lerwick": "HU 475 415",
}


@pytest.mark.parametrize(("name", "place"), IN.items())
def test_english_places_are_in_england(name: str, place: str) -> None:
    assert in_england(_point(place)), name


@pytest.mark.parametrize(("name", "place"), OUT.items())
def test_places_in_wales_scotland_and_man_are_not(name: str, place: str) -> None:
    assert not in_england(_point(place)), name


def test_calais_is_not_in_england() -> None:
    assert not in_england(_point("50.9513, 1.8587"))


def test_an_area_that_reaches_into_england_counts() -> None:
    assert in_england(shapely.geometry.mapping(shapely.box(320_000, 540_000, 340_000, 680_000)))
    assert not in_england({"type": "Point", "coordinates": []})


def test_the_outline_does_not_cross_itself() -> None:
    assert shapely.is_valid(shapely.Polygon(OUTLINE))
    assert len(set(OUTLINE)) == len(OUTLINE)


def _point(text: str) -> dict:
    place = parse(text)
    return {"type": "Point", "coordinates": [place.easting, place.northing]}
