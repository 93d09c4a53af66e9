"""What lists of follow-ups can be filtered by: the choices, and which of them each follow-up meets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from ...frozen import Frozen
from ...insight.facets import slug
from ...insight.follow_ups import STANDINGS, FollowUp
from ...wording.words import Words, to_say
from ..base.page import Site
from .action import kind
from .action_groups import UNSAID, values
from .filters import Choices, Option

MOST = 200
"""How many choices one filter offers, the most frequent first."""
LISTS = {
    "overdue": to_say("Overdue"),
    "soon": to_say("Due within 30 days"),
    "later": to_say("Due later"),
    "undated": to_say("Without a due date"),
    "done": to_say("Done"),
    "wontdo": to_say("Will not be done"),
}
"""What a standing is called, in the order in which follow-ups are listed."""


class Asked(Frozen):
    """The filters, and for each follow-up the places of its choices, counted through all filters."""

    listed: tuple[Choices, ...]
    marks: tuple[tuple[int, ...], ...]


def asked(site: Site, follow_ups: Sequence[FollowUp]) -> Asked:
    """Make the filters of a list; one that all answer alike is left out."""
    words = site.words
    ranked = {severity.name: severity.name for severity in site.scale.ordered}
    standings = {name: words.say(LISTS[name]) for name in STANDINGS}
    written = {by: _spellings(follow_ups, by, words) for by in UNSAID}
    filters: tuple[tuple[str, str, Callable[[FollowUp], Iterable[str]], Mapping[str, str]], ...] = (
        ("standing", to_say("State"), lambda one: (one.standing(site.today),), standings),
        ("owner", to_say("Owner"), lambda one: _slugs(one, "owner"), written["owner"]),
        ("severity", to_say("Severity"), lambda one: (site.scale.of(one.incident.severity).name,), ranked),
        ("service", to_say("Service"), lambda one: _slugs(one, "service"), written["service"]),
        ("kind", to_say("Kind"), lambda one: _slugs(one, "kind"), written["kind"]),
    )  # fmt: skip
    listed: list[Choices] = []
    marks: list[tuple[int, ...]] = [() for _ in follow_ups]
    offered = 0
    for name, title, of, known in filters:
        found = [tuple(of(one)) for one in follow_ups]
        if len(set().union(*found)) < 2:
            continue
        options = _options(found, known)
        places = {option.value: offered + index for index, option in enumerate(options)}
        marks = [(*own, *(places[value] for value in of_one if value in places))
                 for own, of_one in zip(marks, found, strict=True)]  # fmt: skip
        listed.append(
            Choices(name, words.say(title), options, has_several=any(len(own) > 1 for own in found))
        )
        offered += len(options)
    return Asked(tuple(listed), tuple(marks))


def _options(found: Iterable[tuple[str, ...]], known: Mapping[str, str]) -> tuple[Option, ...]:
    """Return the choices that some follow-up meets, each with how many do."""
    sizes = Counter(value for own in found for value in own)
    return tuple(Option(value, told, sizes[value]) for value, told in known.items() if sizes[value])[:MOST]


def _slugs(one: FollowUp, by: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(slug, values(one, by)))) or ("-",)


def _spellings(follow_ups: Iterable[FollowUp], by: str, words: Words) -> dict[str, str]:
    """Return what each owner, service or kind is called by its slug, the most frequent first."""
    found = [value for one in follow_ups for value in dict.fromkeys(values(one, by))]
    spelled = Counter(found)
    told: dict[str, str] = {}
    for value in sorted(spelled, key=lambda value: (-spelled[value], value)):
        told.setdefault(slug(value), kind(value, words) if by == "kind" else value)
    sizes = Counter(map(slug, found))
    ordered = sorted(told, key=lambda key: (-sizes[key], told[key].casefold()))
    return {**{key: told[key] for key in ordered}, "-": words.say(UNSAID[by])}
