"""Fields, sections and rules of a site's own that clash with ours, with each other, or have no effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from ..model.document import Field, Value
from ..model.field_types import Record, declarations
from ..model.incident import Incident
from ..model.own import WORDS, OwnField, OwnSection
from ..model.public import Public
from ..model.required import requirements
from ..model.rules import Rule
from ..model.vocabulary import Word, words
from ..reading.values import spellings
from ..sections import ROLES, normalise, role_of
from ..settings import Settings
from .config_problems import SettingProblem

RESERVED = frozenset({
    "service", "cause", "detection", "tag", "year", "actions", "text", "sort", "q", "h", "path", "own",
    "hidden", "dataset", "from", "to",
})  # fmt: skip
"""What filters, their addresses, what scripts ask of their form, and columns of exports are called."""
RENAME = "give it another name"


def names_in(options: Mapping[str, Field]) -> dict[str, tuple[Word, ...]]:
    """Return the names that rules may use: of all fields and their parts, and of all sections' roles."""
    own = {name: names_of(options, name) for name in ("fields", "sections")}
    return {
        "every field": words(*_our_fields(), *own["fields"]),
        "every section": words(*dict.fromkeys((*ROLES, *own["sections"]))),
    }


def names_of(options: Mapping[str, Field], name: str) -> tuple[str, ...]:
    """Return the names that stand in a mapping of settings, whether they mean something or not."""
    field = options.get(name)
    return tuple(field.value.data) if field and isinstance(field.value.data, Mapping) else ()


def _our_fields() -> Iterator[str]:
    for name, entry in declarations(Incident).items():
        yield name
        if isinstance(entry.kind, Record):
            yield from (f"{name}.{part}" for part in declarations(entry.kind.cls))


def value_at(options: Mapping[str, Field], path: str) -> Value | None:
    """Return the value that stands at a path such as `rules.0`, or the nearest around it."""
    found: Value | None = None
    inside: Any = options
    for name in path.split("."):
        if isinstance(inside, Mapping) and name in inside:
            found = inside[name].value
        elif isinstance(inside, tuple) and name.isdigit():
            found = inside[int(name)]
        else:
            return found
        inside = found.data
    return found


def own_problems(settings: Settings) -> Iterator[SettingProblem]:
    """Yield what is wrong with the fields, sections and rules of a site's own."""
    yield from chain.from_iterable(map(_of_field, settings.fields))
    yield from _of_sections(settings.sections)
    for number, rule in enumerate(settings.rules):
        yield from _of_rule(f"rules.{number}", rule)
    yield from _of_public(settings.public)


def _of_public(public: Public) -> Iterator[SettingProblem]:
    """Yield a problem where follow-ups are public as they stand in the text, and not whose they are."""
    if "actions" in public.sections and not (public.owners and public.tickets):
        wrong = "has `actions`, whose text has owners and tickets"
        help_ = "set `owners` and `tickets` to true, or name the field `action_items` instead"
        yield SettingProblem("public.sections", wrong, help_)


def without_numbers(path: str) -> str:
    """Return a path as messages have it: `rules.kind` for that of any rule."""
    return ".".join(name for name in path.split(".") if not name.isdigit())


def _of_field(own: OwnField) -> Iterator[SettingProblem]:
    place = f"fields.{own.name}"
    if own.name in spellings(Incident):
        yield SettingProblem(place, "is a field of ours", RENAME)
    elif own.name in RESERVED or own.name.endswith("_minutes"):
        yield SettingProblem(place, "is a name that filters or columns of ours have", RENAME)
    if own.type == "choice" and not own.values:
        yield SettingProblem(place, "has no `values`", "list the words that it is one of, or make it `text`")
    elif own.values and own.type not in WORDS:
        wrong = f"has `values`, and its type is `{own.type}`"
        yield SettingProblem(place, wrong, "make it a `choice` or a `list`, or remove them")
    if own.filter and own.type in ("number", "date", "time"):
        wrong = f"is true, and its type is `{own.type}`"
        yield SettingProblem(f"{place}.filter", wrong, "filter by a `choice`, `list`, `flag` or `text`")


def _of_sections(sections: tuple[OwnSection, ...]) -> Iterator[SettingProblem]:
    seen: dict[str, str] = {}
    above: list[str] = []
    for own in sections:
        place = f"sections.{own.name}"
        for title in own.titles:
            theirs = role_of(title) or seen.get(normalise(title), own.name)
            if not normalise(title):
                yield SettingProblem(f"{place}.titles", f"has `{title}`, which has no letter", "write words")
            elif theirs != own.name:
                wrong = f"has `{title}`, which is the section `{theirs}`"
                yield SettingProblem(f"{place}.titles", wrong, f"remove it, or add to `{theirs}`")
            seen[normalise(title)] = own.name
        if own.after not in ("", *ROLES, *above):
            wrong = f"is `{own.after}`, which does not stand above it here"
            yield SettingProblem(f"{place}.after", wrong, "declare that first")
        above.append(own.name)


def _of_rule(place: str, rule: Rule) -> Iterator[SettingProblem]:
    always = {each.name for each in requirements("always")}
    for asked, lifted in ((rule.fields, rule.optional_fields), (rule.sections, rule.optional_sections)):
        both = next((name for name in asked if name in lifted), "")
        if both:
            yield SettingProblem(place, f"asks for `{both}` and says that it is optional", "remove one")
    for name in rule.optional_fields:
        if name in always:
            wrong = f"has `{name}`, without which there is no report"
            yield SettingProblem(f"{place}.optional_fields", wrong, "remove it")
    says = (rule.fields, rule.sections, rule.optional_fields, rule.optional_sections, rule.final_within)
    if not any(says):
        yield SettingProblem(place, "asks for nothing", "name `fields`, `sections` or `final_within`")
