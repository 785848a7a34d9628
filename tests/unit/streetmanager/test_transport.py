"""The transport against real sockets: what it sends, what it repeats, and how it fails."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugin.streetmanager.errors import (
    AccessRestricted,
    Cancelled,
    CutShort,
    Invalid,
    NoConnection,
    NotJson,
    ProxyRefused,
    ServiceFault,
    SignInFailed,
    StreetManagerError,
    TemporaryPassword,
    TimedOut,
    TooManyCalls,
    UntrustedCertificate,
)
from plugin.streetmanager.transport import Connection, Transport

from .small_servers import HANG_UP, SILENCE, Call, Reply, one_after_another, self_signed, serving

QUICK = Connection(timeout_connect=2, timeout_read=0.3, backoff=0.01, agent="works-extents/9.9")


def failing(call: Callable[[], object], kind: type[StreetManagerError]) -> StreetManagerError:
    with pytest.raises(kind) as caught:
        call()
    assert type(caught.value) is kind
    return caught.value


def test_sends_what_it_is_given() -> None:
    with serving(lambda call: Reply(body={"well": True})) as server:
        body = Transport(server.address, QUICK).send(
            "GET",
            "v2/geojson/works",
            params={"minEasting": 0.00001, "is": True, "none": None},
            headers={"token": "t"},
        )
    call = server.calls[0]
    assert body == b'{"well": true}'
    assert (call.path, call.query) == ("/v2/geojson/works", {"minEasting": "0", "is": "true"})
    assert call.headers["user-agent"] == "works-extents/9.9"
    assert call.headers["token"] == "t"


def test_body_goes_as_json() -> None:
    with serving(lambda call: Reply()) as server:
        Transport(server.address, QUICK).send("POST", "/x", body={"a": ["é", None]})
    assert server.calls[0].headers["content-type"] == "application/json"
    assert server.calls[0].json == {"a": ["é", None]}


def test_keeps_its_connection() -> None:
    with serving(lambda call: Reply()) as server:
        transport = Transport(server.address, QUICK)
        for _ in range(3):
            transport.send("GET", "x")
    assert (len(server.calls), server.connections) == (3, 1)


def test_packed_answer_is_unpacked_and_not_taken_for_short() -> None:
    packed = Reply(body=gzip.compress(b"[1, 2, 3]" * 100), headers={"Content-Encoding": "gzip"})
    with serving(lambda call: packed) as server:
        assert Transport(server.address, QUICK).send("GET", "x") == b"[1, 2, 3]" * 100


def test_silent_server_times_out_once() -> None:
    with serving(lambda call: SILENCE) as server:
        error = failing(lambda: Transport(server.address, QUICK).send("GET", "x"), TimedOut)
    assert len(server.calls) == 1
    assert not error.may_have_acted


def test_silence_after_a_post_may_have_acted() -> None:
    with serving(lambda call: SILENCE) as server:
        error = failing(lambda: Transport(server.address, QUICK).send("POST", "x", body={}), TimedOut)
    assert error.may_have_acted


def test_silence_in_the_middle_of_a_body_times_out() -> None:
    with serving(lambda call: Reply(body=b'{"a"', promised=100, then="wait")) as server:
        error = failing(lambda: Transport(server.address, QUICK).send("POST", "x", body={}), TimedOut)
    assert error.may_have_acted


def test_slow_but_steady_is_waited_for() -> None:
    with serving(lambda call: Reply(body=b'{"a": 1}', slowly=0.2)) as server:
        assert Transport(server.address, QUICK).send("GET", "x") == b'{"a": 1}'


@pytest.mark.parametrize(
    "short", [Reply(body=b'{"a"', promised=100, then="cut"), Reply(chunked=True, then="cut")]
)
def test_cut_short_is_read_again_and_then_said(short: Reply) -> None:
    with serving(lambda call: short) as server:
        failing(lambda: Transport(server.address, QUICK).send("GET", "x"), CutShort)
        assert len(server.calls) == 5
        error = failing(lambda: Transport(server.address, QUICK).send("POST", "x", body={}), CutShort)
        assert len(server.calls) == 6
    assert error.may_have_acted


@pytest.mark.parametrize("trouble", [Reply(429), Reply(502), Reply(503), Reply(504), HANG_UP])
def test_reading_is_tried_again(trouble: Reply) -> None:
    with serving(one_after_another(trouble, trouble, Reply(body=b"[7]"))) as server:
        assert Transport(server.address, QUICK).send("GET", "x") == b"[7]"
    assert len(server.calls) == 3


@pytest.mark.parametrize(
    ("trouble", "kind", "acted"),
    [
        (Reply(429), TooManyCalls, False),
        (Reply(500), ServiceFault, True),
        (Reply(502), ServiceFault, True),
        (Reply(503), ServiceFault, True),
        (Reply(504), ServiceFault, True),
        (HANG_UP, NoConnection, True),
    ],
)
def test_post_is_never_repeated(trouble: Reply, kind: type[StreetManagerError], acted: bool) -> None:
    with serving(lambda call: trouble) as server:
        error = failing(lambda: Transport(server.address, QUICK).send("POST", "x", body={}), kind)
    assert len(server.calls) == 1
    assert error.may_have_acted is acted


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 500])
def test_what_would_not_change_is_not_tried_again(status: int) -> None:
    with serving(lambda call: Reply(status)) as server, pytest.raises(StreetManagerError):
        Transport(server.address, QUICK).send("GET", "x")
    assert len(server.calls) == 1


def test_gives_up_in_the_end() -> None:
    with serving(lambda call: Reply(503)) as server:
        failing(lambda: Transport(server.address, QUICK).send("GET", "x"), ServiceFault)
    assert len(server.calls) == 5


def test_short_retry_after_is_honoured_and_a_long_one_is_not() -> None:
    asked = one_after_another(
        Reply(429, headers={"Retry-After": "1"}), Reply(429, headers={"Retry-After": "3600"}), Reply()
    )
    with serving(asked) as server:
        Transport(server.address, QUICK).send("GET", "x")
    first, second, third = (call.at for call in server.calls)
    assert second - first >= 1
    assert third - second < 1


def test_stale_connection_does_not_meet_a_post(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugin.streetmanager.transport._IDLE_TOO_LONG", 0.05)
    with serving(lambda call: Reply()) as server:
        transport = Transport(server.address, QUICK)
        transport.send("GET", "x")
        time.sleep(0.1)
        transport.send("POST", "x", body={})
    assert server.connections == 2


def test_nothing_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    error = failing(
        lambda: Transport(f"http://127.0.0.1:{port}", QUICK).send("POST", "x", body={}), NoConnection
    )
    assert not error.may_have_acted


def test_name_that_does_not_exist() -> None:
    error = failing(lambda: Transport("https://nowhere.invalid", QUICK).send("GET", "x"), NoConnection)
    assert "name" in error.words


def test_self_signed_certificate_is_not_trusted(tmp_path: Path) -> None:
    context, _ = self_signed(tmp_path)
    with serving(lambda call: Reply(), context) as server:
        error = failing(
            lambda: Transport(server.address, QUICK).send("POST", "x", body={}), UntrustedCertificate
        )
    assert not error.may_have_acted
    assert server.calls == []


def test_self_signed_certificate_is_trusted_when_it_is_given(tmp_path: Path) -> None:
    context, certificate = self_signed(tmp_path)
    trusting = Connection(timeout_read=2, ca_file=str(certificate))
    with serving(lambda call: Reply(body=b"[1]"), context) as server:
        assert Transport(server.address, trusting).send("GET", "x") == b"[1]"
        wrong_name = server.address.replace("127.0.0.1", "localhost")
        failing(lambda: Transport(wrong_name, trusting).send("GET", "x"), UntrustedCertificate)


def test_file_of_authorities_that_is_none(tmp_path: Path) -> None:
    for given in (tmp_path / "missing.pem", tmp_path):
        transport = Transport("https://127.0.0.1:1", Connection(ca_file=str(given)))
        with pytest.raises(UntrustedCertificate) as caught:
            transport.send("GET", "x")
        assert "could not be read" in caught.value.words


def test_plain_http_where_tls_is_meant() -> None:
    with serving(lambda call: Reply()) as server:
        address = server.address.replace("http:", "https:")
        failing(lambda: Transport(address, QUICK).send("POST", "x", body={}), NoConnection)


def test_plain_http_is_for_this_machine_only() -> None:
    with pytest.raises(ValueError, match="https"):
        Transport("http://192.0.2.1")


def test_proxy_is_asked_and_may_refuse() -> None:
    account = "user:" + "hush-hush"
    with serving(lambda call: Reply(407)) as proxy:
        through = Connection(timeout_read=1, proxies={"https": f"http://{account}@127.0.0.1:{proxy.port}"})
        error = failing(lambda: Transport("https://example.invalid", through).send("GET", "x"), ProxyRefused)
    assert proxy.calls[0].method == "CONNECT"
    assert "hush-hush" not in f"{error!r} {error} {error.details} {through!r}"


def test_proxy_that_is_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    through = Connection(proxies={"https": f"http://127.0.0.1:{port}"})
    error = failing(
        lambda: Transport("https://example.invalid", through).send("POST", "x", body={}), ProxyRefused
    )
    assert not error.may_have_acted


def test_this_machine_is_reached_without_the_proxy() -> None:
    with serving(lambda call: Reply()) as server:
        through = Connection(proxies={"http": "http://127.0.0.1:9"})
        assert Transport(server.address, through).send("GET", "x") == b"{}"


def test_environment_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with serving(lambda call: Reply()) as server:
        assert Transport(server.address, QUICK).send("GET", "x") == b"{}"


def test_redirections_are_not_followed() -> None:
    with serving(lambda call: Reply(302, headers={"Location": "/elsewhere"})) as server:
        failing(lambda: Transport(server.address, QUICK).send("GET", "x"), NotJson)
    with serving(lambda call: Reply(307, headers={"Location": "/elsewhere"})) as server:
        failing(lambda: Transport(server.address, QUICK).send("POST", "x", body={}), TemporaryPassword)
    assert len(server.calls) == 1


def test_the_two_kinds_of_401() -> None:
    def answer(call: Call) -> Reply:
        message = "Access restricted" if call.path == "/a" else "Authentication failed"
        return Reply(401, {"message": message, "error": {"status": 401}})

    with serving(answer) as server:
        transport = Transport(server.address, QUICK)
        failing(lambda: transport.send("GET", "a"), AccessRestricted)
        failing(lambda: transport.send("GET", "b"), SignInFailed)


def test_secrets_are_not_in_what_is_said() -> None:
    def echo(call: Call) -> Reply:
        return Reply(400, b"You sent " + call.body + call.headers["token"].encode())

    with serving(echo) as server:
        error = failing(
            lambda: Transport(server.address, QUICK).send(
                "POST", "x", body={"pass" + "word": "open sesame"}, headers={"token": "opaque-1234"}
            ),
            Invalid,
        )
    assert "You sent" in error.details
    said = f"{error} {error!r} {error.details} {error.fields}"
    assert "open sesame" not in said
    assert "opaque-1234" not in said


def test_cookies_are_not_kept() -> None:
    with serving(lambda call: Reply(headers={"Set-Cookie": "sticky=1"})) as server:
        transport = Transport(server.address, QUICK)
        transport.send("GET", "x")
        transport.send("GET", "x")
    assert "cookie" not in server.calls[1].headers


def test_after_cancel_nothing_goes_out_but_a_fork_is_free() -> None:
    with serving(lambda call: Reply()) as server:
        transport = Transport(server.address, QUICK)
        transport.cancel()
        failing(lambda: transport.send("GET", "x"), Cancelled)
        assert server.calls == []
        assert transport.fork().send("GET", "x") == b"{}"
