"""The table of operations in the help is made out of the code."""

from __future__ import annotations

from plugin.streetmanager.operations import operations_of
from scripts.make_operations_table import PAGE, ROLES, SERVICES, page


def test_the_page_is_as_it_is_made() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "Run python -m scripts.make_operations_table."


def test_every_operation_has_its_place() -> None:
    every = operations_of()
    assert {one.service for one in every} == set(SERVICES)
    assert all(one.roles in ROLES for one in every)
    assert all(f"<code>{one.service}.{one.name}</code>" in page() for one in every)
