"""Front matter that attacks in every declared field, so that a new field is attacked without anybody's help.

What the reader of a field refuses cannot reach a page; it stands in reports of its own, for those who read
the messages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from postmortems.checks.check import all_checks
from postmortems.model.field_types import TEXT, Choice, FieldType, ListOf, Record, Term, declarations
from postmortems.model.incident import Incident
from postmortems.model.vocabulary import VOCABULARY, Word
from postmortems.reading.document import read_document
from postmortems.reading.scalars import INVALID, Reading
from postmortems.reading.values import read_value
from postmortems.settings import Settings

from .payloads import HARMLESS, SLUGS, STRANGE, TEXTS, Attack, armed

SHAPES = ("{}", STRANGE + "/{}", STRANGE + "/?{}")
"""Ways to make a payload look like what a field takes."""

_SPACE = re.compile(r"[\s,]+")
GIVEN = ("status", "started_at", "id", "aliases", "related", "template")
"""Fields that a published report needs to be valid; they are attacked in reports of their own."""


@dataclass(frozen=True)
class Leaf:
    """A field that holds one value: the names that lead to it, and its kind."""

    names: tuple[str, ...]
    kind: FieldType
    required: bool


def leaves(cls: type[Any] = Incident, above: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """Yield every field of a record, those of the records in it too."""
    for name, declared in declarations(cls).items():
        inner = declared.kind.item if isinstance(declared.kind, ListOf) else declared.kind
        if isinstance(inner, Record):
            yield from leaves(inner.cls, (*above, name))
        else:
            yield Leaf((*above, name), inner, declared.required == "always")


def accepted(text: str, kind: FieldType) -> bool:
    """Tell whether the reader of a kind takes a text as it is."""
    document = read_document("x.md", f"---\nx: {quoted(text)}\n---\n".encode())
    reading = Reading({"checks": tuple(Word(code) for code in all_checks())})
    if document.problems or read_value(document.fields["x"].value, kind, "x", reading) is INVALID:
        return False
    return not reading.problems


def quoted(value: Any) -> str:
    """Write a value as YAML on one line."""
    return json.dumps(value, ensure_ascii=False)


def words(name: str, payload: str, harmless: bool) -> dict[str, Any]:
    """Return the word of a vocabulary that a payload is, with its aliases and its owner."""
    numbers = Numbers(payload, harmless, start=900_000 + 10 * list(TEXTS).index(payload))
    said = [numbers.next(f"{name}.{part}").text for part in ("name", "aliases", "owner")]
    return {"name": said[0], "aliases": [said[1]], "owner": said[2]}


def vocabularies(harmless: bool) -> dict[str, list[dict[str, Any]]]:
    """Return every vocabulary that a site can set, its words hostile but for the first."""
    names = [name for name, declared in declarations(Settings).items() if declared.kind == VOCABULARY]
    return {
        name: [{"name": f"plain {name}"}, *(words(name, payload, harmless) for payload in TEXTS)]
        for name in names
    }


OWN = {"own_text": "text", "own_list": "list", "own_choice": "choice"}
"""The fields that the attacked site declares besides ours, by their types."""


def own_fields(harmless: bool) -> dict[str, dict[str, Any]]:
    """Return the fields of the site's own, the words of a choice hostile like those of any vocabulary."""
    hostile = [words("own_choice", payload, harmless) for payload in TEXTS]
    values = {"choice": {"values": [{key: word[key] for key in ("name", "aliases")} for word in hostile]}}
    return {name: {"type": kind, "filter": True, **values.get(kind, {})} for name, kind in OWN.items()}


class Numbers:
    """Hands out attacks of one payload, one number after the other."""

    def __init__(self, payload: str, harmless: bool, start: int) -> None:
        self._text = HARMLESS if harmless else TEXTS[payload]
        self._at = start
        self.made: list[Attack] = []

    def next(self, where: str, shape: str = "{}") -> Attack:
        """Return the next attack."""
        self._at += 1
        attack = Attack(self._at, where, shape.format(armed(self._text, self._at)))
        self.made.append(attack)
        return attack


