"""Contacts that were typed before are offered again: a name brings its number and its email address along.

Only contacts are kept, in QGIS's settings on this computer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QEvent, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QCompleter, QLineEdit

from ...host.settings import Setting
from ..words import tr

KEPT = Setting("person/contacts", "[]")
MOST = 20
LONGEST = 200
CONTACT = "contact"
_ROLES = {
    "": "name",
    "_name": "name",
    "_number": "number",
    "_phone_number": "number",
    "_email": "email",
    "_details": "details",
    "_address": "address",
    "_organisation": "organisation",
}
_OTHERS = {"pre_approval_authoriser": "name"}
VALUE = Qt.ItemDataRole.UserRole + 1
WHOLE = Qt.ItemDataRole.UserRole + 2

Contact = Mapping[str, str]


def place_of(name: str) -> tuple[str, str] | None:
    """Whose contact a field is part of, and which part: ("secondary_contact", "number"); None where it is none."""
    if name in _OTHERS:
        return name, _OTHERS[name]
    before, found, after = name.partition(CONTACT)
    return (before + found, _ROLES[after]) if found and after in _ROLES else None


def contacts_in(values: Mapping[str, Any]) -> list[dict[str, str]]:
    """The contacts that a form's answers name, each as its parts."""
    found: dict[str, dict[str, str]] = {}
    for name, value in values.items():
        place = place_of(name)
        if place is not None and isinstance(value, str) and value.strip():
            found.setdefault(place[0], {})[place[1]] = value.strip()[:LONGEST]
    return list(found.values())


def kept() -> list[dict[str, str]]:
    """The contacts kept, those used last first."""
    try:
        held = json.loads(KEPT.get() or "[]")
    except ValueError:
        return []
    rows = held if isinstance(held, list) else []
    return [
        {str(part): str(said) for part, said in row.items()} for row in rows if isinstance(row, dict) and row
    ]


def keep(values: Mapping[str, Any]) -> None:
    """Keep the contacts of a form's answers; one of the same name is brought up to date."""
    new = contacts_in(values)
    if not new:
        return
    names = {_known_as(one) for one in new}
    rest = [one for one in kept() if _known_as(one) not in names]
    KEPT.set(json.dumps([*new, *rest][:MOST], ensure_ascii=False))


def _known_as(contact: Contact) -> str:
    return (contact.get("name") or next(iter(contact.values()), "")).casefold()


def offer(line: QLineEdit, name: str, taken: Callable[[dict[str, str]], None]) -> None:
    """Offer the contacts kept while a field is typed, or on Down in an empty one.

    taken: called with the other parts of the contact that was chosen, by the names of their fields.
    """
    place = place_of(name)
    if place is None:
        return
    stem, part = place
    rows = [contact for contact in kept() if contact.get(part)]
    if not rows:
        return
    completer = QCompleter(line)
    completer.setModel(_model(rows, part, completer))
    completer.setCompletionRole(VALUE)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.activated[QModelIndex].connect(lambda index: taken(_fields(stem, part, index.data(WHOLE))))
    line.setCompleter(completer)
    line.installEventFilter(_Down(line))
    line.setPlaceholderText(tr("Down: those used before"))


def _model(rows: Sequence[Contact], part: str, parent: QObject) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    for contact in rows:
        others = [said for other, said in contact.items() if other != part]
        item = QStandardItem(" · ".join([contact[part], *others]))
        item.setData(contact[part], VALUE)
        item.setData(dict(contact), WHOLE)
        model.appendRow(item)
    return model


def _fields(stem: str, part: str, contact: Contact) -> dict[str, str]:
    """The parts of a contact by the fields that may ask for them, but for the one that was chosen in."""
    suffixes = [(suffix, other) for suffix, other in _ROLES.items() if other != part]
    return {stem + suffix: contact[other] for suffix, other in suffixes if other in contact}


class _Down(QObject):
    """Down in an empty field opens the list."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's name
        """Open it."""
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            completer = self._line.completer()
            if completer is not None:
                completer.setCompletionPrefix(self._line.text())
                completer.complete()
                return True
        return False
