"""What a heading names: a part of a report, by the phrases of `names.py`, in any order, number and company.

A heading is cut into parts (`Detection & Response`, `Impact: high`), and the first part that names a role
counts. In it the head of the phrase decides: the last name before a preposition, in a question the first one.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..patterns import EAST, deferred
from .letters import folded, unnumbered
from .names import BEFORE_MORE, DENIALS, QUESTIONS, STAGES, WHY
from .phrases import LIGHT, STRONG, Found, found_in, keys_of, phrases, void

_MOST_WORDS = 24
_MOST_UNKNOWN = 3
_REMARK = deferred(r"[(\[{（]([^()\[\]{}（）]*)[)\]}）]")
_APART = deferred(
    r"[/&+,:：|、・→]| [-–—] |[–—]|\b(?:and|und|et|y|e)\b|および|及び"
    rf"|(?<={EAST})[和与及](?={EAST})"
)
_WORD = deferred(rf"{EAST}+|(?:(?!{EAST})[^\W_])+")
_SENT = frozenset(("from", "aus"))
"""Words behind which stands who tells something, and no list of them: `News from the team`."""
_PARTING = frozenset(("and", "und", "et", "y", "e", "post"))
"""Words at which a heading is cut, or that are one word with the next."""
_QUESTIONS, _WHY, _STAGES, _DENIALS, _BEFORE_MORE = (
    frozenset(words.split()) for words in (QUESTIONS, WHY, STAGES, DENIALS, BEFORE_MORE)
)


class Named(NamedTuple):
    """What a heading names: a role, or nothing.

    `whole` says that all of its words belong to the name, `light` that they may mean anything: `Overview`.
    """

    role: str
    whole: bool = False
    light: bool = False

    @property
    def sure(self) -> bool:
        """Whether it counts below a part with another role too."""
        return self.whole and not self.light


NOTHING = Named("")


@lru_cache(maxsize=1 << 13)
def named(title: str) -> Named:
    """Return what a heading names."""
    return next((found for found in all_named(title) if found.role), NOTHING)


def may_be_whole(title: str) -> bool:
    """Tell whether a title may be a name and nothing else, by its first word that tells something.

    A quick look at words of plain letters, for which all items are asked: without it a check takes a
    twentieth more. Whatever else stands there, it may.
    """
    for word in title.split():
        if not word.isalpha() or not word.isascii():
            return True
        if (low := word.lower()) not in void():
            return low in _PARTING or bool(keys_of(low))
    return True


def all_named(title: str) -> Iterator[Named]:
    """Yield what each part of a heading names, what stands in brackets last."""
    text = unnumbered(folded(title))
    if text.isascii() and not any(map(keys_of, _WORD.findall(text))):
        return  # most titles of a report itself, and all that are times
    whole = True
    bare = _REMARK.sub(" ", text)
    remarks = (found[1] for found in _REMARK.finditer(text) if found.start() or not bare.strip())
    for said in (bare, *remarks):  # what stands before a title in brackets is its state: `[Resolved] ...`
        for part in _APART.split(said):
            here = _in_words(words := _words(part))
            yield here if whole or not here.whole else here._replace(whole=False)
            whole = whole and all(word in void() for word in words)
        whole = False


def asks_why(text: str) -> bool:
    """Tell whether a line asks for a reason, or begins to give some: `Why it is still open:`."""
    return next(iter(_words(folded(text))), "") in _WHY


def _words(part: str) -> Sequence[str]:
    """Return the words of a part up to a number: `Timeline 3 March`."""
    words: list[str] = []
    for word in _WORD.findall(part):
        if word[0].isdigit():
            if words:
                break
        elif word[0] > "\u3000":
            words += _east().findall(word)
        else:
            words.append(word)
    return words[: _MOST_WORDS + 1]


@lru_cache(maxsize=1)
def _east() -> re.Pattern[str]:
    """Return what cuts a run of letters without spaces into the longest names, and what is none by two."""
    known = sorted((word for word in (*phrases(), *void()) if word[0] > "\u3000"), key=len, reverse=True)
    return re.compile(rf"{'|'.join(known)}|(?:(?!{'|'.join(known)}).){{1,2}}")


def _in_words(words: Sequence[str]) -> Named:
    """Return what the words of a part name, unless too much is said besides."""
    found = list(found_in(words)) if 0 < len(words) <= _MOST_WORDS else []
    if not _SENT.isdisjoint(words):
        found = [each for each in found if each.role != "participants"]
    if not found:
        return NOTHING
    chosen, is_head = _deciding(words, found)
    is_followed_up = chosen.role == "actions" and words[:2] == ["post", "incident"]
    if words[0] in _STAGES and not is_followed_up:
        return NOTHING
    unknown = _unknown(words, found)
    is_enough = _is_enough(words, chosen, unknown, is_head=is_head)
    asks = words[0] in _WHY or (chosen.weight == STRONG and words[0] in _QUESTIONS)
    is_asked = asks and chosen.start == 0  # whatever stands behind: `What will we do about it?`
    if unknown and not (is_enough or is_asked):
        return NOTHING
    return Named(_unless_denied(chosen.role, words), not unknown, chosen.weight == LIGHT)


def _is_enough(words: Sequence[str], chosen: Found, unknown: Sequence[int], *, is_head: bool) -> bool:
    """Tell whether a name counts beside words that are `unknown`: as its end, as half of it, or before more.

    One that may mean anything counts where all that it is of stands behind it: `Effect on guests`.
    """
    few, behind = len(unknown) <= _MOST_UNKNOWN, words[chosen.end : chosen.end + 1]
    telling = [at for at, word in enumerate(words) if word not in void()]
    if chosen.weight == LIGHT:
        return few and telling[:1] == [chosen.start] and not _BEFORE_MORE.isdisjoint(behind)
    is_end = is_head and few and max(unknown, default=0) < chosen.start
    return is_end or len(telling) >= 2 * len(unknown)


def _unless_denied(role: str, words: Sequence[str]) -> str:
    return "went_wrong" if role == "went_well" and not _DENIALS.isdisjoint(words) else role


def _deciding(words: Sequence[str], found: Sequence[Found]) -> tuple[Found, bool]:
    """Return the phrase that decides, of the weightiest, and whether one stands before a preposition."""
    first = 2 if words[0] in _QUESTIONS else 1  # `How do we …`: in Portuguese `do` stands before more
    stop = next((at for at in range(first, len(words)) if words[at] in _BEFORE_MORE), len(words))
    weight = max(_weights(words, found, stop))
    best = [each for each in found if each.weight == weight]
    head = [each for each in best if each.end <= stop or each.start == stop]
    return best[0] if words[0] in _QUESTIONS else (head or best)[-1], bool(head)


def _weights(words: Sequence[str], found: Sequence[Found], stop: int) -> Sequence[int]:
    """Return the weights of phrases, of those before `of` and `for` alone where one tells something there.

    `Lessons for next time`; what was mended may still be to come: `Fixes for the future`.
    """
    heads = [each.weight for each in found if each.end <= stop and each.role != "resolution" and each.weight]
    is_led = bool(heads) and words[stop : stop + 1] in (["for"], ["of"])
    return heads if is_led else [each.weight for each in found]


def _unknown(words: Sequence[str], found: Sequence[Found]) -> list[int]:
    """Return which words tell something and stand in no phrase."""
    covered = {at for each in found for at in range(each.start, each.end)}
    return [at for at, word in enumerate(words) if word not in void() and at not in covered]
