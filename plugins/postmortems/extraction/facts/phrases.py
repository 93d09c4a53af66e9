"""The words by which sentences and labels tell the facts of an incident."""

from __future__ import annotations

import re

from ...model.milestone import Milestone
from ...patterns import deferred
from ...sections import normalise
from ..timeline.milestone_words import label_of

_LABELS = {
    Milestone.BEGAN.field: "time of incident|time of outage|time of the incident|time of the outage",
    "to_detect": "time to detect|time to detection|ttd",
    "span": "when|date time|date and time|incident time|time|outage window|incident window|"
    "incident period|period|"
    "outage period|window|date of outage|timeframe|time frame|zeitraum|période",
    "length": "duration|total duration|outage duration|incident duration|duration of incident|"
    "duration of outage|"
    "duration of the incident|duration of the outage|duration of issue|issue duration|length|"
    "time to resolve|time to resolution|time to recovery|time to recover|total downtime|downtime|ttr|"
    "dauer|durée",
    "date": "date|incident date|date of incident|date of the incident|day|datum",
    "severity": "severity|sev|severity level|incident severity|priority|schweregrad|sévérité|gravité",
    "status": "status|incident status|current status|statut",
    "id": "id|incident id|incident number|incident no|postmortem id|report id|number|identifier",
    "services": "service|services|affected service|affected services|services affected|service affected|"
    "services impacted|impacted services|impacted service|component|components|affected components|"
    "affected system|affected systems|system affected|systems affected|systems|dienste|services affectés",
    "authors": "author|authors|created by|written by|prepared by|report by|reported by|"
    "document owner|autor|autoren|"
    "auteur|auteurs",
    "title": "title|incident title|incident name|titel|titre",
    "users": "users affected|affected users|users impacted|user impact|customers affected|"
    "percentage of users affected",
    "zone": "timezone|time zone|tz|timezone used|time zone used|all times|zeitzone|fuseau horaire",
}
LABEL_OF = {label: fact for fact, labels in _LABELS.items() for label in labels.split("|")}
"""Facts by the labels that introduce them, times by their field in front matter."""

OPENS = deferred(
    r"(?:^|[,;]|\b(?:and|then|but|while)\s(?=[abo]))\s{0,3}"
    r"(?:(?:at|by|around|about|approximately|on \w{1,12},?)\s{0,2}){0,2}$",
    re.IGNORECASE,
)
"""What stands before a time that its sentence or clause opens with."""
HURTS = deferred(
    r"[^.;:]{0,80}\b(?:experienced|suffered|went (?:down|offline)|became (?:un\w{3,20}|slow)|crashed|"
    r"was down|"
    r"were down|outage|unavailable|fail(?:ed|ing)|stopped)\b",
    re.IGNORECASE,
)
FROM = deferred(
    r"\b(?:from|between|of|:|was|duration)\W{0,4}(?:about |around |approximately |the )?$", re.IGNORECASE
)
TO = deferred(
    r"\W{0,6}(?:to|until|till|and|through|[-–—]|bis|à|et|und)\W{0,4}(?:about|around|approximately|"
    r"approx\.?|the|on)?"
    r"\W{0,4}",
    re.IGNORECASE,
)
LASTED = deferred(
    r"\b(?:last(?:ed|ing|s)|duration(?: of| was)?|(?:down|unavailable|out|interrupted|degraded|"
    r"unreachable) for|outage of|"
    r"period of|for|took us|took)\s+(?:a total of |a period of |an estimated |at least |up to |about |"
    r"around |"
    r"approximately |approx\.? |roughly |nearly |almost |just over |over |more than |~ ?){0,2}$",
    re.IGNORECASE,
)
OUTAGE = deferred(
    r"[\s-]{0,2}(?:(?:long|partial|total|full|complete|service)[\s-]){0,2}"
    r"(?:outage|period|downtime|incident|window|interruption|disruption|degradation)\b",
    re.IGNORECASE,
)
TO_RESOLVE = deferred(r"\s+(?:to|until) (?:fix|resolve|restore|recover|mitigate)\b", re.IGNORECASE)

_SHARE = r"\b(?P<share>\d{1,3}(?:\.\d{1,3})?)\s?(?:%|percent)\s+"
_OUR = r"(?:of\s+)?(?:our\s+|the\s+)?"
_HOW = r"(?:\w{2,20}\s+)?(?:affected|impacted|unable)\b"
_WHOM = r"(?:users?|customers?|people|subscribers?|visitors?)\b"
_USERS = (
    rf"{_SHARE}of\s+(?:(?:our|the|all|active)\s+){{0,2}}(?:\w{{2,20}}\s+)?{_WHOM}",
    rf"{_SHARE}(?:users?|customers?)\b",
    rf"\b(?:affect|impact)\w{{0,4}}\s+(?P<all>all)\s+{_OUR}(?:\w{{2,20}}\s+)?(?:users|customers)\b",
    rf"\b(?P<all>all)\s+{_OUR}(?:users|customers)\s+(?:were|had been|are)\s+{_HOW}",
)
USERS = tuple(deferred(pattern, re.IGNORECASE) for pattern in _USERS)
"""How a report says which share of its users was hurt."""
USERS_SIGNS = ("user", "customer", "people", "subscriber", "visitor")
"""Of these, each way to say it has one."""


def fact_of(label: str) -> str:
    """Return the fact that a label introduces, a time by its field in front matter, or an empty string."""
    words = normalise(label)
    return LABEL_OF.get(words) or ("" if "mitigat" in words else _time_of(label_of(words)))


def _time_of(milestone: Milestone | None) -> str:
    """Return the field of a milestone that counts as a fact; a repair does, where no end is told."""
    counts = milestone and (milestone.fact or milestone is Milestone.MITIGATED)
    return milestone.field if milestone and counts else ""
