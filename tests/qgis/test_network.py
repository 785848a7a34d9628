"""The proxy and the certificate authorities that the plugin takes over from QGIS."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import certifi
import pytest
from qgis.core import Qgis, QgsNetworkAccessManager
from qgis.PyQt.QtNetwork import QNetworkProxy

from plugin.host import network, profile_folder, settings

ADDRESS = "https://api.example.org"


@pytest.fixture
def manager(qgis_app: object) -> Iterator[QgsNetworkAccessManager]:
    found = QgsNetworkAccessManager.instance()
    before = found.fallbackProxy(), found.excludeList(), found.noProxyList()
    yield found
    found.setFallbackProxyAndExcludes(*before)


def use(manager: QgsNetworkAccessManager, proxy: QNetworkProxy, excludes: list[str] | None = None) -> None:
    manager.setFallbackProxyAndExcludes(proxy, excludes or [], [])


def test_no_proxy(manager: QgsNetworkAccessManager) -> None:
    use(manager, QNetworkProxy(QNetworkProxy.ProxyType.NoProxy))
    assert network.proxies(ADDRESS) is None


def test_an_http_proxy_with_a_login(manager: QgsNetworkAccessManager) -> None:
    use(manager, QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, "proxy.example.org", 3128, "me", "a/b@c"))
    expected = "http://me:a%2Fb%40c@proxy.example.org:3128"
    assert network.proxies(ADDRESS) == {"http": expected, "https": expected}


def test_a_socks_proxy(manager: QgsNetworkAccessManager) -> None:
    use(manager, QNetworkProxy(QNetworkProxy.ProxyType.Socks5Proxy, "proxy.example.org", 1080))
    assert network.proxies(ADDRESS) == {
        "http": "socks5h://proxy.example.org:1080",
        "https": "socks5h://proxy.example.org:1080",
    }


def test_an_address_that_is_to_be_reached_without_the_proxy(manager: QgsNetworkAccessManager) -> None:
    proxy = QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, "proxy.example.org", 3128)
    use(manager, proxy, [ADDRESS])
    assert network.proxies(ADDRESS + "/v6") is None


def test_certificate_authorities_named_in_the_settings_are_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qgis_app: object
) -> None:
    assert network.authorities_file() is None
    text = "-----BEGIN CERTIFICATE-----\nMADEUP\n-----END CERTIFICATE-----\n"
    extra = tmp_path / "company.pem"
    extra.write_text(text, encoding="utf-8")
    monkeypatch.setattr(profile_folder, "folder", lambda *parts: tmp_path)
    settings.AUTHORITIES_FILE.set(str(extra))
    try:
        path = network.authorities_file()
    finally:
        settings.AUTHORITIES_FILE.set("")
    assert path is not None
    whole = Path(path).read_text(encoding="utf-8")
    assert text in whole and Path(certifi.where()).read_text(encoding="utf-8") in whole


def test_the_plugin_says_its_version() -> None:
    qgis = f"QGIS/{Qgis.QGIS_VERSION_INT // 10000}."
    assert network.agent().startswith(f"WorksExtents/{profile_folder.version()} {qgis}")
