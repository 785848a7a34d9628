"""The form of a submission, its files, summary, receipt and page for the file: by keyboard and mouse.

arguments: a folder for pictures and files, and the version of the service.
"""

from datetime import date, timedelta
from pathlib import Path

import desk
import failures
import journey
import place
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QListWidget,
    QProgressBar,
    QToolButton,
)

pictures, version = Path(arguments[0]), arguments[1]
window = iface.mainWindow()
window.resize(1280, 950)
plugin = desk.the_plugin()
journey.sign_in(plugin, version)
journey.show_town(plugin)
x, y = place.on_high_street()
dock = journey.open_draw_dock(plugin)
form, store = dock.form, dock.store
service = plugin.office.sign_in.service
manners = plugin.office.sign_in.practice.server.manners
KEY = Qt.Key


def focus() -> object:
    return QApplication.focusWidget()


def type_in(widget, words: str) -> None:
    """By keyboard, instead of what stands there."""
    journey.into_view(widget)
    widget.setFocus()
    line = widget.focusProxy() or widget
    QTest.keyClick(line, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, words)


def choose_in(name: str, files: list) -> str:
    """Answer the dialog for files that is open; the name that it proposed is returned."""

    def open_() -> list:
        return [one for one in window.findChildren(QFileDialog, name) if one.isVisible()]

    dialog = desk.wait_until(open_, name)[0]
    proposed = Path(dialog.selectedFiles()[0]).name if dialog.selectedFiles() else ""
    if name.startswith("attach"):
        dialog.filesSelected.emit(files)
    else:
        dialog.fileSelected.emit(files[0])
    dialog.close()
    desk.wait(50)
    return proposed


def answers() -> dict:
    return form.answers.values


def begin(job_number: str) -> None:
    """An extent on High Street, its street, its form."""
    journey.draw(dock, "polygon", [(x, y - 6), (x + 3, y - 6), (x + 3, y + 6), (x, y + 6)])
    journey.wait_for_streets(dock)
    journey.choose_street(dock)
    journey.press(dock.draw_page.apply_button)
    assert dock.pages.currentWidget() is form
    journey.answer(form, "job_number", job_number)


journey.look_at(x, y, 120)
begin("FORM-1")

# Help: folded behind every question, by mouse, by F1, and for all.
row = form.row("description_of_work")
assert row.help.isHidden()
journey.press(journey.child(row, "ask_description_of_work", QToolButton))
assert row.help.isVisible()
row.editor.widget.setFocus()
QTest.keyClick(row.editor.widget, KEY.Key_F1)
assert row.help.isHidden()
explain = form.questions.explain
explain.setFocus()
QTest.keyClick(explain, KEY.Key_Space)
assert row.help.isVisible() and row.ask.isHidden()
desk.picture(window, pictures / "form_explained.png")
QTest.keyClick(explain, KEY.Key_Space)
assert row.help.isHidden()

assert form.minimumSizeHint().width() <= 372, form.minimumSizeHint().width()

# Sections fold by keyboard, and what is folded away does not come back with what it hides.
section = form.questions._sections["more"]
assert section.isCollapsed()
section.setFocus()
QTest.keyClick(section, KEY.Key_Space)
assert not section.isCollapsed()

# A condition by keyboard alone: the new row takes the focus, Tab goes through it.
add = journey.child(form.row("permit_conditions").editor.widget, "add_condition")
journey.into_view(add)
add.setFocus()
QTest.keyClick(add, KEY.Key_Space)
desk.wait(30)
QTest.keyClick(focus(), KEY.Key_Down)
chosen = focus().currentData()
QTest.keyClick(focus(), KEY.Key_Tab)
QTest.keyClicks(focus(), "By day only")
assert answers()["permit_conditions"] == [{"condition": chosen, "comment": "By day only"}]
QTest.keyClick(focus(), KEY.Key_Tab)
QTest.keyClick(focus(), KEY.Key_Space)
desk.wait(30)
assert not answers()["permit_conditions"]

