"""What the services share: carrying out operations with the session's tokens on one transport."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from .answers import object_from, record_from, records_from
from .errors import NotInThisVersion
from .fields import fields_in
from .operations import Operation
from .records import NotComplete, Writing, on_the_wire
from .session import Session
from .transport import Transport
from .versions import Version

_PERSON = ("internal_user_identifier", "internal_user_name")


class Service:
    """One service of the API. `name` stands in its addresses."""

    name = ""

    def __init__(self, session: Session, transport: Transport) -> None:
        self._session = session
        self._transport = transport

    @property
    def version(self) -> Version:
        """The version that is spoken."""
        return self._session.version

    def carry_out(self, operation: Operation, given: Mapping[str, Any]) -> Any:
        """Carry out an operation with arguments by their names, and read its reply."""
        data = self.answer_to(operation, given)
        reply, writing = operation.reply, not operation.reads
        if reply.optional and not data.lstrip().startswith(b"{"):
            return None
        if reply.kind == "file":
            return data
        if reply.kind == "object":
            return object_from(data)
        if reply.kind == "nothing" or reply.model is None:
            return None
        if reply.kind == "records":
            return records_from(data, reply.model)
        return record_from(data, reply.model, writing=writing)

    def answer_to(self, operation: Operation, given: Mapping[str, Any]) -> bytes:
        """Carry out an operation; its answer as it came. Nothing is sent where the version does not have it."""
        version = self.version
        if not operation.known_to(version):
            raise NotInThisVersion.of(operation.words, version, operation.since, operation.until)
        path = re.sub(r"\{(\w+)\}", lambda found: in_path(given[found[1]]), operation.path_in(version))
        sent: dict[str, Any] = {"params": self._query_of(operation, given)}
        if operation.files:
            sent.update(self._upload_of(operation, given, sent["params"]))
        else:
            sent["body"] = self._body_of(given.get("request"))
        if operation.signed:
            return self._session.call(self._transport, operation.method, self.name, path, **sent)
        return self._transport.send(operation.method, f"{version}/{self.name}/{path}", **sent)

    def _upload_of(
        self, operation: Operation, given: Mapping[str, Any], asked: dict[str, Any]
    ) -> dict[str, Any]:
        """The file, and out of what is asked what this version has in the form beside it."""
        form = {}
        for name, one in operation.queries.items():
            wire = one.name_in(self.version, name)
            if one.in_form is not None and self.version >= one.in_form and wire in asked:
                form[wire] = str(asked.pop(wire))
        given["file"].check()
        return {"file": given["file"], "form": form, "progress": given.get("progress")}

    def _query_of(self, operation: Operation, given: Mapping[str, Any]) -> dict[str, Any]:
        asked: dict[str, Any] = {}
        missing = []
        for name, one in operation.queries.items():
            value = given.get(name)
            if value is None and name in _PERSON and one.known_to(self.version):
                value = self._session.person(name)
            if value is None:
                missing += [name] if one.needed_in(self.version) else []
                continue
            if not one.known_to(self.version):
                if name in operation.in_path:
                    continue
                raise NotInThisVersion.of(
                    f"Asking by {name.replace('_', ' ')}", self.version, one.since, one.until
                )
            asked[one.name_in(self.version, name)] = on_the_wire(value, self.version)
        if missing:
            raise NotComplete(missing)
        return asked

    def _body_of(self, request: Writing | None) -> dict[str, Any] | None:
        if request is None:
            return None
        known = fields_in(type(request), self.version)
        blank = [name for name in _PERSON if name in known and getattr(request, name) is None]
        if blank:
            told = {name: self._session.person(name, known[name].limit) for name in blank}
            request = request.model_copy(update=told)
        return request.to_wire(self.version)


def in_path(value: object) -> str:
    """A value as one step of an address."""
    return quote(str(value), safe="@")