@dataclass(frozen=True)
class FrontMatter:
    """The fields of one hostile report, and the attacks that they hold."""

    values: Mapping[str, Any]
    attacks: tuple[Attack, ...]

    def written(self, body: str = "") -> str:
        """Write the report."""
        lines = (f"{quoted(name)}: {quoted(value)}\n" for name, value in self.values.items())
        return f"---\n{''.join(lines)}---\n\n{body}"


def taken(payload: str, start: int, harmless: bool) -> FrontMatter:
    """Attack with one payload in each field that takes it; a harmless text stands in the same fields."""
    numbers = Numbers(payload, harmless, start)
    values: dict[str, Any] = {"status": "draft", "started_at": "2026-03-04T14:05+00:00"}
    vocabulary = vocabularies(harmless)
    for leaf in leaves():
        if leaf.names[0] in GIVEN:
            continue
        if isinstance(leaf.kind, Term):
            word = vocabulary.get(leaf.kind.setting, [])
            values |= {leaf.names[0]: word[1 + list(TEXTS).index(payload)]["name"]} if word else {}
        elif shape := _shape(leaf.kind, payload):
            text = numbers.next(".".join(leaf.names), shape).text
            put(values, leaf, text if accepted(text, leaf.kind) else _SPACE.sub("-", text))
        elif leaf.required:
            put(values, leaf, _valid(leaf.kind))
    values |= own(payload, harmless, numbers)
    extra = numbers.next("x-").text
    values[f"x-{extra}"] = {extra: [extra, {extra: extra}]}
    return FrontMatter(values, tuple(numbers.made))


def own(payload: str, harmless: bool, numbers: Numbers) -> dict[str, Any]:
    """Attack with a payload in each field of the site's own."""
    texts = {name: numbers.next(name).text for name in ("own_text", "own_list")}
    taken_ = {name: text for name, text in texts.items() if accepted(text, TEXT)}
    return {**taken_, "own_choice": words("own_choice", payload, harmless)["name"]}


@cache
def _shape(kind: FieldType, payload: str) -> str:
    text = armed(TEXTS[payload], 100_000)
    return next((shape for shape in SHAPES if accepted(shape.format(text), kind)), "")


def _valid(kind: FieldType) -> str:
    """Return something that a kind takes."""
    return kind.options[0] if isinstance(kind, Choice) else f"{STRANGE}/"


def refused(payload: str, start: int) -> FrontMatter:
    """Attack with one payload in each field that does not take it, and in names of fields."""
    numbers = Numbers(payload, False, start)
    values: dict[str, Any] = {"title": "Refused"}
    for leaf in leaves():
        words_: Any = isinstance(leaf.kind, Term) and getattr(Settings(), leaf.kind.setting, True)
        if words_ or not (isinstance(leaf.kind, Term) or _shape(leaf.kind, payload)):
            put(values, leaf, numbers.next(".".join(leaf.names)).text)
    name = numbers.next("name of a field").text
    return FrontMatter({**values, name: name, "detail": {name: name}}, tuple(numbers.made))


def put(values: dict[str, Any], leaf: Leaf, text: str) -> None:
    """Put a value where its names lead; lists of records get one record."""
    declared = declarations(Incident)
    *above, last = leaf.names
    for name in above:
        inner = values.setdefault(name, [{}] if isinstance(declared[name].kind, ListOf) else {})
        values = inner[0] if isinstance(inner, list) else inner
    of_list = not above and isinstance(declared[last].kind, ListOf)
    values[last] = [text] if of_list else text


def slugs() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield id and fields of reports whose ids, earlier ids and words mean something to a script or a host."""
    for number, slug in enumerate(SLUGS):
        word = f"{slug}"
        yield slug, {
            "title": word, "id": slug, "status": "draft", "severity": "plain severities", "services": ["plain services"],
            "started_at": f"202{number % 7}-05-06T07:08+00:00", "tags": [word, ".."],
            "contributing_factors": [word], "aliases": [f"old-{slug}", f"a.{slug}.html"],
            "related": [{"id": SLUGS[number - 1], "relation": "recurrence-of"}], "detection": {"source": "alert", "detail": word},
        }  # fmt: skip
