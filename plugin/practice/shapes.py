"""What a record of the service looks like in each version, read from the tables in `wire`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .wire import closed_lists, other_records, queries, reporting_records, work_replies, work_requests

ALL = "126"
UNKNOWN_NUMBER = 999
_ENTRY = re.compile(r"(?P<name>[\w.]+)(?P<flags>[$!~]*)(?::(?P<kind>[^@]+))?(?:@(?P<versions>\d+))?$")
_HEAD = re.compile(r"(?P<name>.+?)(?:@(?P<versions>\d+))?(?:\?(?P<open>\d+))?$")


@dataclass(frozen=True)
class Member:
    """One field of a record in one version.

    kind: "" (text), number, yes, moment, any, a record's name, `=` and a closed list's name (or `=|` and the
    values); a list of such in brackets. worded: its words stand beside it as `…_string`.
    """

    name: str
    kind: str
    needed: bool
    may_be_null: bool
    worded: bool

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return self.kind.startswith("[")

    @property
    def one(self) -> str:
        """The kind of one element."""
        return self.kind[1:-1] if self.is_list else self.kind


def _lines(table: str) -> dict[str, str]:
    """Head -> the rest, of a table whose lines may go on indented."""
    whole = table.strip().replace("\n  ", " ")
    found = (line.partition(":") for line in whole.splitlines())
    return {head: rest for head, _, rest in found}


def _split(lines: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Name -> (versions, entries)."""
    found = {}
    for head, rest in lines.items():
        match = _HEAD.match(head)
        if match:
            found[match["name"]] = (match["versions"] or ALL, rest)
    return found


@lru_cache(maxsize=1)
def _records() -> dict[str, tuple[str, str]]:
    tables = (work_requests, work_replies, reporting_records, other_records)
    return _split({head: rest for module in tables for head, rest in _lines(module.TABLE).items()})


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, str]]:
    return _split(_lines(closed_lists.TABLE))


@lru_cache(maxsize=1)
def _queries() -> dict[str, str]:
    return _lines(queries.TABLE)


def _members(entries: str, there: str, version: str) -> dict[str, Member]:
    found = {}
    for entry in entries.split():
        match = _ENTRY.match(entry)
        if match is None or version[1:] not in (match["versions"] or there):
            continue
        flags = match["flags"]
        found[match["name"]] = Member(
            match["name"], match["kind"] or "", "!" in flags, "~" in flags, "$" in flags and version != "v1"
        )
    return found


@lru_cache(maxsize=2048)
def members(service: str, record: str, version: str) -> Mapping[str, Member]:
    """The fields of a record in a version, in order; KeyError where the service has no such record."""
    there, entries = _records()[f"{service}.{record}"]
    return _members(entries, there, version)


def has_record(service: str, record: str, version: str) -> bool:
    """Whether a version of a service knows a record."""
    found = _records().get(f"{service}.{record}")
    return found is not None and version[1:] in found[0]


@lru_cache(maxsize=512)
def asked(service: str, method: str, path: str, version: str) -> Mapping[str, Member]:
    """The query parameters of an operation in a version. path: with {} for what varies."""
    return _members(_queries().get(f"{service} {method} {path}", ""), ALL, version)


@lru_cache(maxsize=1024)
def closed_list(service: str, name: str, version: str) -> tuple[Any, ...]:
    """The values of a closed list in a version, without the one that stands for later ones."""
    if name.startswith("|"):
        return tuple(name[1:].split("|"))
    lists = _lists()
    there, entries = lists.get(f"{service}.{name}", ("", ""))
    if version[1:] not in there:
        there, entries = lists[name]
    found = []
    for entry in entries.split():
        value, _, versions = entry.partition("@")
        if version[1:] in (versions or there):
            found.append(json.loads(value) if value.isdigit() else value)
    return tuple(found)
