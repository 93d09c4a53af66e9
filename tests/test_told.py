"""What a line of a timeline, a label or a sentence tells: lines of `told.tsv`, as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from understood import read

ROWS = [row.split("\t") for row in (Path(__file__).parent / "told.tsv").read_text("utf-8").splitlines()]
"""Language, form, fact, and the words; `{T}` is the time of the fact, `{U}` another one."""
FACTS = ("started", "detected", "resolved")


def report(form: str, words: str) -> str:
    if form == "label":
        return f"# Depot\n\n- {words}: 2026-03-04 14:05\n- Author: web team\n\n## Summary\n\nA text.\n"
    if form == "entry":
        entries = f"- 2026-03-04 14:05 - {words}\n- 2026-03-04 15:20 - Kim takes lunch\n"
        return f"# Depot\n\n## Timeline\n\nAll times UTC.\n\n{entries}"
    other = "16:40" if words.find("{U}") > words.find("{T}") else "11:20"
    said = words.replace("{T}", "14:05").replace("{U}", other)
    return f"# Depot\n\nDate: 2026-03-04\n\n## Summary\n\n{said}\n"


@pytest.mark.parametrize(("language", "form", "fact", "words"), ROWS)
def test_words_tell_what_they_say_and_nothing_else(language: str, form: str, fact: str, words: str) -> None:
    facts = read(report(form, words)).facts
    told = {name for name in FACTS if (at := getattr(facts, name)) and "14:05" in at.notation}
    assert told == {fact} & set(FACTS), f"{language}: {words}"


def test_front_matter_in_toml_is_no_prose_and_its_day_no_time_of_the_incident() -> None:
    text = '+++\ntitle = "Notice"\ndate = "2018-06-25 18:51:48-05:00"\n+++\n\nThis afternoon, we noticed a wet cellar.\n'
    assert not read(text).facts.detected


@pytest.mark.parametrize(
    ("clock", "at"), [("12 点 19 分", "12:19"), ("12点19分", "12:19"), ("9 时 5 分", "09:05"), ("3 点", "")]
)
def test_chinese_days_and_clocks_with_blanks_are_read(clock: str, at: str) -> None:
    detected = read(f"# 事故\n\n2023 年 1 月 26 日 {clock}，小李发现水泵异常。\n").facts.detected
    assert detected and detected.notation[:16] == f"2023-01-26T{at}".removesuffix("T")


@pytest.mark.parametrize(
    ("said", "began"),
    [
        ("2026-06-07 01:38 - 02:10 UTC", "2026-06-07T01:38"),
        ("2026-06-07 (deploy and upgrade ~01:38-02:10 UTC)", None),
    ],
)
def test_a_span_of_work_behind_a_label_is_not_that_of_the_incident(said: str, began: str | None) -> None:
    facts = read(f"# Depot\n\n**Date:** {said}\n\n## Summary\n\nThe pump stood still.\n").facts
    assert (facts.started.notation[:16] if facts.started else None) == began


@pytest.mark.parametrize(
    "words", ["Verification : latence revenue a la normale", "Service retabli", "Incidencia resuelta"]
)
def test_who_leaves_accents_out_is_understood(words: str) -> None:
    facts = read(
        f"# Depot\n\n## Timeline\n\n- 2026-03-04 10:00 - panne\n- 2026-03-04 11:50 - {words}\n"
    ).facts
    assert facts.resolved and facts.resolved.notation[:16] == "2026-03-04T11:50"
