"""Which incidents a marker asks for, how many and in which order; and what of it means nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from ...frozen import Frozen
from ...insight.asked_fields import asked_filters, understood
from ...insight.asked_words import BY_NAME, UnknownWord, spelled, values, vocabulary
from ...insight.facets import slug
from ...insight.selection import OPEN, SORTS, Selection
from ...insight.since import day_since
from ...model.diagnostic import Level, Problem
from ...reading.clock import BadTime
from ...wording.messages import did_you_mean, shorten
from ..base.marker import Word
from ..base.page import Site

CODE = "unknown-marker"
LIMIT, SORT, SINCE, TEXT, OPEN_ACTIONS = "limit", "sort", "since", "text", "open-actions"
FILTERS = (*BY_NAME, SINCE, TEXT, OPEN_ACTIONS)
"""Every filter that `postmortems list` has too; fields of a site's own join them by their names."""
MOST = 100
ELSE = "leave it out, or write one that there is"
_SORTS = (*SORTS, *(f"-{name}" for name in SORTS))


class Choice(Frozen):
    """What is asked for. `given` are the names and values as addresses have them, `sort` and `limit` too."""

    selection: Selection = Selection({})
    limit: int | None = None
    sort: str = SORTS[0]
    given: tuple[tuple[str, str], ...] = ()

    @property
    def query(self) -> str:
        """What follows an address of the list of incidents, for it to show the same."""
        return f"?{urlencode(self.given)}" if self.given else ""


EVERYTHING = Choice()


def narrowed(site: Site, choice: Choice) -> Site:
    """Return the site as it would be with no other reports than those that are asked for."""
    is_all = choice.selection == EVERYTHING.selection
    return site if is_all else site.only(choice.selection.of(site.analysis))


class Asking:
    """Understands the words of one marker, one after the other; `problems` are those that mean nothing."""

    def __init__(self, site: Site, part: str, takes: Sequence[str]) -> None:
        self._site, self._part = site, part
        self._own = (
            {each.name: each for each in asked_filters(site.settings.fields)} if SINCE in takes else {}
        )
        self._takes = (*takes, *(name for name in self._own if name not in takes))
        self._values: dict[str, list[str]] = {}
        self.choice = EVERYTHING
        self.problems: list[Problem] = []

    def take(self, word: Word) -> None:
        """Take a word."""
        said = self._amiss(word)
        try:
            if not said:
                self._one.get(word.name, self._filter)(word, word.value or "")
        except UnknownWord as why:
            said = str(why)
        except BadTime as why:
            said = f"`{word.name}` is `{shorten(word.value or '')}`: {why}"
        if said:
            message, _, help_ = said.partition("; ")
            self._tell(word, message, help_)

    def _tell(self, word: Word, message: str, help_: str, level: Level | None = None) -> None:
        self.problems.append(Problem(CODE, word.start, word.end, message, help_ or ELSE, level))

    def _amiss(self, word: Word) -> str:
        """Say what is wrong with a word whatever its value is; then, behind `; `, what would be right."""
        if not word.name:
            return "this is no parameter; write NAME=VALUE, with quotes around a VALUE that has blanks"
        if word.name not in self._takes:
            known = did_you_mean(word.name, self._takes) or f"it takes {', '.join(self._takes) or 'none'}"
            return f"the part `{self._part}` takes no `{shorten(word.name)}`; {known}"
        if (word.value is None) != (word.name == OPEN_ACTIONS):
            right = word.name if word.value is not None else f"{word.name}=VALUE"
            return f"`{word.name}` has {'no' if word.value is None else 'a'} value; write `{right}`"
        return ""

    @property
    def _one(self) -> Mapping[str, Callable[[Word, str], None]]:
        return {LIMIT: self._limit, SORT: self._sort, SINCE: self._since, TEXT: self._text,
                OPEN_ACTIONS: self._open}  # fmt: skip

    def _limit(self, _: Word, value: str) -> None:
        if not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= MOST):
            raise UnknownWord(f"`limit` is `{shorten(value)}`; write a number from 1 to {MOST}")
        self.choice = replace(self.choice, limit=int(value))

    def _sort(self, word: Word, value: str) -> None:
        if value not in _SORTS:
            known = did_you_mean(value, _SORTS) or f"one of {', '.join(_SORTS)}"
            raise UnknownWord(f"there is no order `{shorten(value)}`; {known}")
        self.choice = replace(self.choice, sort=value, given=(*self.choice.given, (word.name, value)))

    def _since(self, _: Word, value: str) -> None:
        day = day_since(value, self._site.today)
        self._select("from", day.isoformat(), replace(self.choice.selection, since=day))

    def _text(self, word: Word, value: str) -> None:
        self._select(word.name, value, replace(self.choice.selection, text=value))

    def _open(self, _: Word, __: str) -> None:
        self._select("actions", OPEN, replace(self.choice.selection, open_actions=True))

    def _filter(self, word: Word, value: str) -> None:
        """Ask for one of the values of a filter; those of one name are alternatives."""
        settings, incidents, name = self._site.settings, self._site.analysis.incidents, word.name
        there = values(BY_NAME.get(name) or self._own[name], incidents)
        if name in BY_NAME:
            (meant,) = spelled(name, [value], settings, incidents)
        else:
            meant = understood(name, value, settings, there)
        found = next((each for each in there if slug(each) == slug(meant)), "")
        self._values.setdefault(name, []).append(meant)
        own = tuple(self._own.values())
        self._select(name, found or meant, replace(self.choice.selection, values=self._values, own=own))
        if not found and name in BY_NAME and not vocabulary(name, settings):
            known = did_you_mean(value, there)
            message = f"no report has the {name} `{shorten(value)}`"
            self._tell(word, message, known, None if known else Level.INFO)

    def _select(self, name: str, value: str, selection: Selection) -> None:
        self.choice = replace(self.choice, selection=selection, given=(*self.choice.given, (name, value)))
