"""The table of checks in the help is made of the catalogue, and up to date."""

from __future__ import annotations

from plugin.geometry.repairs import REPAIRS
from plugin.geometry.rules import RULES
from scripts.make_rules_table import PAGE, page


def test_the_page_is_what_the_catalogue_makes():
    assert PAGE.read_text(encoding="utf-8") == page(), "Run python -m scripts.make_rules_table."


def test_every_check_and_every_repair_has_its_row():
    rows = page().count("<tr><td>")
    assert rows == len(RULES) + len(REPAIRS)
    assert all(f"<td>{rule.code}</td>" in page() for rule in RULES)
