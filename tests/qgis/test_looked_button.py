"""A person's word for what became of something whose answer was lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.PyQt.QtWidgets import QInputDialog, QWidget

from plugin.gui.form.sending import Sending
from plugin.gui.looked_button import LookedButton
from plugin.submission.outbox import Submitted
from tests.unit.submission.desk import Desk


@pytest.fixture
def said() -> list[tuple[bool, str]]:
    return []


@pytest.fixture
def button(qgis_app, said):
    parent = QWidget()
    made = LookedButton("draft", parent, referenced=True)
    made.said.connect(lambda taken, reference: said.append((taken, reference)))
    yield made
    parent.deleteLater()


def pick(button: LookedButton, name: str) -> None:
    next(action for action in button.menu().actions() if action.objectName() == name).trigger()


def test_that_it_is_not_there_is_said_at_once(button, said):
    pick(button, "draft_is_not_there")
    assert said == [(False, "")]


def test_that_it_is_there_is_said_with_its_reference(button, said):
    pick(button, "draft_is_there")
    assert said == []
    dialog = button.findChild(QInputDialog)
    dialog.setTextValue(" ZA0011-01 ")
    dialog.accept()
    assert said == [(True, "ZA0011-01")]


def test_the_word_ends_it_and_gives_the_receipt(qgis_app, tmp_path: Path):
    desk = Desk(tmp_path)
    desk.lose_the_answer()
    sending, ended, failed = Sending(desk.store), [], []
    sending.ended.connect(ended.append)
    sending.failed.connect(failed.append)
    sending.person_says(desk.draft, True, f"{desk.reference}-01")
    assert isinstance(ended[0], Submitted) and desk.kept.reference == f"{desk.reference}-01"
    sending.person_says(desk.draft, False, "")
    assert len(ended) == 1 and "known" in str(failed[0])


def test_what_is_said_not_to_be_there_can_be_sent(qgis_app, tmp_path: Path):
    desk = Desk(tmp_path)
    desk.lose_the_request()
    sending, ended = Sending(desk.store), []
    sending.ended.connect(ended.append)
    sending.person_says(desk.draft, False, "")
    assert ended == [None] and desk.kept.state == "ready"
