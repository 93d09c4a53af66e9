"""The words by which facts of an incident are told: labels, verbs of a sentence, entries of a timeline."""

from __future__ import annotations

import re

from ...sections import normalise

_LABELS = {
    "started": "start|started|starts|fault occurs|fault occurred|occurred|start time|started at|"
    "began|begin|beginning|incident start|"
    "incident started|"
    "incident start time|outage start|outage started|outage began|time started|start date|start of incident|"
    "time of incident|impact start|impact started|started on|beginn|début",
    "detected": "detected|first detected|fault detected|team aware|detected at|time detected|"
    "detection time|detection|"
    "time of detection|"
    "discovered|discovered at|noticed|identified at|incident detected|detected on|erkannt|détecté",
    "resolved": "resolved|resolved at|end|ended|ends|end time|ended at|incident end|incident ended|"
    "incident resolved|"
    "incident end time|outage end|outage ended|time resolved|resolved on|restored|service restored|fixed at|"
    "recovered|end date|time of resolution|impact end|impact ended|ende|behoben|fin|résolu",
    "span": "when|date time|date and time|incident time|time|outage window|incident window|"
    "incident period|period|"
    "outage period|window|date of outage|timeframe|time frame|zeitraum|période",
    "length": "duration|total duration|outage duration|incident duration|duration of incident|"
    "duration of outage|"
    "duration of the incident|duration of the outage|length|time to resolve|time to resolution|time "
    "to recovery|"
    "time to recover|total downtime|downtime|ttr|dauer|durée",
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
    "zone": "timezone|time zone|zeitzone|fuseau horaire",
}
LABEL_OF = {label: fact for fact, labels in _LABELS.items() for label in labels.split("|")}
"""Facts by the labels that introduce them."""

