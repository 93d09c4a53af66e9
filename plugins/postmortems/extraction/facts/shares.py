"""Which share of its users a report says that an incident hurt."""

from __future__ import annotations

from collections.abc import Iterable

from ...patterns import deferred
from ..text.signs import may_say

_PERCENT = r"(?<![\d.,])(?P<share>\d{1,3}(?:[.,]\d{1,3})?)\s?(?:%|percent)"
_SHARE = rf"{_PERCENT}\s+"
_LABELLED = deferred(_PERCENT)
_UNHURT = deferred(
    r"(?i)\s+(?:[\w']{2,20}\s+){0,2}?(?:(?:not|never) (?:\w{2,20}ly )?(?:affected|impacted)|no (?:\w{2,20} )?"
    r"(?:impact|effect|change|difference)|unaffected|unimpacted|recover\w{0,3}|restored|back)\b"
)
"""What stands behind a share of those whom it did not hurt, or no more: `saw no impact`, `have recovered`."""
_OUR = r"(?:of\s+)?(?:our\s+|the\s+)?"
_HOW = r"(?:\w{2,20}\s+)?(?:affected|impacted|unable)\b"
_WHOM = r"(?:users?|customers?|people|subscribers?|visitors?)\b"
_ABROAD = (
    r"(?:(?:der|des|de los|dos|de nos|unserer)\s+)?(?:nutzer|kunden|utilisateurs|clients|usuarios|clientes)"
)
_USERS = (
    rf"{_SHARE}of\s+(?:(?:our|the|all|active)\s+){{0,2}}(?:\w{{2,20}}\s+)?{_WHOM}",
    rf"{_SHARE}(?:users?|customers?|{_ABROAD})\b",
    rf"\b(?:affect|impact)\w{{0,4}}\s+(?P<all>all)\s+{_OUR}(?:\w{{2,20}}\s+)?(?:users|customers)\b",
    rf"\b(?P<all>all)\s+{_OUR}(?:users|customers)\s+(?:were|had been|are)\s+{_HOW}",
)
USERS = tuple(deferred(f"(?i){pattern}") for pattern in _USERS)
"""How a report says which share of its users was hurt."""
USERS_SIGNS = (
    "user", "customer", "people", "subscriber", "visitor", "nutzer", "kunden", "utilisateur", "client",
    "usuario",
)  # fmt: skip
"""Of these, each way to say it has one."""


def share_of_users(labelled: str, told: Iterable[str]) -> float | None:
    """Return the share after a label, else in sentences, in percent."""
    users = labelled.strip().lower()
    if users.startswith(("all", "everyone", "none")):
        return 0.0 if users[0] == "n" else 100.0
    found = _LABELLED.search(users)
    return _percent(found["share"]) if found else _told(told)


def _told(texts: Iterable[str]) -> float | None:
    for text in texts:
        for pattern in USERS if may_say(text, USERS_SIGNS) else ():
            found = pattern.search(text)
            if found and not _UNHURT.match(text, found.end()):
                return 100.0 if "all" in found.groupdict() else _percent(found["share"])
    return None


def _percent(written: str) -> float | None:
    share = float(written.replace(",", "."))
    return share if share <= 100 else None
