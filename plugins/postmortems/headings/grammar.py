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
from .names import BEFORE_MORE, DENIALS, ENGLISH, QUESTIONS, STAGES, VOID, WHY
from .names_abroad import ABROAD, VOID_ABROAD

NAMES = (*ENGLISH, *ABROAD)
_LIGHT, _PLAIN, _STRONG = range(3)
_WEIGHTS = {"-": _LIGHT, "+": _STRONG}
_MOST_WORDS = 24
_MOST_UNKNOWN = 3
_REMARK = deferred(r"[(\[{（]([^()\[\]{}（）]*)[)\]}）]")
_APART = deferred(
    r"[/&+,:：|、・→]| [-–—] |[–—]|\b(?:and|und|et|y|e)\b|および|及び"
    rf"|(?<={EAST})[和与及](?={EAST})"
)
_WORD = deferred(rf"{EAST}+|(?:(?!{EAST})[^\W_])+")
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


class _Phrase(NamedTuple):
    role: str
    weight: int
    keys: tuple[str, ...]


class _Found(NamedTuple):
    """A phrase in the words of a heading, from one to before another."""

    role: str
    weight: int
    start: int
    end: int


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
        if (low := word.lower()) not in _void():
            return low in _PARTING or bool(_keys(low))
    return True


def all_named(title: str) -> Iterator[Named]:
    """Yield what each part of a heading names, what stands in brackets last."""
    text = unnumbered(folded(title))
    if text.isascii() and not any(map(_keys, _WORD.findall(text))):
        return  # most titles of a report itself, and all that are times
    whole = True
    bare = _REMARK.sub(" ", text)
    remarks = (found[1] for found in _REMARK.finditer(text) if found.start() or not bare.strip())
    for said in (bare, *remarks):  # what stands before a title in brackets is its state: `[Resolved] ...`
        for part in _APART.split(said):
            here = _in_words(words := _words(part))
            yield here if whole or not here.whole else here._replace(whole=False)
            whole = whole and all(word in _void() for word in words)
        whole = False


def asks_why(text: str) -> bool:
    """Tell whether a line asks for a reason, or begins to give some: `Why it is still open:`."""
    return next(iter(_words(folded(text))), "") in _WHY


def shown(phrases: str) -> Sequence[str]:
    """Return the phrases of a row as people write them."""
    return [phrase.lstrip("+-*").replace("~", "") for phrase in phrases.split("|")]


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
    known = sorted((word for word in (*_phrases(), *_void()) if word[0] > "\u3000"), key=len, reverse=True)
    return re.compile(rf"{'|'.join(known)}|(?:(?!{'|'.join(known)}).){{1,2}}")


def _in_words(words: Sequence[str]) -> Named:
    """Return what the words of a part name, unless too much is said besides."""
    found = list(_found(words)) if 0 < len(words) <= _MOST_WORDS else []
    if not found or (words[0] in _STAGES and words[:2] != ["post", "incident"]):
        return NOTHING
    chosen, is_head = _deciding(words, found)
    telling, unknown = _telling(words, found)
    few, light = len(unknown) <= _MOST_UNKNOWN, chosen.weight == _LIGHT
    is_end = is_head and few and max(unknown, default=0) < chosen.start
    is_surely = not light and (is_end or len(telling) >= 2 * len(unknown))
    is_enough = is_surely or (light and few and _opens(words, chosen, telling))
    asks = words[0] in _WHY or (chosen.weight == _STRONG and words[0] in _QUESTIONS)
    is_asked = asks and chosen.start == 0  # whatever stands behind: `What will we do about it?`
    if unknown and not (is_enough or is_asked):
        return NOTHING
    return Named(_unless_denied(chosen.role, words), not unknown, light)


def _opens(words: Sequence[str], chosen: _Found, telling: Sequence[int]) -> bool:
    """Tell whether a name is all that tells before a preposition: `Effect on guests`."""
    return telling[:1] == [chosen.start] and not _BEFORE_MORE.isdisjoint(words[chosen.end : chosen.end + 1])


