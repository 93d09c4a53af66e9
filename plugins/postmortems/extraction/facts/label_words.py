"""The labels by which reports introduce the facts of an incident, and the words of lengths and shares."""

from __future__ import annotations

from functools import lru_cache

from ...model.milestone import Milestone
from ...sections import normalise
from ..statements.labels import is_of_incident, label_of

_LABELS = {
    "to_detect": "time to detect|time to detection|time to discover|time to discovery|time to notice|ttd",
    "span": "when|date time|date and time|time|window|period|impact window|date of outage|timeframe|"
    "time frame|zeitraum|période|影響期間|停止期間|影响时间|故障时间",
    "length": "duration|impact duration|downtime duration|length|time to resolve|time to resolution|"
    "time to recovery|time to recover|downtime|ttr|dauer|durée|duración|duração|所要時間|継続時間|"
    "持续时间|时长",
    "date": "date|day|datum|fecha|data|日付|発生日|日期",
    "severity": "severity|sev|severity level|priority|schweregrad|sévérité|gravité|severidad|gravedad|"
    "severidade|gravidade|重大度|深刻度|严重程度|级别",
    "status": "status|statut|estado|ステータス|状態|状态",
    "id": "id|number|incident no|postmortem id|report id|identifier",
    "services": "service|services|affected service|affected services|services affected|service affected|"
    "services impacted|impacted services|impacted service|component|components|affected components|"
    "affected system|affected systems|system affected|systems affected|"
    "systems|dienste|services affectés|servicios afectados|影響サービス|受影响服务",
    "authors": "author|authors|created by|written by|prepared by|report by|reported by|"
    "document owner|autor|autoren|auteur|auteurs",
    "title": "title|incident name|titel|titre",
    "users": "users affected|affected users|users impacted|user impact|customers affected|"
    "percentage of users affected",
    "zone": "timezone|time zone|tz|timezone used|time zone used|all times|zeitzone|fuseau horaire",
}
LABEL_OF = {label: fact for fact, labels in _LABELS.items() for label in labels.split("|")}
"""Facts by the labels that introduce them, times by their field in front matter."""
_WHOSE = frozenset(("incident", "outage", "event", "issue", "total", "overall", "current", "of", "the"))
_OF_IT = frozenset(("span", "length", "date", "severity", "status", "id", "title"))
"""Facts of which a label may say that they are the incident's: `Total duration of the outage`."""


@lru_cache(maxsize=1 << 10)
def fact_of(label: str) -> str:
    """Return the fact that a label introduces, a time by its field in front matter, or an empty string."""
    words = normalise(label)
    known = LABEL_OF.get(words) or LABEL_OF.get(" ".join(w for w in words.split() if w not in _WHOSE), "")
    if known and (words in LABEL_OF or known in _OF_IT):
        return known
    return "span" if is_of_incident(words) else ("" if "mitigat" in words else _time_of(label_of(words)))


def _time_of(milestone: Milestone | None) -> str:
    """Return the field of a milestone that counts as a fact; a repair does, where no end is told."""
    counts = milestone and (milestone.fact or milestone is Milestone.MITIGATED)
    return milestone.field if milestone and counts else ""
