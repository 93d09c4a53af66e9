"""Facts with a label: `Start: ...`, `First detected 2024-05-01 10:00`, a table of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from ...model.document import Block, Section
from ...model.milestone import TIME_FIELDS, Milestone
from ...patterns import deferred
from ...sections import normalise
from ..outline.times import tells_time
from ..statements.claims import claims, is_of_incident, label_of
from ..statements.grammar import Strength
from ..statements.phrases import BARE
from .prose_times import mentions
from .statement import Given

_LABELS = {
    "to_detect": "time to detect|time to detection|time to discover|time to discovery|time to notice|ttd",
    "span": "when|date time|date and time|time|window|period|impact window|date of outage|timeframe|"
    "time frame|dates|datum und uhrzeit|date et heure|fecha y hora|data e hora|日時|zeitraum|"
    "période|影響期間|停止期間|影响时间|故障时间",
    "length": "duration|outage|total outage|impact duration|downtime duration|length|"
    "time to resolve|time to resolution|"
    "time to recovery|time to recover|downtime|ttr|dauer|durée|duración|duração|所要時間|継続時間|"
    "持续时间|时长|"
    "ausfallzeit|ausfalldauer|durée d indisponibilité|durée de l incident|tempo total|"
    "tempo de indisponibilidade|持续时长|中断时长",
    "closed": "closed|closed at|closed on|incident closed|closure|time closed",
    "opened": "opened|opened at|opened on|date opened|time opened",
    "date": "date|day|datum|fecha|data|日付|発生日|日期",
    "severity": "severity|sev|severity level|priority|schweregrad|sévérité|gravité|severidad|gravedad|"
    "severidade|gravidade|重大度|深刻度|严重程度|级别|"
    "priorität|kritikalität|niveau de gravité|criticité|criticidad|criticidade|故障等级|重要度",
    "status": "status|statut|estado|ステータス|状態|状态",
    "id": "id|number|incident no|postmortem id|report id|identifier",
    "services": "service|services|service s|affected service|affected services|services affected|"
    "service affected|betroffene systeme|betroffene dienste|"
    "services impacted|impacted services|impacted service|component|components|affected components|"
    "affected system|affected systems|system affected|systems affected|"
    "systems|dienste|services affectés|servicios afectados|影響サービス|受影响服务|"
    "service impacted|services impactés|serviços afetados|sistemas afetados|sistemas afectados|影响服务|"
    "対象サービス",
    "authors": "author|authors|created by|written by|prepared by|report by|reported by|"
    "document owner|autor|autoren|auteur|auteurs|"
    "rédacteur|rédacteurs|redactor|作成者|报告人",
    "title": "title|incident name|titel|titre",
    "users": "users affected|affected users|users impacted|user impact|customers affected|"
    "percentage of users affected|"
    "of users affected|customers impacted|impacted users|impacted customers|betroffene kunden|"
    "betroffene nutzer|utilisateurs touchés|utilisateurs affectés|clientes afetados|usuários afetados|"
    "usuarios afectados|clientes afectados",
    Milestone.DETECTED.field: "first alert|first alarm|first alert at|first alarm at|alerted|alerted at|"
    "alert time",
    Milestone.RESOLVED.field: "all clear|all clear at|all clear given",
    "zone": "timezone|time zone|tz|timezone used|time zone used|all times|zeitzone|fuseau horaire",
}
LABEL_OF = {
    way: fact
    for fact, labels in _LABELS.items()
    for label in labels.split("|")
    for way in (label.translate(BARE), label)
}
"""Facts by the labels that introduce them, times by their field in front matter."""
_OWNERS = "incident outage event issue total overall current of the de del do des l incidente vorfalls"
_WHOSE = frozenset(_OWNERS.split())
_OF_IT = frozenset(("span", "length", "date", "severity", "status", "id", "title"))
"""Facts of which a label may say that they are the incident's: `Total duration of the outage`."""
_LONGEST_LABEL, _LONGEST_VALUE, _LONGEST_BLOCK, _BLOCKS = 60, 600, 3000, 1000
_SHORT = 40
_MOST_WORDS = 6
MILESTONES = tuple(each for each in Milestone if each.fact or each is Milestone.MITIGATED)
"""What labels are asked for; a repair stands for the end where none is told."""
_NEXT_LABEL = deferred(
    r"(?:[,;.]?(?<!\bof)\s(?=[A-Z])|[,;]\s)"
    r"(?=(?i:Start|End|Detect|Resol)[a-z]{0,5}(?:[ -][a-z]{2,6}){0,2}:\s)"
    r"|\s(?=(?:Status|Severity|Duration|Priority|Services?|Authors?|Owner|Lead|Impact|Date|Commander):\s)"
    r"|\s{1,3}[·•|/]\s{1,3}(?=[^\W\d_][\w -]{2,30}:\s)"
)
"""Where another label begins on the same line: `Start: 14:05 End: 15:30`, `Severity: 2 · Status: closed`."""
_NO_COLON = deferred(r"(?P<label>[A-Za-z]+(?: [A-Za-z]+){0,2})\s+(?=\d{4}-\d\d-\d\d)")
_REMARK = deferred(r"\([^()]{1,60}\)\Z")
_REMARK_BEHIND = deferred(r"\s[-–—(]|:\s")
_MAILED = deferred(r"\d\d:\d\d:\d\d [+-]\d{4}|\A[A-Z][a-z]{2}, \d\d? [A-Z][a-z]{2} \d{4} [\d:]{8} GMT\b")
"""How a mail or a server says when it answered."""
_Said = tuple[str, Given]
"""A fact and its value."""
_HOLDERS = frozenset(("", "metadata", "summary", "impact", "timeline", "detection", "resolution", "title"))


