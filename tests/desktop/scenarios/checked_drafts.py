"""Drafts in every state: listed, filtered, several checked in one go, on the map; the strip says for whom each is.

arguments: a folder for pictures, and the version of the service.
"""

from pathlib import Path

import desk
import journey
import place
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox

pictures, version = Path(arguments[0]), arguments[1]
window, canvas = iface.mainWindow(), iface.mapCanvas()
project = QgsProject.instance()
window.resize(1180, 950)
plugin = desk.the_plugin()
journey.sign_in(plugin, version)
journey.show_town(plugin)
x, y = place.on_high_street()
dock = journey.open_draw_dock(plugin)
drawing, page, drafts, store = dock.drawing, dock.draw_page, dock.drafts_page, dock.store


def state() -> str:
    return dock.strip.state.text()


def lines() -> dict:
    """The second line of each draft in the list, by its name."""
    texts = [drafts.list.item(row).text() for row in range(drafts.list.count())]
    return dict(text.split("\n", 1) for text in texts)


def filter_by(box: QComboBox, value: str) -> set:
    journey.pick(box, value)
    return set(lines())


def choose(*names: str) -> None:
    drafts.list.clearSelection()
    drafts.choose(*[draft.id for draft in store.all() if draft.name in names])


def on_map() -> dict:
    return {
        feature["name"]: feature["state"]
        for layer in project.mapLayers().values()
        if layer.customProperty("works_extents/drafts")
        for feature in layer.getFeatures()
    }


def put(name: str, state_: str, shape: list, finished: bool = True, **more: str) -> str:
    given = {"kind": "permit_application", "environment": "practice", "version": version, **more}
    draft = store.new(given["kind"], "Polygon", given["environment"], given["version"], name)
    store.set_vertices(draft.id, shape, finished)
    with store.writing() as connection:
        connection.execute(
            "UPDATE drafts SET state = ?, message = ? WHERE id = ?",
            (state_, more.get("message", ""), draft.id),
        )
    return draft.id


# One is filled in to its end; the strip says for whom on every page, and the form's workstream once it is chosen.
assert "For Made-up Water · no workstream chosen yet" in state(), state()
assert "Planner, Made-up Water" in state() and version in state() and "Practice" in state()
journey.look_at(x, y, 120)
journey.draw(dock, "polygon", [(x - 2, y - 8), (x + 2, y - 8), (x + 2, y + 8), (x - 2, y + 8)])
drawing.rename("Filled in")
journey.wait_for_streets(dock)
journey.choose_street(dock)
desk.wait_until(lambda: not dock.clashes.lookup.busy, "the works around")
for finding in list(drawing.outstanding):
    drawing.confirm(finding, True)
journey.press(page.apply_button)
journey.fill_form(dock.form, version)
desk.wait_until(lambda: "workstream 001 Mains" in state(), state())
desk.picture(dock, pictures / f"strip_form_{version}.png")
journey.press(dock.form.go_back)
assert "workstream 001 Mains" in state(), "the draft at hand is in that workstream"

# Others, in every state, for other environments and kinds.
put("Tangled", "draft", [(x - 30, y), (x - 24, y + 6), (x - 24, y), (x - 30, y + 6)])
put("By half", "draft", place.rectangle((x + 20, y), 8, 4), finished=False)
put("Sketched", "draft", place.rectangle((x, y + 30), 6, 4))
put("Sent", "submitted", place.rectangle((x, y + 60), 6, 4), message="It is not granted yet.")
put("Refused", "refused", place.rectangle((x, y - 60), 6, 4), message="The street is closed to works.")
put("Lost", "unknown", place.rectangle((x, y - 90), 6, 4), message="Nobody knows whether it arrived.")
put("Live", "draft", place.rectangle((x, y + 90), 6, 4), environment="production", version="v6")
put("Planned ahead", "draft", place.rectangle((x, y - 30), 6, 4), kind="forward_plan")
journey.press(page.all_drafts)
STANDING = {
    "Filled in": "ready",
    "Tangled": "has findings",
    "By half": "unfinished",
    "Sketched": "draft",
    "Sent": "submitted",
    "Refused": "refused",
    "Lost": "outcome unknown",
    "Live": "draft",
    "Planned ahead": "draft",
}


def looked_at() -> bool:
    """Each is looked at in a task, and the list is made anew meanwhile: all of them have to be known."""
    said = {name: line.split(" · ")[0] for name, line in lines().items()}
    return said == STANDING and all(dock.drafts.checks.known.of(one) for one in store.all() if not one.sent)


desk.wait_until(looked_at, "the look at each")
desk.wait_until(lambda: "answers missing" in lines()["Sketched"], "what is missing in each")
assert "Forward plan" in lines()["Planned ahead"] and "PRODUCTION v6" in lines()["Live"]
assert "missing" not in lines()["Filled in"]

