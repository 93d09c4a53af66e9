"""What is told of measures in German, French, Spanish, Portuguese, Japanese and Chinese: done, or to come.

Languages that inflect say so by auxiliaries and endings, those without spaces by how a sentence ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...patterns import EAST, deferred

_Told = tuple[re.Pattern[str], re.Pattern[str]]
"""How a language says that a thing was done, and that it is to be."""


def _told(done: str, to_come: str) -> _Told:
    return deferred(rf"(?i){done}"), deferred(rf"(?i){to_come}")


# fmt: off
_LATIN: Sequence[tuple[re.Pattern[str], _Told]] = (
    (deferred(r"(?i)\b(?:wir|der|die|das|den|dem|eine?[nr]?|wird|werden|wurden?|ist|sind|haben)\b"), _told(
        r"\b(?:haben|hat|wurden?|ist|sind)\b.{1,200}?\b"
        r"(?!(?:ge(?:lernt|sehen|zeigt|wesen|dauert|kommen)|bemerkt|erkannt|festgestellt|verursacht)\b)"
        r"(?:\w{0,30}ge\w{2,30}(?:t|en)|(?:be|er|ver|ent|über)\w{2,30}(?:t|en)|\w{2,30}(?:ert|etzt|ucht|änzt))"
        r"(?: worden)?\W{0,3}$",
        r"\b(?:werden|wird|wollen|planen|sollen?|müssen|muss|möchten|geplant|vorgesehen"
        r"|in (?:Arbeit|Planung))\b",
    )),
    (deferred(r"(?i)\b(?:nous|les?|la|une?|des?|du|été|est|sont|ont|avons|allons|seront)\b"), _told(
        r"\b(?:avons|a|ont) (?:(?:déjà|aussi|également|depuis|été) ){0,3}"
        r"(?!appris|constat|vu|remarqu|prévu|planifi|duré|caus|provoqu)\w{2,30}(?:é|i|is|it|u|ert)e?s?\b",
        r"\b(?:allons|va|vont|devons|doit|doivent|voulons|souhaitons|prévoyons|prévue?s?|planifiée?s?"
        r"|en cours|sera|seront|\w{3,30}(?:erons|irons|drons|eront))\b",
    )),
    (deferred(r"(?i)\b(?:el|la|los?|las|una?|del?|hemos|han?|fue|sido|se|ya|está|vamos|debemos)\b"), _told(
        r"\b(?:hemos|han?|fue|fueron) (?:(?:ya|sido|también) ){0,2}(?!aprend|vist|detect|observ|caus|provoc)"
        r"\w{2,30}(?:[aií]d[oa]|to|cho|ta)s?\b|\bya (?:se )?\w{3,30}(?:amos|imos|ó|aron|ieron)\b",
        r"\b(?:vamos a|van? a|debemos|deben?|hay que|planeamos|queremos|en curso|previst[oa]s?"
        r"|planificad[oa]s?|será|serán|\w{3,30}(?:aremos|eremos|iremos|ará|arán))\b",
    )),
    (deferred(r"(?i)\b(?:os?|as?|uma?|d[oae]s?|foi|foram|já|para|está|serão|vamos|devemos)\b"), _told(
        r"\b(?:foi|foram|temos|tem) (?:(?:já|sido|também) ){0,2}(?!aprend|vist|detect|observ|caus|provoc)"
        r"\w{2,30}(?:[aií]d[oa]|to|ta)s?\b|\bjá \w{3,30}(?:ámos|amos|emos|imos|ou|aram|eram)\b",
        r"\b(?:vamos|vão|vai|irá|devemos|devem?|será|serão|em curso|em andamento|previst[oa]s?"
        r"|plane(?:ad|jad)[oa]s?|\w{3,30}(?:aremos|eremos|iremos))\b",
    )),
)
_JAPANESE = _told(
    r"を.{1,80}(?<!確認し)(?<!検知し)(?<!発見し)(?<!停止し)(?:まし)?た\W{0,3}$|(?:済み?(?:です)?|(?<![：:])完了(?:しました)?)\W{0,3}$",
    r"(?:します|する|予定(?:です|である)?|行います|行う|進めます|図ります|中(?:です|だ)?|ています|必要(?:です|がある|があります))\W{0,3}$",
)
_CHINESE = _told(r"已[^有知]|(?<![：:]完)了\W{0,3}$", r"将|计划|需要|准备|正在|拟|应[该当]")
# fmt: on
_KANA, _EAST = deferred(r"[ぁ-んァ-ヶ]"), deferred(EAST)
_NOW = deferred(
    r"(?i)\b(?:en cours|in Arbeit|en curso|em curso|em andamento)\b|(?:対応|進行|作成|検討|実施|開発)中|正在"
)
_NOTHING = deferred(
    r"(?i)informier|auf dem Laufenden|entschuldig|excus|tiendrons|informaremos|disculp|desculp"
    r"|お詫び|お知らせ|申し上げ|歉"
)
"""What is told to those who wait, and is no measure."""
_FEW = 2
"""How many of its words a sentence of a language has; English has one by chance."""
_LONGEST = 400


def tells_done(text: str) -> bool:
    """Tell whether a sentence in another language says that a measure was taken."""
    text = text[:_LONGEST]
    return any(done.search(text) and not to_come.search(text) for done, to_come in _spoken(text))


def tells_to_come(text: str) -> bool:
    """Tell whether a sentence in another language says what will or should be done, or is being done."""
    text = text[:_LONGEST]
    return any(to_come.search(text) for _, to_come in _spoken(text))


def tells_under_way(text: str) -> bool:
    """Tell whether a sentence in another language says that it is being done."""
    return _NOW.search(text[:_LONGEST]) is not None


def _spoken(text: str) -> Iterator[_Told]:
    """Yield how the languages tell of measures that a sentence may be in."""
    if _NOTHING.search(text):
        return
    if _EAST.search(text):
        yield _JAPANESE if _KANA.search(text) else _CHINESE
        return
    yield from (told for sign, told in _LATIN if len(sign.findall(text)) >= _FEW)
