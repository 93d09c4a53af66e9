"""How people write a length of time: `5h 27m`, `2 h 15`, `1,5 Stunden`, `an hour and a half`, `2時間15分`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...patterns import deferred, step_over

_NAMES = {
    10080: "weeks week wochen woche semaines semaine semanas semana 週間",
    1440: "days day tagen tage tag jours jour días día dias dia d 日間",
    60: "hours hour hrs hr stunden stunde std heures heure horas hora h 個小時 个小时 時間 小时 小時",
    1: "minutes minute mins min minuten minutos minuto mn m 分間 分钟 分鐘 分",
}
_MINUTES = {name: minutes for minutes, names in _NAMES.items() for name in names.split()}
_COUNTS = {
    word: number
    for number, words in {
        0.5: "half halbe halben demi media meia",
        1: "a an one ein eine einer einem une un una um uma",
        1.5: "anderthalb eineinhalb",
        2: "two zwei deux dos duas dois",
        3: "three drei trois tres três",
        4: "four vier quatre cuatro quatro",
        5: "five fünf cinq cinco",
        6: "six sechs seis",
        7: "seven sieben sept siete sete",
        8: "eight acht huit ocho oito",
        9: "nine neun neuf nueve nove",
        10: "ten zehn dix diez dez",
        11: "eleven elf onze once",
        12: "twelve zwölf douze doce doze",
        15: "fifteen",
        20: "twenty",
        30: "thirty",
        40: "forty",
        45: "forty-five",
        50: "fifty",
        90: "ninety",
    }.items()
    for word in words.split()
}
_SIGNS = {"¼": 0.25, "½": 0.5, "¾": 0.75, "半": 0.5}
_WEST, _EAST = ("|".join(name for name in _MINUTES if (name > "\u3000") == east) for east in (False, True))
_WORDS = "|".join(sorted(_COUNTS, key=len, reverse=True))
_HALF = r"(?:and a half|et demie?|y media|e meia)"
_AMOUNT = (
    r"(?:(?!0[0-9]{3})(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,5}(?:[.,][0-9]{1,2}(?![0-9]))?)"
    rf"(?:\s?(?P<sign>[¼½¾])|(?P<half>\s{_HALF}))?[\s+-]{{0,2}}|(?P<alone>[¼½¾])[\s-]?"
    rf"|(?:(?:an?|une|eine[rn]?|una|uma)\s)?(?P<word>{_WORDS})(?P<more>\s{_HALF})?(?:\san?)?[\s-](?=[a-z]\w{{2}}))"
    rf"(?:(?P<west>{_WEST})(?!['’]?[^\W\d_])(?:(?<=std)\.|(?<=min)\.)?|(?P<east>{_EAST}))"
)
_LENGTH = deferred(rf"(?i)(?<![0-9A-Za-z_.,:/-]){_AMOUNT}")
_AND = deferred(r"(?i)[\s,]{0,2}(?:(?:and|und|et|y|e)\s)?")
_LONGEST = 60
_BEHIND = deferred(
    rf"(?i)(?P<half>\s{_HALF}\b|半)|(?P<quarter>\s(?:and a quarter|et quart|y cuarto)\b)"
    r"|(?P<minutes>(?:(?<=h)|\s)[0-5]?[0-9](?:(?<=h[0-9]{2})(?![\w:/%]|[.,][0-9])|\s?['′]"
    r"|(?=\s*(?:$|[)|;,.](?![0-9])))))"
)
"""What follows without a unit: half of the last one, a quarter of it, minutes behind hours: `2 h 15`."""
_FIRST = "DHJMSTWdhjmstw\u017f"
_FIRST_IN_EAST = "".join(sorted({name[0] for name in _EAST.split("|")}))
_MAYBE = deferred(
    rf"[¼½¾]|[0-9\s-](?:(?<=[0-9])(?:[\s+-]{{0,2}}[{_FIRST}{_FIRST_IN_EAST}]|\s{_HALF})"
    rf"|(?<![0-9])(?=[{_FIRST}]\w\w)(?i:{_WEST}))"
)
"""What every length has, written in digits or in words; one character stands before all else, for speed."""
_ALONE = deferred(
    r"(?i)\s*(?:PT(?=[0-9])(?:(?P<hours>[0-9]{1,3})H)?(?:(?P<minutes>[0-9]{1,4})M)?(?:[0-9.]{1,9}S)?"
    r"|(?P<clock>[0-9]{1,3}):(?P<past>[0-5][0-9])(?::[0-5][0-9]|\s?(?:h|hrs?|hours?|std|stunden|heures|horas)\b))"
    r"(?![\w:]|\s?(?:[-–—]|(?:to|bis|until|till|à|a)\b))"
)
"""A length where nothing else may stand: `02:15:00`, `2:15 h`, `PT2H15M`."""


def lengths(text: str) -> Iterator[tuple[float, int, int]]:
    """Yield each length of time in a text, in minutes, with its place: `5h 27m`, `about two hours`."""
    end = 0
    for found in _LENGTH.finditer(text) if _MAYBE.search(text) else ():
        if found.start() >= end:
            minutes, end = _whole(text, found)
            yield minutes, found.start(), end


def length_alone(text: str) -> tuple[float, int, int] | None:
    """Return the length, in minutes, with which a value begins, and its place; elsewhere such are clocks."""
    found = _ALONE.match(text)
    if found is None:
        return None
    hours, minutes = int(found["hours"] or found["clock"] or 0), int(found["minutes"] or found["past"] or 0)
    return hours * 60 + minutes, len(text) - len(text.lstrip()), found.end()


def length(text: str, *, alone: bool = False) -> float | None:
    """Return the first length of time that a text gives, in minutes; `alone` says that it is no clock."""
    found = (length_alone(text) if alone else None) or next(lengths(text), None)
    return found[0] if found else None


def _whole(text: str, first: re.Match[str]) -> tuple[float, int]:
    """Return the minutes of all parts of a length, each of a smaller unit than the last, and its end."""
    total, last, at, end = 0.0, 0, 0, first.end()
    part: re.Match[str] | None = first
    while part and (not last or _unit(part) < last):
        last, end = _unit(part), at + part.end()
        total += _count(part) * last
        at = step_over(_AND, text, end)
        part = _LENGTH.match(text[at : at + _LONGEST])  # cut: what stands before it does not count
    behind = _BEHIND.match(text, end)
    if behind is None or (behind["minutes"] and last != 60):
        return total, end
    share = 0.5 if behind["half"] else 0.25
    bare = behind["minutes"]
    return total + (int(bare.strip(" '′\n\t")) if bare else share * last), behind.end()


def _unit(part: re.Match[str]) -> int:
    return _MINUTES[(part["west"] or part["east"]).lower().replace("ſ", "s")]


def _count(part: re.Match[str]) -> float:
    number, word, sign = part["number"], part["word"], part["sign"] or part["alone"]
    half = 0.5 if part["half"] or part["more"] else 0.0
    if number:
        is_grouped = len(number.rpartition(",")[2]) == 3 and "," in number
        value = float(number.replace(",", "" if is_grouped else "."))
    else:
        value = _COUNTS[word.lower()] if word else 0.0
    return value + half + _SIGNS.get(sign or "", 0.0)
