"""Two windows of QGIS with one profile at once: each sees what the other keeps, and a draft is open in one of them.

arguments: "one" or "two", and a folder where the two leave word for each other, and pictures.
"""

import time
from pathlib import Path

import desk
import journey
import place
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QTextBrowser

me, folder = arguments[0], Path(arguments[1])
window = iface.mainWindow()
window.resize(1100, 850)
plugin = desk.the_plugin()
journey.sign_in(plugin, "v2")
journey.show_town(plugin)
x, y = place.on_high_street()
dock = journey.open_draw_dock(plugin)
drawing, page, drafts, store = dock.drawing, dock.draw_page, dock.drafts_page, dock.store


def say(word: str, what: str = "-") -> None:
    beside = folder / f"{word}.part"
    beside.write_text(what)
    beside.replace(folder / word)


def hear(word: str) -> str:
    """Wait longer than for anything else: the other window may have to be started, and goes a long way."""
    end = time.monotonic() + 3 * desk.PATIENCE
    while not (folder / word).exists():
        if time.monotonic() > end:
            raise TimeoutError(f"Waited in vain for the other window's {word}")
        desk.wait(50)
    return (folder / word).read_text()


def listed(name: str, words: str = "") -> bool:
    every = [drafts.list.item(row).text() for row in range(drafts.list.count())]
    return any(one.split("\n")[0] == name and words in one for one in every)


def choose(identity: str) -> None:
    drafts.list.clearSelection()
    drafts.choose(identity)


def try_to_open(identity: str) -> str:
    """Open a draft in the list by Enter; what the message bar says."""
    choose(identity)
    drafts.list.setFocus()
    QTest.keyClick(drafts.list, Qt.Key.Key_Return)
    desk.wait(50)
    item = iface.messageBar().currentItem()
    if item is None:
        return ""
    return " ".join(part.toPlainText() for part in item.findChildren(QTextBrowser)) + " ".join(
        part.text() for part in item.findChildren(QLabel)
    )


def press_in_bar(words: str) -> None:
    buttons = iface.messageBar().currentItem().findChildren(QPushButton)
    journey.press(next(button for button in buttons if button.text() == words))


journey.look_at(x, y, 120)
if me == "one":
    journey.draw(dock, "polygon", place.rectangle((x, y), 8, 4))
    first = drawing.draft.id
    drawing.rename("Theirs and mine")
    journey.wait_for_streets(dock)
    journey.choose_street(dock)
    say("drawn", first)
    # The other makes a copy: it appears here by itself.
    journey.press(page.all_drafts)
    copy = hear("copied")
    desk.wait_until(lambda: listed("Theirs and mine (copy)"), "the other window's copy in the list")
    desk.picture(window, folder / "one_sees_the_copy.png")
    # And cannot be deleted here while it is open there.
    choose(copy)
    journey.press(drafts.delete)
    assert copy in [draft.id for draft in store.all()], "deleted under the other window's hands"
    # This window goes on with something else; the other may have the first one now.
    journey.press(drafts.go_back)
    journey.draw(dock, "point", [(x + 1, y + 20)])
    drawing.rename("Another")
    say("left")
    hear("opened")
    journey.press(page.all_drafts)
    assert "open in another window" in try_to_open(first), "it is open in the other window"
    assert drawing.draft.name == "Another"
    # What the other submits is submitted here too, and is sent no more.
    hear("submitted")
    desk.wait_until(lambda: listed("Theirs and mine", "submitted"), "the other window's submission")
    desk.picture(window, folder / "one_sees_the_submission.png")
    try_to_open(first)
    desk.wait_until(lambda: drawing.draft is not None and drawing.draft.id == first, "the draft")
    assert drawing.draft.state == "submitted" and not page.apply_button.isEnabled()
    assert "Submitted as" in page.why_not.text(), page.why_not.text()
    service = plugin.office.sign_in.service.fork()
    held = service.work.get_work(drawing.draft.work_reference_number)
    assert held.usrn == drawing.draft.usrn, "the practice service is one for both windows"
    say("done")
else:
    first = hear("drawn")
    desk.wait_until(lambda: page.drafts.findData(first) > 0, "the other window's draft in the list")
    journey.press(page.all_drafts)
    assert listed("Theirs and mine")
    said = try_to_open(first)
    assert "open in another window" in said, said
    assert drawing.draft is None and dock.pages.currentWidget() is drafts
    desk.picture(window, folder / "two_may_not.png")
    press_in_bar("Open a copy")
    desk.wait_until(lambda: drawing.draft is not None and drawing.draft.finished, "the copy")
    assert drawing.draft.id != first and drawing.draft.name == "Theirs and mine (copy)"
    say("copied", drawing.draft.id)
    hear("left")
    journey.press(page.all_drafts)
    try_to_open(first)
    desk.wait_until(lambda: drawing.draft is not None and drawing.draft.id == first, "the draft")
    say("opened")
    journey.wait_for_streets(dock)
    journey.choose_street(dock)
    journey.press(page.apply_button)
    journey.fill_form(dock.form, "v2")
    draft = journey.submit(dock)
    assert draft.id == first and draft.reference
    say("submitted", draft.reference)
    hear("done")
assert len([draft for draft in store.all() if draft.state == "submitted"]) == 1
assert store.path.with_name(store.path.name + "-wal").exists()
print("WINDOW", me, "DONE")
