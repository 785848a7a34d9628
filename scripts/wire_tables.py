"""Writes plugin/practice/wire/*.py: which fields each record of the service has in v1, v2 and v6, as tables.

Run with the definitions in ../shared/spec, or where STREET_MANAGER_SPEC points:
    .venv/bin/python scripts/wire_tables.py
"""

from __future__ import annotations

import json
import os
import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SPEC = Path(os.environ.get("STREET_MANAGER_SPEC") or ROOT.parent / "shared" / "spec")
OUT = ROOT / "plugin" / "practice" / "wire"
VERSIONS = (1, 2, 6)
SERVICES = ("work", "geojson", "lookup", "party", "reporting", "export", "event", "sampling")
LATER = "Response"
UNKNOWN = ("upcoming_enum", 999)
PLAIN = {"string": "", "number": "number", "integer": "number", "boolean": "yes"}

Variant = tuple[str, bool, bool]
FILES = {
    "work_requests": ("work", True),
    "work_replies": ("work", False),
    "reporting_records": ("reporting", None),
    "other_records": (None, None),
}


def documents() -> Iterator[tuple[int, str, dict[str, Any]]]:
    """(version, service, definitions file) of all that there are."""
    for version in VERSIONS:
        for service in SERVICES:
            path = SPEC / f"v{version}" / f"{service}.json"
            if path.is_file():
                yield version, service, json.loads(path.read_text(encoding="utf-8"))


def closed_in(document: dict[str, Any]) -> dict[str, list[Any]]:
    """The closed lists of one file."""
    return {name: found["enum"] for name, found in document["definitions"].items() if "enum" in found}


def _says_no_more(name: str, lists: dict[str, dict[tuple[int, str], list[Any]]]) -> bool:
    """Whether a reply's list is the request's own, but for the value that stands for later ones."""
    if not name.endswith(LATER) or name[: -len(LATER)] not in lists:
        return False
    plain: dict[int, set[Any]] = {}
    for (version, _), values in lists[name[: -len(LATER)]].items():
        plain.setdefault(version, set(values)).update(values)
    return all(
        set(values) - set(UNKNOWN) == plain.get(version) for (version, _), values in lists[name].items()
    )


def kind_of(schema: dict[str, Any], closed: dict[str, str]) -> tuple[str, bool]:
    """(kind, may it be null) of a member: "" is text; a list is in brackets; = marks a closed list."""
    empty = bool(schema.get("x-nullable"))
    if "anyOf" in schema:
        rest = [part for part in schema["anyOf"] if part.get("type") != "null"]
        empty = empty or len(rest) < len(schema["anyOf"])
        if len(rest) > 1:
            return "any", empty
        return kind_of(rest[0], closed)[0], empty
    if "allOf" in schema:
        return kind_of(schema["allOf"][0], closed)[0], empty
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return (f"={closed[name]}" if name in closed else name), empty
    if schema.get("type") == "array":
        return f"[{kind_of(schema.get('items', {}), closed)[0]}]", empty
    if schema.get("format") == "date-time":
        return "moment", empty
    return PLAIN.get(schema.get("type", ""), "any"), empty


def spelled(versions: Iterable[int], all_of: Iterable[int] = VERSIONS) -> str:
    """Which versions, as digits; nothing for all there are."""
    found = list(versions)
    return "" if found == list(all_of) else "@" + "".join(map(str, found))


def _entries(members: dict[str, dict[int, Variant]], there: list[int]) -> Iterator[str]:
    worded = {name for name in members if _is_worded(name, members)}
    for name, variants in members.items():
        if name.endswith("_string") and name[:-7] in worded:
            continue
        grouped: dict[Variant, list[int]] = {}
        for version, variant in variants.items():
            grouped.setdefault(variant, []).append(version)
        for (kind, needed, empty), versions in grouped.items():
            flags = ("$" if name in worded else "") + ("!" if needed else "") + ("~" if empty else "")
            yield f"{name}{flags}{':' + kind if kind else ''}{spelled(versions, there)}"


def _is_worded(name: str, members: dict[str, dict[int, Variant]]) -> bool:
    """Whether v2 and v6 put the value's words beside it, as needed and as nullable as the value."""
    words = members.get(f"{name}_string")
    if words is None or 1 in words or set(words) != set(members[name]) - {1}:
        return False
    return all(words[version][1:] == members[name][version][1:] for version in words)


def _lists(every: dict[str, dict[tuple[int, str], list[Any]]]) -> Iterator[str]:
    for name, found in sorted(every.items()):
        alike: dict[str, dict[int, list[Any]]] = {}
        services = sorted({service for _, service in found}, key=SERVICES.index)
        for service in services:
            alike[service] = {
                version: values for (version, where), values in found.items() if where == service
            }
        plain: dict[int, list[Any]] = {}
        for service in services:
            for version, values in alike[service].items():
                plain.setdefault(version, values)
        yield from _list(name, plain)
        for service in services:
            odd = {v: values for v, values in alike[service].items() if set(values) != set(plain[v])}
            if odd:
                yield from _list(f"{service}.{name}", alike[service])


