"""Every control of signing in and out, by mouse and keyboard; then QGIS is closed with both docks open.

arguments: a Street Manager at an address of its own; a password that must not be found anywhere afterwards; a file
for the tokens; a folder for pictures.
"""

from pathlib import Path

import desk
import dialogs
import journey
import place
import signing_in
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import Qt, QTimer, QUrl
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QDialogButtonBox, QTextBrowser, QWidget
from works_extents.plugin.gui.sign_in.options_page import OptionsPage
from works_extents.plugin.gui.sign_in.sign_in_words import NETWORK_PAGE
from works_extents.plugin.host import settings
from works_extents.plugin.streetmanager import environments
from works_extents.plugin.streetmanager.errors import StreetManagerError

address, secret, token_file, pictures = arguments
PLANNER, CONTRACTOR = 0, 1
plugin = desk.the_plugin()
window = iface.mainWindow()
window.resize(1280, 860)


def picture(widget, name):
    desk.picture(widget, Path(pictures) / f"{name}.png")


def note_tokens():
    held = vars(plugin.office.sign_in.service.session._tokens).values()
    values = [value for value in held if isinstance(value, str) and len(value) > 20]
    assert values
    with Path(token_file).open("a", encoding="utf-8") as file:
        file.writelines(f"{value}\n" for value in values)


def band():
    return strip.state.text()


def type_into(box, words):
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(box, words)


def in_options(act):
    """What QGIS's options do when they come up: `act` with the dialog; then they are closed by their button."""
    problems = []

    def work():
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(500, work)
            return
        try:
            act(dialog)
        except Exception as error:
            problems.append(error)
        ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
        QTest.mouseClick(ok, Qt.MouseButton.LeftButton)

    QTimer.singleShot(500, work)
    return problems


# Nothing but buttons at QGIS's start.
assert plugin.office is None

# A contractor, in v1: for whom, and in which workstream.
dock = journey.sign_in(plugin, "v1", CONTRACTOR)
sign_in, strip = plugin.office.sign_in, dock.strip
assert "Practice" in band() and "v1" in band() and "Contractor, Made-up Contracting" in band()
assert strip.form.isHidden() and strip.trouble.isHidden()
for part in (strip.band, strip.panel, strip.asking):
    assert part.minimumSizeHint().width() < 360, (part, part.minimumSizeHint().width())
QTest.keyClick(strip.unfold, Qt.Key.Key_Space)
assert not strip.form.isHidden() and strip.asking.isHidden()
assert strip.promoter.isVisible() and not strip.workstream.isVisible()
journey.pick(strip.promoter, "ZZ02")
desk.wait_until(lambda: not sign_in.acting.asking, "the promoter's workstreams")
assert [strip.workstream.itemData(at) for at in range(strip.workstream.count())] == ["", "001", "002", "003"]
journey.pick(strip.workstream, "002")
assert "for Made-up Gas, workstream 002" in band(), band()
picture(window, "acting_for")

# It is what a form begins with.
journey.show_town(plugin)
middle = place.on_high_street()
draw = journey.open_draw_dock(plugin)
journey.look_at(*middle, 120)
journey.draw(draw, "polygon", place.rectangle(middle))
journey.wait_for_streets(draw)
journey.choose_street(draw)
journey.press(draw.draw_page.apply_button)
assert draw.form.answers.values["promoter_swa_code"] == "ZZ02", draw.form.answers.values
assert draw.form.answers.values["workstream_prefix"] == "002"
assert "Made-up Gas" in draw.strip.state.text(), "the band stands on the form too"

# What is still being asked by this session would renew it by itself, or try its password.
desk.wait_until(lambda: not draw.clashes.lookup.busy, "what is around")
desk.wait_until(lambda: draw.form.answers.category.category, "the category")

# A sign-in that is a day old is renewed by a button, and the form stays open.
session = sign_in.service.session
day = 24 * 3600.0
earlier = session._clock
session._clock = lambda: earlier() + day
sign_in.look_at_age()
assert "more than a day ago" in draw.strip.trouble_words.text() and not draw.strip.trouble.isHidden()
picture(draw, "day_old")
QTest.keyClick(draw.strip.again, Qt.Key.Key_Space)
desk.wait_until(lambda: sign_in.state.name == "IN", "the sign-in to be renewed")
assert draw.strip.trouble.isHidden() and sign_in.service.session is session
assert draw.pages.currentWidget() is draw.form
assert sign_in.acting.workstream == "002", "what was chosen stays"

