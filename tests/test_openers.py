"""Quick looks never say no where a rule says yes: of the words of a clause, and of those of a title."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postmortems.extraction.statements.abroad import ABROAD
from postmortems.extraction.statements.claims import OPENERS, RULES
from postmortems.extraction.statements.denials import NO, NO_MORE
from postmortems.extraction.statements.grammar import Rule
from postmortems.extraction.statements.phrases import Phrases
from postmortems.extraction.text.signs import Openers
from postmortems.headings.grammar import named
from postmortems.headings.phrases import NAMES, shown
from postmortems.patterns import Deferred
from postmortems.sections import role_of

EXPRESSIONS = {n: rule.says.pattern for n, rule in enumerate(RULES) if isinstance(rule.says, Deferred)}
EVERY = (*RULES, *ABROAD)
PHRASES = [rule for rule in EVERY if isinstance(rule.says, Phrases)]
NAMED = [name for _, group, _ in NAMES for name in shown(group)]
BESIDE = (
    "the",
    "The",
    "our",
    "post",
    "Post",
    "and",
    "5",
    "3.",
    "UTC",
    "checkout",
    "Über",
    "isn't",
    "(all)",
    "/",
    "-",
)


@pytest.mark.parametrize("number", EXPRESSIONS)
@settings(max_examples=50, deadline=None)
@given(st.data())
def test_what_fits_a_rule_has_a_word_that_opens_it(number: int, data: st.DataObject) -> None:
    """Clauses are made from the expression of each rule."""
    clause = data.draw(st.from_regex(EXPRESSIONS[number])).lower()
    if re.search(EXPRESSIONS[number], clause):
        assert number in OPENERS.opened_by(clause), clause


@pytest.mark.parametrize("rule", PHRASES, ids=lambda rule: f"{rule.milestone.name} {rule.strength.name}")
@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_phrase_is_found_with_words_between_and_opens_its_rule(rule: Rule, data: st.DataObject) -> None:
    says = rule.says
    assert isinstance(says, Phrases)
    parts = data.draw(st.sampled_from(says._phrases))
    words = [data.draw(st.sampled_from([*sorted(part.exact), *part.stems])) for part in parts]
    gaps = [data.draw(st.integers(0, says._between)) for _ in words[1:]] + [0]
    clause = "".join(word + " beside" * gap + " " for word, gap in zip(words, gaps, strict=True))
    assert not says.opens or Openers({True: says.opens}).open(clause), clause
    assert says.search(clause) or any(says._unless.fits(word) for word in words), clause


@pytest.mark.parametrize("rule", PHRASES, ids=lambda rule: f"{rule.milestone.name} {rule.strength.name}")
def test_no_line_end_cuts_the_words_of_one_place_in_two(rule: Rule) -> None:
    """`call/` at the end of a line would be a word of its own."""
    assert isinstance(rule.says, Phrases)
    words = {word for parts in rule.says._phrases for part in parts for word in (*part.exact, *part.stems)}
    assert "" not in words and all(word.isalnum() for word in words)


def test_words_of_a_phrase_that_stand_apart_or_in_another_order_are_none() -> None:
    says = Phrases("ALARM goes/went off|wieder erreichbar~", {"ALARM": "alarm siren~"}, unless="test")
    assert says.search("the sirens of it went off") and says.search("es ist wieder voll erreichbare")
    for other in (
        "off went the alarm",
        "the alarm of all cellars went off",
        "erreichbar wieder",
        "alarmed goes off",
    ):
        assert not says.search(other), other
    assert not says.search("the alarm went off in a test")


@given(st.from_regex(NO_MORE.pattern))
def test_what_tells_that_there_is_no_more_of_it_has_its_sign(clause: str) -> None:
    assert NO in clause


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from((*NAMED, *BESIDE)), min_size=1, max_size=4).map(" ".join))
def test_a_title_that_is_a_name_is_not_passed_over(title: str) -> None:
    """Titles are names beside each other and beside other words."""
    found = named(title)
    assert role_of(title) == (found.role if found.whole else "")
