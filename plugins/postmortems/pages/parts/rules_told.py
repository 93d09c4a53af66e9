"""What this site asks of reports by their kind and severity, in words."""

from __future__ import annotations

from collections.abc import Iterator

from ...frozen import Frozen
from ...model.rules import Rule
from ...sections import headings
from ...settings import Settings
from ...wording.durations import DAYS
from ...wording.numbers import KIND
from ...wording.words import ENGLISH, Words


class RuleTold(Frozen):
    """A rule: for which reports it is, what it asks for and what it lifts, and the time that it gives."""

    reports: str
    fields: tuple[str, ...]
    sections: tuple[str, ...]
    optional_fields: tuple[str, ...]
    optional_sections: tuple[str, ...]
    within: str


def rules_told(settings: Settings, words: Words = ENGLISH) -> Iterator[RuleTold]:
    """Yield every rule, ours first."""
    own = {each.name for each in settings.sections}
    titles = {
        role: title if role in own else words.say(title)
        for role, title in headings(settings.sections).items()
    }
    for rule in settings.all_rules:
        yield RuleTold(
            _reports(rule, words),
            rule.fields,
            tuple(titles.get(role, role) for role in rule.sections),
            rule.optional_fields,
            tuple(titles.get(role, role) for role in rule.optional_sections),
            words.count(rule.final_within, *DAYS) if rule.final_within else "",
        )


def _reports(rule: Rule, words: Words) -> str:
    kinds = words.say(" or ").join(words.say(KIND[kind]) for kind in rule.kind)
    severities = ", ".join(rule.severity)
    return words.say(": ").join(filter(None, (kinds, severities))) or words.say("All")
