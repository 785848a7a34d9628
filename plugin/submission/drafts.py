"""Drafts kept on disk from the first vertex on, so that a crash loses nothing."""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from typing import Any

from . import draft_vertices, geopackage
from .draft import (
    SENT_STATES,
    SHAPE_TYPES,
    STATES,
    Draft,
    Vertex,
    rings_of,
    time_from_text,
    time_to_text,
    values_from_text,
    values_to_text,
    without_closing,
)
from .draft_failures import DraftSent, NoSuchDraft
from .drafts_file import DraftsFile

LONGEST_NAME = 100
OF_ONE_WORK = ("job_number", "work_reference_number", "confirmed")
_SHAPE_NAMES = {"Point": "point", "LineString": "line", "Polygon": "polygon", "MultiPoint": "points"}


class DraftStore(DraftsFile):
    """The drafts in one GeoPackage file.

    Safe to use from several threads, and from several windows of QGIS on the same file. Every method may
    raise DraftsError. Coordinates are EPSG:27700, metres.
    """

    def new(
        self,
        kind: str,
        shape_type: str,
        environment: str,
        version: str,
        name: str | None = None,
        construction: Mapping[str, Any] | None = None,
        concerning: Mapping[str, str] | None = None,
        part_of: str | None = None,
    ) -> Draft:
        """Begin a draft of a kind ("permit_application") and a shape type; ValueError for another type.

        construction: what the vertices are to become a shape by (a tool and its measures, JSON), where they are
        not its own. concerning: the references of what it hangs on. part_of: the draft whose second shape it is.
        """
        if shape_type not in SHAPE_TYPES:
            raise ValueError(f"A draft is a point, a line or a polygon, and not {shape_type}.")
        now = datetime.now(timezone.utc)
        identity = uuid.uuid4().hex
        chosen = name or f"New {_SHAPE_NAMES[shape_type]}, {now.astimezone():%d %b %H:%M}"
        with self.writing() as connection:
            connection.execute(
                "INSERT INTO drafts (id, kind, name, shape_type, environment, version, created, changed,"
                " construction, concerning, part_of, finished, state, message, deleted, form_values)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'draft', '', 0, '{}')",
                (
                    *(identity, kind, chosen, shape_type, environment, _plain(version)),
                    *[time_to_text(now)] * 2,
                    *(_json(construction), _json(concerning or {}), part_of),
                ),
            )
        return self.get(identity)

    def add_vertex(self, identity: str, easting: float, northing: float) -> None:
        """Put a vertex at the end of the outline; a point moves there. DraftSent, NoSuchDraft."""
        with self.writing() as connection:
            row = self._to_draw(connection, identity)
            outline, holes = draft_vertices.read(connection, identity)
            if row["shape_type"] == "Point":
                draft_vertices.clear(connection, identity)
                outline.clear()
            outline.append((float(easting), float(northing)))
            draft_vertices.add(connection, identity, len(outline) - 1, outline[-1])
            self._show(connection, identity, outline, holes, row["shape_type"], bool(row["finished"]))

    def set_vertices(
        self,
        identity: str,
        vertices: Sequence[Sequence[float]],
        finished: bool,
        holes: Sequence[Sequence[Sequence[float]]] = (),
    ) -> None:
        """Put these vertices, and holes, in the place of what was drawn. DraftSent, NoSuchDraft."""
        with self.writing() as connection:
            shape_type = self._to_draw(connection, identity)["shape_type"]
            self._put(connection, identity, shape_type, vertices, finished, holes)

    def set_geometry(self, identity: str, geometry: Mapping[str, Any]) -> None:
        """Put a finished geometry (EPSG:27700), a repaired one say, in the place of what was drawn.

        The draft takes the geometry's type, and is no longer constructed. ValueError unless it is a point, a
        line or a polygon; DraftSent.
        """
        shape_type, vertices, holes = rings_of(geometry)
        self._become(identity, shape_type, vertices, True, holes, None)

    def sketch_again(
        self,
        identity: str,
        shape_type: str,
        vertices: Sequence[Sequence[float]],
        construction: Mapping[str, Any] | None = None,
    ) -> None:
        """Make the draft an unfinished sketch of these vertices, with what it is constructed by. DraftSent."""
        self._become(identity, shape_type, vertices, False, (), construction)

    def _become(
        self,
        identity: str,
        shape_type: str,
        vertices: Sequence[Sequence[float]],
        finished: bool,
        holes: Sequence[Sequence[Sequence[float]]],
        construction: Mapping[str, Any] | None,
    ) -> None:
        with self.writing() as connection:
            self._to_draw(connection, identity)
            connection.execute(
                "UPDATE drafts SET shape_type = ?, construction = ? WHERE id = ?",
                (shape_type, _json(construction), identity),
            )
            self._put(connection, identity, shape_type, vertices, finished, holes)

    def rename(self, identity: str, name: str) -> Draft:
        """Give the draft another name, in whatever state it is. ValueError for an empty one; NoSuchDraft."""
        chosen = " ".join(name.split())[:LONGEST_NAME]
        if not chosen:
            raise ValueError("A draft needs a name.")
        with self.writing() as connection:
            self._row(connection, identity)
            connection.execute("UPDATE drafts SET name = ? WHERE id = ?", (chosen, identity))
        return self.get(identity)

    def duplicate(self, identity: str, name: str) -> Draft:
        """A new draft with this one's extent and answers, whatever became of this one. NoSuchDraft.

        The job number and the references of its own are not taken along: they name one work.
        """
        held = self.get(identity)
        made = self.new(
            *(held.kind, held.shape_type, held.environment, held.version, name),
            construction=held.construction,
            concerning=held.concerning,
        )
        self.set_vertices(made.id, held.vertices, held.finished, held.holes)
        made.values = {key: value for key, value in held.values.items() if key not in OF_ONE_WORK}
        made.usrn = held.usrn
        return self.keep(made)

    def keep(self, draft: Draft) -> Draft:
        """Write the draft's name, answers, USRN, environment, version, state, reference and message.

        Returns it as kept. Not its vertices, which have methods of their own: a copy from before the last
        vertex would undo it. Once it has been sent, only the name is written: what was sent stays as it was,
        and the states of sending are the outbox's alone. TypeError if an answer is no JSON, ValueError for a
        state that does not exist.
        """
        values = values_to_text(draft.values)
        if draft.state not in STATES:
            raise ValueError(f"{draft.state!r} is no state of a draft.")
        now = time_to_text(datetime.now(timezone.utc))
        with self.writing() as connection:
            found = self._state(self._row(connection, draft.id))
            connection.execute(
                "UPDATE drafts SET name = ?, changed = ? WHERE id = ?", (draft.name, now, draft.id)
            )
            if found not in SENT_STATES:
                state = found if draft.sent else draft.state
                answers = (values, draft.usrn, draft.environment, _plain(draft.version))
                connection.execute(
                    "UPDATE drafts SET form_values = ?, usrn = ?, environment = ?, version = ?, state = ?,"
                    " work_reference_number = ?, message = ? WHERE id = ?",
                    (*answers, state, draft.work_reference_number, draft.message, draft.id),
                )
        return self.get(draft.id)

    def get(self, identity: str) -> Draft:
        """The draft with this id, deleted or not. NoSuchDraft."""
        with self.reading() as connection:
            return self._draft(self._row(connection, identity))

    def all(self, deleted: bool = False, most: int = -1) -> list[Draft]:
        """The drafts, the one changed last first, so many at most; with deleted=True those deleted instead."""
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT * FROM drafts WHERE deleted = ? AND part_of IS NULL ORDER BY changed DESC, fid DESC LIMIT ?",
                (int(deleted), most),
            )
            return [self._draft(row) for row in rows.fetchall()]

    def delete(self, identity: str) -> None:
        """Put the draft away; undelete brings it back. DraftSent while it is being sent; NoSuchDraft."""
        with self.writing() as connection:
            if self._row(connection, identity)["state"] == "sending":
                raise DraftSent("This draft is being sent. Wait for the answer before you delete it.")
            # No shape, so that what was deleted does not show where the file is opened as a layer.
            connection.execute("UPDATE drafts SET deleted = 1, geom = NULL WHERE id = ?", (identity,))

    def undelete(self, identity: str) -> None:
        """Bring a deleted draft back as it was. NoSuchDraft."""
        with self.writing() as connection:
            row = self._row(connection, identity)
            connection.execute("UPDATE drafts SET deleted = 0 WHERE id = ?", (identity,))
            outline, holes = draft_vertices.read(connection, identity)
            self._show(connection, identity, outline, holes, row["shape_type"], bool(row["finished"]))

    @staticmethod
    def _row(connection: sqlite3.Connection, identity: str) -> sqlite3.Row:
        row = connection.execute("SELECT * FROM drafts WHERE id = ?", (identity,)).fetchone()
        if row is None:
            raise NoSuchDraft("This draft is no longer in the drafts file. Choose another one.")
        return row

    def _to_draw(self, connection: sqlite3.Connection, identity: str) -> sqlite3.Row:
        row = self._row(connection, identity)
        if self._state(row) in SENT_STATES:
            raise DraftSent(
                "This extent has been sent, so it can no longer be changed. Begin a new draft instead."
            )
        return row

    def _state(self, row: sqlite3.Row) -> str:
        """A further shape is sent with the whole, and then stays as it is like it."""
        if row["part_of"] is not None:
            query = "SELECT state FROM drafts WHERE id = ?"
            whole = self._connection.execute(query, (row["part_of"],)).fetchone()
            if whole is not None and whole["state"] in SENT_STATES:
                return str(whole["state"])
        return str(row["state"])

    def _draft(self, row: sqlite3.Row) -> Draft:
        outline, holes = draft_vertices.read(self._connection, row["id"])
        plain = {name: row[name] for name in _PLAIN_COLUMNS}
        return Draft(
            **plain,
            state=self._state(row),
            vertices=outline,
            holes=holes,
            finished=bool(row["finished"]),
            deleted=bool(row["deleted"]),
            construction=json.loads(row["construction"]) if row["construction"] else None,
            concerning=json.loads(row["concerning"]),
            values=values_from_text(row["form_values"]),
            created=time_from_text(row["created"]),
            changed=time_from_text(row["changed"]),
        )

    def _put(
        self,
        connection: sqlite3.Connection,
        identity: str,
        shape_type: str,
        vertices: Sequence[Sequence[float]],
        finished: bool,
        holes: Sequence[Sequence[Sequence[float]]],
    ) -> None:
        closes = finished and shape_type == "Polygon"
        outline = without_closing(vertices) if closes else [(float(v[0]), float(v[1])) for v in vertices]
        inner = [without_closing(hole) for hole in holes]
        draft_vertices.write(connection, identity, [outline, *inner])
        connection.execute("UPDATE drafts SET finished = ? WHERE id = ?", (int(finished), identity))
        self._show(connection, identity, outline, inner, shape_type, finished)

    @staticmethod
    def _show(
        connection: sqlite3.Connection,
        identity: str,
        outline: list[Vertex],
        holes: list[list[Vertex]],
        shape_type: str,
        finished: bool,
    ) -> None:
        now = time_to_text(datetime.now(timezone.utc))
        connection.execute(
            "UPDATE drafts SET geom = ?, changed = ? WHERE id = ?",
            (geopackage.blob(outline, holes, shape_type, finished), now, identity),
        )
        # GDAL may have noted an extent on its own visit, and would believe it for ever.
        connection.execute(
            "UPDATE gpkg_contents SET last_change = ?, min_x = NULL, min_y = NULL, max_x = NULL, max_y = NULL"
            " WHERE table_name = 'drafts'",
            (now,),
        )


_PLAIN_COLUMNS = (
    *("id", "kind", "name", "shape_type", "environment", "version", "usrn"),
    *("work_reference_number", "reference", "message", "part_of"),
)


def _plain(version: str) -> str:
    return str(getattr(version, "value", version))  # the client's is an enumeration of text


def _json(construction: Mapping[str, Any] | None) -> str | None:
    return None if construction is None else json.dumps(dict(construction))
