"""The drafts file: a GeoPackage made with sqlite3 alone, which QGIS opens by itself.

OGC GeoPackage 1.3 (12-128r17), sections 1.1 and 2.1: the application id, the spatial reference systems,
the contents, the geometry columns, and geometries as "GP" blobs around well-known binary.
There is no spatial index: its triggers need functions that only GDAL brings, and sqlite3 could not write.
"""

from __future__ import annotations

import math
import sqlite3
import struct
import time
from collections.abc import Callable, Iterable, Sequence

NATIONAL_GRID = 27700
APPLICATION_ID = 0x47504B47
GEOPACKAGE_VERSION = 10300
# Seconds between two tries where another window is at the same.
_LOOK_AGAIN = 0.02

_NATIONAL_GRID_WKT = (
    'PROJCS["OSGB36 / British National Grid",GEOGCS["OSGB36",DATUM["Ordnance_Survey_of_Great_Britain_1936",'
    'SPHEROID["Airy 1830",6377563.396,299.3249646,AUTHORITY["EPSG","7001"]],AUTHORITY["EPSG","6277"]],'
    'PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
    'AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4277"]],PROJECTION["Transverse_Mercator"],'
    'PARAMETER["latitude_of_origin",49],PARAMETER["central_meridian",-2],'
    'PARAMETER["scale_factor",0.9996012717],PARAMETER["false_easting",400000],'
    'PARAMETER["false_northing",-100000],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],'
    'AXIS["Northing",NORTH],AUTHORITY["EPSG","27700"]]'
)
_WGS84_WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],'
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
_REFERENCE_SYSTEMS = (
    ("Undefined cartesian SRS", -1, "NONE", -1, "undefined"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined"),
    ("WGS 84 geodetic", 4326, "EPSG", 4326, _WGS84_WKT),
    ("OSGB36 / British National Grid", NATIONAL_GRID, "EPSG", NATIONAL_GRID, _NATIONAL_GRID_WKT),
)

_STANDARD_TABLES = (
    """CREATE TABLE gpkg_spatial_ref_sys (
        srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
        organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)""",
    """CREATE TABLE gpkg_contents (
        table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
        description TEXT DEFAULT '',
        last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
        min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
        CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))""",
    """CREATE TABLE gpkg_geometry_columns (
        table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
        srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
        CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
        CONSTRAINT uk_gc_table_name UNIQUE (table_name),
        CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
        CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))""",
)

_ROOM_TABLES = (
    "CREATE TABLE schema_version (version INTEGER NOT NULL)",
    """CREATE TABLE drafts (
        fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL, name TEXT NOT NULL, shape_type TEXT NOT NULL, finished BOOLEAN NOT NULL,
        state TEXT NOT NULL, environment TEXT NOT NULL, version TEXT NOT NULL, usrn INTEGER,
        work_reference_number TEXT, permit_reference_number TEXT, message TEXT NOT NULL,
        created DATETIME NOT NULL, changed DATETIME NOT NULL, deleted BOOLEAN NOT NULL,
        form_values TEXT NOT NULL)""",
    """CREATE TABLE sketch_vertices (
        id INTEGER PRIMARY KEY NOT NULL, draft_id TEXT NOT NULL, ring INTEGER NOT NULL,
        position INTEGER NOT NULL, easting DOUBLE, northing DOUBLE, UNIQUE (draft_id, ring, position))""",
    """CREATE TABLE attempts (
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, draft_id TEXT NOT NULL, environment TEXT NOT NULL,
        version TEXT NOT NULL, work_reference_number TEXT NOT NULL, body TEXT NOT NULL,
        sent DATETIME NOT NULL, mark TEXT NOT NULL, state TEXT NOT NULL, answered DATETIME,
        words TEXT NOT NULL DEFAULT '', status INTEGER, not_found DATETIME,
        permit_reference_number TEXT, receipt TEXT)""",
    "CREATE INDEX attempts_of_draft ON attempts (draft_id, id)",
)


def _first_tables(connection: sqlite3.Connection) -> None:
    for statement in _STANDARD_TABLES + _ROOM_TABLES:
        connection.execute(statement)
    connection.executemany(
        "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)", _REFERENCE_SYSTEMS
    )
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES "
        "('drafts', 'features', 'drafts', 'Extents drawn with Works Extents', ?)",
        (NATIONAL_GRID,),
    )
    # A listed table of attributes makes GDAL show the listed tables only, and keep the vertices to us.
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES "
        "('attempts', 'attributes', 'attempts', 'What was sent to Street Manager, and what came of it')"
    )
    connection.execute(
        "INSERT INTO gpkg_geometry_columns VALUES ('drafts', 'geom', 'GEOMETRY', ?, 0, 0)", (NATIONAL_GRID,)
    )
    connection.execute("INSERT INTO schema_version VALUES (0)")


def _construction(connection: sqlite3.Connection) -> None:
    """What an unfinished sketch is to become a shape by, as JSON."""
    connection.execute("ALTER TABLE drafts ADD COLUMN construction TEXT")


