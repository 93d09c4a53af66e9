"""What pages say, in the language of a site: its messages, and how it writes numbers, days and lists.

The messages are those of gettext: English stands in the code and in templates, other languages in
`languages/*.po`. What the program reads, `languages/*.json`, is made from these and from the Unicode CLDR by
`make words`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ..frozen import Frozen, Unique

HERE = Path(__file__).parent / "languages"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
SHORT = tuple(month[:3] for month in MONTHS)
ONE_OR_MORE = "10" + "1" * 198
"""Which form of a message an amount below 200 takes, each a digit; of more the last two digits count."""


class Formats(Frozen):
    """How a language writes numbers, days and lists.

    A whole number of fewer than `grouped` digits stays in one piece. `names` are months beside a day, `short`
    ones cut, `labels` cut ones that stand alone. Days have `{day}`, `{month}` or its `{number}`, and
    `{year}`. `pair`, `start`, `middle` and `end` join the words of a list. `lowers` says that labels are in
    lower case within a sentence.
    """

    decimal: str = "."
    group: str = ","
    grouped: int = 4
    percent: str = "{}%"
    names: Sequence[str] = MONTHS
    short: Sequence[str] = SHORT
    labels: Sequence[str] = SHORT
    day: str = "{day} {month} {year}"
    short_day: str = "{day} {month} {year}"
    day_of_year: str = "{day} {month}"
    short_day_of_year: str = "{day} {month}"
    month_of_year: str = "{month} {year}"
    year: str = "{year}"
    pair: str = "{0} and {1}"
    start: str = "{0}, {1}"
    middle: str = "{0}, {1}"
    end: str = "{0} and {1}"
    lowers: bool = True


class Words(Unique):
    """A language: its messages by the English ones, and those that change with an amount by the first of two.

    A message that it lacks is said in English. `plurals` is written as `ONE_OR_MORE`.
    """

    language: str = "en"
    direction: str = "ltr"
    formats: Formats = Formats()
    messages: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[str, Sequence[str]] = field(default_factory=dict)
    plurals: str = ONE_OR_MORE

    def say(self, message: str, /, **values: object) -> str:
        """Return a message with its `%(values)s`."""
        return self.messages.get(message, message) % values

    def word(self, word: str, /) -> str:
        """Return a word that may be ours; one of a site's own stays as it is."""
        return self.messages.get(word, word)

    def count(self, amount: int, one: str, many: str, /, **values: object) -> str:
        """Return the message for an amount, which is `%(num)s` in it."""
        return self.form(amount, one, many) % {"num": self.number(amount), **values}

    def form(self, amount: int, one: str, many: str) -> str:
        """Return the form of a message that an amount takes."""
        forms = self.counted.get(one)
        if forms is None:
            return one if amount == 1 else many
        return forms[int(self.plurals[amount if amount < 200 else 100 + amount % 100])]

    def number(self, value: int | float) -> str:
        """Write a number with marks between thousands, without trailing zeros or an exponent."""
        if isinstance(value, int):
            return self._marked(f"{value:,}")
        return self._marked(f"{value:,.4f}".rstrip("0").rstrip("."))

    def tenths(self, amount: float) -> str:
        """Write an amount below ten with a tenth, a larger one without."""
        return self._marked(f"{amount:.1f}") if amount < 9.95 else self.number(int(amount + 0.5))

    def _marked(self, number: str) -> str:
        whole, point, rest = number.partition(".")
        if "," in whole:
            digits = whole.replace(",", "")
            whole = digits if len(digits) < self.formats.grouped else whole.replace(",", self.formats.group)
        return f"{whole}{self.formats.decimal}{rest}" if point else whole

    def percent(self, value: float) -> str:
        """Write a share that is given from 0 to 100."""
        return self.formats.percent.format(self.number(value))

    def listing(self, words: Sequence[str]) -> str:
        """Join words as a sentence does: `a, b and c`."""
        if len(words) < 3:
            return self.formats.pair.format(*words) if len(words) == 2 else "".join(words)
        said = self.formats.start.format(*words[:2])
        for word in words[2:-1]:
            said = self.formats.middle.format(said, word)
        return self.formats.end.format(said, words[-1])

    def series(self, facts: Iterable[str]) -> str:
        """Put facts beside each other: `SEV1, 4 May 2026`."""
        return self.say(", ").join(facts)

    def about(self, what: str, *facts: str) -> str:
        """Tell facts of something: `Checkout down: SEV1, 4 May 2026`."""
        return self.say(": ").join((what, self.series(facts)))

    def day(self, on: date, *, short: bool = False) -> str:
        """Write a date: `4 March 2026`, or `4 Mar 2026` when short."""
        return self._day(self.formats.short_day if short else self.formats.day, on, short)

    def day_of_year(self, on: date, *, short: bool = False) -> str:
        """Write a date without its year: `4 March`, or `4 Mar` when short."""
        return self._day(self.formats.short_day_of_year if short else self.formats.day_of_year, on, short)

    def _day(self, form: str, on: date, short: bool) -> str:
        names = self.formats.short if short else self.formats.names
        return form.format(day=on.day, month=names[on.month - 1], number=on.month, year=on.year)

    def month(self, month: int, year: int | None = None) -> str:
        """Write a month by its number, as a heading is: `March`, or `March 2026`."""
        name = capital(self.formats.names[month - 1])
        return (
            name if year is None else self.formats.month_of_year.format(month=name, number=month, year=year)
        )

    def month_label(self, month: int) -> str:
        """Write a month as it stands under an axis: `Mar`."""
        return self.formats.labels[month - 1]

    def inside(self, label: str) -> str:
        """Write a label as it stands within a sentence."""
        return label.lower() if self.formats.lowers else label


ENGLISH = Words()


def capital(text: str) -> str:
    """Write a word as a label begins."""
    return text[:1].upper() + text[1:]


def to_say(message: str) -> str:
    """Return a message that is said elsewhere: that it stands here, `make words` finds."""
    return message


def to_count(one: str, many: str) -> tuple[str, str]:
    """Return a message that changes with an amount, and is said elsewhere."""
    return one, many


@cache
def words_of(language: str) -> Words:
    """Return a language by its name, English where there is none of that name."""
    file = HERE / f"{language}.json"
    if not file.is_file():
        return ENGLISH
    known: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return Words(language, **{**known, "formats": Formats(**known["formats"])})


def spoken(language: str) -> str:
    """Return which language of ours a theme means by what it calls its own: `pt` for `pt-BR`; "" for none."""
    known = {file.stem for file in HERE.glob("*.json")}
    names = (language, language.replace("_", "-").partition("-")[0].lower())
    return next((name for name in names if name in known), "")
