"""How what a search found looks on the map: the works' three themes, and one look for each other kind.

Colours, lines, legends, labels and map tips are said here; scripts/make_styles.py writes them as QML.
"""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCentroidFillSymbolLayer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerLineSymbolLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsSymbol,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

# From this scale outwards a work of a few metres is too small to see, and a marker stands for it.
TOO_SMALL_FROM = 2500
# From this scale inwards there is room for three lines of words beside each work.
LABELS_FROM = 2000
GEOMETRIES = {"point": "Point", "line": "LineString", "polygon": "Polygon"}


@dataclass(frozen=True)
class Look:
    """One entry of a legend: its value (None stands for all others), its words, and how it is drawn.

    width: millimetres, of an outline. fill: 0 (clear) to 255. marker: the shape that
    stands for it from far away, unless it is wide enough to be seen by itself.
    """

    value: str | None
    words: str
    colour: str
    pen: str = "solid"
    width: float = 0.5
    fill: int = 80
    marker: str = "circle"
    size: float = 2.8
    hollow: bool = False
    hatched: bool = False
    wide: bool = False


@dataclass(frozen=True)
class Style:
    """What one file says. by: a field or an expression that gives the looks' values. over: what lies on top."""

    name: str
    by: str
    looks: tuple[Look, ...]
    fields: tuple[str, ...]
    label: str
    tip: str
    title: str
    over: str = ""


def said(field: str) -> str:
    """A field's words within a map tip; what would be taken for HTML is written out."""
    plain = f"coalesce(to_string(\"{field}\"), '')"
    return f"[% replace(replace({plain}, '&', '&amp;'), '<', '&lt;') %]"


def lines(*fields: str) -> str:
    """An expression for a label: each field on a line of its own, those without a value left out."""
    return "array_to_string(array_filter(array({}), length(@element) > 0), '\\n')".format(
        ", ".join(f'to_string("{field}")' for field in fields)
    )


WORK_FIELDS = (
    "work_reference_number",
    "permit_reference_number",
    "promoter_organisation",
    "work_category",
    "work_category_words",
    "traffic_management_type_words",
    "permit_status",
    "permit_status_words",
    "traffic_impact",
    "dates_words",
)
WORK_TIP = f"""<b>{said("permit_reference_number")}</b><br>
{said("promoter_organisation")}<br>
{said("work_category_words")} · {said("permit_status_words")}<br>
{said("traffic_management_type_words")}<br>
{said("dates_words")}"""
WORK_LABEL = lines("promoter_organisation", "dates_words", "traffic_management_type_words")
STAGE = """CASE
WHEN "permit_status" = 'submitted' THEN 'submitted'
WHEN "permit_status" = 'permit_modification_request' THEN 'changes'
WHEN "permit_status" = 'granted' THEN 'granted'
WHEN "permit_status" IN ('refused', 'closed', 'cancelled', 'revoked', 'progressed') THEN 'ended'
END"""
GREY, BLUE, BROWN, TEAL, PINK = "#7d868c", "#1d70b8", "#7a5c00", "#0b7a75", "#d53880"

