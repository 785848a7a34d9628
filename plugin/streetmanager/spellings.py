"""How text that is not free is spelt: email addresses, references, workstreams, SWA codes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .fields import About


@dataclass(frozen=True)
class Spelling:
    """A pattern for the whole of a text, and what to do where it does not fit. `{text}` is the text."""

    pattern: str
    ask: str


SPELLINGS = {
    "email": Spelling(
        r"[^@\s]+@[^@\s]+\.[^@\s]+", "{text} is not an email address. Enter one such as name@example.org."
    ),
    "reference": Spelling(r"[A-Za-z0-9_-]+", "use only letters, digits, dashes and underscores."),
    "workstream": Spelling(r"(?!000)[0-9]{3}", "enter the workstream as three digits other than 000."),
}


def misspelt(text: str, field: About) -> str:
    """What is wrong with how a field's text is spelt, in words; empty where nothing is."""
    spelling = SPELLINGS.get(field.spelt)
    if spelling is None or re.fullmatch(spelling.pattern, text):
        return ""
    return field.says(spelling.ask.format(text=text))
