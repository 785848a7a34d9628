"""Every kind of submission and every action has a form, in every version that knows it, made from its model."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit

from plugin.gui.form.answers import NOT_ASKED, Answers
from plugin.gui.form.day_edit import DayEdit
from plugin.gui.form.draft_answers import SETTLED
from plugin.gui.form.record_form import RecordForm
from plugin.streetmanager.choices import choices_of
from plugin.streetmanager.operations import operations_of
from plugin.streetmanager.versions import Version
from plugin.submission.changes import ORIGINAL, original_of
from plugin.submission.kinds import KINDS

EVERY = [
    (kind.key, version)
    for kind in KINDS.values()
    for version in Version
    if kind.offered(version, {"Planner", "Contractor", "HighwayAuthority"})
]


def form_of(answers: Answers) -> RecordForm:
    form = RecordForm()
    form.resize(360, 700)
    form.open(answers)
    form.show()
    return form


@pytest.mark.parametrize(("key", "version"), EVERY)
def test_every_kind_has_a_form(key: str, version: Version, qgis_app: object) -> None:
    kind = KINDS[key]
    settled = SETTLED | set(kind.shapes)
    if kind.asks is not None:
        settled |= set(kind.request.model_fields) - kind.asks
    answers = Answers(kind.request, version, {}, settled)
    form = form_of(answers)
    questions = answers.questions()
    assert not [name for name, about in questions.items() if about.kind in ("geometry", "geometries")]
    for name, about in questions.items():
        row = form.row(name)
        assert row.help.isHidden() and row.ask.isHidden() != bool(about.help)
        assert about.label and (about.choices is None or choices_of(kind.request, name, version))
    assert form.minimumSizeHint().width() <= 372, f"{key} needs {form.minimumSizeHint().width()} pixels"
    form.deleteLater()


REQUESTS = sorted(
    {(one.request, version) for version in Version for one in operations_of(version) if one.request},
    key=lambda found: (found[0].__name__, found[1]),
)


@pytest.mark.parametrize(("model", "version"), REQUESTS)
def test_every_request_of_the_service_has_a_form(model: Any, version: Version, qgis_app: object) -> None:
    form = form_of(Answers(model, version, {}))
    for name in form.answers.questions():
        assert form.row(name).editor.value() is None
    form.complete()
    form.deleteLater()


class Changing(Answers):
    """Answers that change what is on record."""

    def original(self) -> Any:
        return original_of(self.values)


def test_what_was_so_before_stands_beside_what_changes(qgis_app: object) -> None:
    kind = KINDS["change_request"]
    held = {"traffic_management_type": "give_and_take", "excavation": True, "description_of_work": "Mend"}
    settled = SETTLED | set(kind.shapes) | NOT_ASKED
    form = form_of(Changing(kind.request, Version.V6, {**held, ORIGINAL: held}, settled))
    said = form.row("traffic_management_type").before
    assert said.isHidden()
    box = form.row("traffic_management_type").editor.widget
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("road_closure"))
    assert not said.isHidden() and said.text() == "Before: Give and take"
    box.setCurrentIndex(box.findData("give_and_take"))
    assert said.isHidden()
    form.row("description_of_work").editor.widget.setPlainText("")
    assert form.row("description_of_work").before.text() == "Before: Mend"


def test_a_time_belongs_to_the_day_beside_it(qgis_app: object) -> None:
    from datetime import date, datetime

    kind = KINDS["permit_application"]
    values = {"proposed_start_date": date(2031, 6, 2)}
    form = form_of(Answers(kind.request, Version.V2, values, SETTLED | set(kind.shapes)))
    edit = form.row("proposed_start_time").editor.widget
    assert isinstance(edit, DayEdit)
    edit.typed.setText("9:30")
    assert edit.value() == datetime(2031, 6, 2, 9, 30)


def test_an_answer_typed_wrong_is_said_and_listed(qgis_app: object) -> None:
    kind = KINDS["permit_application"]
    form = form_of(Answers(kind.request, Version.V2, {}, SETTLED | set(kind.shapes)))
    line = form.row("secondary_contact_number").editor.widget
    assert isinstance(line, QLineEdit)
    assert not form.complete()
    assert "Description" in form.summary.text() and form.row("description_of_work").problem.text()
