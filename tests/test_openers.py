"""Quick looks never say no where a rule says yes: of the words of a clause, and of those of a title."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postmortems.extraction.statements import abroad
from postmortems.extraction.statements.claims import OPENERS, RULES
from postmortems.extraction.statements.denials import NO, NO_MORE
from postmortems.extraction.statements.grammar import Rule
from postmortems.headings.grammar import named
from postmortems.headings.phrases import NAMES, shown
from postmortems.sections import role_of

EXPRESSIONS = {number: rule.says.pattern for number, rule in enumerate(RULES)}
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


@pytest.mark.parametrize("rule", abroad._RULES, ids=lambda rule: rule.milestone.name)
@settings(max_examples=300, deadline=None)
@given(st.data())
def test_what_fits_a_rule_of_other_languages_has_a_stem_of_it(rule: Rule, data: st.DataObject) -> None:
    clause = data.draw(st.from_regex(rule.says.pattern)).lower()
    if re.search(rule.says.pattern, clause):
        assert rule in abroad.rules_abroad(clause), clause


@given(st.from_regex(NO_MORE.pattern))
def test_what_tells_that_there_is_no_more_of_it_has_its_sign(clause: str) -> None:
    assert NO in clause


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from((*NAMED, *BESIDE)), min_size=1, max_size=4).map(" ".join))
def test_a_title_that_is_a_name_is_not_passed_over(title: str) -> None:
    """Titles are names beside each other and beside other words."""
    found = named(title)
    assert role_of(title) == (found.role if found.whole else "")