# The words are those of plugin/layers/traffic_impact.py; a test holds the two together.
TRAFFIC = Style(
    "works_traffic",
    "traffic_impact",
    (
        Look("Road closed", "Road closed", "#d4351c", marker="diamond", size=3.8),
        Look("Signals or lane closed", "Signals or lane closed", "#f47738", marker="triangle", size=3.4),
        Look("Little or none", "Little or none", "#00703c", size=2.6),
    ),
    WORK_FIELDS,
    WORK_LABEL,
    WORK_TIP,
    '"permit_reference_number"',
    over="CASE WHEN \"traffic_impact\" = 'Road closed' THEN 2 "
    "WHEN \"traffic_impact\" = 'Little or none' THEN 0 ELSE 1 END",
)
STATUS = Style(
    "works_status",
    STAGE,
    (
        Look("submitted", "Submitted", "#b35900", "dash", 0.6, 40, hollow=True),
        Look("changes", "Changes asked for", "#912b88", "dash dot", 0.6, 40, hollow=True),
        Look("granted", "Granted", "#00703c", "solid", 0.6),
        Look("ended", "Ended, refused or cancelled", GREY, "solid", 0.3, 40),
        Look(None, "Another status", "#383f43", "dot", 0.4, 30, hollow=True),
    ),
    WORK_FIELDS,
    WORK_LABEL,
    WORK_TIP,
    '"permit_reference_number"',
    over='CASE WHEN "permit_status" = \'granted\' THEN 2 WHEN "permit_status" IN '
    "('submitted', 'permit_modification_request') THEN 1 ELSE 0 END",
)
CATEGORY = Style(
    "works_category",
    "work_category",
    (
        Look("immediate_emergency", "Immediate, emergency", "#d4351c", marker="diamond", size=3.6),
        Look("immediate_urgent", "Immediate, urgent", "#f47738", marker="diamond", size=3.6),
        Look("major", "Major", "#912b88", marker="square"),
        Look("paa", "Advance authorisation (PAA)", "#912b88", "dash", 0.6, 40, "square", 3, True),
        Look("standard", "Standard", "#4f7fc0"),
        Look("minor", "Minor", "#85994b"),
        Look("hs2_highway", "HS2 highway works", PINK, marker="triangle", size=3.4),
        Look(None, "Another category", "#383f43", "dot", 0.4, 30, hollow=True),
    ),
    WORK_FIELDS,
    WORK_LABEL,
    WORK_TIP,
    '"permit_reference_number"',
)
ACTIVITIES = Style(
    "activities",
    """CASE
WHEN "cancelled" THEN 'cancelled'
WHEN "activity_type" IN ('section58', 'event') THEN "activity_type"
ELSE 'other'
END""",
    (
        Look("section58", "Section 58 restriction", BLUE, "solid", 0.9, 25, "square", 3, True),
        Look("event", "Event", TEAL, "solid", 0.6, 60, "star", 4.2),
        Look("other", "Skip, scaffolding, hoarding, crane or other", TEAL, "solid", 0.6, 90, "square"),
        Look("cancelled", "Cancelled", GREY, "dot", 0.4, 25, "square", 2.4, True),
    ),
    (
        "activity_reference_number",
        "activity_name",
        "activity_type",
        "activity_type_words",
        "street_name",
        "dates_words",
    ),
    lines("activity_name", "dates_words", "activity_type_words"),
    f"""<b>{said("activity_reference_number")}</b><br>
{said("activity_name")}<br>
{said("activity_type_words")}[% if("cancelled", ' · cancelled', '') %]<br>
{said("street_name")}<br>
{said("dates_words")}""",
    '"activity_reference_number"',
)
FORWARD_PLANS = Style(
    "forward_plans",
    "forward_plan_status",
    (
        Look("raised", "Raised", BROWN, "dash", 0.7, 0, "pentagon", 3.4, True, True),
        Look("progressed", "Progressed to a permit", BROWN, "solid", 0.4, 30, "pentagon", 2.8),
        Look("cancelled", "Cancelled", GREY, "dot", 0.4, 25, "pentagon", 2.4, True),
        Look(None, "Another status", "#383f43", "dot", 0.4, 30, "pentagon", 2.4, True),
    ),
    (
        "forward_plan_reference_number",
        "promoter_organisation",
        "forward_plan_status",
        "forward_plan_status_words",
        "street",
        "description_of_work",
        "dates_words",
    ),
    lines("promoter_organisation", "dates_words"),
    f"""<b>{said("forward_plan_reference_number")}</b><br>
{said("promoter_organisation")} · {said("forward_plan_status_words")}<br>
{said("description_of_work")}<br>
{said("street")}<br>
{said("dates_words")}""",
    '"forward_plan_reference_number"',
)
SECTION_58S = Style(
    "section_58s",
    """CASE
WHEN "section_58_status" IN ('proposed', 'in_force') THEN "section_58_status"
WHEN "section_58_status" IN ('cancelled', 'closed') THEN 'ended'
END""",
    (
        Look("in_force", "In force", BLUE, "solid", 1.0, 25, "square", 3, True),
        Look("proposed", "Proposed", BLUE, "dash", 0.9, 0, "square", 3, True),
        Look("ended", "Cancelled or closed", "#8eb8dc", "dot", 0.5, 0, "square", 2.4, True),
        Look(None, "Another status", BLUE, "dot", 0.5, 0, "square", 2.4, True),
    ),
    (
        "section_58_reference_number",
        "section_58_status",
        "section_58_status_words",
        "street_name",
        "organisation_name",
        "restriction_duration_words",
        "restriction_extent_words",
        "dates_words",
    ),
    "array_to_string(array_filter(array('Section 58', to_string(\"dates_words\")), "
    "length(@element) > 0), '\\n')",
    f"""<b>{said("section_58_reference_number")}</b><br>
Section 58 restriction · {said("section_58_status_words")}<br>
{said("street_name")} · {said("restriction_extent_words")}<br>
{said("organisation_name")} · {said("restriction_duration_words")}<br>
{said("dates_words")}""",
    '"section_58_reference_number"',
)
HS2_ACT_LIMITS = Style(
    "hs2_act_limits",
    "1",
    (Look("1", "HS2 Act limits", PINK, "dash dot", 1.0, 20, "square", 2.8, True, wide=True),),
    ("phase_words",),
    "'HS2 Act limits'",
    f"<b>HS2 Act limits</b><br>{said('phase_words')}",
    "'HS2 Act limits'",
)
STYLES = (TRAFFIC, STATUS, CATEGORY, ACTIVITIES, FORWARD_PLANS, SECTION_58S, HS2_ACT_LIMITS)


