"""What is known of a street, to read and to copy."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QTextBrowser, QWidget

from ..words import tr

if TYPE_CHECKING:
    from ...streetmanager.lookup_records import SpecialDesignation, Street


class StreetDetails(QTextBrowser):
    """Who assesses, reinstatement types, who else is to be told, special designations with their times."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("street_details")
        self.setAccessibleName(tr("Details of the street"))
        self.setOpenLinks(False)
        self.show_street(None)

    def show_street(self, street: Street | None) -> None:
        """Show a street, or how to find one."""
        if street is None:
            self.setHtml(
                escape(tr("Find a street by its name or USRN, or press “Pick on the map” and click one."))
            )
            return
        self.setHtml(street_html(street))


def street_html(street: Street) -> str:
    """A street in full, as simple HTML."""
    from ...submission.street_values import authorities_of, reinstatement_types_of

    place = ", ".join(part for part in (street.town, street.area) if part)
    parts = [
        f"<h3>{escape(street.street_descriptor or str(street.usrn))}</h3>",
        f"<p>{escape(place)}<br>{escape(tr('USRN'))} {street.usrn}</p>",
        _section(tr("Assesses applications"), (words for _, words in authorities_of(street))),
        _section(tr("Reinstatement types"), (words for _, words in reinstatement_types_of(street))),
        _section(tr("Has an interest"), (_interest(one) for one in street.interest_authorities)),
        _section(tr("Special designations"), map(designation_html, street.designations), ready=True),
    ]
    return "".join(parts)


def designation_html(found: SpecialDesignation) -> str:
    """A special designation: what it is, what it says, where and when it holds."""
    from ...submission.street_values import designation

    words = designation(found)
    where = tr("whole street") if found.whole_road else words.where
    details = " · ".join(part for part in (found.special_desig_description, where, words.when) if part)
    return f"<b>{escape(words.words)}</b>" + (f"<br>{escape(details)}" if details else "")


def _interest(authority: object) -> str:
    name = getattr(authority, "name", None) or getattr(authority, "swa_code", None) or ""
    about = getattr(authority, "location_description", None)
    return f"{name} ({about})" if about else str(name)


def _section(title: str, lines: Iterable[str], ready: bool = False) -> str:
    """A title and its lines; a title without any says so."""
    items = [line if ready else escape(line) for line in lines if line] or [f"<i>{escape(tr('none'))}</i>"]
    listed = "".join(f"<p style='margin:2px 0 2px 10px'>{item}</p>" for item in items)
    return f"<p style='margin:8px 0 0 0'><b>{escape(title)}</b></p>{listed}"