@lru_cache(maxsize=1 << 10)
def fact_of(label: str) -> str:
    """Return the fact that a label introduces, a time by its field in front matter, or an empty string."""
    words = normalise(label)
    if words in LABEL_OF:
        return LABEL_OF[words]
    of_it = LABEL_OF.get(" ".join(word for word in words.split() if word not in _WHOSE))
    if of_it in _OF_IT:
        return of_it
    if is_of_incident(words):
        return "span"
    milestone = None if "mitigat" in words else label_of(words)
    return milestone.field if milestone in MILESTONES else ""


def read_labels(text: str, before: Sequence[Block], sections: Sequence[Section]) -> dict[str, Given]:
    """Return the labelled values of a report by fact; of several for one fact the first.

    `text` is that of its file, and `before` are the blocks above the first section.
    """
    whole = (section.blocks for section in sections if section.role in _HOLDERS)
    told = [said for blocks in (before, *whole) for said in _of(text, blocks)]
    told += [said for section in sections for said in _elsewhere(text, section)]
    return dict(reversed(told))


def _elsewhere(text: str, section: Section) -> Iterator[_Said]:
    """Yield what a title says, alone or with what stands below it, and labelled times in any section."""
    if section.role not in _HOLDERS and section.role != "actions":
        yield from ((fact, given) for fact, given in _of(text, section.blocks) if _is_time(fact, given.text))
    if ":" in section.title:
        yield from _line(section.title, section.start)
        yield from _line(section.title.partition(":")[2].strip(), section.start)
    yield from _below_title(section)


def _below_title(section: Section) -> Iterator[_Said]:
    """Yield what stands below a title that is a label."""
    block = next(iter(section.blocks[:1]), None)
    below = block.text if block and block.kind in ("paragraph", "item") else ""
    fact = fact_of(section.title) if 0 < len(below) <= _LONGEST_VALUE else ""
    below = _named_in(section.blocks) if fact == "services" else below
    is_named = fact == "services" or (fact == "users" and "%" in below) or section.role in ("", "metadata")
    if fact and below and (is_named or _is_time(fact, below) or _tells_notice(fact, below)):
        yield fact, Given(below, section.start)


