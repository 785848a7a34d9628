"""One short line on what a role, or a version, does not have."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from qgis.PyQt.QtCore import QObject, pyqtSignal

from plugin.gui.record.record_menus import withheld_from
from plugin.gui.search.what_chooser import WhatChooser
from plugin.gui.withheld import WithheldLine, withheld_kinds, withheld_words
from plugin.streetmanager.operations import EVERYONE
from plugin.streetmanager.versions import Version
from plugin.submission.kind import Kind
from plugin.submission.kinds import KINDS, offered_kinds


def called(kind: Kind) -> str:
    return kind.words


def line(version: Version, *roles: str) -> str:
    return withheld_words(withheld_kinds(KINDS.values(), version, set(roles), called))


def test_a_planner_is_told_what_is_for_authorities_and_what_comes_later() -> None:
    assert line(Version.V2, "Planner") == (
        "Only from version 6: private street notice, material classification and ancillary information. "
        "Only for highway authorities: activity, section 81 and 8 more."
    )
    assert line(Version.V6, "Contractor") == "Only for highway authorities: activity, section 81 and 8 more."


def test_an_authority_is_told_what_is_for_promoters() -> None:
    assert line(Version.V6, "HighwayAuthority") == (
        "Only for promoters: permit application, forward plan and 8 more."
    )
    assert line(Version.V2, "HighwayAuthority").endswith(
        "Only from version 6: section 58 restriction and material classification."
    )


@pytest.mark.parametrize("version", list(Version))
@pytest.mark.parametrize("role", sorted(EVERYONE))
def test_every_kind_is_either_offered_or_withheld(version: Version, role: str) -> None:
    withheld = {
        name for names in withheld_kinds(KINDS.values(), version, {role}, called).values() for name in names
    }
    offered = {kind.words for kind in offered_kinds(version, {role})}
    assert not withheld & offered
    assert withheld | offered == {kind.words for kind in KINDS.values()}


def test_where_all_is_offered_there_is_no_line(qgis_app: Any) -> None:
    widget = WithheldLine()
    widget.tell(withheld_kinds(KINDS.values(), Version.V6, EVERYONE, called))
    assert widget.isHidden() and widget.text() == ""
    widget.tell({"Only for promoters": ["Apply &for a permit", "FPN", "Third", "Fourth"]})
    assert widget.text() == "Only for promoters: apply for a permit, FPN and 2 more."
    assert widget.toolTip() == "Only for promoters: apply for a permit, FPN, third and fourth."
    assert not widget.isHidden()


@pytest.mark.parametrize("version", list(Version))
@pytest.mark.parametrize("role", sorted(EVERYONE))
def test_the_line_takes_two_lines_in_a_narrow_dock(qgis_app: Any, version: Version, role: str) -> None:
    widget = WithheldLine()
    withheld = withheld_kinds(KINDS.values(), version, {role}, called)
    widget.tell(withheld)
    assert widget.heightForWidth(368) <= 2 * widget.fontMetrics().lineSpacing() + 1, widget.text()
    for reason, names in withheld.items():
        assert reason in widget.text() and reason in widget.toolTip()
        assert all(name[1:] in widget.toolTip() for name in names)


def test_fewer_are_named_where_there_is_no_room_for_more() -> None:
    withheld = {
        "Only for promoters": ["First", "Second", "Third", "Fourth"],
        "Only from version 6": ["Fifth"],
    }
    ways = []
    said = withheld_words(withheld, lambda words: bool(ways.append(words)))
    assert said == "Only for promoters: 4 more. Only from version 6: fifth."
    assert ways[1] == "Only for promoters: first and 3 more. Only from version 6: fifth."


def of(version: Version, role: str, organisation: str = "ZZ01") -> Any:
    session = SimpleNamespace(user=SimpleNamespace(roles=[role]), organisation_reference=organisation)
    return SimpleNamespace(version=version, session=session)


def test_a_record_s_actions_are_those_of_the_line_that_is_looked_at() -> None:
    record: Any = SimpleNamespace(reference="ZA1")
    words = withheld_words(withheld_from(None, record, of(Version.V6, "Planner")))
    assert words == "Only up to version 2: change the inspection units."
    words = withheld_words(withheld_from(None, record, of(Version.V2, "HighwayAuthority")))
    assert words.startswith("Only for promoters: log works start, take works start back and ")
    permit: Any = SimpleNamespace(
        kind="permit", references={"work_reference_number": "ZA1", "permit_reference_number": "ZA1-01"}
    )
    told = withheld_from(permit, record, of(Version.V2, "Planner"))
    assert "Say what traffic management is there now" in told["Only from version 6"]
    assert told["Only for highway authorities"] == ["Change the conditions"]


class StandInSignIn(QObject):
    changed = pyqtSignal()
    service: Any = None


def test_the_search_says_why_a_kind_is_not_there(qgis_app: Any) -> None:
    sign_in: Any = StandInSignIn()
    chooser = WhatChooser(sign_in)
    assert chooser.withheld.isHidden()
    sign_in.service = of(Version.V2, "Planner")
    sign_in.changed.emit()
    assert chooser.withheld.text() == (
        "Only from version 6: section 58s. Only for highway authorities and HS2’s own promoters: HS2 limits."
    )
    sign_in.service = of(Version.V6, "HighwayAuthority", "ZZ10")
    sign_in.changed.emit()
    assert chooser.withheld.isHidden()
