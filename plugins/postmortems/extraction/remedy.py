"""The sentences of a report that say what it was, and what was done that ended the harm."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from re import Pattern

from ..model.document import Section
from ..model.milestone import Milestone
from ..model.timeline import Timeline
from ..patterns import deferred, small
from ..wording.messages import shorten
from .text.sentences import sentences
from .text.signs import Openers

SHORTEST, LONGEST = 30, 240
_PROSE = ("paragraph", "item", "row", "quote")
_CERTAIN = (
    r"roll(?:s|ed|ing)? (?:\S+ ){0,4}back|rollback|revert(?:s|ed)|restart(?:s|ed)|reboot(?:s|ed)|rebuilt"
    r"|fail(?:s|ed) over|restor(?:es|ed)|mitigat(?:es|ed)|fix(?:es|ed)|work(?:s|ed) around|patch(?:es|ed)"
    r"|drain(?:s|ed)|renew(?:s|ed)|replac(?:es|ed)|turn(?:s|ed) off|disabl(?:es|ed)|redeploy(?:s|ed)"
    r"|recreat(?:es|ed)|purg(?:es|ed)|set aside"
)
_LIKELY = (
    r"switch(?:es|ed)|scal(?:es|ed)|increas(?:es|ed)|rais(?:es|ed)|remov(?:es|ed)|delet(?:es|ed)|enabl(?:es|ed)"
    r"|block(?:s|ed)|deploy(?:s|ed)|appl(?:ies|ied)|chang(?:es|ed)|add(?:s|ed)|clear(?:s|ed)|free(?:s|d)"
    r"|kill(?:s|ed)|stop(?:s|ped)|isolat(?:es|ed)|divert(?:s|ed)|mov(?:es|ed)|push(?:es|ed)"
    r"|upgrad(?:es|ed)|downgrad(?:es|ed)|rotat(?:es|ed)|shed|limit(?:s|ed)|correct(?:s|ed)|terminat(?:es|ed)"
    r"|take(?:s|n) out|emptied"
)
_SURE = deferred(rf"\b(?:{_CERTAIN})\b")
_DEED = deferred(rf"\b(?:{_CERTAIN}|{_LIKELY})\b")
"""Words for what ends the harm, wherever they stand, or where that is told; in small letters.

In other languages it is found by its place alone.
"""
_STEMS = re.findall(r"(?:^|\|)([a-z]+)", re.sub(r"\([^()]*\)", "", f"{_CERTAIN}|{_LIKELY}"))
_OPENERS = Openers({True: " ".join(f"{stem}~" for stem in _STEMS)})
"""How these words begin."""
_NOT_DONE = deferred(
    r"\b(?:would|could|should|will|may|might|not|never|nor|no|further|if|unless|proposed|planned|tried|fails?"
    r"|failed|causing)\b"
)


def mitigation(sections: Sequence[Section], timeline: Timeline) -> str:
    """Return the sentence that says how it was mitigated, empty where none does.

    The first that names something done counts: of what the section about it says, of the timeline's entries
    at which it was mitigated or resolved, of its other entries, the last first, and of the summary. Without
    one it is what that section says first.
    """
    turns = (Milestone.MITIGATED, Milestone.RESOLVED)
    at_turns = [entry.text for turn in turns for entry in timeline.entries if entry.milestone is turn]
    others = (entry.text for entry in reversed(timeline.entries))
    deeds = chain(
        _deeds(_DEED, _told(sections, "resolution")), filter(partial(_is_done, _DEED), at_turns),
        filter(partial(_is_done, _SURE), others), _deeds(_SURE, _told(sections, "summary")),
    )  # fmt: skip
    if (deed := next(deeds, None)) is None:
        deed = _first(filter(_may_be_one, chain(_sentences(sections, "resolution"), at_turns)))
    return shorten(deed, LONGEST)


def _deeds(deed: Pattern[str], told: Iterable[str]) -> Iterator[str]:
    """Yield the sentences of some texts that name something done: most texts have none of its words."""
    likely = (text for text in told if _OPENERS.open(text.lower()))
    return (said for text in likely for said in _cut(text) if _is_done(deed, said))


def _may_be_one(sentence: str) -> bool:
    return not _NOT_DONE.search(small(sentence)) and not sentence.endswith("?")


def _is_done(deed: Pattern[str], sentence: str) -> bool:
    low = small(sentence)
    found = next(filter(None, map(partial(deed.match, low), _OPENERS.places(low))), None)
    return found is not None and not _NOT_DONE.search(low, 0, found.end())


def cause(sections: Iterable[Section]) -> str:
    """Return the sentence with which a report begins to say what it was, empty where it does not."""
    return shorten(_first(_sentences(sections, "root_cause")), LONGEST)


def _first(told: Iterator[str]) -> str:
    """Return the first whole sentence: a few words before it are a heading of their own."""
    first = next(told, "")
    return next((each for each in chain((first,), told) if len(each) >= SHORTEST), first)


def _sentences(sections: Iterable[Section], role: str) -> Iterator[str]:
    return chain.from_iterable(map(_cut, _told(sections, role)))


def _told(sections: Iterable[Section], role: str) -> Iterator[str]:
    for section in sections:
        if section.role == role:
            yield from (block.text for block in section.blocks if block.kind in _PROSE)


def _cut(text: str) -> Iterator[str]:
    return (said for _, each in sentences(text, 0) if (said := each.strip()))
