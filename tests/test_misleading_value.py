"""Several names in one value of a list, however they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samples import check_one, report

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "sign"),
    [
        ("services: checkout,search", "comma"), ("services: checkout, search", "comma"),
        ("services: checkout; search", "semicolon"), ("services: checkout;search", "semicolon"),
        ('services: "checkout, search"', "comma"), ("services: 'checkout,search'", "comma"),
        ('services: "[checkout, search]"', "brackets"), ("services: '[checkout]'", "brackets"),
        ("services:\n  checkout\n  search", "line breaks"), ("services: checkout\n  search", "line breaks"),
        ("services: |\n  checkout\n  search", "line breaks"), ("services: >-\n  checkout,\n  search", "comma"),
        ("services:\n- checkout\n  search", "line breaks"), ("services:\n- checkout,search", "comma"),
    ],
)  # fmt: skip
def test_several_names_in_one_are_told_with_what_parts_them(written: str, sign: str, tmp_path: Path) -> None:
    text = report().replace("services: [checkout]", written)
    (problem,) = [each for each in check_one(tmp_path, text) if each.code == "misleading-value"]
    assert problem.message.endswith(f" is one entry of `services`, {sign} and all")
    assert "`[checkout" in problem.help or "on a line of its own" in problem.help


@pytest.mark.parametrize(
    "written",
    [
        "services: checkout", "services: checkout api", 'services: ["checkout, search"]', "services: [checkout, search]",
        "services:\n- 'checkout, search'", 'services: "checkout"', "services: >-\n  checkout",
        "services: checkout\ncontributing_factors: no limit,none at all", "services: [a]\ncontributing_factors: >-\n  no limit\n  at all",
    ],
)  # fmt: skip
def test_what_is_meant_as_one_is_left_alone(written: str, tmp_path: Path) -> None:
    text = report().replace("services: [checkout]", written)
    assert not [each for each in check_one(tmp_path, text) if each.code == "misleading-value"]


@pytest.mark.parametrize(
    "written", ["- checkout\n - search", "- checkout\n - search\n - pay", "  - checkout\n    - search"]
)
def test_an_item_that_goes_on_with_the_one_above_is_told_once(written: str, tmp_path: Path) -> None:
    text = report().replace("services: [checkout]", f"services:\n{written}")
    (problem,) = [each for each in check_one(tmp_path, text) if each.code == "misleading-value"]
    assert problem.message.startswith("this line goes on with the value above it: `checkout - search")


@pytest.mark.parametrize("sign", ["•", "–", "·"])
def test_items_behind_another_sign_are_one_text_and_told(sign: str, tmp_path: Path) -> None:
    fields = f"contributing_factors:\n  {sign} no limit\n  {sign} nobody - not one - watched\n"
    (problem,) = check_one(tmp_path, report(fields))
    assert problem.message.endswith(" is one entry of `contributing_factors`, bullets and all")
    assert "`[no limit, nobody - not one - watched]`" in problem.help


@pytest.mark.parametrize("field", ["tags: [a – b]", "tags: ['– a']", "tags: [5•6]", "title: – a"])
def test_such_a_sign_elsewhere_is_a_part_of_the_text(field: str, tmp_path: Path) -> None:
    assert check_one(tmp_path, report(f"{field}\n")) == ()


@pytest.mark.parametrize("value", ["“a b”", "„a b“", "„a b”", "‘a b’", "«a b»", "»a b«", "「a b」"])
@pytest.mark.parametrize("field", ["title: {}", "tags: [{}, c]", "detection: {{source: alert, detail: {}}}"])
def test_quotes_that_yaml_does_not_know_are_told(field: str, value: str, tmp_path: Path) -> None:
    (problem,) = check_one(tmp_path, report(f"{field.format(value)}\n"))
    assert problem.code == "misleading-value"
    assert problem.help == f'write `"a b"`, or `"{value}"` if they belong to it'


@pytest.mark.parametrize("value", ["“a” b", '"“a b”"', "“a” and “b”", "a “b”", "“a”, “b”"])
def test_quotes_within_a_text_are_meant(value: str, tmp_path: Path) -> None:
    assert check_one(tmp_path, report(f"title: {value}\n")) == ()


def test_a_word_in_such_quotes_is_told_once(tmp_path: Path) -> None:
    (problem,) = check_one(tmp_path, report("trigger: “deploy”\n"))
    assert problem.code == "invalid-value"


def test_a_part_that_is_a_comment_is_not_missing_too(tmp_path: Path) -> None:
    (problem,) = check_one(tmp_path, report("impact:\n  summary: #42\n"))
    assert problem.code == "misleading-value"
