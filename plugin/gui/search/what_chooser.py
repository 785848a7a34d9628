"""What to search for: kinds of record in an area, or one record by its reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ...host.settings import Setting
from ...host.sign_in import SignIn
from ...streetmanager.versions import Version
from ..withheld import WithheldLine, from_version
from ..words import tr
from .search_words import kind_title

if TYPE_CHECKING:
    from ...search.kinds import Kind

CHOSEN = Setting("search/kinds", "works")
ACROSS = 2
# A key on the keyboard for each, besides those of the main window's menus.
KEYS = {"works": "k", "activities": "A", "forward_plans": "F", "section_58s": "5", "hs2_act_limits": "2"}


class WhatChooser(QWidget):
    """Tick boxes for the kinds that the version has and the account may see, and a box for a reference.

    `changed` is sent when something else is meant, `asked` when Enter is pressed in the reference.
    """

    changed = pyqtSignal()
    asked = pyqtSignal()

    def __init__(self, sign_in: SignIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign_in = sign_in
        self._offered: tuple[Kind, ...] = ()
        self._counts: dict[str, int] = {}
        self.boxes: dict[str, QCheckBox] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.reference = QLineEdit(self)
        self.reference.setObjectName("search_reference")
        self.reference.setClearButtonEnabled(True)
        self.reference.setPlaceholderText(tr("or a reference of any of these"))
        self.reference.setAccessibleName(tr("Reference of a work, permit, activity, plan or section 58"))
        self.reference.setToolTip(
            tr(
                "The reference of a work, a permit, an activity, a forward plan or a section 58. "
                "It is looked for everywhere in England and at any time."
            )
        )
        self.everywhere = QLabel(tr("Looked for everywhere in England and at any time."), self)
        self.everywhere.setWordWrap(True)
        self.withheld = WithheldLine(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addWidget(self.reference)
        layout.addWidget(self.everywhere)
        layout.addWidget(self.withheld)
        self._make_boxes()
        self._offer()
        sign_in.changed.connect(self._offer)
        self.reference.textChanged.connect(self._reference_changed)
        self.reference.returnPressed.connect(self.asked)
        self._reference_changed()

    def _make_boxes(self) -> None:
        from ...search.kinds import ALL

        wanted = CHOSEN.get().split(",")
        for kind in ALL:
            box = QCheckBox(self)
            box.setObjectName(f"search_{kind.key}")
            box.setChecked(kind.key in wanted)
            box.toggled.connect(self._remember)
            self.boxes[kind.key] = box

    def _offer(self) -> None:
        """Show the boxes of what can be searched for now."""
        from ...search.kinds import kinds_for

        service = self._sign_in.service
        if service is None:
            self._offered = kinds_for("v1", "", ())
        else:
            user, organisation = service.session.user, service.session.organisation_reference
            roles = ("HighwayAuthority",) if user is None else tuple(user.roles or ())
            self._offered = kinds_for(str(service.version), organisation or "", roles)
        self._counts = {}
        for box in self.boxes.values():
            self._grid.removeWidget(box)
            box.hide()
        for place, kind in enumerate(self._offered):
            box = self.boxes[kind.key]
            # No wider than its words, so that a click on empty space beside them is none that misses.
            self._grid.addWidget(box, *divmod(place, ACROSS), Qt.AlignmentFlag.AlignLeft)
            box.show()
        self._tell_withheld()
        self._label()
        self.changed.emit()

    def _tell_withheld(self) -> None:
        """Why the other kinds are not there; where nobody is signed in, nothing is known of it."""
        from ...search.kinds import ALL, only_for_railways

        withheld: dict[str, list[str]] = {}
        for kind in ALL if self._sign_in.service is not None else ():
            if kind in self._offered:
                continue
            if only_for_railways(kind):
                reason = tr("Only for highway authorities and HS2’s own promoters")
            else:
                reason = from_version(kind.since or Version.V1)
            withheld.setdefault(reason, []).append(kind_title(kind.key))
        self.withheld.tell(withheld)

    def _label(self) -> None:
        for key, box in self.boxes.items():
            words = kind_title(key)
            if key in self._counts:
                words = f"{words} {self._counts[key]:,}"
            at = words.find(KEYS[key])
            box.setText(f"{words[:at]}&{words[at:]}")

    def _remember(self) -> None:
        CHOSEN.set(",".join(key for key, box in self.boxes.items() if box.isChecked()))
        self.changed.emit()

    def _reference_changed(self) -> None:
        self.everywhere.setVisible(bool(self.reference_asked()))
        for box in self.boxes.values():
            box.setEnabled(not self.reference_asked())
        self.changed.emit()

    def reference_asked(self) -> str:
        """The reference that is looked for; empty where an area is searched."""
        return self.reference.text().strip()

    def kinds(self) -> tuple[Kind, ...]:
        """What to search for, in the order in which it is offered."""
        if self.reference_asked():
            return tuple(kind for kind in self._offered if kind.reference)
        return tuple(kind for kind in self._offered if self.boxes[kind.key].isChecked())

    def problem(self) -> str:
        """What is wrong with the choice, in words; empty where nothing is."""
        from ...search.asking import is_reference

        reference = self.reference_asked()
        if reference and not is_reference(reference):
            return tr(
                "“{reference}” is no reference. A reference has letters, digits, hyphens and underscores only."
            ).format(reference=reference)
        return "" if self.kinds() else tr("Tick what to search for, works for example.")

    def choose(self, kinds: tuple[Kind, ...], reference: str = "") -> None:
        """Tick these kinds and no others, and write this reference."""
        for key, box in self.boxes.items():
            blocked = QSignalBlocker(box)
            box.setChecked(key in {kind.key for kind in kinds})
            del blocked
        self.reference.setText(reference)
        self._remember()

    def show_counts(self, counts: dict[str, int]) -> None:
        """Say beside each kind how many were found."""
        self._counts = counts
        self._label()
