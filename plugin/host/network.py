"""How this QGIS reaches the network: its proxy and the certificate authorities it trusts."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import quote

from qgis.core import Qgis, QgsApplication, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyQuery

from . import profile_folder, settings


def proxies(address: str) -> dict[str, str] | None:
    """The proxy that QGIS would use for an address, as requests wants it, or none.

    Call on the main thread: QGIS keeps one network access manager a thread.
    """
    query = QNetworkProxyQuery(QUrl(address))
    for proxy in _proxies_for(query):
        kind = proxy.type()
        if kind in (QNetworkProxy.ProxyType.HttpProxy, QNetworkProxy.ProxyType.HttpCachingProxy):
            return _both(f"http://{_login(proxy)}{proxy.hostName()}:{proxy.port()}")
        if kind == QNetworkProxy.ProxyType.Socks5Proxy:
            return _both(f"socks5h://{_login(proxy)}{proxy.hostName()}:{proxy.port()}")
        if kind == QNetworkProxy.ProxyType.NoProxy:
            return None
    return None


def proxy_shown(address: str) -> str:
    """The proxy for an address as it may be shown, host and port without a login; empty where there is none.

    Call on the main thread.
    """
    found = proxies(address)
    return next(iter(found.values())).rpartition("//")[2].rpartition("@")[2] if found else ""


def connection() -> dict[str, Any]:
    """What streetmanager's Connection takes of QGIS and the settings, but for the proxies of an address.

    Call on the main thread.
    """
    return {
        "timeout_connect": float(settings.CONNECT_TIMEOUT.get()),
        "timeout_read": float(settings.READ_TIMEOUT.get()),
        "ca_file": authorities_file(),
        "agent": agent(),
    }


def _proxies_for(query: QNetworkProxyQuery) -> list[QNetworkProxy]:
    manager = QgsNetworkAccessManager.instance()
    host = query.url().host()
    if any(host and url and query.url().toString().startswith(url) for url in manager.excludeList()):
        return []
    factory = manager.proxyFactory()
    if factory is not None:
        return list(factory.queryProxy(query))
    return [manager.fallbackProxy()]


def _login(proxy: QNetworkProxy) -> str:
    if not proxy.user():
        return ""
    return f"{quote(proxy.user(), safe='')}:{quote(proxy.password(), safe='')}@"


def _both(url: str) -> dict[str, str]:
    return {"http": url, "https": url}


def authorities_file() -> str | None:
    """One PEM file of all certificate authorities to trust, or none for the library's own list.

    The list that comes with requests, what the user trusts in QGIS, and the file named in the settings.
    Call on the main thread.
    """
    extra = [_pem_of_qgis_authorities(), _pem_of_settings()]
    extra = [text for text in extra if text]
    if not extra:
        return None
    import certifi

    whole = "\n".join([Path(certifi.where()).read_text(encoding="utf-8"), *extra])
    name = hashlib.sha256(whole.encode()).hexdigest()[:16] + ".pem"
    path = profile_folder.folder("certificates") / name
    if not path.exists():
        path.write_text(whole, encoding="utf-8")
    return str(path)


def _pem_of_qgis_authorities() -> str:
    manager = QgsApplication.authManager()
    if manager.isDisabled():
        return ""
    trusted = [*manager.databaseCAs(), *manager.extraFileCAs()]
    return "\n".join(bytes(certificate.toPem()).decode() for certificate in trusted)


def _pem_of_settings() -> str:
    path = Path(settings.AUTHORITIES_FILE.get())
    if not settings.AUTHORITIES_FILE.get() or not path.is_file():
        return ""
    return path.read_text(encoding="utf-8", errors="replace")


def agent() -> str:
    """What the plugin calls itself to the service: its name and version, and QGIS's."""
    return f"WorksExtents/{profile_folder.version()} QGIS/{Qgis.QGIS_VERSION.partition('-')[0]}"
