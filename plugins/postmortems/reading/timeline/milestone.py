"""A hint at which milestone an entry is, from its words alone: explicit labels first."""

from __future__ import annotations

import re

ORDER = ("began", "detected", "acknowledged", "declared", "mitigated", "resolved")
_LABELS = (
    ("detected", r"(?:first |was )?(?:detected|detection|noticed|discovered)"),
    ("declared", r"(?:incident |was )?declared"),
    ("acknowledged", r"(?:page |alert )?(?:acknowledged|acked|acknowledgement)"),
    ("mitigated", r"(?:incident |was )?(?:mitigated|mitigation|repaired|recovered|restored)"),
    ("resolved", r"(?:incident |issue |was |declared )?(?:resolved|resolution|closed|all clear)"),
    (
        "began",
        (r"(?:incident |outage |impact |fault |problem |issue )?"
        r"(?:began|begins|starts|started|start|occurs|occurred)"),
    ),
)  # fmt: skip
_LABEL = tuple((name, re.compile(rf"\W{{0,3}}{words}\W*$", re.IGNORECASE)) for name, words in _LABELS)
_WORDS = (
    (
        "resolved",
        (r"\b(?:incident|issue|outage|problem|service)s?\b.{0,30}\b(?:resolved|closed)\b"
        r"|\bfully (?:restored|recovered|resolved)\b"),
    ),
    (
        "mitigated",
        (r"\b(?:service|services|site|system|traffic)\b.{0,30}\b(?:restored|recovered|back)\b"
        r"|\boutage ends\b|\bmitigated\b"),
    ),
    ("declared", r"\bincident\b.{0,15}\bdeclared\b|\bdeclar\w+ (?:an |the )?incident\b"),
    ("acknowledged", r"\backnowledged\b|\b(?:on-?call|engineers?)\b.{0,30}\b(?:paged|alerted|responded)\b"),
    (
        "detected",
        (r"\b(?:first|initial)\b.{0,20}\b(?:alert|alarm|report)|\bdetected\b"
        r"|\b(?:alert|alarm|alerts)\b.{0,25}\b(?:fired|triggered|received)\b"),
    ),
    (
        "began",
        (r"\boutage (?:starts|begins|began|started)\b"
        r"|\b(?:incident|outage|problem) (?:starts|began|begins|started)\b"),
    ),
)  # fmt: skip
_WORD = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _WORDS)


def milestone_of(text: str, label: str) -> str:
    """Return `began`, `detected`, `declared`, `acknowledged`, `mitigated`, `resolved` or an empty string."""
    named = label or (text if len(text) < 40 else "")
    for name, pattern in _LABEL:
        if named and pattern.match(named):
            return name
    return next((name for name, pattern in _WORD if pattern.search(text[:200])), "")
