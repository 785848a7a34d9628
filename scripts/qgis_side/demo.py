"""Runs in qgis for `make demo`: search, see, draw, check, mend, submit, find again."""

from __future__ import annotations

import json
import math
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import desk
import journey
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsPointXY,
    QgsProject,
    QgsVectorFileWriter,
)
from qgis.PyQt.QtWidgets import QPushButton
from qgis.utils import iface

VERSION = "v2"
YEARS = timedelta(days=1500)
NATIONAL_GRID = QgsCoordinateReferenceSystem("EPSG:27700")
OUT = Path(arguments[0])  # type: ignore[name-defined]  # noqa: F821, given by the harness
figures: dict[str, Any] = {}


def say(words: str) -> None:
    """A line for whoever watches."""
    print(words, flush=True)


def picture(name: str) -> None:
    """A picture of the whole window."""
    desk.settle()
    desk.picture(iface.mainWindow(), OUT / f"{name}.png")


def search_everything(plugin: Any, dock: Any) -> None:
    """The whole town at all times: what is found against what the service holds."""
    today = date.today()
    start, end = today - YEARS, today + YEARS
    meter = desk.GapMeter().start()
    result = journey.search(dock, journey.TOWN, start, end)
    desk.settle()
    gap = meter.stop()
    area = result.request.area.as_tuple()
    held = plugin.office.sign_in.practice.server.works_held(area, start, end)
    references = Counter(
        zip(result.attributes["work_reference_number"], result.attributes["permit_reference_number"])
    )
    duplicates = sum(number - 1 for number in references.values())
    figures.update(
        works_held=held,
        works_found=len(result),
        duplicates=duplicates,
        calls=result.calls,
        longest_gap_ms=round(gap, 1),
    )
    say(
        f"The whole town: the service holds {held} works; found {len(result)}, {duplicates} of them twice, "
        f"in {result.calls} calls. Longest gap on the main thread: {gap:.0f} ms."
    )
    if held != len(result) or duplicates:
        raise AssertionError("What was found is not what the service holds")
    save_layers()


def save_layers() -> None:
    """The works as layers in a GeoPackage."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    context = QgsProject.instance().transformContext()
    for layer in QgsProject.instance().mapLayers().values():
        kind = layer.customProperty("works_extents/shape")
        if not kind:
            continue
        options.layerName = f"works_{kind}"
        error = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(OUT / "works.gpkg"), context, options)
        if error[0] != QgsVectorFileWriter.WriterError.NoError:
            raise OSError(error[1])
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer


def search_two_weeks(dock: Any) -> None:
    """What a user sees first: today and the fourteen days after, and one work's permit."""
    today = date.today()
    result = journey.search(dock, journey.TOWN, today, today + timedelta(days=14))
    say(f"Today and the next 14 days: {dock.outcome.text()}")
    dock.results.table.selectRow(min(3, len(result) - 1))
    desk.wait_until(lambda: "Permit" in dock.results.details.toPlainText(), "the permit's details")
    picture("search")


def high_street() -> Any:
    """The middle of the High Street and a point either side of it along the street."""
    layer = QgsProject.instance().mapLayersByName("Market Rehearsal (practice)")[0]
    street = next(f for f in layer.getFeatures() if f["street"] == "HIGH STREET").geometry()
    middle = street.length() / 2
    return [street.interpolate(middle + along).asPoint() for along in (-30.0, 0.0, 30.0)]


def draw_everything(dock: Any) -> None:
    """A point, a line, a polygon; one that crosses itself, and its repair."""
    before, middle, after = high_street()
    journey.look_at(middle.x(), middle.y(), 130)
    journey.draw(dock, "point", [(middle.x() + 1.5, middle.y())])
    say(f"Drew a point: {told(dock)}")
    journey.draw(dock, "line", [(p.x() + 2, p.y()) for p in (before, middle, after)])
    say(f"Drew a line: {told(dock)}")
    x, y = middle.x(), middle.y() + 8
    journey.draw(dock, "polygon", [(x - 3, y - 9), (x + 3, y + 9), (x + 3, y - 9), (x - 3, y + 9)])
    findings = wrong(dock)
    figures["findings"] = findings
    say(f"Drew a polygon badly: {' '.join(findings)} ({dock.drawing.marks.count} marks on the map)")
    picture("finding")
    journey.press_offered(dock, "repair_untangle", QPushButton)
    say(f"Repaired: {dock.draw_page.mended.text()} Now: {told(dock)}")


