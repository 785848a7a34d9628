"""Answers that are used again: kept under a name as a template, or taken from an earlier permit.

Each template is a small file of its own, so that two windows of QGIS do not spoil each other's.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..streetmanager.fields import fields_in, is_blank
from ..streetmanager.records import Writing
from ..streetmanager.versions import Version
from .draft import values_from_text, values_to_text
from .recorded_answers import recorded_answers
from .work_on_record import permit_by

LONGEST_NAME = 100
# What belongs to one place, one job or one day is not taken along.
OF_THE_PLACE = frozenset(
    {
        *("usrn", "street_name", "town", "area_name", "highway_authority_swa_code", "road_category"),
        *("permit_asds", "works_coordinates", "works_location_description"),
    }
)
OF_THE_JOB = frozenset(
    {
        *("job_number", "work_reference_number", "project_reference_number", "file_ids", "promoter_swa_code"),
        *("internal_user_identifier", "internal_user_name", "collaborative_works"),
        *("primary_promoter_permit_reference_number", "hs2_additional_usrns"),
        *(
            "early_start_pre_approval",
            "pre_approval_details",
            "pre_approval_authoriser",
            "early_start_reason",
        ),
    }
)
_DAYS = ("date", "date_time")


class TemplatesFailed(OSError):
    """Templates cannot be read or kept: the text says why, for the user."""


@dataclass(frozen=True)
class Template:
    """Answers under a name, for one kind of submission."""

    id: str
    name: str
    kind: str
    values: Mapping[str, Any]


class Templates:
    """The templates in a folder. TemplatesFailed from every method where the disk does not do it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, kind: str) -> list[Template]:
        """The templates for a kind of submission, by name. A file that cannot be read is passed over."""
        files = sorted(self._folder.glob("*.json")) if self._folder.is_dir() else []
        found = [template for template in map(_read, files) if template is not None and template.kind == kind]
        return sorted(found, key=lambda one: one.name.casefold())

    def keep(self, name: str, kind: str, values: Mapping[str, Any]) -> Template:
        """Keep answers under a name, in the place of an earlier template of that name. ValueError without one."""
        chosen = " ".join(name.split())[:LONGEST_NAME]
        if not chosen:
            raise ValueError("A template needs a name.")
        before = next((one for one in self.of(kind) if one.name.casefold() == chosen.casefold()), None)
        made = Template(before.id if before else uuid.uuid4().hex, chosen, kind, dict(values))
        text = {"name": made.name, "kind": made.kind, "values": json.loads(values_to_text(made.values))}
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            beside = self._folder / f".{made.id}.part"
            beside.write_text(json.dumps(text, ensure_ascii=False, indent=1), encoding="utf-8")
            beside.replace(self._file(made.id))
        except OSError as error:
            raise TemplatesFailed(
                f"The template could not be kept in {self._folder} ({error.strerror}). Check the disk."
            ) from error
        return made

    def delete(self, template: Template) -> None:
        """Delete a template; nothing where it is gone already."""
        try:
            self._file(template.id).unlink(missing_ok=True)
        except OSError as error:
            raise TemplatesFailed(f"The template could not be deleted ({error.strerror}).") from error

    def _file(self, identity: str) -> Path:
        return self._folder / f"{identity}.json"


def _read(file: Path) -> Template | None:
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        values = values_from_text(json.dumps(held["values"]))
        return Template(file.stem, str(held["name"]), str(held["kind"]), values)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def used_again(model: type[Writing], values: Mapping[str, Any], version: Version) -> dict[str, Any]:
    """Of a form's answers those that another submission can begin with: not those of a place, a job or a day."""
    known = fields_in(model, version)
    return {
        name: value
        for name, value in values.items()
        if name in known
        and not is_blank(value)
        and name not in OF_THE_PLACE | OF_THE_JOB
        and known[name].kind not in (*_DAYS, "geometry", "geometries")
    }


class NoSuchPermit(LookupError):
    """No permit of this reference is shown to the account. The text says so, for the user."""


def answers_of_permit(reference: str, model: type[Writing], service: Any) -> dict[str, Any]:
    """The answers of an earlier permit that another submission can begin with.

    reference: the permit's. NoSuchPermit; StreetManagerError where the service cannot be asked.
    """
    typed = reference.strip()
    found = permit_by(typed, service)
    if found is None:
        found = permit_by(f"{typed}-01", service)
    if found is None:
        raise NoSuchPermit(
            f"Street Manager shows no permit {typed}. Enter a permit's reference, such as ZA00112345678-01."
        )
    version = Version(service.version)
    return used_again(model, recorded_answers(found, model, version), version)