def _kinds(connection: sqlite3.Connection) -> None:
    """Other kinds than permit applications: what they hang on, their second shapes, and their own references."""
    for statement in (
        "ALTER TABLE drafts RENAME COLUMN permit_reference_number TO reference",
        "ALTER TABLE drafts ADD COLUMN concerning TEXT NOT NULL DEFAULT '{}'",
        "ALTER TABLE drafts ADD COLUMN part_of TEXT",
        "ALTER TABLE attempts RENAME COLUMN permit_reference_number TO reference",
        "ALTER TABLE attempts ADD COLUMN kind TEXT NOT NULL DEFAULT 'permit_application'",
        "ALTER TABLE attempts ADD COLUMN concerning TEXT NOT NULL DEFAULT '{}'",
        "ALTER TABLE attempts ADD COLUMN known_before TEXT",
    ):
        connection.execute(statement)


def _uploads(connection: sqlite3.Connection) -> None:
    """Files that were sent ahead of a submission, so that they go once."""
    connection.execute(
        "CREATE TABLE uploads (draft_id TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL,"
        " modified TEXT NOT NULL, place TEXT NOT NULL, file_id INTEGER NOT NULL, sent DATETIME NOT NULL,"
        " UNIQUE (draft_id, path, size, modified, place))"
    )


# The step at place n takes a file from version n to n + 1. Steps are only ever added, never changed:
# files of every earlier version are out there.
MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    *(_first_tables, _construction, _kinds, _uploads),
)


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the room's tables in the file; 0 in an empty one. Raises sqlite3.DatabaseError."""
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'schema_version'").fetchone()
    if known is None:
        return 0
    return int(connection.execute("SELECT version FROM schema_version").fetchone()[0])


def write_ahead(connection: sqlite3.Connection, longest: float) -> None:
    """Have the file written by way of a log, for as many seconds as another window may be at the same.

    Of two that turn it on at once SQLite refuses one without waiting. sqlite3.OperationalError.
    """
    until = time.monotonic() + longest
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
        time.sleep(_LOOK_AGAIN)


def bring_up_to_date(connection: sqlite3.Connection) -> int:
    """Make the tables, or bring an older file's up to date, and return the version reached.

    All in one transaction, so that two windows that open the file at once make it once. The connection is in
    autocommit mode. A version beyond ours is returned as it is, and nothing is touched; a file of somebody
    else's is not touched either: sqlite3.DatabaseError.
    """
    found = version_of(connection)
    if found >= len(MIGRATIONS):
        return found
    connection.execute("BEGIN IMMEDIATE")
    try:
        found = version_of(connection)
        if found == 0 and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise sqlite3.DatabaseError("the file holds tables of something else")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {GEOPACKAGE_VERSION}")
        for step in MIGRATIONS[found:]:
            step(connection)
        connection.execute("UPDATE schema_version SET version = ?", (len(MIGRATIONS),))
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return len(MIGRATIONS)


Ring = Sequence[tuple[float, float]]


def blob(outline: Ring, holes: Iterable[Ring], shape_type: str, finished: bool) -> bytes | None:
    """A sketch as a GeoPackage geometry in EPSG:27700 (12-128r17, 2.1.3), or None if nothing can be shown.

    outline and holes are rings of (easting, northing) without the closing vertex. A polygon that is not yet
    one (unfinished, or fewer than three vertices) is shown as the line or the point that it is so far.
    """
    rings = [list(outline), *(list(hole) for hole in holes)]
    vertices = [vertex for ring in rings for vertex in ring]
    if not outline or not all(math.isfinite(number) for vertex in vertices for number in vertex):
        return None
    eastings, northings = zip(*vertices)
    # Flag bits: little-endian, and an envelope of two dimensions.
    header = b"GP" + struct.pack("<BBi", 0, 0b0000_0011, NATIONAL_GRID)
    envelope = struct.pack("<4d", min(eastings), max(eastings), min(northings), max(northings))
    return header + envelope + _well_known_binary(rings, shape_type, finished)


def _well_known_binary(rings: list[list[tuple[float, float]]], shape_type: str, finished: bool) -> bytes:
    outline = rings[0]
    if shape_type == "MultiPoint":
        points = b"".join(struct.pack("<BI2d", 1, 1, *vertex) for vertex in outline)
        return struct.pack("<BII", 1, 4, len(outline)) + points
    if len(outline) == 1 or shape_type == "Point":
        return struct.pack("<BI2d", 1, 1, *outline[0])
    if shape_type == "Polygon" and finished and len(outline) >= 3:
        closed = b"".join(_run([*ring, ring[0]]) for ring in rings if ring)
        return struct.pack("<BII", 1, 3, sum(1 for ring in rings if ring)) + closed
    return struct.pack("<BI", 1, 2) + _run(outline)


def _run(vertices: list[tuple[float, float]]) -> bytes:
    numbers = [number for vertex in vertices for number in vertex]
    return struct.pack(f"<I{len(numbers)}d", len(vertices), *numbers)