# A sign-in that is no longer accepted says so; its password is not tried again by itself.
session._password = "wrong"
session._tokens.id_token, session._tokens.refresh_token = "x", None
try:
    sign_in.service.party.get_workstreams("ZZ02")
    raise AssertionError("a bad token was accepted")
except StreetManagerError as error:
    print("LOST", error)
desk.wait_until(lambda: sign_in.state.name == "LOST", "the loss to be seen")
assert "no longer accepted" in draw.strip.state.text()
assert "may be wrong" in draw.strip.trouble_words.text()
assert draw.pages.currentWidget() is draw.form
picture(draw, "lost")
journey.press(draw.strip.again)
assert not draw.strip.asking.isHidden() and draw.strip.button.isVisible()
assert sign_in.state.name == "LOST"

# Signed out here: nobody is asked anything, and what is still under way can call no more.
plugin.search_dock.setUserVisible(True)
desk.wait(100)
journey.press(strip.unfold)
journey.press(strip.out)
assert not sign_in.signed_in and "Signed out" in band() and strip.panel.isHidden()
try:
    session.call(session.transport(), "GET", "party", "users/contractor@practice.example")
    raise AssertionError("a session that was forgotten signed in again")
except StreetManagerError as error:
    assert "signed out" in error.words

# What is typed is stored, encrypted, where the box is ticked. (A fresh profile's master password is set here.)
watch = dialogs.DialogWatch()
assert QgsApplication.authManager().setMasterPassword("a master password", True)
strip.environment.setFocus()
journey.pick(strip.environment, "custom")
assert strip.version.currentData() == "v6"
journey.pick(strip.version, "v2")
assert strip.email.isVisible() and strip.password.isVisible() and not strip.account.isVisible()
type_into(strip.address, address)
journey.press(strip.button)
assert "Enter the email address and password" in strip.problem.text()
type_into(strip.email, "planner@practice.example")
type_into(strip.password, secret)
QTest.keyClick(strip.keep, Qt.Key.Key_Space)
picture(dock, "typed")
QTest.keyClick(strip.password, Qt.Key.Key_Return)
desk.wait_until(lambda: sign_in.signed_in, "being signed in")
note_tokens()
assert "taken as live" in band() and "v2" in band() and "Planner, Made-up Water" in band()
identity = desk.wait_until(settings.configuration_for("custom").get, "the credentials to be stored")
assert not settings.EMAIL.get(), "the settings hold the id alone"
assert not strip.password.text() and not strip.keep.isChecked()

# Chosen from the database, in another version, from signed in to signed in.
journey.unfold(strip)
assert strip.credentials.currentData() == identity
assert "Street Manager Another address" in strip.credentials.currentText()
assert not strip.email.isVisible() and not strip.password.isVisible()
journey.pick(strip.version, "v6")
picture(dock, "stored")
QTest.keyClick(strip.button, Qt.Key.Key_Space)
desk.wait_until(lambda: sign_in.signed_in and sign_in.service.version == "v6", "being signed in with v6")
note_tokens()
assert settings.configuration_for("custom").get() == identity and not settings.EMAIL.get()

# A refusal says what it means, and how near the lock is.
for attempt in range(1, 6):
    signing_in.try_custom(plugin, address, "gas@practice.example", "wrong")
    said = strip.problem.text()
    times = "1 time" if attempt == 1 else f"{attempt} times"
    assert ("has failed " + times in said) == (attempt < 5), said
signing_in.try_custom(plugin, address, "gas@practice.example", secret)
assert "locked" in strip.problem.text() and "open again at" in strip.problem.text(), strip.problem.text()
picture(dock, "locked")
print("TOLD", strip.problem.text())
for email, word in (("newcomer@practice.example", "website"), ("suspended@practice.example", "suspended")):
    signing_in.try_custom(plugin, address, email, secret)
    assert word in strip.problem.text(), strip.problem.text()
signing_in.try_custom(plugin, "http://127.0.0.1:9", "planner@practice.example", secret)
assert strip.mend.isVisible() and "network settings" in strip.mend.text(), strip.problem.text()
picture(dock, "unreachable")
watch.rest(True)
problems = in_options(lambda dialog: dialog.findChild(QWidget, NETWORK_PAGE).isVisible() or 1 / 0)
journey.press(strip.mend)
assert not problems, problems
watch.rest(False)