def marker(look: Look, grown: float = 0.0) -> QgsMarkerSymbol:
    """What stands for a record from far away, with a white edge where it is filled, seen on any background."""
    inside, edge = ("255,255,255,140", look.colour) if look.hollow else (look.colour, "white")
    return QgsMarkerSymbol.createSimple(
        {
            "name": look.marker,
            "color": inside,
            "outline_color": edge,
            "outline_width": "0.7" if look.hollow else "0.3",
            "outline_style": look.pen if look.hollow else "solid",
            "size": str(look.size + grown),
        }
    )


def point(look: Look) -> QgsSymbol:
    """A record that is a point."""
    return marker(look, 0.4)


def line(look: Look) -> QgsSymbol:
    """A record that is a line: cased in white, and a marker in its middle from far away."""
    width = look.width + 0.4
    symbol = QgsLineSymbol.createSimple({"color": "white", "width": str(width + 0.6), "capstyle": "round"})
    cap = "round" if look.pen == "solid" else "flat"
    drawn = {"color": look.colour, "width": str(width), "line_style": look.pen, "capstyle": cap}
    symbol.appendSymbolLayer(QgsLineSymbol.createSimple(drawn).takeSymbolLayer(0))
    if look.wide:
        return symbol
    dots = QgsMarkerLineSymbolLayer()
    dots.setPlacement(QgsMarkerLineSymbolLayer.Placement.CentralPoint)
    dots.setSubSymbol(marker(look))
    symbol.appendSymbolLayer(only_when_small(dots))
    return symbol


def polygon(look: Look) -> QgsSymbol:
    """A record that is an area: see-through, and a marker inside it from far away."""
    red, green, blue = (int(look.colour[i : i + 2], 16) for i in (1, 3, 5))
    symbol = QgsFillSymbol.createSimple(
        {
            "color": f"{red},{green},{blue},{look.fill}",
            "outline_color": look.colour,
            "outline_width": str(look.width),
            "outline_style": look.pen,
            "style": "solid" if look.fill else "no",
        }
    )
    if look.hatched:
        symbol.appendSymbolLayer(hatch(look.colour))
    if look.wide:
        return symbol
    dot = QgsCentroidFillSymbolLayer()
    dot.setPointOnSurface(True)
    dot.setSubSymbol(marker(look))
    symbol.appendSymbolLayer(only_when_small(dot))
    return symbol


def hatch(colour: str) -> QgsLinePatternFillSymbolLayer:
    """Thin slanting lines."""
    pattern = QgsLinePatternFillSymbolLayer()
    pattern.setLineAngle(45)
    pattern.setDistance(1.8)
    pattern.setSubSymbol(QgsLineSymbol.createSimple({"color": colour, "width": "0.25"}))
    return pattern


def only_when_small(layer: QgsSymbolLayer) -> QgsSymbolLayer:
    """Draw this part only where the record itself is too small to see."""
    shown = QgsProperty.fromExpression(f"@map_scale > {TOO_SMALL_FROM}")
    layer.setDataDefinedProperty(QgsSymbolLayer.Property.PropertyLayerEnabled, shown)
    return layer


SYMBOLS = {"point": point, "line": line, "polygon": polygon}


def layer_of(style: Style, shape: str) -> QgsVectorLayer:
    """A layer that looks as a style says."""
    fields = "&".join(f"field={name}:string" for name in style.fields)
    layer = QgsVectorLayer(f"{GEOMETRIES[shape]}?crs=EPSG:27700&{fields}", style.name, "memory")
    categories = [QgsRendererCategory(look.value, SYMBOLS[shape](look), look.words) for look in style.looks]
    renderer = QgsCategorizedSymbolRenderer(style.by, categories)
    if style.over:
        clause = QgsFeatureRequest.OrderByClause(style.over, True)
        renderer.setOrderBy(QgsFeatureRequest.OrderBy([clause]))
        renderer.setOrderByEnabled(True)
    layer.setRenderer(renderer)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(labels(style.label, shape)))
    layer.setLabelsEnabled(True)
    layer.setMapTipTemplate(style.tip)
    layer.setDisplayExpression(style.title)
    return layer


def labels(words: str, shape: str) -> QgsPalLayerSettings:
    """Small dark words with a white edge, once there is room for them; none lies on another."""
    settings = QgsPalLayerSettings()
    settings.fieldName = words
    settings.isExpression = True
    placements = QgsPalLayerSettings.Placement
    settings.placement = placements.AroundPoint if shape == "point" else placements.Horizontal
    settings.dist = 1.2
    settings.scaleVisibility = True
    settings.minimumScale = LABELS_FROM
    settings.maximumScale = 1
    looks = QgsTextFormat()
    looks.setSize(7.5)
    looks.setColor(QColor("#0b0c0c"))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.7)
    looks.setBuffer(halo)
    settings.setFormat(looks)
    return settings
