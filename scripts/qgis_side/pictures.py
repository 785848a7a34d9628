"""Runs in qgis for `make pictures`: each dock in each state worth seeing, one picture each."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import desk
import journey
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit, QPushButton
from qgis.utils import iface

OUT = Path(arguments[0])  # type: ignore[name-defined]  # noqa: F821, given by the harness
LOOK = arguments[1]  # type: ignore[name-defined]  # noqa: F821, given by the harness
VERSION = "v6"
TODAY = date.today()
FORTNIGHT = TODAY + timedelta(days=14)


def take(name: str) -> None:
    """A picture of the whole window, named for what it shows and how QGIS looks."""
    desk.settle()
    desk.picture(iface.mainWindow(), OUT / f"{name}_{LOOK}.png")


def high_street() -> Any:
    """The middle of the practice town's High Street."""
    layer = QgsProject.instance().mapLayersByName("Market Rehearsal (practice)")[0]
    street = next(feature for feature in layer.getFeatures() if feature["street"] == "HIGH STREET").geometry()
    return street.interpolate(street.length() / 2).asPoint()


def searching(plugin: Any, dock: Any) -> None:
    """Signed in, while a search runs, what it found in each theme, filters, details, refused."""
    server = plugin.office.sign_in.practice.server
    take("search_empty")
    server.manners.delay = 0.08
    journey.begin_search(dock, journey.TOWN, TODAY, FORTNIGHT)
    desk.wait_until(lambda: dock.progress.value() > 5, "the first boxes")
    take("search_running")
    server.manners.delay = 0.0
    desk.wait_until(lambda: not dock.searching.busy, "the search")
    dock.question.setCollapsed(True)
    themes = dock.findChild(QComboBox, "theme")
    for index in range(themes.count()):
        journey.pick(themes, themes.itemData(index))
        desk.wait(600)
        take(f"search_theme_{index + 1}")
    journey.pick(themes, themes.itemData(0))
    dock.results.table.selectRow(2)
    desk.wait_until(lambda: "Proposed start" in dock.results.details.toPlainText(), "the permit")
    take("search_details")
    dock.question.setCollapsed(False)
    every_kind(dock)
    capped_and_refused(server, dock)


def every_kind(dock: Any) -> None:
    """Activities, forward plans and section 58s beside the works."""
    for key in ("activities", "forward_plans", "section_58s"):
        box = dock.what.boxes[key]
        if not box.isChecked():
            journey.press(box)
    journey.search(dock, journey.TOWN, TODAY, FORTNIGHT)
    take("search_every_kind")
    for key in ("activities", "forward_plans", "section_58s"):
        journey.press(dock.what.boxes[key])


def capped_and_refused(server: Any, dock: Any) -> None:
    """A spot where even one day holds too many; and a service that fails."""
    server.manners.cap = 5
    middle = high_street()
    journey.look_at(middle.x(), middle.y(), 400)
    dock.area.choose("map_view")
    before = dock.result
    journey.press(dock.search)
    desk.wait_until(lambda: dock.result is not before and not dock.searching.busy, "the capped search")
    take("search_capped")
    server.manners.cap = 100
    server.manners.fault_status = 500
    journey.press(dock.search)
    desk.wait_until(lambda: not dock.searching.busy, "the failing search")
    take("search_error")
    server.manners.fault_status = None
    iface.messageBar().clearWidgets()


def drawing(plugin: Any) -> None:
    """A draft with findings, its street, the form with errors, the summary, the receipt, the drafts."""
    dock = journey.open_draw_dock(plugin)
    take("draw_empty")
    middle = high_street()
    x, y = middle.x(), middle.y()
    journey.look_at(x, y, 130)
    journey.draw(dock, "polygon", [(x - 3, y - 9), (x + 3, y + 9), (x + 3, y - 9), (x - 3, y + 9)])
    take("draw_findings")
    journey.press_offered(dock, "repair_untangle", QPushButton)
    desk.wait(300)
    take("draw_repaired")
    journey.draw(dock, "polygon", [(x, y - 6), (x + 3, y - 6), (x + 3, y + 6), (x, y + 6)])
    journey.wait_for_streets(dock)
    journey.choose_street(dock)
    take("draw_street")
    journey.press(dock.draw_page.apply_button)
    journey.press(dock.form.go_on)
    take("form_errors")
    journey.fill_form(dock.form, VERSION)
    take("form_filled")
    journey.press(dock.form.go_on)
    desk.wait_until(lambda: dock.pages.currentWidget() is dock.summary, journey._said(dock.form))
    take("summary")
    journey.press(dock.summary.submit)
    desk.wait_until(lambda: dock.pages.currentWidget() is dock.receipt, "the receipt")
    take("receipt")
    journey.press(dock.receipt.finish)
    journey.press(journey.child(dock, "all_drafts"))
    desk.wait(800)
    take("drafts")


def streets(plugin: Any) -> None:
    """A street found by its name, with its designations on the map."""
    plugin.streets_action.trigger()
    dock = desk.wait_until(lambda: plugin.streets_dock, "the streets dock")
    dock.setUserVisible(True)
    desk.wait(300)
    box = next(edit for edit in dock.findChildren(QLineEdit) if edit.isVisible())
    box.setFocus()
    box.setText("99900003")
    QTest.keyClick(box, Qt.Key.Key_Return)
    desk.wait_until(lambda: dock.panel.street is not None, "the street")
    take("streets")


def main() -> None:
    """All states, in the order in which an officer meets them."""
    iface.mainWindow().resize(1500, 950)
    if LOOK == "dark":
        QgsApplication.setUITheme("Night Mapping")
    plugin = desk.the_plugin()
    plugin.search_action.trigger()
    desk.wait_until(lambda: plugin.search_dock, "the search dock")
    desk.wait(500)
    take("signed_out")
    dock = journey.sign_in(plugin, VERSION)
    journey.show_town(plugin)
    searching(plugin, dock)
    drawing(plugin)
    streets(plugin)


main()
