"""What a message proposes, and what it does not: fields of other tools, zones, days, headings, excuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samples import BODY, check_one, codes, report

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("field", "meant"), [
    ("owners: a", "authors"), ("date: 2026-03-04", "started_at"), ("end: 2026-03-04", "resolved_at"), ("author: a", "authors"), ("severty: a", "severity"),
    ("label: a", "tags"), ("component: a", "services"), ("time: 14:05", "started_at"), ("slug: a", "id"),
])  # fmt: skip
def test_a_field_of_other_tools_is_told_with_ours(field: str, meant: str, tmp_path: Path) -> None:
    (found,) = check_one(tmp_path, report(f"{field}\n"))
    assert found.help == f"did you mean `{meant}`?"


@pytest.mark.parametrize(
    ("zone", "said"),
    [("GMT+1", "`Etc/GMT-1` is GMT+1 all year"), ("UTC-05:00", "`Etc/GMT+5` is UTC-05:00 all year")],
)
def test_an_offset_as_a_zone_is_told_with_what_it_is(zone: str, said: str, tmp_path: Path) -> None:
    (found,) = check_one(tmp_path, report(f"timezone: {zone}\n"))
    assert said in found.help


@pytest.mark.parametrize(("zone", "meant"), [
    ("Asia/Tokio", "Asia/Tokyo"), ("asia/tokyo", "Asia/Tokyo"), ("America/New York", "America/New_York"), ("Sao Paulo", "America/Sao_Paulo"),
    ("Europe/Lisbonn", "Europe/Lisbon"), ("PDT", ""), ("local", ""), ("Pacific Time", ""),
])  # fmt: skip
def test_the_place_that_is_meant_by_a_zone_is_told(zone: str, meant: str, tmp_path: Path) -> None:
    (found,) = check_one(tmp_path, report(f"timezone: {zone}\n"))
    said = "a time zone's IANA name such as Europe/Lisbon"
    assert found.help == (f"{said}\ndid you mean `{meant}`?" if meant else said)


@pytest.mark.parametrize(("day", "why"), [
    ("12/20/2026", "the year comes first: 2026-12-20"), ("20.12.2026", "the year comes first: 2026-12-20"), ("04.03.2026", "the year comes first: 2026-03-04"),
    ("04.03.2026 14:05", "the year comes first: 2026-03-04"), ("30.02.2026", "there is no such day"), ("03/04/2026", "which number is the day and which the month is not certain"), ("31/31/2026", "there is no such day"), ("30/02/2026", "there is no such day"),
])  # fmt: skip
def test_a_day_that_can_be_one_only_is_told(day: str, why: str, tmp_path: Path) -> None:
    message = next(
        each.message
        for each in check_one(tmp_path, report(f"started_at: {day}\n"))
        if each.code == "invalid-value"
    )
    assert message.endswith(why)


def test_a_title_above_sections_of_its_own_level_is_not_empty(tmp_path: Path) -> None:
    body = "# Checkout down in Europe\n\n" + BODY.replace("## ", "# ")
    assert codes(check_one(tmp_path, report(body=body))) == []
    assert codes(check_one(tmp_path, report(body=body.replace("# Summary", "# Impact\n\n# Summary")))) == [
        "empty-section"
    ]


@pytest.mark.parametrize("start", ["---\n", "+++\n", "\n---\n"])
def test_fields_that_are_not_read_hold_no_placeholder(start: str, tmp_path: Path) -> None:
    text = report("status: final\ncontributing_factors: [no staged rollout]\n").removeprefix("---\n")
    content = start + (text.replace("---\n\n", "\n", 1) if start == "---\n" else text)
    assert set(codes(check_one(tmp_path, content))) == {"front-matter-syntax"}


@pytest.mark.parametrize(("excuse", "where"), [
    ("# postmortems: allow missing-section because nobody could say\n", "fields"), ("<!-- postmortems: allow missing-section because nobody could say -->\n\n", "body"),
])  # fmt: skip
def test_an_excuse_at_the_top_is_for_all_missing_sections(excuse: str, where: str, tmp_path: Path) -> None:
    body = BODY.replace("## Contributing factors\n\nNobody had set a limit.\n\n", "").partition(
        "## Action items"
    )[0]
    content = report(excuse if where == "fields" else "", excuse + body if where == "body" else body)
    assert codes(check_one(tmp_path, content)) == []


@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize(
    ("above", "counts"),
    [("## Timeline", True), ("- 2026-03-04 14:05", True), ("## Action items", True), ("- [x] Set", False), ("Nobody in", False)],
)  # fmt: skip
def test_an_excuse_may_stand_where_the_section_would(
    above: str, counts: bool, blank: str, tmp_path: Path
) -> None:
    body = BODY.replace("## Contributing factors\n\nNobody had set a limit.\n\n", "")
    excused = body.replace(
        above, f"<!-- postmortems: allow missing-section because so -->\n{blank}{above}", 1
    )
    found = sorted(codes(check_one(tmp_path, report(body=excused))))
    assert found == ([] if counts else ["missing-section", "unused-excuse"])


@pytest.mark.parametrize("said", [
    "postmortems: ignore placeholder-text because so", "postmortem: allow placeholder-text because so", "Postmortems: disable placeholder-text",
])  # fmt: skip
def test_an_excuse_that_is_misspelt_is_told(said: str, tmp_path: Path) -> None:
    body = BODY.replace("Nobody had set a limit.", f"<!-- {said} -->\nTODO")
    unused, placeholder = sorted(
        check_one(tmp_path, report(body=body)), key=lambda each: each.code, reverse=True
    )
    assert (placeholder.code, unused.message) == ("placeholder-text", "this excuses nothing")
    assert unused.help == "write `postmortems: allow placeholder-text because` and why"


def test_the_check_that_an_excuse_means_is_proposed(tmp_path: Path) -> None:
    found = check_one(tmp_path, report("# postmortems: allow placeholder because of x\n"))
    assert [each.help for each in found] == ["did you mean `placeholder-text`?"]


def test_a_word_behind_our_name_that_is_none_of_an_excuse_is_left_alone(tmp_path: Path) -> None:
    assert check_one(tmp_path, report(body=f"{BODY}\n<!-- postmortems: see the wiki -->\n")) == ()


def test_an_excuse_at_the_top_for_nothing_is_unused(tmp_path: Path) -> None:
    assert codes(check_one(tmp_path, report("# postmortems: allow missing-section because of x\n"))) == [
        "unused-excuse"
    ]