def _list(name: str, by_version: dict[int, list[Any]]) -> Iterator[str]:
    values: dict[Any, list[int]] = {}
    for version, listed in by_version.items():
        for value in listed:
            if value not in UNKNOWN:
                values.setdefault(value, []).append(version)
    all_versions = list(by_version)
    said = [
        f"{json.dumps(value) if isinstance(value, int) else value}{'' if v == all_versions else spelled(v)}"
        for value, v in values.items()
    ]
    open_in = [v for v, listed in by_version.items() if any(value in UNKNOWN for value in listed)]
    head = f"{name}{spelled(all_versions)}{'?' + ''.join(map(str, open_in)) if open_in else ''}"
    yield _wrapped(head, said)


def _wrapped(head: str, entries: Iterable[str]) -> str:
    text = f"{head}: {' '.join(entries)}".rstrip()
    return "\n".join(
        textwrap.wrap(text, 108, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    )


def _members(schema: dict[str, Any], closed: dict[str, str]) -> Iterator[tuple[str, Variant]]:
    needed = set(schema.get("required", ()))
    for name, member in schema.get("properties", {}).items():
        kind, empty = kind_of(member, closed)
        yield name, (kind, name in needed, empty)


QUERY = re.compile(r"(\w+)(\*?): ([^,]+)")
SPOKEN = {"float": "number", "int": "number", "datetime": "moment", "str": "", "bool": "yes"}


def _asked_in_swagger(document: dict[str, Any], closed: dict[str, str]) -> Iterator[tuple[str, str, Variant]]:
    for path, methods in document["paths"].items():
        for method, found in methods.items():
            for one in found.get("parameters", ()):
                if one["in"] != "query":
                    continue
                yield (
                    f"{method.upper()} {path}",
                    one["name"],
                    (_query_kind(one, closed), one.get("required", False), False),
                )


def _query_kind(one: dict[str, Any], closed: dict[str, str]) -> str:
    if one.get("type") == "array":
        return f"[{_query_kind(one['items'], closed)}]"
    if "enum" in one:
        return "=|" + "|".join(one["enum"])
    return kind_of(one, closed)[0]


def _asked_in_v6(service: str, closed: dict[str, str]) -> Iterator[tuple[str, str, Variant]]:
    text = (SPEC / "v6" / "operations.md").read_text(encoding="utf-8")
    part = text.split(f"## {service}\n")[1].split("\n## ")[0]
    for line in part.splitlines():
        found = re.match(r"- (\w+) (\S+)(?: \((.*)\))?$", line)
        if not found:
            continue
        method, path, given = found.groups()
        for name, needed, kind in QUERY.findall(given or ""):
            if name in {"body", "file"} or f"{{{name}}}" in path or name.endswith("_number2"):
                continue
            kind = kind.strip()
            listed = kind.startswith("list")
            plain = kind[4:].rstrip("]") if listed else kind
            written = SPOKEN[plain] if plain in SPOKEN else f"={closed[plain]}" if plain in closed else ""
            yield f"{method} {path}", name, (f"[{written}]" if listed else written, bool(needed), False)


def _write(name: str, words: str, lines: Iterable[str]) -> None:
    text = "\n".join(lines)
    (OUT / f"{name}.py").write_text(
        f'"""{words} Made by scripts/wire_tables.py."""\n\nTABLE = """\n{text}\n"""\n', encoding="utf-8"
    )


def main() -> None:
    """Write all tables."""
    lists: dict[str, dict[tuple[int, str], list[Any]]] = {}
    records: dict[tuple[str, str], dict[str, dict[int, Variant]]] = {}
    present: dict[tuple[str, str], list[int]] = {}
    for version, service, document in documents():
        for name, values in closed_in(document).items():
            lists.setdefault(name, {})[version, service] = values
    same = {name for name in lists if _says_no_more(name, lists)}
    for version, service, document in documents():
        closed = {name: name[: -len(LATER)] if name in same else name for name in closed_in(document)}
        for name, found in document["definitions"].items():
            if name in closed:
                continue
            present.setdefault((service, name), []).append(version)
            members = records.setdefault((service, name), {})
            for member, variant in _members(found, closed):
                members.setdefault(member, {})[version] = variant
    OUT.mkdir(exist_ok=True)
    kept = {name: found for name, found in lists.items() if name not in same}
    queries: dict[str, dict[str, dict[int, Variant]]] = {}
    anywhere = {name: name[: -len(LATER)] if name in same else name for name in lists}
    for version, service, document in documents():
        found = _asked_in_v6(service, anywhere) if version == 6 else _asked_in_swagger(document, anywhere)
        for where, name, variant in found:
            call = f"{service} " + re.sub(r"\{\w+\}", "{}", where)
            queries.setdefault(call, {}).setdefault(name, {})[version] = variant
    asked = [_wrapped(call, _entries(members, list(VERSIONS))) for call, members in sorted(queries.items())]
    _write("queries", "The query parameters of the service's operations, by version.", asked)
    _write("closed_lists", "The closed lists of the service's values, by version.", _lists(kept))
    taken: set[tuple[str, str]] = set()
    for file, (wanted, asking) in FILES.items():
        lines = []
        for (where, name), members in sorted(records.items()):
            request = bool(re.search(r"Request$|^PermitASD$|^PermitCondition$|Details$", name))
            if (where, name) in taken or wanted not in (None, where) or asking not in (None, request):
                continue
            taken.add((where, name))
            there = present[where, name]
            lines.append(_wrapped(f"{where}.{name}{spelled(there)}", _entries(members, there)))
        _write(file, "The records of the service, by version.", lines)


if __name__ == "__main__":
    main()