# Filtered by where they stand, what they are for, where they belong; together; and not any more.
for key, names in {
    "ready": {"Filled in"},
    "findings": {"Tangled"},
    "unfinished": {"By half"},
    "unknown": {"Lost"},
    "submitted": {"Sent"},
    "refused": {"Refused"},
}.items():
    assert filter_by(drafts.filters.standing, key) == names, (key, set(lines()))
assert drafts.counted.text() == "1 of 9 drafts"
assert len(filter_by(drafts.filters.standing, "")) == 9
assert filter_by(drafts.filters.kind, "forward_plan") == {"Planned ahead"}
assert len(filter_by(drafts.filters.kind, "")) == 9
assert filter_by(drafts.filters.place, "production v6") == {"Live"}
assert filter_by(drafts.filters.standing, "ready") == set()
assert len(filter_by(drafts.filters.place, "")) == 1 and len(filter_by(drafts.filters.standing, "")) == 9

# What is wrong with one, in sentences; what is to be known of one that was sent.
choose("Tangled")
assert "Crosses itself" in drafts.told.toPlainText(), drafts.told.toPlainText()
choose("Lost")
assert "Nobody knows" in drafts.told.toPlainText()

# Several are checked in one go, by keyboard: with what the service knows around them.
choose("Filled in", "Sketched", "Live", "Tangled")
assert drafts.look.text() == "Chec&k 4 drafts", drafts.look.text()
drafts.look.setFocus()
QTest.keyClick(drafts.look, Qt.Key.Key_Space)
desk.wait_until(lambda: not dock.drafts.checks.busy, "the check")
desk.wait(50)
assert not drafts.bar.isVisible()
choose("Sketched")
told = drafts.told.toPlainText()
assert told and "sign in" not in told.lower(), told
choose("Live")
assert "By itself" in drafts.told.toPlainText() and "production" in drafts.told.toPlainText().lower()
known = dock.drafts.checks.known
by_name = {draft.name: draft for draft in store.all()}
assert known.of(by_name["Sketched"]).around and not known.of(by_name["Live"]).around
assert known.of(by_name["Filled in"]).around
desk.picture(window, pictures / f"checked_{version}.png")

# All that are listed, where not several are chosen; stopped on the way, what was found stays.
choose("Sketched")
assert drafts.look.text() == "Chec&k 7 drafts", drafts.look.text()
manners = plugin.office.sign_in.practice.server.manners
manners.delay = desk.PATIENCE  # or it has ended before it is stopped
journey.press(drafts.look)
journey.press(drafts.halt)
assert not dock.drafts.checks.busy
manners.delay = 0.0
desk.wait_until(lambda: not drafts.bar.isVisible(), "the check's end")

# On the map, by where each stands; brought into view.
drafts.shown.setFocus()
QTest.keyClick(drafts.shown, Qt.Key.Key_Space)
ON_MAP = {
    "Tangled": "Has findings",
    "By half": "Unfinished",
    "Sketched": "Draft",
    "Sent": "Submitted",
    "Refused": "Refused",
    "Lost": "Outcome unknown",
    "Live": "Draft",
    "Planned ahead": "Draft",
}
desk.wait_until(lambda: on_map() == ON_MAP, "the drafts on the map, each as it stands")
choose("Sent", "Lost")
journey.press(drafts.to_map)
desk.settle()
extent = canvas.extent()
assert extent.height() > 150 and extent.contains(x, y + 60) and extent.contains(x, y - 90)
desk.picture(window, pictures / f"drafts_on_map_{version}.png")

# One that was sent elsewhere is said not to fit with the sign-in; narrow, the page still works.
put("Sent live", "unknown", place.rectangle((x, y + 120), 6, 4), environment="production", version="v6")
journey.press(drafts.go_back)
journey.press(page.all_drafts)
choose("Sent live")
QTest.keyClick(drafts.list, Qt.Key.Key_Return)
desk.wait(50)
assert "This was sent to PRODUCTION v6" in state(), state()
window.resizeDocks([dock], [380], Qt.Orientation.Horizontal)
journey.press(page.all_drafts)
desk.wait(100)
assert dock.widget().minimumSizeHint().width() <= 380, dock.widget().minimumSizeHint().width()
desk.picture(dock, pictures / f"drafts_narrow_{version}.png")
journey.press(drafts.go_back)
drawing.put_down()
assert "This was sent" not in state()

# A contractor: the promoter of the draft comes before the one that is chosen at the sign-in.
journey.sign_in(plugin, version, 1)
desk.wait_until(lambda: "Contractor" in state(), state())
assert "no promoter chosen yet" in state() or "For Made-up" in state(), state()
held = by_name["Sketched"]
held.values["promoter_swa_code"] = "ZZ02"
held.values["workstream_prefix"] = "777"
store.keep(held)
dock.open(held.id)
desk.wait_until(lambda: "For Made-up Gas" in state() and "workstream 777" in state(), state())
desk.picture(dock, pictures / f"strip_contractor_{version}.png")
print("DRAFTS CHECKED")
