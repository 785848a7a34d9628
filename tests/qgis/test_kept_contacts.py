"""Contacts that were typed before are offered again, and bring their parts along."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLineEdit, QWidget

from plugin.gui.form import kept_contacts
from plugin.gui.form.kept_contacts import KEPT, contacts_in, keep, kept, offer, place_of


@pytest.fixture(autouse=True)
def nothing_kept(qgis_app: object) -> Iterator[None]:
    KEPT.set("[]")
    yield
    KEPT.set("[]")


def test_fields_that_are_parts_of_a_contact() -> None:
    assert place_of("secondary_contact") == ("secondary_contact", "name")
    assert place_of("collaboration_contact_phone_number") == ("collaboration_contact", "number")
    assert place_of("pre_approval_authoriser") == ("pre_approval_authoriser", "name")
    assert place_of("description_of_work") is None and place_of("contactless") is None


def test_contacts_are_kept_whole_and_brought_up_to_date() -> None:
    first = {"secondary_contact": "Ada", "secondary_contact_number": "1", "description_of_work": "Secret"}
    assert contacts_in(first) == [{"name": "Ada", "number": "1"}]
    keep(first)
    keep({"additional_contact": "Bob", "additional_contact_email": "b@example.org"})
    keep({"emergency_contact_name": "ada", "emergency_contact_number": "2"})
    assert kept() == [{"name": "ada", "number": "2"}, {"name": "Bob", "email": "b@example.org"}]
    assert "Secret" not in KEPT.get()
    keep({"secondary_contact": " "})
    assert len(kept()) == 2


def test_only_so_many_are_kept_and_spoilt_settings_are_nothing() -> None:
    for number in range(30):
        keep({"secondary_contact": f"Person {number}"})
    assert len(kept()) == kept_contacts.MOST and kept()[0] == {"name": "Person 29"}
    KEPT.set("{")
    assert kept() == []
    KEPT.set('{"a": 1}')
    assert kept() == []


def test_a_contact_that_is_chosen_brings_its_parts_along() -> None:
    keep({"secondary_contact": "Ada", "secondary_contact_number": "1", "secondary_contact_email": "a@b.org"})
    parent = QWidget()
    line = QLineEdit(parent)
    parent.show()
    taken: list[dict[str, str]] = []
    offer(line, "additional_contact", taken.append)
    assert line.placeholderText()
    QTest.keyClick(line, Qt.Key.Key_Down)
    popup = line.completer().popup()
    assert popup.isVisible() and popup.model().index(0, 0).data() == "Ada · 1 · a@b.org"
    popup.setCurrentIndex(popup.model().index(0, 0))
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "Ada"
    assert taken[0]["additional_contact_number"] == "1"
    assert taken[0]["additional_contact_email"] == "a@b.org"


def test_nothing_is_offered_where_nothing_is_kept() -> None:
    parent = QWidget()
    line = QLineEdit(parent)
    offer(line, "additional_contact", lambda parts: None)
    assert line.completer() is None
