"""Calls to a service by bare HTTP, so that these tests rest on nothing of the plugin's own client."""

from __future__ import annotations

from typing import Any

import requests

TIMEOUT = 15
BOX = ("minEasting", "minNorthing", "maxEasting", "maxNorthing")


def box(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    """A box as parameters."""
    return dict(zip(BOX, (west, south, east, north)))


class Caller:
    """Somebody who calls a service in one version."""

    def __init__(self, address: str, version: str = "v2") -> None:
        self.address = address
        self.version = version
        self.headers: dict[str, str] = {}
        self.tokens: dict[str, str] = {}

    def sign_in(self, name: str = "planner", secret: str = "anything") -> Caller:
        """Sign in and keep the tokens."""
        answer = self.try_sign_in(name, secret)
        assert answer.status_code == 200, answer.text
        self.tokens = answer.json()
        self.headers = {"token": self.tokens["idToken"]}
        return self

    def try_sign_in(self, name: str = "planner", secret: str = "anything") -> requests.Response:
        """Try to sign in."""
        return self.post(
            "work/authenticate", {"emailAddress": f"{name}@practice.example", "password": secret}
        )

    def get(self, path: str, **params: Any) -> requests.Response:
        """A GET of a service's path."""
        where = f"{self.address}/{self.version}/{path}"
        return requests.get(
            where, params=params, headers=self.headers, timeout=TIMEOUT, allow_redirects=False
        )

    def post(self, path: str, body: Any) -> requests.Response:
        """A POST of a JSON body."""
        where = f"{self.address}/{self.version}/{path}"
        return requests.post(where, json=body, headers=self.headers, timeout=TIMEOUT, allow_redirects=False)

    def put(self, path: str, body: Any = None, **params: Any) -> requests.Response:
        """A PUT of a JSON body."""
        where = f"{self.address}/{self.version}/{path}"
        return requests.put(where, json=body, params=params, headers=self.headers, timeout=TIMEOUT)

    def delete(self, path: str) -> requests.Response:
        """A DELETE."""
        return requests.delete(f"{self.address}/{self.version}/{path}", headers=self.headers, timeout=TIMEOUT)

    def upload(
        self, path: str, name: str, content: bytes, method: str = "POST", **form: Any
    ) -> requests.Response:
        """A file as the part `file` of a form."""
        where = f"{self.address}/{self.version}/{path}"
        files = {"file": (name, content)}
        return requests.request(method, where, files=files, data=form, headers=self.headers, timeout=TIMEOUT)
