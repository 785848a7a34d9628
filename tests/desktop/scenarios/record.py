"""A work's whole record by mouse and keyboard: read, on the map, and all that is done to it. argument: pictures."""

from datetime import datetime, timezone
from pathlib import Path

import desk
import journey
import made_works
import place
from keyboard import type_into
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton
from works_extents.plugin.streetmanager.files import FileToSend
from works_extents.plugin.streetmanager.uk_time import uk_local
from works_extents.plugin.streetmanager.work_service.file_records import AddFileToWorkRequest

pictures = Path(arguments[0])
pictures.mkdir(parents=True, exist_ok=True)
plugin = desk.the_plugin()
window = iface.mainWindow()
window.resize(1280, 900)
search = journey.sign_in(plugin, "v6")
journey.show_town(plugin)
middle = place.on_high_street()
service = plugin.office.sign_in.service
server = plugin.office.sign_in.practice.server
work, permit = made_works.granted(service, middle)
plugin.record_action.trigger()
dock = desk.wait_until(lambda: plugin.record_dock, "the dock")
page, tree, doing = dock.page, dock.page.tree, dock.doing


def read(reference, key=""):
    """Type a reference, press Enter, and wait for the record."""
    type_into(page.reference, reference)
    whole()
    if key:
        look_at(key)


def whole():
    """Wait until what was sent is answered, the record is read, lost answers are looked for, the map shows it."""
    desk.wait_until(
        lambda: (
            not dock.desk.busy
            and not dock.reading.busy
            and dock.record
            and dock.record.complete
            and not dock.reading._more
            and dock.on_map._task is None
            and dock.desk._asking is None
        ),
        f"the record: {page.said.text()}",
    )
    desk.wait(60)


def look_at(kind):
    """Go to the first line of a kind by keyboard; its details are returned."""
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Home)
    for _ in range(80):
        if tree.part is not None and tree.part.kind == kind:
            break
        below = tree.currentItem()
        if below.childCount() and not below.isExpanded():
            QTest.keyClick(tree, Qt.Key.Key_Right)
        QTest.keyClick(tree, Qt.Key.Key_Down)
    assert tree.part is not None and tree.part.kind == kind, (kind, tree.title())
    desk.wait_until(lambda: not dock.reading._more and dock.on_map._task is None, "the part in full")
    desk.wait(40)
    return page.details.toPlainText()


def from_menu(button, name):
    """Choose from a menu by keyboard; it holds up what opened it until it is closed."""
    menu, told = button.menu(), []

    def choose():
        entry = next((one for one in menu.actions() if one.objectName() == name), None)
        told.append(entry.text() if entry else [one.text() for one in menu.actions()])
        for _ in range(40):
            if entry is None or menu.activeAction() is entry:
                break
            QTest.keyClick(menu, Qt.Key.Key_Down)
        menu.grab().save(str(pictures / f"menu_{name}.png"))
        QTest.keyClick(menu, Qt.Key.Key_Return if entry and entry.isEnabled() else Qt.Key.Key_Escape)

    journey.in_menu(menu, choose)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    desk.wait(80)
    assert told, name


def do(name, **answers):
    """An action from its menu to its sending; what is asked for is answered by keyboard."""
    from_menu(page.actions, name)
    form = doing.form
    desk.wait_until(lambda: dock.pages.currentWidget() is form, "the form")
    for field, value in answers.items():
        if isinstance(value, datetime):
            type_into(form.questions.row(field).editor.widget.typed, f"{value:%d/%m/%Y %H:%M}", enter=False)
        elif field == "file_ids":
            form.questions.row(field).editor.widget.attach(value)
        else:
            journey.answer(form.questions, field, value)
    desk.wait(30)
    desk.picture(window, pictures / f"{name}_form.png")
    journey.press(form.go_on)
    desk.wait_until(lambda: dock.pages.currentWidget() is doing.confirm, form.questions.summary.text())
    desk.picture(window, pictures / f"{name}_confirm.png")
    print("CONFIRM", name, doing.confirm.words.toPlainText().replace("\n", " / "))
    assert work in doing.confirm.words.toPlainText() and "Practice" in doing.confirm.words.toPlainText()
    journey.press(doing.confirm.submit)
    desk.wait_until(lambda: not dock.desk.busy, "the answer")


def done(name, **answers):
    """The same, taken."""
    do(name, **answers)
    desk.wait_until(lambda: dock.pages.currentWidget() is page, doing.form.questions.summary.text())
    whole()
    assert "done" in page.said.text(), page.said.text()


def enabled(name):
    """Whether the menu has it, and whether it can be chosen now; with its words."""
    page.actions.menu().aboutToShow.emit()
    found = [one for one in page.actions.menu().actions() if one.objectName() == name]
    return (found[0].isEnabled(), found[0].text()) if found else None


