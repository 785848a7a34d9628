"""QGIS is killed at a step of sending a permit application; started again, the dock settles it, and the next one goes.

arguments: the practice service's address; a file for the drafts' ids; how many drafts there are; which of them is
sent now (one more than there are: none); where to die, and at which turn; a folder with the points; a folder for
pictures.
"""

import json
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import desk
import journey
import place
import signing_in
from qgis.core import QgsCoordinateReferenceSystem, QgsProject
from qgis.PyQt.QtWidgets import QPushButton
from works_extents.plugin.submission import attempts
from works_extents.plugin.submission.kind import Kind

address, ids, count, now, point, turn, points_folder, pictures = arguments
sys.path.append(points_folder)
import points  # noqa: E402

HIGH_STREET = (470062.0, 309883.0)
plugin = desk.the_plugin()
window = iface.mainWindow()
window.resize(1280, 900)
QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:27700"))
signing_in.sign_in_custom(plugin, address)
journey.look_at(*HIGH_STREET, 120)
dock = journey.open_draw_dock(plugin)
page, store = dock.draw_page, dock.store


def first_draft():
    """Drawn by mouse, filled in by keyboard, and copied."""
    journey.draw(dock, "polygon", place.rectangle(HIGH_STREET))
    journey.wait_for_streets(dock)
    journey.choose_street(dock)
    journey.press(page.apply_button)
    journey.fill_form(dock.form, "v2")
    journey.press(dock.form.go_back)
    journey.wait_for_streets(dock)
    first = dock.drawing.draft
    copies = [store.duplicate(first.id, f"Killed {number}") for number in range(2, int(count) + 1)]
    page.list_drafts()
    return [first.id, *(one.id for one in copies)]


def content():
    """Everything that was drawn and typed, draft by draft."""
    return {
        one.id: [one.name, one.vertices, one.usrn, {name: str(value) for name, value in one.values.items()}]
        for one in store.all()
    }


def to_summary(identity):
    """By its form to where it can be submitted."""
    dock.open(identity)
    journey.wait_for_streets(dock)
    if dock.draw_page.streets.still_needed():
        journey.choose_street(dock)
    journey.press(page.apply_button)
    desk.wait_until(lambda: dock.form.answers.category_words, "the category")
    journey.press(dock.form.go_on)
    desk.wait_until(lambda: dock.pages.currentWidget() is dock.summary, "the summary")


def end(identity):
    """As a person would who starts QGIS again; how it stood."""
    dock.open(identity)
    desk.wait(200)
    began = dock.drawing.draft.state
    if began == "unknown":
        assert page.settle_button.isVisible() and not page.apply_button.isEnabled()
        ask()
        if dock.drawing.draft.state == "unknown":
            print("NOT THERE YET", flush=True)
            assert "Send the same again" not in offered(), "it may be sent again at once"
            # A quarter of an hour later.
            outbox, usual = dock.sending._outbox, dock.sending._outbox._now
            outbox._now = lambda: datetime.now(timezone.utc) + timedelta(minutes=15)
            ask()
            desk.wait_until(
                lambda: "Send the same again" in offered(), "to be allowed to send the same again"
            )
            desk.picture(window, Path(pictures) / f"again_{now}.png")
            journey.press(offered()["Send the same again"])
            desk.wait_until(lambda: dock.drawing.draft.state == "submitted", "the second sending")
            outbox._now = usual
    elif began != "submitted":
        to_summary(identity)
        journey.press(dock.summary.submit)
        desk.wait_until(lambda: dock.pages.currentWidget() is dock.receipt, "the receipt")
    desk.wait(200)
    desk.picture(window, Path(pictures) / f"ended_{now}.png")
    ended = store.get(identity)
    print("ENDED", json.dumps([identity, began, ended.state, ended.reference]), flush=True)
    if dock.pages.currentWidget() is dock.receipt:
        journey.press(dock.receipt.finish)


def ask():
    """Press the button, and wait for what comes of it."""
    journey.press(page.settle_button)
    desk.wait_until(lambda: not dock.sending.busy, "the answer")
    desk.wait(100)


def offered():
    """The buttons in QGIS's message bar, by their words."""
    return {one.text(): one for one in iface.messageBar().findChildren(QPushButton) if one.isVisible()}


number = int(now)
if number == 0:
    Path(ids).write_text(json.dumps(first_draft()), encoding="utf-8")
identities = json.loads(Path(ids).read_text(encoding="utf-8"))
if number > 0:
    end(identities[number - 1])
if number < len(identities):
    to_summary(identities[number])
    print("DRAFTS", json.dumps(content()), flush=True)
    points.watch(attempts, Kind, store, points.Killer(point, int(turn)))
    journey.press(dock.summary.submit)
    desk.wait(1000 * desk.PATIENCE)
    raise AssertionError(f"It lives on past {point}: {store.get(identities[number])}")
print("ALL ENDED", json.dumps({one.id: [one.state, one.reference] for one in store.all()}))
