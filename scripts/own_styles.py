"""How one's own works look on the map: by how they stand, and what they mean for today. As in search_styles.py."""

from __future__ import annotations

from scripts.search_styles import BLUE, GREY, WORK_FIELDS, Look, Style, lines, said

RED, ORANGE, GREEN, PURPLE, AMBER = "#d4351c", "#f47738", "#00703c", "#912b88", "#b35900"
FIELDS = (*WORK_FIELDS, "standing", "standing_words", "today", "today_words", "street", "work_status_words")
TIP = f"""<b>{said("permit_reference_number")}</b><br>
{said("street")}<br>
{said("promoter_organisation")}<br>
{said("standing_words")} · {said("work_category_words")}<br>
{said("traffic_management_type_words")}<br>
{said("dates_words")}"""
LABEL = lines("work_reference_number", "dates_words", "traffic_management_type_words")
TITLE = '"permit_reference_number"'

# The values are those of plugin/search/work_lists.py; a test holds the two together.
STANDING = Style(
    "my_works_standing",
    "standing",
    (
        Look("overrunning", "Overrunning", RED, "solid", 0.8, 90, "diamond", 4.2),
        Look("assessment_overdue", "Assessment overdue", RED, "dash", 0.7, 40, "triangle", 3.8, True),
        Look("assessment_due_today", "To be assessed today", ORANGE, "dash", 0.7, 50, "triangle", 3.6),
        Look("awaiting_assessment", "Awaiting assessment", AMBER, "dash", 0.6, 40, "circle", 3, True),
        Look("changes_asked_for", "Changes asked for", PURPLE, "dash dot", 0.6, 40, "square", 3, True),
        Look("in_progress", "In progress", BLUE, "solid", 0.7, 90, "circle", 3.2),
        Look("granted", "Granted", GREEN, "solid", 0.6, 70),
        Look("refused", "Refused", "#383f43", "dash", 0.5, 30, "cross", 3.2, True),
        Look("ended", "Ended or cancelled", GREY, "solid", 0.3, 40, "circle", 2.2),
        Look(None, "Not known", "#383f43", "dot", 0.4, 30, "circle", 2.6, True),
    ),
    FIELDS,
    LABEL,
    TIP,
    TITLE,
    over="array_find(array('ended', 'refused', 'granted', 'in_progress', 'changes_asked_for', "
    "'awaiting_assessment', 'assessment_due_today', 'assessment_overdue', 'overrunning'), \"standing\")",
)
TODAY = Style(
    "my_works_today",
    "today",
    (
        Look("overrunning", "Overrunning", RED, "solid", 0.8, 90, "diamond", 4.2),
        Look("not_granted", "Should begin, permit not granted", PURPLE, "dash", 0.6, 40, "square", 3.2, True),
        Look("not_begun", "Should have begun", ORANGE, "dash", 0.7, 50, "triangle", 3.6, True),
        Look("starts_today", "Starts today", GREEN, "solid", 0.8, 90, "triangle", 3.8),
        Look("ends_today", "Ends today", BLUE, "dash", 0.8, 60, "square", 3.4),
        Look("under_way", "Under way", BLUE, "solid", 0.7, 90, "circle", 3.2),
        Look(None, "Not today", GREY, "dot", 0.3, 25, "circle", 2.2, True),
    ),
    FIELDS,
    LABEL,
    TIP,
    TITLE,
    over="array_find(array('under_way', 'ends_today', 'starts_today', 'not_begun', 'not_granted', "
    "'overrunning'), \"today\")",
)
OWN_STYLES = (STANDING, TODAY)