def _named_in(blocks: Sequence[Block]) -> str:
    """Return the names that stand below a title for them, in a line or in a list, each before a remark."""
    points = [_REMARK_BEHIND.split(each.text, maxsplit=1)[0] for each in blocks if each.kind == "item"]
    names = points or [each.text for each in blocks[:1]]
    return ", ".join(name for name in names if len(name) <= _LONGEST_LABEL and name[-1:] not in (".", ":"))


def _tells_notice(fact: str, below: str) -> bool:
    """Tell whether below a heading as `Detection` a few words stand with one clock: `Alert at 15:35`."""
    is_short = fact == Milestone.DETECTED.field and len(below) <= _LONGEST_LABEL
    return is_short and sum(bool(one.at.clock) for one in mentions(below)) == 1


def _is_time(fact: str, value: str) -> bool:
    """Tell whether a value of a milestone is nothing but its time."""
    first = next(iter(mentions(value[:_LONGEST_LABEL])), None) if fact in TIME_FIELDS else None
    return first is not None and not value[: first.start].strip()


def _of(text: str, blocks: Sequence[Block]) -> Iterator[_Said]:
    for block, below in zip_longest(blocks[:_BLOCKS], blocks[1 : _BLOCKS + 1]):
        if block.kind in ("head", "row") and len(block.cells) == 2:
            yield from _pair(block.cells[0].text, block.cells[1].text, block.start)
        elif block.kind in ("paragraph", "item", "quote"):
            yield from _of_lines(text, block)
            if block.kind in ("item", "paragraph") and below and _is_open(block.text):
                yield from _pair(block.text.rstrip(": "), below.text, below.start)


def _of_lines(text: str, block: Block) -> Iterator[_Said]:
    """Yield what the lines of a block say; a time may stand on the line below its label."""
    start, above, said = block.start, "", block.text[:_LONGEST_BLOCK].replace("：", ":")
    for line in said.split("\n") if ":" in said or "-" in said else ():
        is_below = above and _is_time(fact_of(above), line)
        yield from _line(f"{above} {line}" if is_below else line, start)
        start, above = text.find("\n", start, block.end) + 1 or start, line if _is_open(line) else ""


def _is_open(text: str) -> bool:
    """Tell whether a text is a label alone, whose value stands below it."""
    return len(text) <= _LONGEST_LABEL and text.endswith(":") and bool(fact_of(text))


def _line(line: str, start: int) -> Iterator[_Said]:
    bare = _NO_COLON.match(line)
    if bare:
        yield from _pair(bare["label"], line[bare.end() :], start)
        return
    for part in _NEXT_LABEL.split(line):
        label, colon, value = part.partition(":")
        if colon and len(label) <= _LONGEST_LABEL:
            yield from (said for said in _pair(label, value, start) if not tells_time(label))


def _pair(label: str, value: str, start: int) -> Iterator[_Said]:
    value = value.strip()[:_LONGEST_VALUE]
    fact = fact_of(label) or (_fact_told_by(label) if _is_moment(value) else "")
    is_form = value.startswith(("[", "<")) and value.endswith(("]", ">"))
    if fact and value and not is_form and not _MAILED.search(value):
        yield fact, Given(value, start)


@lru_cache(maxsize=1 << 10)
def _fact_told_by(label: str) -> str:
    """Return the time that a label with nothing but a time behind it tells: `Alarm raised`, `Down since`."""
    if label[-1:].isdigit() or len(label.split()) > _MOST_WORDS:
        return ""
    told = {claim.milestone for claim in claims(label) if claim.strength <= Strength.PLAIN}
    if label.lower().endswith(" since"):
        told = {Milestone.BEGAN}
    only = told.pop() if len(told) == 1 else None
    return fact_of(f"{label} at") or (only.field if only and only.fact else "")


def _is_moment(value: str) -> bool:
    """Tell whether a value is nothing but a time: after a label such as `Fixed`, it can be but that."""
    found = next(iter(mentions(value)), None) if value[:_SHORT] == value else None
    return (
        found is not None
        and bool(found.at.clock)
        and not _REMARK.sub("", value[: found.start] + value[found.end :]).strip(" ().*_")
    )
