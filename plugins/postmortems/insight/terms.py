"""The words of a report by which it can be compared with others."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from re import ASCII
from typing import NamedTuple

from ..model.incident import Incident
from ..patterns import deferred

CHOSEN = 2
"""How often a word of the title, the tags or a summary counts: somebody chose those words."""
MAX_LETTERS = 6_000
_HAN = "\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af"
_KANA = "\u3040-\u30ff"
_LETTER = rf"[^\W\d_{_HAN}{_KANA}]"
_WORD = deferred(rf"{_LETTER}(?:[-'’]?[^\W_{_HAN}{_KANA}])*|[\u30a0-\u30ff]+|[{_HAN}]+")
_ASCII = deferred(r"[^\W\d_](?:[-']?[^\W_])*", ASCII)
"""What finds the same in a text of ASCII."""
_SCRIPT_WITHOUT_BLANKS = deferred(rf"[{_HAN}]")
_ENGLISH = """
able about above account across affect affected after again against ago all allow almost alone along
already also although always among and another any anybody anything appear april are around asked
august available away back bad became because become been before began begin behind being below best
better between both bring broke broken but call called came can cannot carried cause caused causing
change changed come could customer day december decide did different does doing done down during each
earlier early eight either else end ended enough error even evening ever every everybody everything
example except exist fail failed failing fails failure far february few fifth find first fit five fix
fixed for found four fourth friday from full gave get give given gmt goes going gone good got had half
happen happened hard has have having help hence her here him his hold hour how however hurry impact
impossible incident instead into invented issue its itself january july june just keep kept kind knew
know known large last late later least leave led left less let like little long longer look lost made
main make many march may mean meant mention met midnight might min minute moment monday month more
morning most much must near nearly need needed never new next night nine nobody none noon nor normal
not nothing noticed november now number october off often once one only open other others our out
outage over own part people per place point possible postmortem problem put ran rather reached read
real reason remain report require resolved return right run running said same saturday saw say second
see seen send sent september serve service set seven several she should show shown side since six
small some somebody something soon start started still stood stop stopped such sunday system take
taken team tell ten than that the their them then there these they thing third this those though three
through thursday thus time today together told tomorrow too took toward tried try trying tuesday turn
turned twice two unavailable under until upon use used user using usual utc very via wait want was
watch way wednesday week well went were what when where whether which while who whole whom whose why
will with within without word work worked working worse worst would write wrong year yes yesterday yet
you your
"""
COMMON = frozenset(_ENGLISH.split())
"""English words that tell nothing even where few reports have them; other languages rely on counts."""


def told(incident: Incident) -> str:
    """Return the text in which the words are."""
    chosen = (incident.title, *incident.tags, incident.summary, incident.impact.summary)
    texts = (*chosen * CHOSEN, *incident.contributing_factors, incident.document.gist)
    return "\n".join(texts)[:MAX_LETTERS]


def words(incident: Incident) -> Counter[str]:
    """Count the telling words of a report as written, in no wise made alike."""
    text = told(incident)
    has_blanks = text.isascii()
    each = _ASCII.findall(text) if has_blanks else _WORD.findall(unicodedata.normalize("NFKC", text))
    counted: Counter[str] = Counter()
    for found, amount in Counter(each).items():
        if not has_blanks and _SCRIPT_WITHOUT_BLANKS.match(found):
            for at in range(len(found) - 1):
                counted[found[at : at + 2]] += amount
        elif len(found) > 2 and stem(found) not in COMMON:
            counted[found] += amount
    return counted


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return what stands for a word and its plural."""
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    if plain.endswith("ies") and len(plain) > 4:
        return plain[:-3] + "y"
    return plain if plain.endswith(("ss", "us", "is")) else plain.removesuffix("s")


class Terms(NamedTuple):
    """How often a report has each stem, and how it is written: at its shortest, in small letters."""

    amounts: Mapping[str, int]
    labels: Mapping[str, str]


def terms(incident: Incident) -> Terms:
    """Count the stems of a report."""
    amounts: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for word, amount in words(incident).items():
        key = stem(word)
        amounts[key] += amount
        labels[key] = plainer(labels.get(key, word), word)
    return Terms(dict(amounts), labels)


def plainer(form: str, other: str) -> str:
    """Return the plainer of two forms of a word."""
    return form if form == other else min(form, other, key=_plainness)


def _plainness(form: str) -> tuple[int, str]:
    return len(form), form.swapcase()
