"""QGIS has been started again after it was killed: what was under way is there, and can be gone on with.

arguments: the drafts that were under way: first the sketch, then the form, by what they hold.
"""

import json

import desk
import journey
import place

sketched, formed = (json.loads(text) for text in arguments)
plugin = desk.the_plugin()
canvas = iface.mapCanvas()
dock = journey.open_draw_dock(plugin)
drafts = dock.draw_page.drafts
names = [drafts.itemText(at) for at in range(drafts.count())]
print("LISTED", names)
assert sum("unfinished" in name for name in names) == 1, names


def listed(vertices: list) -> str:
    """The id of the draft with these vertices."""
    found = [
        draft.id for draft in dock.store.all() if [list(vertex) for vertex in draft.vertices] == vertices
    ]
    assert len(found) == 1, f"{vertices} not in {[draft.vertices for draft in dock.store.all()]}"
    return found[0]


# The sketch: in the list, opened, in view, gone on with.
journey.pick(drafts, listed(sketched))
desk.settle()
extent = canvas.extent()
for vertex in sketched:
    assert extent.contains(*journey.on_canvas(*vertex)), f"{vertex} is not in view"
assert dock.draw_page.go_on.isVisible()
journey.press(dock.draw_page.go_on)
desk.settle()
assert dock.drawing.sketching
# The corner that was missing, and the right click that ends it.
missing = place.rectangle(((sketched[0][0] + sketched[1][0]) / 2, (sketched[1][1] + sketched[2][1]) / 2))[3]
clicked = desk.click_map(canvas, *journey.on_canvas(*missing))
desk.click_map(canvas, *journey.on_canvas(*missing), button=journey.RIGHT)
desk.wait_until(lambda: dock.drawing.draft.finished, "the shape's end")
whole = dock.drawing.draft
assert [list(vertex) for vertex in whole.vertices[:3]] == sketched, whole.vertices
assert len(whole.vertices) == 4, whole.vertices
assert whole.geometry()["coordinates"][0][0] == whole.geometry()["coordinates"][0][-1]
assert not dock.drawing.stopped_by, dock.drawing.stopped_by
print("GONE ON", whole.vertices)

# The form: signed in again, everything typed stands in it.
journey.sign_in(plugin, "v2")
dock.setUserVisible(True)
desk.wait(100)
journey.pick(drafts, listed(formed))
journey.wait_for_streets(dock)
assert not dock.draw_page.streets.still_needed(), "the street chosen before was not chosen again"
journey.press(dock.draw_page.apply_button)
form = dock.form
typed = {
    "activity_type": "utility_repair_and_maintenance_works",
    "excavation": True,
    "job_number": "CRASH1",
    "description_of_work": "Mend a leak, and then the power",
}
for name, value in typed.items():
    assert form.row(name).editor.value() == value, (name, form.row(name).editor.value())
journey.fill_form(form, "v2", job_number="CRASH1")
submitted = journey.submit(dock)
assert submitted.state == "submitted"
print("SUBMITTED", submitted.work_reference_number)
