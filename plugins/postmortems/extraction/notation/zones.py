"""Time zones as people name them: one table of what is recognised, which offset it has, and when.

What is accepted as the name of a zone has an offset, or is doubted: nothing is silently taken for UTC.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple

from ...model.timeline import Doubt, DoubtKind
from ...patterns import deferred
from ...reading.clock import zone_of


class Zone(NamedTuple):
    """What a name stands for: the clock of a `place`, or `hours` east of UTC; of two meanings the one seen.

    An abbreviation with both is in force in that place in summer or in winter only, and `other` in the rest
    of the year; it is read as what it says.
    """

    place: str = ""
    hours: float | None = None
    is_summer: bool = False
    other: str = ""


_FIXED = {
    "UTC": 0, "UCT": 0, "GMT": 0, "Z": 0, "Zulu": 0, "WET": 0, "WAT": 1, "CAT": 2, "SAST": 2, "EAT": 3,
    "MSK": 3, "TRT": 3, "GST": 4, "PKT": 5, "IST": 5.5, "NPT": 5.75, "ICT": 7, "WIB": 7, "WITA": 8,
    "SGT": 8, "HKT": 8, "PHT": 8, "AWST": 8, "JST": 9, "KST": 9, "ACST": 9.5, "ACDT": 10.5, "ADT": -3,
    "AST": -4, "NDT": -2.5, "NST": -3.5, "ART": -3, "BRT": -3, "BRST": -2, "CLT": -4, "COT": -5,
    "PET": -5, "CST": -6, "MST": -7, "AKDT": -8, "AKST": -9, "HST": -10,
}  # fmt: skip
_SEASONAL = {
    "PST": Zone("America/Los_Angeles", -8, False, "PDT"), "PDT": Zone("America/Los_Angeles", -7, True, "PST"),
    "MDT": Zone("America/Denver", -6, True, "MST"), "CDT": Zone("America/Chicago", -5, True, "CST"),
    "EST": Zone("America/New_York", -5, False, "EDT"), "EDT": Zone("America/New_York", -4, True, "EST"),
    "CET": Zone("Europe/Berlin", 1, False, "CEST"), "CEST": Zone("Europe/Berlin", 2, True, "CET"),
    "MEZ": Zone("Europe/Berlin", 1, False, "MESZ"), "MESZ": Zone("Europe/Berlin", 2, True, "MEZ"),
    "BST": Zone("Europe/London", 1, True, "GMT"), "EEST": Zone("Europe/Athens", 3, True, "EET"),
    "EET": Zone("Europe/Athens", 2, False, "EEST"), "WEST": Zone("Europe/Lisbon", 1, True, "WET"),
    "AEST": Zone("Australia/Sydney", 10, False, "AEDT"), "AEDT": Zone("Australia/Sydney", 11, True, "AEST"),
    "NZST": Zone("Pacific/Auckland", 12, False, "NZDT"), "NZDT": Zone("Pacific/Auckland", 13, True, "NZST"),
}  # fmt: skip
_SHORT = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
}  # fmt: skip
_REGIONS = {
    "Central European": "Europe/Berlin", "Eastern European": "Europe/Athens",
    "Western European": "Europe/Lisbon", "Eastern": "America/New_York", "Central": "America/Chicago",
    "Mountain": "America/Denver", "Pacific": "America/Los_Angeles", "Greenwich": "Etc/GMT",
    "West Africa": "Africa/Lagos", "East Africa": "Africa/Nairobi",
}  # fmt: skip
"""Spoken names, with or without `Standard`, `Daylight`, `Summer`, `Mean` and `Time`; longer ones first."""
_IN_AREA = {
    "Europe": "Amsterdam Athens Berlin Brussels Copenhagen Dublin Helsinki Istanbul Kyiv Lisbon London "
    "Madrid Moscow Oslo Paris Prague Rome Stockholm Vienna Warsaw Zurich",
    "Pacific": "Auckland",
    "Asia": "Bangkok Dubai Jakarta Karachi Kolkata Manila Seoul Shanghai Singapore Tokyo",
    "Africa": "Cairo Johannesburg Lagos Nairobi",
    "America": "Chicago Denver Toronto Vancouver",
    "Australia": "Melbourne Sydney",
}  # fmt: skip
_CITIES = {
    **{city: f"{area}/{city}" for area, cities in _IN_AREA.items() for city in cities.split()},
    "Boston": "America/New_York", "Kiev": "Europe/Kyiv", "Mumbai": "Asia/Kolkata",
}  # fmt: skip
"""Places that stand for their time wherever their name stands behind a clock; others only before `time`."""
ZONES = {
    **{name: Zone(hours=hours) for name, hours in _FIXED.items()},
    **_SEASONAL,
    **{name: Zone(place) for names in (_SHORT, _REGIONS, _CITIES) for name, place in names.items()},
    "British": Zone("Europe/London"),
    **{f"{name}/{zone.other}": Zone(zone.place) for name, zone in _SEASONAL.items()},
}
"""Every name that is known, but for those of the IANA database."""
LOCAL = ("local time", "local")
_BY_NAME = {name.upper(): zone for name, zone in ZONES.items()}
_AREAS = ("Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "Indian")
_PREFIXES = frozenset((*_AREAS[:-1], "Canada", "Etc", "US"))
_BOTH = (f"{name}/{zone.other}" for name, zone in _SEASONAL.items())
_CODES = frozenset((*_FIXED, *_BOTH, *_SEASONAL, *_SHORT)) - {"Z", "Zulu"}
_OFFSET = (
    r"\s?[+-](?:[0-9]{1,2}(?::?[0-9]{2})?(?![0-9]|:[0-9])"
    r"|(?:(?<=\+)\s[0-9]{1,2}(?::?[0-9]{2})?|\s[0-9]{1,2}(?!:?[0-9]))(?=\s{0,3}(?:$|[)\]:;,|*]|-\s)))"
)
"""A number apart from its sign is none if words follow, `UTC - 2 lamps`, or it is a clock: `UTC - 14:10`."""
_PATH = r"[A-Z][A-Za-z]{1,14}/[A-Z][A-Za-z_-]{2,24}(?:/[A-Z][A-Za-z_]{2,20})?"
_REGION = "|".join(re.sub(r"\b[A-Z]", lambda at: f"[{at[0]}{at[0].lower()}]", name) for name in _REGIONS)
_SPOKEN = (
    rf"(?:(?:US\s)?(?:{_REGION})(?:\s(?:[Ss]tandard|[Dd]aylight|[Ss]ummer|[Mm]ean))?(?:\s[Tt]ime)?"
    r"|[Ll]ocal time|[Zz]ulu)(?![A-Za-z])"
)
_LETTERS = deferred(
    rf"(?P<code>[A-Z]{{2,5}}(?:/[A-Z]{{3,4}})?)(?:{_OFFSET})?(?![A-Za-z0-9]|[_/-][A-Za-z0-9])"
)
"""What may be a code; which one is looked up."""
_ZONE = deferred(
    rf"(?P<path>{_PATH})|(?P<spoken>{_SPOKEN})"
    r"|(?P<lower>(?:utc|gmt|cet|cest|pst|pdt|edt|(?<=[0-9x?])z)(?![A-Za-z0-9_-]))|(?P<zulu>Z(?![A-Za-z0-9]))"
)
_MISSPELT = deferred(r"(?m)(?P<name>[A-Z]{3,4}T|U[A-Z]C)(?=\s?[)\]:|,–—]|\s-|\s?$)")
_CITY = deferred(
    r"(?P<name>[A-Z][A-Za-z]{2,15}(?: [A-Z][a-z]{2,15})?)(?= [Tt]ime(?:zone)?\b|\s[-–—]\s|\s?[:)|])", re.ASCII
)
_NUMBER = deferred(r"[+](?:0[0-9]|1[0-4]):?[0-5][05](?![0-9])|-(?:0[0-9]|1[0-2])[0-5][05](?![0-9])")
_ISO_NUMBER = deferred(r"Z(?![A-Za-z0-9])|[+-](?:0[0-9]|1[0-4])(?::?[0-5][05])?(?![0-9:])")
_WITH_OFFSET = deferred(r"([A-Za-z]*)\s?([+-])\s?(\d{1,2})(?::?(\d{2}))?")
ZERO = ("UTC", "GMT", "Z")
"""What an offset is counted from."""
_FILLING = deferred(r"^US |(?: (?:STANDARD|DAYLIGHT|SUMMER|MEAN))?(?: TIME)?$")
_WORDS = deferred(r"[A-Z][A-Za-z]{2,20}(?:[ _-][A-Z][A-Za-z]{1,20}){0,2}", re.ASCII)
_MOST_HOURS = 14


def read_zone(text: str, at: int, *, iso: bool = False) -> tuple[str, int] | None:
    """Return the zone that stands at offset `at`, as written, and where it ends; `iso` allows `-05:00`."""
    first = text[at : at + 1]
    if not first.isalpha() and first not in ("+", "-"):
        return None
    number = (_ISO_NUMBER if iso else _NUMBER).match(text, at)
    if number:
        return number.group(), number.end()
    letters = _LETTERS.match(text, at)
    coded = letters if letters and letters["code"] in _CODES else None
    match = coded or _ZONE.match(text, at) or _MISSPELT.match(text, at)
    if match and _is_place(match.groupdict().get("path")) and _is_offset(match.group()):
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
    return first in _PREFIXES or last.rpartition("/")[2] in {*_CITIES, *_REGIONS}


def _is_offset(name: str) -> bool:
    """Tell a zone from a name with a number, `WEST-2`: from UTC any offset counts, else one that it has."""
    offset = _WITH_OFFSET.fullmatch(name)
    return offset is None or offset[1].upper() in ("", *ZERO) or _with_offset(*offset.groups()) is not None


def zone_named(name: str) -> tzinfo | None:
    """Return the zone that words name (`UTC+1`, `PST`, `Tokyo`, `Europe/Paris`), None if none is known."""
    text = name.strip().strip("()").strip()
    if not text:
        return None
    if offset := _WITH_OFFSET.fullmatch(text):
        return _with_offset(*offset.groups())
    known = _known(text)
    if known and known.hours is not None:
        return timezone(timedelta(hours=known.hours)) if known.hours else UTC
    if known:
        return zone_of(known.place)
    return zone_of(text) or _city(text)


def _known(text: str) -> Zone | None:
    return _BY_NAME.get(_FILLING.sub("", text.upper()))


def _with_offset(name: str, sign: str, hours: str, minutes: str | None) -> tzinfo | None:
    """Return the zone of `UTC+1` or `-05:00`; of `EST-5` where that is what EST is."""
    length = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if length > timedelta(hours=_MOST_HOURS) or int(minutes or 0) > 59:
        return None
    length = -length if sign == "-" else length
    base = _known(name)
    of_base = timedelta(hours=base.hours) if base and base.hours is not None else None
    return timezone(length) if not name or name.upper() in ZERO or of_base == length else None


def _city(text: str) -> tzinfo | None:
    """Return the zone that the IANA database has for a place, whatever its area: `Kathmandu`, `New York`."""
    name = re.sub(r"(?: Local)? [Tt]ime(?:zone)?$", "", text).replace(" ", "_")
    if name.isupper() or not _WORDS.fullmatch(name):
        return None
    return next((zone for area in _AREAS if (zone := zone_of(f"{area}/{name}"))), None)


def zone_doubt(zone: str, day: date | None) -> Doubt | None:
    """Return why a zone is doubted on a day: not known, or an abbreviation that was not in force."""
    if zone_named(zone) is None:
        if zone.lower() in LOCAL:
            unknown = "it is not said which local time is meant"
        elif "/" in zone or zone.upper() == zone:
            unknown = f"there is no time zone {zone}"
        else:
            unknown = f"it is not known which time zone {zone} is"
        return Doubt(DoubtKind.ZONE, unknown)
    season = _BY_NAME.get(zone.upper())
    if season is None or not season.other or day is None or season.is_summer in _seasons(season.place, day):
        return None
    return Doubt(DoubtKind.ZONE, f"{zone} was not in force on {day}", season.other)


def _seasons(place: str, day: date) -> set[bool]:
    """Return whether it was summer as a day began and as it ended: where clocks change, both hold."""
    hours = time(0), time(23)
    return {bool(datetime.combine(day, hour, zone_of(place)).dst()) for hour in hours}
