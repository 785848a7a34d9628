"""What a failure to sign in means and what to do, in the officer's words."""

from __future__ import annotations

from datetime import datetime

from ...host.error_words import error_words
from ...host.sign_in import SignIn
from ...host.sign_in_failures import LIMIT
from ...streetmanager.uk_time import uk_local
from ..words import count, tr
from .options_factory import PAGE

# QGIS's own names for pages of its options.
NETWORK_PAGE = "mOptionsPageNetwork"
AUTHENTICATION_PAGE = "mOptionsPageAuth"


def refusal_words(error: Exception, sign_in: SignIn) -> str:
    """Why signing in failed, and how near the account is to being locked, or when it is open again."""
    words = error_words(error)
    unlocks = sign_in.failures.unlocks
    if unlocks is not None:
        return words + " " + tr("It is open again at {time} at the latest.").format(time=minute(unlocks))
    failed = sign_in.failures.count
    if getattr(error, "status", None) == 401 and 0 < failed < LIMIT:
        times = count(failed, tr("time"), tr("times"))
        words += " " + tr("It has failed {times} from here within five minutes.").format(times=times)
    return words


def minute(moment: datetime) -> str:
    """A time of day on the UK's clock, rounded up to the minute: 14:06."""
    local = uk_local(moment)
    whole = local.replace(second=0, microsecond=0)
    if whole == local:
        return f"{whole:%H:%M}"
    hour, minutes = divmod((whole.hour * 60 + whole.minute + 1) % 1440, 60)
    return f"{hour:02d}:{minutes:02d}"


def remedy(error: Exception) -> tuple[str, str]:
    """A button's words and the page of QGIS's options where the cause can be put right; empty where there is none."""
    kind = type(error).__name__
    if kind == "UntrustedCertificate":
        return tr("Open the settings of Works E&xtents"), PAGE
    if kind in ("ProxyRefused", "NoConnection"):
        return tr("Open QGIS's &network settings"), NETWORK_PAGE
    if kind == "NotAvailable":
        return tr("Open QGIS's a&uthentication settings"), AUTHENTICATION_PAGE
    return "", ""
