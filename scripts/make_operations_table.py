"""Makes resources/help/operations.html: `python -m scripts.make_operations_table`.

It says which operation exists in which version, and for whom. A test fails where the page is not what this makes.
"""

from __future__ import annotations

import html
from pathlib import Path

from plugin.streetmanager.operations import (
    AUTHORITIES,
    DATA_EXPORT,
    EVERYONE,
    PLANNERS,
    PLANNERS_AND_AUTHORITIES,
    PROMOTERS,
    Operation,
    operations_of,
)
from plugin.streetmanager.versions import Version

PAGE = Path(__file__).parents[1] / "resources" / "help" / "operations.html"
SERVICES = {
    "work": "Work: submitting works, and all that happens to them",
    "geojson": "GeoJSON: what lies in an area",
    "lookup": "Lookup: streets",
    "party": "Party: users, organisations, workstreams",
    "reporting": "Reporting: lists, page by page",
    "export": "Export: CSV files",
    "event": "Event: what happened",
    "sampling": "Sampling: which works are inspected",
}
ROLES = {
    EVERYONE: "all",
    PROMOTERS: "promoters",
    PLANNERS: "planners",
    AUTHORITIES: "authorities",
    PLANNERS_AND_AUTHORITIES: "planners, authorities",
    DATA_EXPORT: "data export",
}


def page() -> str:
    """The page as it should be."""
    every = operations_of()
    parts = [_head(every)]
    for service, heading in SERVICES.items():
        rows = "\n".join(_row(one) for one in every if one.service == service)
        columns = "".join(f"<th>{version}</th>" for version in Version)
        parts.append(
            f"<h2>{html.escape(heading)}</h2>\n<table>\n"
            f"<tr><th>What it does</th>{columns}<th>For</th><th>From Python</th></tr>\n{rows}\n</table>"
        )
    return "\n".join([*parts, "</body>", "</html>", ""])


def _head(every: list[Operation]) -> str:
    counts = ", ".join(
        f"{sum(one.known_to(version) for one in every)} in {version} (specification {version.specification})"
        for version in Version
    )
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head><meta charset="utf-8"><title>Operations</title></head>\n'
        '<body>\n<p><a href="index.html">Contents</a></p>\n<h1>Operations of Street Manager</h1>\n'
        "<p>What the service can be asked to do, in which of its versions, and for whom. "
        f"There are {counts}. Promoters are planners and contractors. "
        "In the Python console of QGIS each can be called from a signed-in client: "
        "<code>client.work.get_permit(work, permit)</code>.</p>"
    )


def _row(one: Operation) -> str:
    marks = "".join(f"<td>{'✔' if one.known_to(version) else ''}</td>" for version in Version)
    roles = ROLES.get(one.roles, ", ".join(sorted(one.roles))) if one.signed else "anyone"
    name = f"{one.service}.{one.name}"
    return f"<tr><td>{html.escape(_first_sentence(one))}</td>{marks}<td>{roles}</td><td><code>{name}</code></td></tr>"


def _first_sentence(one: Operation) -> str:
    return one.words.split(". ")[0].rstrip(".") + "."


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(f"Written: {PAGE.name}, {len(operations_of())} operations.")


if __name__ == "__main__":
    main()