def told(dock: Any) -> str:
    """What the dock says of the shape."""
    return " ".join(wrong(dock)) or "nothing is wrong with it."


def wrong(dock: Any) -> list[str]:
    """What stops or warns, in words."""
    return [finding.words for finding in dock.drawing.findings if finding.severity != "tells"]


def apply_for(
    dock: Any, where: list[tuple[float, float]], form_picture: str = ""
) -> tuple[Any, list[QgsPointXY]]:
    """Draw a polygon, match its street, fill the form in and submit; the draft, and where was clicked."""
    clicked = journey.draw(dock, "polygon", where)
    journey.wait_for_streets(dock)
    journey.choose_street(dock)
    street = dock.draw_page.streets.street()
    say(f"It is on {street.street_descriptor}, USRN {street.usrn}.")
    journey.press(dock.draw_page.apply_button)
    if form_picture:
        journey.press(dock.form.go_on)
        picture(f"{form_picture}_errors")
    journey.fill_form(dock.form, VERSION)
    if form_picture:
        journey.into_view(dock.form.row("work_type"))
        picture(form_picture)
    return journey.submit(dock), clicked


def clicked_against_submitted(plugin: Any, draft: Any, clicked: list[QgsPointXY]) -> float:
    """Millimetres between where was clicked, as QGIS showed it, and what the service now holds."""
    service = plugin.office.sign_in.service
    permit = service.work.get_permit(draft.work_reference_number, draft.reference)
    held = permit.works_coordinates["coordinates"][0]
    shown = QgsCoordinateTransform(QgsProject.instance().crs(), NATIONAL_GRID, QgsProject.instance())
    return 1000 * max(
        min(math.hypot(place.x() - e, place.y() - n) for e, n in held)
        for place in (shown.transform(point) for point in clicked)
    )


def submit_one(plugin: Any, dock: Any) -> None:
    """A permit application from the drawing to the receipt, and the work on a new search."""
    _, middle, _ = high_street()
    x, y = middle.x(), middle.y()
    draft, clicked = apply_for(dock, [(x, y - 6), (x + 3, y - 6), (x + 3, y + 6), (x, y + 6)], "form")
    picture("receipt")
    say("Receipt: " + " ".join(dock.receipt.words.toPlainText().split()))
    distance = clicked_against_submitted(plugin, draft, clicked)
    figures.update(
        work_reference_number=draft.work_reference_number,
        permit_reference_number=draft.reference,
        clicked_vs_submitted_mm=round(distance, 3),
    )
    start = draft.values["proposed_start_date"]
    plugin.search_dock.setUserVisible(True)
    result = journey.search(plugin.search_dock, journey.TOWN, start, start)
    found = draft.work_reference_number in result.attributes["work_reference_number"]
    figures["found_again"] = found
    say(
        f"Submitted {draft.work_reference_number}, permit {draft.reference}; found again: {found}. "
        f"Vertices clicked and submitted differ by {distance:.3f} mm at most."
    )
    if not found:
        raise AssertionError("What was submitted is not found")


def submit_on_a_web_map(plugin: Any, dock: Any) -> None:
    """The same in a project in Web Mercator, which QGIS shows by its own transform."""
    _, middle, _ = high_street()
    journey.press(dock.receipt.finish)
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    desk.settle()
    dock.setUserVisible(True)
    x, y = middle.x(), middle.y() - 25
    journey.look_at(x, y, 130)
    draft, clicked = apply_for(dock, [(x, y - 6), (x + 3, y - 6), (x + 3, y + 6), (x, y + 6)])
    distance = clicked_against_submitted(plugin, draft, clicked)
    figures["clicked_vs_submitted_webmap_mm"] = round(distance, 3)
    say(f"In a web-map project: submitted {draft.work_reference_number}; {distance:.3f} mm at most.")


def main() -> None:
    """The whole way."""
    window = iface.mainWindow()
    window.resize(1500, 950)
    plugin = desk.the_plugin()
    dock = journey.sign_in(plugin, VERSION)
    say(f"Signed in to practice, {VERSION}.")
    journey.show_town(plugin)
    search_everything(plugin, dock)
    search_two_weeks(dock)
    draw = journey.open_draw_dock(plugin)
    draw_everything(draw)
    submit_one(plugin, draw)
    submit_on_a_web_map(plugin, draw)
    (OUT / "demo.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    say(json.dumps(figures, indent=2))


main()
