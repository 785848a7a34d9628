"""The editors of a form: what goes in comes out, and what is not said is nothing."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from qgis.PyQt.QtWidgets import QWidget

from plugin.gui.form.condition_rows import conditions_editor
from plugin.gui.form.form_fields import ListEditor, editor
from plugin.streetmanager.choices import choices_of
from plugin.streetmanager.fields import fields_in
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_records import WorkCreateRequest
from plugin.streetmanager.work_service.site_records import SiteCreateRequest

SAMPLES: dict[str, Any] = {
    "text": "Words",
    "number": 12,
    "yes_no": False,
    "date": date(2026, 12, 14),
    "date_time": datetime(2026, 12, 14, 9, 30),
    "texts": ["one", "two"],
    "numbers": [1, 2],
}
SPECIAL = {"geometry", "records"}


def fields(version: Version) -> list[str]:
    return [
        name for name, about in fields_in(WorkCreateRequest, version).items() if about.kind not in SPECIAL
    ]


@pytest.mark.parametrize(
    ("version", "name"), [(version, name) for version in Version for name in fields(version)]
)
def test_every_field_of_every_version_can_be_answered(version: Version, name: str, qgis_app: object) -> None:
    about = fields_in(WorkCreateRequest, version)[name]
    choices = choices_of(WorkCreateRequest, name, version)
    parent = QWidget()
    made = editor(about, choices, parent)
    assert made.value() is None
    sample = SAMPLES.get(about.kind)
    if about.kind == "choice":
        sample = choices[-1].value if choices else None
    if about.kind == "choices":
        sample = [choice.value for choice in choices or ()][1:3]
    told: list[bool] = []
    made.changed.connect(lambda: told.append(True))
    made.set_value(sample)
    assert made.value() == sample
    assert told == []
    made.set_value(None)
    assert made.value() is None


def test_a_list_keeps_what_is_still_offered(qgis_app: object) -> None:
    parent = QWidget()
    made = ListEditor([("001", "Mains"), ("002", "Repairs")], parent)
    made.set_value("002")
    told: list[bool] = []
    made.changed.connect(lambda: told.append(True))
    made.offer([("002", "Repairs"), ("003", "Other")])
    assert made.value() == "002" and told == []
    made.offer([("003", "Other")])
    assert made.value() is None and told == [True]


def test_conditions_with_and_without_a_comment(qgis_app: object) -> None:
    parent = QWidget()
    made = conditions_editor(Version.V2, parent)
    assert made.value() is None
    offered = [{"condition": "NCT02a", "comment": "09:30 to 15:30"}, {"condition": "NCT11a"}]
    made.set_value(offered)
    assert made.value() == offered


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("0.6", 0.6), ("0,6", 0.6), ("12", 12), ("-3", -3), ("nan", "nan"), ("a few", "a few")],
)
def test_a_number_may_have_decimals(typed: str, meant: Any, qgis_app: object) -> None:
    about = fields_in(SiteCreateRequest, Version.V2)["depth"]
    parent = QWidget()
    field = editor(about, None, parent)
    field.widget.setText(typed)
    assert field.value() == meant


def test_what_is_no_number_stays_as_typed(qgis_app: object) -> None:
    about = fields_in(WorkCreateRequest, Version.V6)["estimated_number_of_network_days_saved"]
    parent = QWidget()
    made = editor(about, None, parent)
    made.widget.setText("three")
    assert made.value() == "three"
