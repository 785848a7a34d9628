"""Signing in to an address of one's own, through the strip of the search dock."""

from __future__ import annotations

from typing import Any

import desk
import journey
from qgis.PyQt.QtTest import QTest


def try_custom(plugin: Any, address: str, email: str, password: str, version: str = "v2") -> Any:
    """Fill the strip in, press the button, and wait for the end of the attempt; the strip is returned."""
    if not plugin.search_action.isChecked():
        plugin.search_action.trigger()
    strip = plugin.search_dock.strip
    plugin.search_dock.setUserVisible(True)
    desk.wait(50)
    journey.unfold(strip)
    strip.environment.setCurrentIndex(strip.environment.findData("custom"))
    strip.version.setCurrentIndex(strip.version.findData(version))
    strip.credentials.setCurrentIndex(0)
    strip.address.setText(address)
    strip.email.setText(email)
    strip.password.clear()
    QTest.keyClicks(strip.password, password)
    journey.press(strip.button)
    desk.wait_until(lambda: not plugin.office.sign_in.signing_in, "the end of signing in")
    return strip


def sign_in_custom(plugin: Any, address: str) -> None:
    """Sign in as the practice service's planner at an address of one's own."""
    try_custom(plugin, address, "planner@practice.example", "practice")
    assert plugin.office.sign_in.signed_in, plugin.search_dock.strip.problem.text()
