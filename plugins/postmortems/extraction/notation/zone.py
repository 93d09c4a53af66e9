"""How people name a time zone behind a clock, and which abbreviations were not in force on a day."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from ...model.timeline import Doubt, DoubtKind

_KNOWN = re.compile(
    r"UTC|UCT|GMT|BST|WET|WEST|CET|CEST|EET|EEST|MSK|TRT|ET|EST|EDT|CT|CST|CDT|MT|MST|MDT|PT|PST|PDT|AKST|AKDT|HST"
    r"|AST|ADT|NST|NDT|BRT|BRST|ART|CLT|COT|PET|WAT|CAT|EAT|SAST|IST|PKT|NPT|GST|ICT|WIB|WITA|SGT|HKT|PHT|JST|KST"
    r"|AWST|ACST|ACDT|AEST|AEDT|NZST|NZDT"
)
_AREAS = frozenset(
    ("Africa", "America", "Asia", "Atlantic", "Australia", "Canada", "Etc", "Europe", "Pacific", "US")
)
_CITIES = frozenset(
    (
        "Amsterdam", "Athens", "Auckland", "Bangkok", "Berlin", "Boston", "Brussels", "Cairo", "Chicago",
        "Copenhagen",
        "Denver", "Dubai", "Dublin", "Helsinki", "Istanbul", "Jakarta", "Johannesburg", "Karachi", "Kiev",
        "Kolkata",
        "Kyiv", "Lagos", "Lisbon", "London", "Madrid", "Manila", "Melbourne", "Moscow", "Mumbai", "Nairobi",
        "Oslo",
        "Pacific", "Eastern", "Paris", "Prague", "Rome", "Seoul", "Shanghai", "Singapore", "Stockholm",
        "Sydney",
        "Tokyo", "Toronto", "Vancouver", "Vienna", "Warsaw", "Zurich",
    )
)  # fmt: skip
"""Places that stand for their time, and last parts of zone names that tell a misspelt one from a path."""
_OFFSET = r"\s?[+-]\s?[0-9]{1,2}(?::?[0-9]{2})?(?![0-9:])"
_PATH = r"[A-Z][A-Za-z]{1,14}/[A-Z][A-Za-z_-]{2,24}(?:/[A-Z][A-Za-z_]{2,20})?"
_SPOKEN = (
    r"(?:(?:US\s)?(?:(?:[Cc]entral|[Ee]astern|[Ww]estern) European|[Ee]astern|[Cc]entral"
    r"|[Mm]ountain|[Pp]acific|[Gg]reenwich|[Ww]est [Aa]frica|[Ee]ast [Aa]frica)"
    r"(?:\s(?:[Ss]tandard|[Dd]aylight|[Ss]ummer|[Mm]ean))?(?:\s[Tt]ime)?|[Ll]ocal time|[Zz]ulu)(?![A-Za-z])"
)
_ZONE = re.compile(
    rf"(?P<path>{_PATH})|(?P<name>(?:{_KNOWN.pattern})(?:{_OFFSET})?)(?![A-Za-z0-9_-]|/[A-Za-z])"
    rf"|(?P<spoken>{_SPOKEN})"
    r"|(?P<lower>(?:utc|gmt|cet|cest|pst|pdt|edt)(?![a-z0-9_-]))|(?P<zulu>Z(?![A-Za-z0-9]))"
)
_MISSPELT = re.compile(r"(?P<name>[A-Z]{3,4}T|U[A-Z]C)(?=\s?[)\]:|,–—-]|\s?$)", re.MULTILINE)
_CITY = re.compile(
    r"(?P<name>[A-Z][A-Za-z]{2,15}(?: [A-Z][a-z]{2,15})?)(?= [Tt]ime(?:zone)?\b|\s[-–—]\s|\s?[:)|])", re.ASCII
)
_NUMBER = re.compile(r"[+](?:0[0-9]|1[0-4]):?[0-5][05](?![0-9])|-(?:0[0-9]|1[0-2])[0-5][05](?![0-9])")
_ISO_NUMBER = re.compile(r"Z(?![A-Za-z0-9])|[+-](?:0[0-9]|1[0-4])(?::?[0-5][05])?(?![0-9:])")
_SEASONS = {
    "PST": ("America/Los_Angeles", False, "PDT"), "PDT": ("America/Los_Angeles", True, "PST"),
    "MDT": ("America/Denver", True, "MST"), "CDT": ("America/Chicago", True, "CST"),
    "EST": ("America/New_York", False, "EDT"), "EDT": ("America/New_York", True, "EST"),
    "CET": ("Europe/Berlin", False, "CEST"), "CEST": ("Europe/Berlin", True, "CET"),
    "BST": ("Europe/London", True, "GMT"), "EEST": ("Europe/Athens", True, "EET"),
    "EET": ("Europe/Athens", False, "EEST"), "WEST": ("Europe/Lisbon", True, "WET"),
    "AEST": ("Australia/Sydney", False, "AEDT"), "AEDT": ("Australia/Sydney", True, "AEST"),
    "NZST": ("Pacific/Auckland", False, "NZDT"), "NZDT": ("Pacific/Auckland", True, "NZST"),
}  # fmt: skip


def read_zone(text: str, at: int, *, iso: bool = False) -> tuple[str, int] | None:
    """Return the zone that stands at offset `at`, as written, and where it ends; `iso` allows `-05:00`."""
    first = text[at : at + 1]
    if not first.isalpha() and first not in ("+", "-"):
        return None
    number = (_ISO_NUMBER if iso else _NUMBER).match(text, at)
    if number:
        return number.group(), number.end()
    match = _ZONE.match(text, at) or _MISSPELT.match(text, at)
    if match and _is_place(match.groupdict().get("path")):
        return match.group(), match.end()
    city = _CITY.match(text, at)
    if city and city["name"] in _CITIES:
        return city["name"], city.end()
    return None


def _is_place(path: str | None) -> bool:
    """Tell a zone's path, misspelt or not, from other words with a slash: one side of it must be known."""
    if path is None:
        return True
    first, _, last = path.partition("/")
    return first in _AREAS or last.rpartition("/")[2] in _CITIES


def zone_doubt(zone: str, day: date | None) -> Doubt | None:
    """Return why a zone is doubted on a day: misspelt, or an abbreviation that was not in force."""
    if "/" in zone:
        return None if _zone(zone) else Doubt(DoubtKind.ZONE, f"there is no time zone {zone}")
    name = zone.split("+")[0].split("-")[0].strip()
    if name.isupper() and name.isalpha() and not _KNOWN.fullmatch(name) and name != "Z":
        return Doubt(DoubtKind.ZONE, f"there is no time zone {zone}")
    season = _SEASONS.get(name.upper())
    if season is None or day is None or name != zone or _summer(season[0], day) == season[1]:
        return None
    return Doubt(DoubtKind.ZONE, f"{name} was not in force on {day}", season[2])


@lru_cache(maxsize=512)
def _summer(place: str, day: date) -> bool:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=_zone(place))
    return bool(at.dst())


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return None