# PRODUCTION cannot be taken for anything else. (Its address is this machine's for the test.)
environments.PRODUCTION = environments.Environment("production", "PRODUCTION", address, live=True)
journey.unfold(strip)
journey.pick(strip.environment, "production")
assert "LIVE" in strip.asking.warning.text() and strip.version.currentData() == "v6"
type_into(strip.email, "planner@practice.example")
type_into(strip.password, secret)
journey.press(strip.button)
desk.wait_until(lambda: sign_in.signed_in, "being signed in to PRODUCTION")
note_tokens()
for shown in (strip, draw.strip):
    assert "PRODUCTION · live works" in shown.state.text()
    assert "#d4351c" in shown.band.styleSheet()
picture(window, "production")

# Everywhere: asked first, in words, without a dialog; then it ends what others hold of the account too.
journey.press(strip.unfold)
other = sign_in.service.fork()
held = sign_in.service.session._tokens.id_token
journey.press(strip.everywhere)
assert "every computer" in strip.panel.consequence.text() and window.focusWidget() is strip.stay
picture(dock, "everywhere")
QTest.keyClick(strip.stay, Qt.Key.Key_Space)
assert strip.panel.question.isHidden() and sign_in.signed_in
journey.press(strip.everywhere)
journey.press(strip.confirm)
desk.wait_until(lambda: not sign_in.signed_in and sign_in.state.name == "OUT", "being signed out")
try:
    line = sign_in.service or other._transport
    line.send("GET", "v6/party/users/planner@practice.example", headers={"token": held})
    raise AssertionError("the token holds still")
except StreetManagerError as error:
    assert error.status == 401, error
assert not watch.seen, watch.seen


# The settings, in QGIS's options.
def fill_options(dialog):
    page = dialog.findChild(OptionsPage)
    assert page.isVisible(), "the options opened at another page"
    journey.pick(page.environment, "sandbox")
    journey.pick(page.version, "v6")
    type_into(page.identifier, "a.person@example.org")
    type_into(page.name, "A Person")
    page.days.setFocus()
    page.days.selectAll()
    QTest.keyClicks(page.days, "21")
    page.read_timeout.selectAll()
    QTest.keyClicks(page.read_timeout, "90")
    page.authorities.setFilePath("/nowhere/company.pem")
    assert "no such file" in page.authorities_problem.text()
    picture(dialog, "options")
    page.authorities.setFilePath("")


watch.rest(True)
problems = in_options(fill_options)
[entry] = [one for one in window.findChildren(QAction) if one.objectName() == "works_extents_options"]
entry.trigger()
assert not problems, problems
assert (settings.BEGIN_WITH.get(), settings.BEGIN_VERSION.get()) == ("sandbox", "v6")
assert (settings.USER_IDENTIFIER.get(), settings.USER_NAME.get()) == ("a.person@example.org", "A Person")
assert (settings.SEARCH_DAYS.get(), settings.READ_TIMEOUT.get()) == (21, 90)

# Help, beside the work.
journey.press(strip.help)
shown = strip.help.help_window
assert shown.isVisible() and not shown.isModal()
assert "Searching" in shown.pages.toPlainText()
shown.pages.anchorClicked.emit(shown.pages.source().resolved(QUrl("index.html")))
picture(shown, "help")
shown.close()

# Messages are whole in a narrow window.
window.resize(900, 700)
desk.wait(100)
iface.messageBar().clearWidgets()
plugin.office.notices.warn(
    "One <sentence> after the other. " * 12 + "The last is the next step.", "Try again", print
)
desk.wait(300)
told = iface.messageBar().currentItem()
picture(window, "message_900")
assert "next step" in told.text() and "One &lt;sentence&gt;" in told.text()
words = told.findChild(QTextBrowser)
desk.wait_until(lambda: words.height() >= words.document().size().height(), "the whole message to be seen")
assert window.width() <= 1100, window.width()
iface.messageBar().clearWidgets()
window.resize(1280, 860)
desk.wait(100)

# Left open, the search dock in front, and wider than it was.
plugin.search_dock.setUserVisible(True)
window.resizeDocks([plugin.search_dock], [560], Qt.Orientation.Horizontal)
desk.wait(200)
print("WIDTH", plugin.search_dock.width())
QgsProject.instance().write(str(Path(pictures) / "kept.qgs"))
desk.ends_by_itself()
print("CLOSING", flush=True)
QTimer.singleShot(0, window.close)
