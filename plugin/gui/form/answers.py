"""The answers to a record's questions: what is asked, what was said, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from ...streetmanager.fields import About, fields_in, shown_fields
from ...streetmanager.problems import Problem, problems
from ...submission.value_words import value_words

if TYPE_CHECKING:
    from ...streetmanager.records import Writing
    from ...streetmanager.versions import Version
    from .form_fields import Editor

# The same for every request: who acts is known from the settings and the sign-in.
NOT_ASKED = frozenset({"internal_user_identifier", "internal_user_name"})

MakeEditor = Callable[[QWidget], "Editor"]


class Answers(QObject):
    """Answers for a request's model in a version. A form shows them, whatever becomes of them.

    settled: the fields that are not asked, because they are known from elsewhere.
    """

    def __init__(
        self,
        model: type[Writing],
        version: Version,
        values: Mapping[str, Any],
        settled: frozenset[str] = NOT_ASKED,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self.version = version
        self.values: dict[str, Any] = dict(values)
        self.settled = settled

    def questions(self) -> dict[str, About]:
        """What is asked, in the order of the form."""
        known = fields_in(self.model, self.version)
        return {name: about for name, about in known.items() if name not in self.settled}

    def editors(self) -> dict[str, MakeEditor]:
        """The questions that have an editor of their own, and how it is made."""
        return {}

    def set(self, name: str, value: Any) -> None:
        """Take an answer."""
        self.values[name] = value

    def value_of(self, name: str) -> Any:
        """The answer to a question, as its editor holds it."""
        return self.values.get(name)

    def original(self) -> Mapping[str, Any] | None:
        """The answers on record that these are to change; None where they change nothing."""
        return None

    def before(self, name: str) -> str | None:
        """What the record says where the answer says something else: words, or None where it is the same."""
        held = self.original()
        if held is None or name not in held:
            return None
        about = fields_in(self.model, self.version).get(name)
        if about is None:
            return None
        said = [
            value_words(self.model, name, about, value, self.version)
            for value in (held[name], self.value_of(name))
        ]
        return said[0] if said[0] != said[1] else None

    def asked_values(self) -> dict[str, Any]:
        """The answers with what they are judged beside."""
        return self.values

    def shown(self) -> frozenset[str]:
        """The questions that count for these answers."""
        return frozenset(shown_fields(self.model, self.asked_values(), self.version))

    def asked_as(self, name: str) -> str:
        """The question behind a field of the request: its own, but for what is made out of others."""
        return name

    def problems(self) -> list[Problem]:
        """What keeps the answers from being sent."""
        return problems(self.model, self.asked_values(), self.version, datetime.now(timezone.utc))
