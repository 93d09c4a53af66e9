"""What a final report needs, in JSON Schema: of any kind and severity at once.

Of rules that say something of one field the last that is for a report holds, so each is an `if` around those
before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..model.field_types import Declaration, Record, declarations
from ..model.incident import KINDS
from ..model.required import Requirement, requirement, requirements
from ..model.rules import Rule
from ..model.vocabulary import Word, words
from ..settings import Settings
from .schema_words import EMPTY, Schema, word_schema


def once_final(settings: Settings, known: Mapping[str, Declaration]) -> Iterator[Schema]:
    """Yield the rule of each field that some final reports need; `known` are all fields."""
    ours = {each.name: each for each in requirements("final")}
    named = dict.fromkeys(name for rule in settings.all_rules for name in rule.fields if name not in ours)
    for each in (*ours.values(), *map(requirement, named)):
        yield _by_rules(each, each.name in ours, settings, known)


def _by_rules(
    wanted: Requirement, is_ours: bool, settings: Settings, known: Mapping[str, Declaration]
) -> Schema:
    """Return the schema that asks for a field of those reports that need it."""
    asked = _asked(wanted, known)
    found: Schema = asked if is_ours else {}
    for rule in settings.all_rules:
        said = _says(rule, wanted, is_ours)
        if said is not None:
            then = asked if said else {}
            reports = _reports_of(rule, settings.severities)
            found = {"if": reports, "then": then, "else": found} if reports["properties"] else then
    return found


def _says(rule: Rule, wanted: Requirement, is_ours: bool) -> bool | None:
    """Return whether a rule asks for a field, None where it does not speak of it."""
    if wanted.name in rule.optional_fields or wanted.field in rule.optional_fields:
        return False
    return True if wanted.name in rule.fields or (is_ours and wanted.field in rule.fields) else None


def _reports_of(rule: Rule, severities: Iterable[Word]) -> Schema:
    """Return the schema of the reports that a rule is for; one that names no kind is of the first."""
    properties: Schema = {}
    if rule.kind:
        kinds = word_schema(words(*rule.kind))
        properties["kind"] = {"anyOf": [kinds, EMPTY]} if KINDS[0] in rule.kind else kinds
    if rule.severity:
        properties["severity"] = word_schema(tuple(word for word in severities if word.name in rule.severity))
    needed = [name for name in properties if name == "severity" or KINDS[0] not in rule.kind]
    return {"properties": properties, **({"required": needed} if needed else {})}


def _asked(each: Requirement, known: Mapping[str, Declaration]) -> Schema:
    entry = known[each.field]
    if each.part and isinstance(entry.kind, Record):
        part = _is_written(declarations(entry.kind.cls)[each.part])
        return {"properties": {each.field: {"if": {"type": "object"}, "then": part}}}
    lifted = {"not": {"properties": {each.unless: {"enum": [True, "true"]}}, "required": [each.unless]}}
    return {"if": lifted, "then": _is_written(entry)} if each.unless else _is_written(entry)


def _is_written(entry: Declaration) -> Schema:
    """Return the rule that a field is there, by whichever of its names, and not empty."""
    names = (entry.name, *entry.aliases)
    rules = [{"required": [name], "properties": {name: {"not": EMPTY}}} for name in names]
    return rules[0] if len(rules) == 1 else {"anyOf": rules}
