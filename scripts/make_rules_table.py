"""Makes resources/help/rules.html, the table of all checks, out of the catalogue: `python -m scripts.make_rules_table`.

A test fails where the page is not what this makes.
"""

from __future__ import annotations

import html
import inspect
from pathlib import Path

from plugin.geometry.findings import STOPS, TELLS, WARNS
from plugin.geometry.repairs import REPAIRS, WORDS
from plugin.geometry.rules import RULES, Rule

PAGE = Path(__file__).parents[1] / "resources" / "help" / "rules.html"
HEADINGS = (
    (STOPS, "✖ Must be put right before you can apply"),
    (WARNS, "▲ Should be looked at"),
    (TELLS, "i Is worth knowing"),
)


def page() -> str:
    """The page as it should be."""
    parts = [_head()]
    for severity, heading in HEADINGS:
        rows = "\n".join(_row(rule) for rule in RULES if rule.severity == severity)
        parts.append(
            f"<h2>{heading}</h2>\n<table>\n<tr><th>Check</th><th>On whose word</th><th>Code</th></tr>\n{rows}\n</table>"
        )
    parts.append(_repairs())
    return "\n".join([*parts, "</body>", "</html>", ""])


def _head() -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head><meta charset="utf-8"><title>What is checked</title></head>\n'
        '<body>\n<p><a href="index.html">Contents</a></p>\n<h1>What is checked</h1>\n'
        "<p>Street Manager accepts shapes that are wrong, and then they are wrong for good. So each shape is "
        "checked by these rules. A check that lacks what it needs, such as dates, says nothing.</p>"
    )


def _row(rule: Rule) -> str:
    said = html.escape(_first_words(rule.find))
    return f"<tr><td>{said}</td><td>{html.escape(rule.source)}</td><td>{rule.code}</td></tr>"


def _repairs() -> str:
    rows = "\n".join(
        f"<tr><td>{html.escape(WORDS[name])}</td><td>{html.escape(_first_words(repair))}</td></tr>"
        for name, repair in REPAIRS.items()
    )
    return f"<h2>What can be mended</h2>\n<table>\n<tr><th>Button</th><th>What it does</th></tr>\n{rows}\n</table>"


def _first_words(function: object) -> str:
    """The first sentence or two of what the function says of itself: its first paragraph."""
    return " ".join((inspect.getdoc(function) or "").split("\n\n")[0].split())


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(f"Written: {PAGE.name}, {len(RULES)} checks and {len(REPAIRS)} repairs.")


if __name__ == "__main__":
    main()