STARTS = re.compile(
    r"\b(?:start(?:s|ed|ing)?|beg[aiu]n(?:s|ning)?|commenc\w{2,4}|since|went down|first (?:seen|"
    r"observed|occurred)|"
    r"occurred|happened)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
FINDS = re.compile(
    r"\b(?:detected|discovered|noticed|alerted|paged|notified|became aware|reported)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
ENDS = re.compile(
    r"\b(?:resolved|restored|recovered|ended|mitigated|back (?:online|up|to normal)|fully "
    r"(?:operational|functional)|"
    r"fixed|over)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
HURTS = re.compile(
    r"[^.;:]{0,80}\b(?:experienced|suffered|went (?:down|offline)|became (?:un\w{3,20}|slow)|crashed|"
    r"was down|"
    r"were down|outage|unavailable|fail(?:ed|ing)|stopped)\b",
    re.IGNORECASE,
)
FROM = re.compile(r"\b(?:from|between|of|:|was|duration)\W{0,4}(?:about |around |approximately |the )?$",
                  re.IGNORECASE)  # fmt: skip
TO = re.compile(
    r"\W{0,6}(?:to|until|till|and|through|[-–—]|bis|à|et|und)\W{0,4}(?:about|around|approximately|"
    r"approx\.?|the|on)?"
    r"\W{0,4}",
    re.IGNORECASE,
)
LASTED = re.compile(
    r"\b(?:last(?:ed|ing|s)|duration(?: of| was)?|(?:down|unavailable|out|interrupted|degraded|"
    r"unreachable) for|outage of|"
    r"period of|for|took us|took)\s+(?:a total of |a period of |an estimated |at least |up to |about |"
    r"around |"
    r"approximately |approx\.? |roughly |nearly |almost |just over |over |more than |~ ?){0,2}$",
    re.IGNORECASE,
)
OUTAGE = re.compile(
    r"[\s-]{0,2}(?:(?:long|partial|total|full|complete|service)[\s-]){0,2}"
    r"(?:outage|period|downtime|incident|window|interruption|disruption|degradation)\b",
    re.IGNORECASE,
)
TO_RESOLVE = re.compile(r"\s+(?:to|until) (?:fix|resolve|restore|recover|mitigate)\b", re.IGNORECASE)

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
USERS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _USERS)
"""How a report says which share of its users was hurt."""

ENTRY_STARTS = re.compile(
    r"\b(?:outage|incident|impact|downtime|disruption|degradation|problem|issue)\s+(?:begins?|began|starts?|"
    r"started)\b|\b(?:start|beginning) of (?:the )?(?:outage|incident|impact)\b|"
    r"\b(?:starts?|started|begins?|began) (?:to )?(?:fail|degrad|return(?:ing)? (?:5|err)|crash|time out)|"
    r"\b(?:fault|failure|outage|incident) occur(?:s|red)\b|\bdrops? to (?:zero|0)|\b(?:goes|went) down\b|"
    r"\b(?:stops?|stopped) (?:working|responding|shipping|serving)|\bcertificates? [^.]{0,40}\bexpired?s?\b|"
    r"\bfirst (?:failure|failed|error|version to)\b|\bentered \w{2,20} state\b",
    re.IGNORECASE,
)
"""What an entry says when it begins to hurt."""
ENTRY_FINDS = re.compile(
    r"\b(?:detect(?:s|ed)|alert(?:s|ed)?|alarms?|notices?|noticed|discovers?|discovered|reports?|"
    r"reported|reporting|"
    r"paged?|pages|pinged|warning|notif(?:y|ies|ied)|observed|witnessed|reali[sz]ed?|became aware|"
    r"(?:problem|issue) (?:is|was) identified|"
    r"informed (?:of|us|that)|are informed|team aware)\b",
    re.IGNORECASE,
)
"""What an entry says when somebody or something notices."""
ENTRY_FINDS_BY_LABEL = re.compile(
    r"\W{0,4}(?:first )?(?:detection|discovery|detected|discovered)\s?:", re.IGNORECASE
)
NOT_FINDS = re.compile(
    r"\breport(?:s|ed|ing)? (?:is |was )?(?:back|published|drafted|filed|closed|written|that the fix)|"
    r"\bno(?:t|body)? (?:\w{2,20} )?(?:noticed|detected|alerted|alerts?)|\bclosed\b|\bresolved\b|"
    r"\b(?:post-?mortem|recover\w{0,4}|improv\w{2,6}|root cause|culprit) (?:\w{2,5} )?(?:reported|observed|"
    r"detected|published|discovered|identified)|\ball (?:is |are )?(?:fine|good|well)\b|"
    r"\bnotif\w{1,5} (?:\w{2,20} )?(?:users|customers|stakeholders|clients|owners|everyone|partners)",
    re.IGNORECASE,
)
ENTRY_ENDS = re.compile(
    r"\b(?:outage|incident|impact|downtime|disruption|issue|problem|ticket)s?\s+(?:(?:is|was|were|"
    r"has been|are|being|"
    r"fully|declared|marked(?: as)?|considered|officially|all|and|permanently|goes)\s+){0,4}(?:ends?|"
    r"ended|over|away|"
    r"resolved|closed|fixed|solved)\b|[(\[](?:resolved|fixed|recovered)[)\]]|\W{0,4}\brecover(?:y|ed)\s?:|"
    r"\b(?:service|services|signal|access|functionality|operations?|system|systems|everything|traffic|"
    r"connectivity|site)\s+(?:(?:is|was|were|has been|are|fully|all|verified|back to|completely|"
    r"working as)\s+){0,3}"
    r"(?:restored|recovered|normal|operational|functional|resumes?|resumed|intended|expected)\b|"
    r"\b(?:(?:back|return(?:s|ed)?) to (?:its |their )?normal|all (?:systems|clear|good)|"
    r"fully (?:operational|functional|"
    r"recovered|restored)|functional again|usual rate|normal operations?|marked as resolved|"
    r"declared resolved|"
    r"(?:solved|fixed|resolved) the (?:issue|problem|outage|incident)|outage to an end|up and running again|"
    r"resolution is confirmed|is healthy|working (?:fine )?again)\b",
    re.IGNORECASE,
)
"""What an entry says when it is over."""
ENTRY_MENDS = re.compile(
    r"\b(?:fix|hotfix|hot fix|rollback|roll back|revert)\s+(?:\w{2,20}\s+)?(?:is |was )?(?:deployed|"
    r"released|live|"
    r"rolled out|applied|performed)\b|\brolled back\b",
    re.IGNORECASE,
)
"""What an entry says when a fix is in place; it counts where none says that it is over."""


def fact_of(label: str) -> str:
    """Return the fact that a label introduces, or an empty string."""
    return LABEL_OF.get(normalise(label), "")
