"""Three vertices of a polygon are drawn and a form is half filled in; then the process is killed.

arguments: "sketch" or "form", what is under way when it ends.
"""

import os
import signal

import desk
import journey
import place
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton

(under_way,) = arguments
plugin = desk.the_plugin()
journey.sign_in(plugin, "v2")
journey.show_town(plugin)
middle = place.on_high_street()
dock = journey.open_draw_dock(plugin)
journey.look_at(*middle, 120)
if under_way == "sketch":
    journey.press(journey.child(dock, "draw_polygon", QAbstractButton))
    desk.settle()
    for corner in place.rectangle(middle)[:3]:
        desk.click_map(iface.mapCanvas(), *journey.on_canvas(*corner))
    assert not dock.drawing.draft.finished
    print("DRAWN", dock.drawing.draft.vertices, flush=True)
else:
    journey.draw(dock, "polygon", place.rectangle(middle))
    journey.wait_for_streets(dock)
    journey.choose_street(dock)
    journey.press(dock.draw_page.apply_button)
    journey.answer(dock.form, "activity_type", "utility_repair_and_maintenance_works")
    journey.answer(dock.form, "excavation", True)
    journey.answer(dock.form, "job_number", "CRASH1")
    box = dock.form.row("description_of_work").editor.widget
    box.setFocus()
    QTest.keyClicks(box, "Mend a leak, and then the power ")
    desk.wait(400)
    print("DRAWN", dock.drawing.draft.vertices, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
