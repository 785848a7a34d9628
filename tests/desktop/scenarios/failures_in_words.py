"""What goes wrong with the service is told in words, where one looks; nothing else is disturbed by it.

arguments: the practice service; one whose sign-in is a network's own page, one whose searches are; one that
never answers a sign-in, one that never answers a search; an address where nobody listens; a password that must
not be found anywhere afterwards; a file for the tokens; a folder for pictures.
"""

import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import desk
import journey
import place
import signing_in
from qgis.core import QgsProject
from qgis.gui import QgsMessageBarItem
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QTextBrowser
from works_extents.plugin.host import settings

real, page_first, page_later, silent_first, silent_later, nobody, secret, token_file, pictures = arguments
EMAIL = "planner@practice.example"
today = date.today()
plugin = desk.the_plugin()
window = iface.mainWindow()
window.resize(1280, 800)
bar = iface.messageBar()
# The officer would wait for a minute.
usual, hasty = settings.READ_TIMEOUT.get(), 1


def told(*words: str) -> str:
    """What the message bar says in these words; it is taken down, as by a press on its cross."""

    def message() -> object:
        # Others may come beside it: that the street is chosen afresh where one is signed in now.
        items = bar.findChildren(QgsMessageBarItem)
        return next((one for one in items if all(word in one.text() for word in words)), None)

    item = desk.wait_until(message, f"a message with {words}")
    shown_in = item.findChild(QTextBrowser)
    desk.wait_until(
        lambda: shown_in.height() >= shown_in.document().size().height(), "the whole message to be seen"
    )
    said = item.text()
    bar.clearWidgets()
    return str(said)


def refused(address: str, email: str, password: str, *words: str) -> None:
    """Try to sign in; it fails, and the strips of both docks say why, in these words."""
    strip = signing_in.try_custom(plugin, address, email, password)
    assert not plugin.office.sign_in.signed_in
    for shown in (strip, draw_dock.strip):
        said = shown.problem.text()
        assert not shown.problem.isHidden()
        assert all(word in said for word in words), said
        assert secret not in said
        assert not shown.password.text(), "the password stands in the form still"
    print("TOLD", strip.problem.text())


def search_fails(picture: str, *words: str) -> None:
    """Search; it fails, and the dock and the message bar say why. What was found before stays."""
    found = search_dock.result
    bar.clearWidgets()
    failed: list[Exception] = []
    search_dock.searching.failed.connect(failed.append)
    QTest.mouseClick(search_dock.search, Qt.MouseButton.LeftButton)
    desk.wait_until(lambda: failed, "the search's end")
    search_dock.searching.failed.disconnect(failed.append)
    desk.wait_until(bar.currentItem, "a message")
    desk.picture(window, Path(pictures) / picture)
    said = told(*words)
    assert "The one before is still shown" in search_dock.outcome.text()
    assert search_dock.result is found
    assert search_dock.search.isEnabled() and not search_dock.stop.isVisible()
    print("TOLD", said)


def note_tokens() -> None:
    """Write the tokens where the test can read them, and nobody else."""
    tokens = plugin.office.sign_in.service.session._tokens
    with Path(token_file).open("a", encoding="utf-8") as file:
        values = [value for value in vars(tokens).values() if isinstance(value, str) and len(value) > 20]
        assert values
        file.writelines(f"{value}\n" for value in values)


search_dock = journey.sign_in(plugin, "v2")
journey.show_town(plugin)
middle = place.on_high_street()
draw_dock = journey.open_draw_dock(plugin)
journey.look_at(*middle, 120)
journey.draw(draw_dock, "polygon", place.rectangle(middle))
draft = draw_dock.drawing.draft
journey.wait_for_streets(draw_dock)
shown = iface.mapCanvas().extent()
journey.search(search_dock, shown, today, today + timedelta(days=14))


def drawn_and_found() -> set[str]:
    """The layers of what was drawn and found; what lies around an extent is known to a session only."""
    layers = QgsProject.instance().mapLayers()
    return {name for name, layer in layers.items() if not layer.customProperty("works_extents/clashes")}


layers = drawn_and_found()

refused(real, EMAIL, "wrong", "email address or password may be wrong", "five minutes")
desk.picture(window, Path(pictures) / "wrong_password.png")
for _ in range(4):
    signing_in.try_custom(plugin, real, "gas@practice.example", "wrong")
refused(real, "gas@practice.example", "wrong", "may be wrong")
refused(real, "gas@practice.example", secret, "locked", "Wait five minutes")
refused(nobody, EMAIL, secret, "could not be reached", "internet connection")
refused(page_first, EMAIL, secret, "not one of Street Manager's")
settings.READ_TIMEOUT.set(hasty)
started = time.monotonic()
refused(silent_first, EMAIL, secret, "did not answer in time")
assert usual >= 60 and time.monotonic() - started < 45, "the usual time was waited for"
settings.READ_TIMEOUT.set(usual)
# What the form itself can tell is told before anything is asked, beside the form alone.
for address, word in (("http://example.org", "not secure"), ("ftp:/nonsense", "not a full address")):
    strip = signing_in.try_custom(plugin, address, EMAIL, secret)
    assert word in strip.problem.text(), strip.problem.text()
desk.picture(window, Path(pictures) / "not_an_address.png")

# None of it disturbed what was drawn and found.
assert draw_dock.drawing.draft.id == draft.id
assert draw_dock.drawing.draft.vertices == draft.vertices
assert drawn_and_found() == layers
assert "Sign in" in draw_dock.draw_page.why_not.text()

for address, picture, words in (
    (page_later, "not_json.png", ("not one of Street Manager's", "browser")),
    (silent_later, "time_out.png", ("did not answer in time", "try again")),
):
    strip = signing_in.try_custom(plugin, address, EMAIL, secret)
    assert plugin.office.sign_in.signed_in, strip.problem.text()
    note_tokens()
    line = plugin.office.sign_in.service._transport
    line.connection = replace(line.connection, timeout_read=float(hasty))
    search_dock.setUserVisible(True)
    desk.wait(50)
    search_fails(picture, *words)
assert drawn_and_found() == layers

# Signed in where everything works, the same search works again, and the project can be kept.
strip = signing_in.try_custom(plugin, real, EMAIL, secret)
assert plugin.office.sign_in.signed_in, strip.problem.text()
note_tokens()
before = search_dock.result
journey.search(search_dock, shown, today, today + timedelta(days=14))
# The map may have become wider or higher by a message that has gone.
works, earlier = (found.attributes["permit_reference_number"] for found in (search_dock.result, before))
assert set(earlier) and set(earlier) <= set(works), (len(works), len(earlier))
desk.wait(700)
assert QgsProject.instance().write(str(Path(pictures) / "kept.qgs"))
print("ALL TOLD")