# Nothing is shown before anything was asked for; a reference that nobody knows is said, and so is what is not ours.
assert not page.actions.isEnabled() and "Enter the reference" in page.said.text()
type_into(page.reference, "NOSUCH1")
desk.wait_until(lambda: "knows no work" in page.said.text(), "the words")
# From the permit's reference, in small letters.
read(permit.lower())
assert tree.part.reference == permit and dock.record.reference == work
assert "Granted" in page.details.toPlainText() and "HIGH STREET" in page.title.text()
assert not page.untold.isVisible() and "Planned" in page.state.text()
groups = [group.name() for group in QgsProject.instance().layerTreeRoot().findGroups()]
assert f"Work {work}" in groups, groups
[layer] = dock.on_map.layers
assert layer.featureCount() == 1 and layer.readOnly() and layer.selectedFeatureCount() == 1
box = layer.extent()
assert iface.mapCanvas().extent().contains(box)
desk.settle()
desk.picture(window, pictures / "record.png")
journey.press(page.copy)
assert permit in QApplication.clipboard().text()
print("READ", page.title.text(), page.state.text())

# What cannot be done now says why.
assert enabled("work_start")[0] and not enabled("work_stop")[0], enabled("work_stop")
assert "works are planned" in enabled("work_stop")[1].lower(), enabled("work_stop")
assert enabled("inspection_units") is None and enabled("permit_cancelling")[0]
# A future start is wrong here already; what the service refuses comes back to the form.
now = uk_local(datetime.now(timezone.utc)).replace(tzinfo=None, second=0, microsecond=0)
midnight = now.replace(hour=0, minute=1)
from_menu(page.actions, "work_start")
journey.press(doing.form.go_on)
assert dock.pages.currentWidget() is doing.form and "attention" in doing.form.questions.summary.text()
journey.press(doing.form.go_back)
assert dock.pages.currentWidget() is page
server.manners.fault_status = 409
do("work_start", actual_start_date=midnight)
assert dock.pages.currentWidget() is doing.form, page.said.text()
desk.picture(window, pictures / "refused.png")
print("REFUSED", doing.form.questions.summary.text())
server.manners.fault_status = None
journey.press(doing.form.go_on)
journey.press(doing.confirm.submit)
desk.wait_until(lambda: dock.pages.currentWidget() is page and not dock.desk.busy, "the start")
whole()
assert "In progress" in page.state.text(), page.state.text()
done("work_start_revert", revert_reason="It was the street next to it")
assert "Planned" in page.state.text()

# The answer is lost after the service acted: it is told, and settled by reading the work.
server.manners.drop_after_acting = True
do("work_start", actual_start_date=midnight)
server.manners.drop_after_acting = False
desk.wait_until(lambda: dock.pages.currentWidget() is page, "the record")
whole()
desk.picture(window, pictures / "lost.png")
assert not page.pending.pending, page.pending.pending[0].words
assert "Street Manager has it" in page.said.text(), page.said.text()
assert "In progress" in page.state.text()
shown = iface.messageBar().currentItem()
assert shown is None or "lost" not in shown.text(), shown.text()
started = [one for one in server.answered if one.path.endswith(f"{work}/start")]
assert len(started) == 3, started
print("SETTLED", page.said.text())

# On site: traffic management, the ground, comments, files, the stop and its taking back.
look_at("permit")
done("current_traffic_management", current_traffic_management_type="give_and_take")
assert "Give and take" in look_at("work")
done("excavation_carried_out", excavation_carried_out=True)
done("comment", topic="GENERAL", detail="The barriers are moved on Monday", is_internal=False)
assert "barriers" in look_at("comment") and not page.mark.isEnabled()
authority = made_works.another(service, "authority@practice.example")
from works_extents.plugin.streetmanager.work_service.comment_records import CommentCreateRequest  # noqa: E402

authority.work.post_comment(work, CommentCreateRequest(topic="GENERAL", detail="Keep the footway open"))
number = service.work.upload_file(FileToSend("run.exe", b"MZ")).file_id
service.work.add_file_to_work(work, AddFileToWorkRequest(file_ids=[number]))
(pictures / "plan.pdf").write_bytes(b"%PDF-1.4 made up")
done("work_files", file_ids=[pictures / "plan.pdf"])
assert len(dock.record.files) == 2
assert "1 unread" in tree.item_of("group/comment").text(1)
assert "footway" in look_at("comment")
desk.picture(window, pictures / "comment.png")
journey.press(page.mark)
desk.wait_until(lambda: not dock.desk.busy, "the mark")
whole()
assert not page.mark.isEnabled() and "Yes" in page.details.toPlainText(), page.details.toPlainText()
assert "run.exe" in look_at("file")
journey.press(page.open_file)
assert "may be a program" in page.said.text()
QTest.keyClick(tree, Qt.Key.Key_Down)
desk.wait(40)
assert "plan.pdf" in page.details.toPlainText()
opened = []

