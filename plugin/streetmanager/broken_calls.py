"""Turning a call that broke, before or during its answer, into the error of its kind."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterable

import requests
from urllib3.exceptions import (
    ConnectTimeoutError,
    IncompleteRead,
    InvalidChunkLength,
    NewConnectionError,
    ReadTimeoutError,
)

from .error_answers import causes, first_of
from .errors import (
    CutShort,
    NoConnection,
    ProxyRefused,
    StreetManagerError,
    TimedOut,
    UntrustedCertificate,
    scrubbed,
)

_PROXY_TROUBLE = (requests.exceptions.ProxyError, requests.exceptions.InvalidProxyURL)


def error_from_break(
    error: Exception, *, may_have_acted: bool = False, secrets: Iterable[str] = ()
) -> StreetManagerError:
    """The error that an exception of requests, urllib3, ssl or the system stands for.

    may_have_acted: the call was a POST or PUT and had gone out. It is false again for what cannot have
    reached the service: no connection, no trust, no proxy.
    """
    details = scrubbed(f"{type(error).__name__}: {error}", secrets)
    if _is_distrust(error):
        return UntrustedCertificate(details=details)
    if first_of(error, _PROXY_TROUBLE):
        return ProxyRefused(details=details)
    if isinstance(error, requests.exceptions.InvalidSchema) and "SOCKS" in str(error):
        return ProxyRefused(
            "A SOCKS proxy is set, which Works Extents cannot use.",
            "Set an HTTP proxy in the QGIS settings (Options, Network).",
            details=details,
        )
    # Before the time-out, of which urllib3 1.26 makes this a kind.
    if first_of(error, NewConnectionError):
        return _not_reached(error, details)
    if first_of(error, ConnectTimeoutError):
        return TimedOut("Street Manager could not be reached in time.", details=details)
    if first_of(error, (ReadTimeoutError, requests.exceptions.ReadTimeout, socket.timeout)):
        return TimedOut(details=details, may_have_acted=may_have_acted)
    if _is_cut_short(error):
        return CutShort(details=details, may_have_acted=may_have_acted)
    return _lost(error, details, may_have_acted)


def _is_distrust(error: Exception) -> bool:
    # urllib3 1.26 compares the names itself, and has an error of its own for that.
    wrong_name = any(type(one).__name__ == "CertificateError" for one in causes(error))
    return wrong_name or first_of(error, ssl.SSLCertVerificationError) is not None


def _not_reached(error: Exception, details: str) -> StreetManagerError:
    if first_of(error, socket.gaierror):
        return NoConnection("The name of the service was not found from this computer.", details=details)
    return NoConnection(details=details)


def _is_cut_short(error: Exception) -> bool:
    broken = (requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError)
    return isinstance(error, broken) or first_of(error, (IncompleteRead, InvalidChunkLength)) is not None


def _lost(error: Exception, details: str, may_have_acted: bool) -> StreetManagerError:
    if first_of(error, ssl.SSLError) and not may_have_acted:
        return NoConnection(
            "A secure connection to Street Manager could not be made.",
            "Check the address, and whether your network lets TLS 1.2 through.",
            details=details,
        )
    lost = NoConnection("The connection to Street Manager was lost.", "Try again.", details=details)
    lost.lost = True
    lost.may_have_acted = may_have_acted
    return lost
