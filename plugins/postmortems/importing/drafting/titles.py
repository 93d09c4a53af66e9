"""The title of a report whose own says nothing: the first sentence of what happened, made short."""

from __future__ import annotations

from collections.abc import Iterator

from ...extraction.facts.labels import fact_of
from ...extraction.facts.prose_times import mentions
from ...extraction.notation.date import read_date
from ...extraction.notation.lengths import lengths
from ...extraction.text.sentences import sentences
from ...model.narrative import Narrative
from ...patterns import deferred
from ...sections import normalise, role_of

LONGEST = 90
_FEW = 3
_FORMS = (
    "a about action an analysis and blameless cause documentation example final first for here incident "
    "incidents is issue learning lessons my of on our outage overview post mortem postmortem postmortems "
    "pm project rca remediation report reports retrospective review root summary task template the this "
    "untitled vorfall bericht rapport informe write writeup up "
)
_OF_FORMS = frozenset(_FORMS.split())
_CODE = deferred(r"\A(?:0x)?[a-f]*+[0-9][0-9a-f]*+")
_DATE = deferred(r"[0-9]{4}[-/.][0-9]{1,2}|[0-9]{1,2}[-/. ][0-9A-Za-z]{1,9}[-/., ]{1,2}[0-9]{4}")
_LEAD = deferred(r"(?:on|at|in|from|since|between|around|about|during|am|um|le|el|à)\s", 2)
_ZONE = deferred(r"\s?\(?[A-Z]{2,4}(?:[+-][0-9]{1,2})?\)?(?=[\s,])")
_STOP = deferred(
    r"[;,:]\s|\.\s|\s[(\[–—-]|\s(?:that|which|who|where|while|when|lasting|resulting|causing|leading|because|"
    r"due to|for (?:about|approximately|over|nearly|almost)|from|between|at|on|since|until) (?=.)",
    2,
)
_OF_ITSELF = deferred(
    r"\b(?:this|the) (?:\w{1,20} )?(?:report|document|post-?mortem|page)\b|\ba post-?mortem\b", 2
)
_NO_TITLE = deferred(r"[\[<{]|://")
"""What a form, or a sentence with an address, has."""
_FOR = deferred(r"for\s", 2)
_REMARK = deferred(r"\s?\([^()]{1,60}\)")


def says_nothing(title: str) -> bool:
    """Tell whether a title only says that it is a report, or is a number of a course: `0x19. Postmortem`."""
    words = normalise(title).split()
    of_a_day = _DATE.search(title) is not None and not _OF_FORMS.isdisjoint(words)
    return not of_a_day and all(word in _OF_FORMS or _CODE.fullmatch(word) for word in words)


def what_happened(narrative: Narrative) -> str:
    """Return a title made of the first sentence that says what happened, or an empty string."""
    return next(filter(None, map(_short, _told(narrative))), "")


def _told(narrative: Narrative) -> Iterator[str]:
    for role in ("summary", "impact", ""):
        for section in narrative.sections:
            if section.role == role:
                for block in section.blocks:
                    if block.kind in ("paragraph", "item"):
                        yield from (text for _, text in sentences(" ".join(block.text.split()), 0))


def _short(sentence: str) -> str:
    """Return what a sentence says without when, and without what follows from it."""
    text = _without_time(_without_length(_without_label(sentence))).strip(" ,.:;–—-*_")
    stop = _STOP.search(text)
    while stop and len(text[: stop.start()].split()) < _FEW:
        stop = _STOP.search(text, stop.end())
    text = text[: stop.start()] if stop else text
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit(" ", 1)[0]
    if len(text.split()) < _FEW or says_nothing(text):
        return ""
    is_plain = text.split()[0].islower()
    return (text[:1].upper() + text[1:] if is_plain else text).rstrip(" ,.:;")


def _without_label(sentence: str) -> str:
    """Take off a label such as `Description:`; nothing is left of a value, of a form or of a page."""
    label, colon, rest = sentence.partition(":")
    is_label = bool(colon) and len(label) <= LONGEST and not sentence[0].isdigit()
    if _NO_TITLE.search(sentence) or _OF_ITSELF.search(sentence) or (is_label and fact_of(label)):
        return ""
    return rest.strip() if is_label and role_of(label) else sentence


def _without_length(sentence: str) -> str:
    """Take off the length that a sentence opens with: `For about 1 hour (19:00 - 20:00) ...`."""
    found = next(lengths(sentence[:LONGEST]), None) if _FOR.match(sentence) else None
    if found is None or len(sentence[: found[1]].split()) > _FEW:
        return sentence
    remark = _REMARK.match(sentence, found[2])
    return sentence[remark.end() if remark else found[2] :].lstrip(" ,")


def _without_time(sentence: str) -> str:
    """Take off the time that a sentence opens with: `On 3 May 2024 at 10:00 UTC, ...`."""
    lead, end = _LEAD.match(sentence), 0
    for mention in mentions(sentence) if lead else ():
        if mention.start > max(end, lead.end() if lead else 0) + 5:
            break
        end = mention.end
    zone = _ZONE.match(sentence, end) if end else None
    rest = sentence[zone.end() if zone else end :].lstrip(" ,") if end else sentence
    day = read_date(rest, 0) if end else None
    return rest[day.end :] if day else rest