def _unless_denied(role: str, words: Sequence[str]) -> str:
    return "went_wrong" if role == "went_well" and not _DENIALS.isdisjoint(words) else role


def _deciding(words: Sequence[str], found: Sequence[_Found]) -> tuple[_Found, bool]:
    """Return the phrase that decides, of the weightiest, and whether one stands before a preposition."""
    first = 2 if words[0] in _QUESTIONS else 1  # `How do we …`: in Portuguese `do` stands before more
    stop = next((at for at in range(first, len(words)) if words[at] in _BEFORE_MORE), len(words))
    heads = [each.weight for each in found if each.end <= stop and each.role != "resolution" and each.weight]
    is_led = bool(heads) and words[stop : stop + 1] in (["for"], ["of"])  # `Lessons for next time`
    weight = max(heads if is_led else [each.weight for each in found])
    best = [each for each in found if each.weight == weight]
    head = [each for each in best if each.end <= stop or each.start == stop]
    return best[0] if words[0] in _QUESTIONS else (head or best)[-1], bool(head)


def _telling(words: Sequence[str], found: Sequence[_Found]) -> tuple[list[int], list[int]]:
    """Return which words tell something, and which of these stand in no phrase."""
    covered = {at for each in found for at in range(each.start, each.end)}
    telling = [at for at, word in enumerate(words) if word not in _void()]
    return telling, [at for at in telling if at not in covered]


def _found(words: Sequence[str]) -> Iterator[_Found]:
    """Yield the phrases that stand in some words, but for those within a longer one of their weight."""
    found: list[_Found] = []
    for start, word in enumerate(words):
        for key in _keys(word):
            for phrase in _phrases().get(key, ()):
                end = _end(words, start, phrase.keys)
                if end:
                    found.append(_Found(phrase.role, phrase.weight, start, end))
    for one in found:
        within = (
            other.start <= one.start
            and one.end <= other.end
            and other.weight >= one.weight
            and (other.end - other.start, other.weight) > (one.end - one.start, one.weight)
            for other in found
        )
        if not any(within):
            yield one


def _end(words: Sequence[str], start: int, keys: tuple[str, ...]) -> int:
    """Return before which word a phrase ends that begins at one, 0 where it does not stand there."""
    at = start + 1
    for key in keys[1:]:
        while at < len(words) and key not in _keys(words[at]) and words[at] in _void():
            at += 1
        if at == len(words) or key not in _keys(words[at]):
            return 0
        at += 1
    return at


@lru_cache(maxsize=1 << 13)
def _keys(word: str) -> tuple[str, ...]:
    """Return the words of phrases that a word is a form of."""
    exact, stems, inner = _forms()
    begins = (f"{word[:end]}~" for end in range(len(word), 2, -1))
    found = [*((word,) if word in exact else ()), *(key for key in begins if key in stems)]
    return tuple(found or (f"*{each}" for each in inner if each in word))


@lru_cache(maxsize=1)
def _forms() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Return the words of all phrases: those that stand as they are, stems, and those inside of others."""
    keys = {key for phrases in _phrases().values() for phrase in phrases for key in phrase.keys}
    inner = tuple(sorted(key[1:] for key in keys if key[0] == "*"))
    return frozenset(keys), frozenset(key for key in keys if key[-1] == "~"), inner


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[_Phrase]]:
    """Return all phrases by their first word."""
    known: dict[str, list[_Phrase]] = {}
    for role, group, _ in NAMES:
        for written in group.split("|"):
            keys = tuple(map(_key, written.lstrip("+-").split()))
            known.setdefault(keys[0], []).append(_Phrase(role, _WEIGHTS.get(written[0], _PLAIN), keys))
    return known


def _key(word: str) -> str:
    stem, more, _ = word.partition("~")
    return stem if word[0] == "*" else stem + more


@lru_cache(maxsize=1)
def _void() -> frozenset[str]:
    return frozenset((*VOID.split(), *VOID_ABROAD.split()))