module = __import__("works_extents.plugin.gui.record.record_files", fromlist=["record_files"])
module.QDesktopServices = type("Opens", (), {"openUrl": staticmethod(lambda url: opened.append(url) or True)})
journey.press(page.open_file)
desk.wait_until(lambda: opened, "the file")
assert Path(opened[0].toLocalFile()).read_bytes() == b"%PDF-1.4 made up"
(pictures / "saved.pdf").unlink(missing_ok=True)
journey.press(page.save_file)
dialog = desk.wait_until(lambda: dock.files.dialog, "where to save")
type_in = dialog.findChild(QLineEdit, "fileNameEdit")
type_in.setText(str(pictures / "saved.pdf"))
QTest.keyClick(type_in, Qt.Key.Key_Return)
desk.wait_until(lambda: (pictures / "saved.pdf").exists(), "the saved file")
desk.wait_until(lambda: "Saved as" in page.said.text(), "the words")
done("work_stop", actual_stop_date=now)
assert "Completed" in page.state.text()
done("work_stop_revert", revert_reason="A bollard still has to be put back")
assert "In progress" in page.state.text()

# A comment that never arrives: nobody knows, it is not sent again, and a person may say.
server.manners.drop_before_acting = True
do("comment", topic="GENERAL", detail="The lamps are lit")
server.manners.drop_before_acting = False
desk.wait_until(lambda: dock.pages.currentWidget() is page, "the record")
whole()
[pending] = page.pending.pending
words = page.pending.findChild(QLabel, "pending_words").text()
assert "outcome unknown" in words and "10 minutes" in words, words
assert not pending.may_resend and "lost" in iface.messageBar().currentItem().text()
desk.picture(window, pictures / "pending.png")
journey.press_offered(page.pending, "ask_pending", QPushButton)
whole()
assert len(page.pending.pending) == 1
posted = [one for one in server.answered if one.method == "POST" and one.path.endswith("/comments")]
from_menu(page.pending.findChild(QToolButton, "say_pending"), "pending_is_not_there")
desk.wait_until(lambda: not dock.desk.busy, "the word")
whole()
assert not page.pending.isVisible()
print("PENDING", words)

# All of the history.
item = tree.item_of("more of the history")
assert item is not None
tree.setCurrentItem(item)
QTest.keyClick(tree, Qt.Key.Key_Return)
desk.wait_until(lambda: dock.record.whole_history, "the history")
assert tree.item_of("more of the history") is None and len(dock.record.events) > 8
print("HISTORY", len(dock.record.events))
desk.picture(window, pictures / "history.png")

# A made-up work with a site: on the map, chosen there and here.
of_sites = [one for one in server._store.ledger.all("site") if one["work_reference_number"].startswith("ZA")]
site = next(one for one in of_sites if one["reinstatements"][0].get("secondary_reinstatement_coordinates"))
read(site["work_reference_number"])
drawn = {layer.customProperty("works_extents/record_layer") for layer in dock.on_map.layers}
assert any(one.startswith("reinstatements/") for one in drawn), drawn
assert "Where" in look_at("reinstatement")
QTest.keyClick(tree, Qt.Key.Key_Return)
desk.settle()
marked = {layer.name(): layer.selectedFeatureCount() for layer in dock.on_map.layers}
assert sum(marked.values()) == 2, marked
desk.wait(1200)
desk.picture(window, pictures / "site.png")
layer = next(
    one
    for one in dock.on_map.layers
    if one.customProperty("works_extents/record_layer").startswith("permits/")
)
layer.selectAll()
desk.wait(60)
assert tree.part.kind == "permit", tree.title()

# Somebody else's: its permits, and why no more; from the search by a button.
theirs = next(
    one["work_reference_number"]
    for one in server._store.ledger.all("site")
    if one["work_reference_number"].startswith("ZG")
)
read(theirs)
assert "only" in page.untold.text() and not page.actions.isEnabled() and not page.submit.isEnabled()
assert {part.kind for part in dock.record.walk()} == {"permit"}
desk.picture(window, pictures / "theirs.png")

# What hangs on it is begun from here.
begun = []
dock.begin_kind.disconnect()
dock.begin_kind.connect(lambda *told: begun.append(told))
read(site["work_reference_number"], "site")
page.submit.menu().aboutToShow.emit()
offered = [one.objectName() for one in page.submit.menu().actions()]
assert "further_reinstatement" in offered and "further_permit" in offered, offered
from_menu(page.submit, "further_reinstatement")
assert begun[0][0] == "further_reinstatement" and begun[0][1]["site"], begun
print("SUBMIT", offered)

# The dock stays usable at 380 pixels.
window.resizeDocks([dock], [380], Qt.Orientation.Horizontal)
desk.wait(200)
assert dock.width() <= 400, dock.width()
desk.picture(window, pictures / "narrow.png")
from_menu(page.actions, "comment")
desk.picture(window, pictures / "narrow_form.png")
assert dock.width() <= 400, dock.width()
journey.press(doing.form.go_back)
print("RECORD DONE")