# Dates as people type them; the calendar by keyboard; a time on its day.
today = date.today()
start = form.row("proposed_start_date").editor.widget
type_in(start, "+120")
assert answers()["proposed_start_date"] == today + timedelta(days=120)
assert "in 120 days" in start.understood.text()
QTest.keyClick(start.typed, KEY.Key_Tab)
assert start.typed.text() == f"{today + timedelta(days=120):%d/%m/%Y}"
end = form.row("proposed_end_date").editor.widget
type_in(end, "soon")
form.questions._tell_problems()
assert "enter a date" in form.row("proposed_end_date").problem.text()
type_in(end, f"{today + timedelta(days=121):%d/%m/%Y}")
QTest.keyClick(end.typed, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
calendar = desk.wait_until(lambda: end.calendar, "the calendar")
desk.picture(calendar, pictures / "calendar.png")
target = calendar.focusWidget() or calendar
QTest.keyClick(target, KEY.Key_Right)
QTest.keyClick(target, KEY.Key_Return)
desk.wait(50)
assert answers()["proposed_end_date"] == today + timedelta(days=122), answers()["proposed_end_date"]
begun = form.row("proposed_start_time").editor.widget
type_in(begun, "9:30")
assert answers()["proposed_start_time"].date() == answers()["proposed_start_date"]
type_in(begun, "")
QTest.keyClick(begun.typed, KEY.Key_Backspace)
assert answers()["proposed_start_time"] is None

# An earlier permit of the town: its answers come, its place and dates do not; and they go again.
fill = form.fill_in
fill.setFocus()
QTest.keyClick(fill, KEY.Key_Return)
assert not fill.isCollapsed()
assert form.minimumSizeHint().width() <= 372, form.minimumSizeHint().width()
type_in(fill.reference, "ZA00199999999-01")
QTest.keyClick(fill.reference, KEY.Key_Return)
desk.wait_until(lambda: "shows no permit" in fill.told.text(), "the permit that is none")
held = plugin.office.sign_in.practice.server
result = journey.search(plugin.search_dock, journey.TOWN, today, today + timedelta(days=14))
dock.setUserVisible(True)
at = result.attributes["promoter_swa_code"].index("ZZ01") if "promoter_swa_code" in result.attributes else 0
earlier = result.attributes["permit_reference_number"][at]
permit = service.work.get_permit(result.attributes["work_reference_number"][at], earlier)
dates_before = answers()["proposed_start_date"]
type_in(fill.reference, earlier)
journey.press(fill.copy)
desk.wait_until(lambda: "answers from" in fill.told.text(), "the permit's answers")
assert answers()["description_of_work"] == permit.description_of_work
assert form.row("description_of_work").editor.value() == permit.description_of_work
assert answers()["proposed_start_date"] == dates_before and answers()["usrn"] != permit.usrn
desk.picture(window, pictures / "form_filled_in.png")
journey.press(fill.undo)
assert not answers().get("description_of_work")

# All by hand, then kept as a template, taken away, brought back, used.
journey.fill_form(form, version, project_reference_number="P-1")
type_in(fill.name, "Leaks")
QTest.keyClick(fill.name, KEY.Key_Return)
assert "Kept as the template" in fill.told.text() and fill.choice.currentText() == "Leaks"
journey.press(fill.delete)
assert fill.choice.count() == 1
journey.press(fill.undo)
assert fill.choice.currentText() == "Leaks"
journey.answer(form, "description_of_work", "Something else")
journey.press(fill.use)
assert answers()["description_of_work"] == journey.ANSWERS["description_of_work"]
assert "project_reference_number" not in fill.choice.currentData().values
fill.setFocus()
QTest.keyClick(fill, KEY.Key_Space)
assert fill.isCollapsed()

# What is missing is listed, and each leads to its question by keyboard.
type_in(form.row("works_location_description").editor.widget, " ")
journey.press(form.go_on)
assert dock.pages.currentWidget() is form and "Where exactly" in form.questions.summary.text()
start.typed.setFocus()
form.questions.summary.setFocus(Qt.FocusReason.TabFocusReason)
QTest.keyClick(form.questions.summary, KEY.Key_Tab)
QTest.keyClick(form.questions.summary, KEY.Key_Return)
desk.wait(50)
assert focus() is form.row("works_location_description").editor.widget, focus()
QTest.keyClicks(focus(), "Carriageway outside number 12")

# Files: attached by the dialog, checked, taken away by keyboard.
files = pictures / "files"
files.mkdir(parents=True, exist_ok=True)
contents = {
    "plan.pdf": 1_500_000,
    "photo.jpg": 4_000_000,
    "big.pdf": 11 * 1024 * 1024,
    "tool.exe": 10,
    "odd.xyz": 50,
}
for name, size in contents.items():
    (files / name).write_bytes(bytes(size))
editor = form.row("file_ids").editor.widget
journey.press(journey.child(editor, "attach_files"))
choose_in("attach_files_dialog", [str(files / name) for name in contents])
listed = journey.child(editor, "attached_files", QListWidget)
assert listed.count() == 3, listed.count()
told = journey.child(editor, "files_problem", QLabel).text()
assert "10 MB" in told and "virus" in told, told
assert "unusual" in listed.item(2).text()
listed.setCurrentRow(2)
listed.setFocus()
QTest.keyClick(listed, KEY.Key_Delete)
assert listed.count() == 2 and len(answers()["attachments"]) == 2
journey.into_view(editor)
desk.picture(window, pictures / "form_files.png")

# The summary: as whom, for whom, which files. Sending the files is stopped, and nothing was submitted.
journey.press(form.go_on)
desk.wait_until(lambda: dock.pages.currentWidget() is dock.summary, form.questions.summary.text())
words = dock.summary.words.toPlainText()
for expected in (
    "Practice",
    "Planner, Made-up Water",
    "plan.pdf (1.4 MB)",
    "photo.jpg",
    "ZA001FORM-1",
    "HIGH STREET",
):
    assert expected in words, (expected, words)
desk.picture(window, pictures / "summary.png")
manners.delay = desk.PATIENCE  # or the files have gone before that is stopped
warned = len(failures.warned)
journey.press(dock.summary.submit)
bar = journey.child(dock.summary, "upload_progress", QProgressBar)
desk.wait_until(lambda: bar.isVisible(), "the progress")
desk.picture(dock, pictures / "uploading.png")
journey.press(journey.child(dock.summary, "stop_upload"))
desk.wait_until(lambda: not dock.sending.busy, "the stop")
manners.delay = 0.0
assert any("Nothing was submitted" in item.text() for item in dock._notices._told())
assert len(failures.warned) == warned, failures.warned
assert store.get(dock.drawing.draft.id).state in ("draft", "ready") and dock.summary.submit.isEnabled()

# Sent: the files first, then what names them.
uploaded = []
dock.sending.uploading.connect(lambda name, gone, whole: uploaded.append(name))
journey.press(dock.summary.submit)
desk.wait_until(lambda: dock.pages.currentWidget() is dock.receipt, "the receipt")
assert set(uploaded) <= {"plan.pdf", "photo.jpg"} and uploaded, uploaded
with store.reading() as connection:
    assert connection.execute("SELECT count(*) FROM uploads").fetchone()[0] == 2
reference, first_sent = dock.drawing.draft.reference, dock.drawing.draft.id
assert store.get(first_sent).values["category_told"]["category"] in ("minor", "standard", "major", "paa")
held = service.work.get_permit("ZA001FORM-1", "ZA001FORM-1-01")
assert sorted(one.name for one in held.files) == ["photo.jpg", "plan.pdf"], held.files
receipt = dock.receipt.words.toPlainText()
assert "Permit application" in receipt and reference in receipt and "Work reference" in receipt
journey.press(dock.receipt.copy)
assert QApplication.clipboard().text() == "ZA001FORM-1\tZA001FORM-1-01"
desk.picture(window, pictures / "receipt.png")

# A page for the file.
made = []
dock.page_for_file.written.connect(made.append)
journey.press(dock.receipt.save_page)
page = pictures / "page.pdf"
choose_in("page_dialog", [str(page)])
desk.wait_until(lambda: made, "the page")
content = page.read_bytes()
assert content.startswith(b"%PDF") and content.count(b"/Type /Page\n") == 1, content.count(b"/Type /Page\n")

# A change request: what is on record stands beside what changes, and the summary tells only that.
dock.begin_kind(
    "change_request",
    {"work_reference_number": "ZA001FORM-1", "permit_reference_number": "ZA001FORM-1-01"},
)
desk.wait_until(lambda: dock.drawing.whole is not None and dock.drawing.whole.concerning, "the permit")
desk.wait_until(lambda: dock.draw_page.apply_button.isEnabled(), dock.draw_page.why_not.text())
journey.press(dock.draw_page.apply_button)
assert dock.pages.currentWidget() is form and form.answers.kind.key == "change_request"
assert answers()["description_of_work"] == journey.ANSWERS["description_of_work"]
reason = "permit_alteration_reason" if version != "v6" else "change_request_reason"
journey.answer(form, reason, "The leak is larger")
type_in(form.row("proposed_end_date").editor.widget, f"{today + timedelta(days=123):%d/%m/%Y}")
journey.answer(form, "traffic_management_type", "two_way_signals")
before = form.row("traffic_management_type").before
assert before.isVisible() and before.text() == "Before: Give and take", before.text()
assert form.row("description_of_work").before.isHidden()
if version == "v6":
    journey.answer(form, "emergency_contact_name", "A Person")
    journey.answer(form, "emergency_contact_number", "01632 960001")
journey.into_view(before)
desk.picture(window, pictures / "form_change.png")
journey.press(form.go_on)
desk.wait_until(lambda: dock.pages.currentWidget() is dock.summary, form.questions.summary.text())
words = dock.summary.words.toPlainText()
for expected in (
    "Change request",
    "ZA001FORM-1-01",
    "The leak is larger",
    "Give and take",
    "Two-way signals",
):
    assert expected in words, (expected, words)
assert "Repair a leaking water main" not in words and "Carriageway outside" not in words, words
desk.picture(window, pictures / "summary_change.png")
journey.press(dock.summary.submit)
desk.wait_until(lambda: dock.pages.currentWidget() is dock.receipt, "the receipt of the change")
receipt = dock.receipt.words.toPlainText()
assert "Change request" in receipt and "ZA001FORM-1-01" in receipt, receipt
desk.picture(window, pictures / "receipt_change.png")

# A second one: the contact typed last time is offered, its number comes along.
journey.press(dock.receipt.finish)
dock.kinds.choose("permit_application")
begin("FORM-2")
name = form.row("secondary_contact").editor.widget
number = form.row("secondary_contact_number").editor.widget
for one in (name, number):
    type_in(one, " ")
    QTest.keyClick(one, KEY.Key_Backspace)
journey.into_view(name)
name.setFocus()
QTest.keyClick(name, KEY.Key_Down)
popup = name.completer().popup()
assert popup.isVisible() and popup.model().index(0, 0).data() == "A Person · 01632 960001"
QTest.keyClick(popup, KEY.Key_Down)
QTest.keyClick(popup, KEY.Key_Return)
desk.wait(50)
assert name.text() == "A Person" and number.text() == "01632 960001", (name.text(), number.text())
assert answers()["secondary_contact_number"] == "01632 960001"
fill.choice.setCurrentIndex(fill.choice.findText("Leaks"))
assert fill.choice.currentText() == "Leaks", "templates are there for the next one"

# A page of any draft, from the list of drafts: of this one what it is so far, of the first one its receipt.
journey.press(form.go_back)
journey.press(dock.draw_page.all_drafts)
pages = dock.drafts_page
proposed = []
for number, identity in enumerate([dock.drawing.draft.id, first_sent]):
    made.clear()
    pages.choose(identity)
    journey.press(journey.child(pages, "draft_pdf"))
    proposed.append(choose_in("page_dialog", [str(pictures / f"page_{number}.pdf")]))
    desk.wait_until(lambda: made, "the page")
    assert (pictures / f"page_{number}.pdf").read_bytes().startswith(b"%PDF")
assert proposed[0].startswith("New_polygon") and proposed[1].startswith("ZA001FORM-1-01"), proposed
desk.picture(window, pictures / "drafts_pdf.png")
print("FORMS FILLED IN")
