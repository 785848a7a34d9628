"""A submission that is refused is mended and sent again; one whose answer is lost is settled; each is held once.

arguments: a folder for pictures.
"""

from pathlib import Path

import desk
import journey
import place
from qgis.core import QgsProject, QgsRectangle
from qgis.PyQt.QtWidgets import QLabel, QPushButton

pictures = Path(arguments[0])
plugin = desk.the_plugin()
window = iface.mainWindow()
window.resize(1280, 900)
journey.sign_in(plugin, "v2")
journey.show_town(plugin)
middle = place.on_high_street()
dock = journey.open_draw_dock(plugin)
server = plugin.office.sign_in.practice.server
form, page = dock.form, dock.draw_page


def fill(job_number: str, shift: float) -> None:
    """Draw a polygon, and answer all that is asked."""
    journey.look_at(*middle, 120)
    journey.draw(dock, "polygon", place.rectangle((middle[0], middle[1] + shift), height=5))
    journey.wait_for_streets(dock)
    journey.choose_street(dock)
    journey.press(page.apply_button)
    journey.fill_form(form, "v2", job_number=job_number)


def to_summary() -> None:
    journey.press(form.go_on)
    desk.wait_until(
        lambda: dock.pages.currentWidget() is dock.summary, f"the summary: {form.questions.summary.text()}"
    )


def held() -> int:
    """How many works the service holds around here, on whatever date."""
    around = QgsRectangle(middle[0] - 30, middle[1] - 30, middle[0] + 30, middle[1] + 30)
    return int(
        server.works_held((around.xMinimum(), around.yMinimum(), around.xMaximum(), around.yMaximum()))
    )


# One is submitted, so that its number is taken.
before = held()
fill("TAKEN1", 0)
first = journey.submit(dock)
assert held() == before + 1
journey.press(dock.receipt.finish)

# 409: the words stand beside the job number, and nothing that was typed is lost.
fill("taken1", 8)
typed = dict(dock.form.answers.values)
to_summary()
journey.press(dock.summary.submit)
desk.wait_until(lambda: dock.pages.currentWidget() is form, "the refusal")
desk.wait(200)
desk.picture(window, pictures / "taken.png")
row = form.row("job_number")
assert row.problem.isVisible() and "taken" in row.problem.text(), row.problem.text()
assert not row.problem.visibleRegion().isEmpty(), "the words are not in view"
others = [
    one for one in form.findChildren(QLabel) if one.objectName().startswith("problem_") and one.isVisible()
]
assert others == [row.problem], [(one.objectName(), one.text()) for one in others]
said = form.questions.summary.text()
assert "taken" in said and "Job number" in said, said
assert "Choose another reference" in said, said
assert {name: dock.form.answers.values[name] for name in typed} == typed
assert row.editor.value() == "taken1"
assert held() == before + 1
print("REFUSED", row.problem.text())
# Closed and opened again, it is all there still; mended, it is taken.
journey.press(form.go_back)
journey.wait_for_streets(dock)
print("STATE", page.kept.text(), "|", page.drafts.currentText())
journey.press(page.apply_button)
assert form.row("job_number").editor.value() == "taken1"
assert form.row("description_of_work").editor.value() == typed["description_of_work"]
journey.answer(form, "job_number", "FREE2")
assert not form.row("job_number").problem.isVisible(), form.row("job_number").problem.text()
second = journey.submit(dock)
assert second.work_reference_number == "ZA001FREE2", second.work_reference_number
assert held() == before + 2
journey.press(dock.receipt.finish)

# The service takes it, and the answer is lost on its way.
fill("LOST3", -8)
to_summary()
server.manners.drop_after_acting = True
journey.press(dock.summary.submit)
desk.wait_until(lambda: dock.drawing.draft.state == "unknown" and not dock.sending.busy, "the lost answer")
server.manners.drop_after_acting = False
desk.wait(300)
desk.picture(window, pictures / "unknown.png")
assert held() == before + 3, "the service was meant to hold it"
assert dock.pages.currentWidget() is page
assert "outcome unknown" in page.drafts.currentText(), page.drafts.currentText()
assert "not sent again" in page.why_not.text(), page.why_not.text()
assert not page.apply_button.isEnabled()
bar = iface.messageBar()
assert "ZA001LOST3" in bar.currentItem().text(), bar.currentItem().text()
assert "Ask now" in [one.text() for one in bar.currentItem().findChildren(QPushButton)]
print("UNKNOWN", bar.currentItem().text())
# It is neither edited nor thrown away nor sent again meanwhile.
assert not page.edit.isEnabled()
identity = dock.drawing.draft.id
# Another is taken up and this one again, as after a restart.
dock.open(second.id)
desk.wait(200)
assert not page.settle_button.isVisible()
dock.open(identity)
desk.wait(200)
# Nobody can be asked: then it is as unknown as before.
server.manners.fault_status = 500
journey.press(page.settle_button)
desk.wait_until(lambda: not dock.sending.busy, "the answer")
assert dock.drawing.draft.state == "unknown"
server.manners.fault_status = None
journey.press(page.settle_button)
desk.wait_until(lambda: dock.drawing.draft.state == "submitted", "the answer")
desk.wait_until(lambda: dock.pages.currentWidget() is dock.receipt, "the receipt")
assert "ZA001LOST3" in dock.receipt.words.toPlainText()
desk.picture(window, pictures / "settled.png")
desk.wait_until(lambda: iface.messageBar().currentItem() is None, "the message to be taken down")
layers = [
    layer.name() for layer in QgsProject.instance().mapLayers().values() if "practice" not in layer.name()
]
assert sorted(layers) == sorted(f"Submitted: ZA001{job}-01" for job in ("TAKEN1", "FREE2", "LOST3")), layers
assert all(layer.readOnly() for layer in QgsProject.instance().mapLayers().values() if "Sub" in layer.name())
assert held() == before + 3
posted = [one for one in server.answered if one.method == "POST" and one.path.endswith("/works")]
assert [one.status for one in posted] == [201, 409, 201, 201] or len(posted) == 4, posted
assert len(dock.store.all()) == 3
print("SETTLED", dock.receipt.words.toPlainText())
