"""What counts as a clue in a text, and how reports are ranked by those that they share."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortems.insight.seen.clues import asked, bounded, counted, tokens
from postmortems.insight.seen.index import Said, having, index_of, looked_for, place, ranked, weighed
from postmortems.insight.seen.weights import (
    ASKED,
    KINDS,
    LOADED,
    OF_A_CLUE,
    OF_A_REPORT,
    PATTERNS,
    READ,
    for_browsers,
)


def kinds(text: str) -> Mapping[str, str]:
    return {key: clue.kind for key, clue in counted(tokens(text)).items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ECONNREFUSED", {"econnrefused": "error"}),
        ("got a 503 or 404", {"503": "status", "404": "status", "got": "plain"}),
        ("200 ms", {}),
        (
            "OutOfMemoryError",
            {"outofmemoryerror": "error", "out": "plain", "memory": "word", "error": "plain"},
        ),
        ("DEADLINE_EXCEEDED", {"deadline_exceeded": "error", "deadline": "word", "exceeded": "word"}),
        (
            "KubePodCrashLooping",
            {
                "kubepodcrashlooping": "name",
                "kube": "word",
                "pod": "word",
                "crash": "word",
                "looping": "word",
            },
        ),
        ("db-17.eu", {"db-17.eu": "serial", "db-*.eu": "host"}),
        ("db-3.eu", {"db-3.eu": "serial", "db-*.eu": "host"}),
        ("web01", {"web01": "serial", "web*": "host", "web": "word"}),
        (
            "checkout-7d9f8b6c5-x2x9z",
            {"checkout-7d9f8b6c5-x2x9z": "serial", "checkout-*-*": "host", "checkout": "word"},
        ),
        ("3f2504e0-4f89-11d3-9a0c-0305e82c3301 deadbeef42", {}),
        ("2026-03-04", {"2026-03-04": "number"}),
        ("ticket 3195943236", {"ticket": "word", "3195943236": "number"}),
        ("Queues and a queue's", {"queue": "word", "and": "plain"}),
        ("Straße STRASSE", {"strasse": "word"}),
        ("決済障害", {"決済": "word", "済障": "word", "障害": "word"}),
        ("タイムアウト", {"タイムアウト": "word"}),
        ("ｄｂ－１７", {"db-17": "serial", "db-*": "host"}),
    ],
)
def test_what_is_a_clue(text: str, expected: Mapping[str, str]) -> None:
    found = kinds(text)
    assert {key: kind for key, kind in found.items() if key in expected or kind != "plain"} == expected


def test_hosts_of_one_kind_share_a_clue() -> None:
    assert kinds("db-17.eu").keys() & kinds("db-3.eu").keys() == {"db-*.eu"}


def test_of_a_long_text_the_ends_are_read_and_few_clues_asked_for() -> None:
    line = "2026-03-04T14:05:07Z worker-{} GET /cart/{} took {} ms, request id 7f3a9c{:06x}\n"
    log = "".join(line.format(*[number] * 4) for number in range(70_000))
    assert len(log) > 5_000_000
    text = f"PaymentGatewayTimeout\n{log}ECONNRESET"
    assert len(bounded(text)) <= READ + 1
    found = asked(text)
    assert len(found) == ASKED
    assert {"paymentgatewaytimeout", "econnreset"} < found.keys()


def index(*texts: str) -> Mapping[str, object]:
    (piece,) = index_of(weighed(Said(text, "", "")) for text in texts)
    return piece


def order(question: str, *texts: str) -> list[int]:
    (piece,) = index_of(weighed(Said(text, "", "filler " * 3)) for text in texts)
    return [found.at for found in ranked(asked(question), lambda _: piece, (1,))]


OTHERS = tuple(f"Report {number} about something else entirely" for number in "abcdefghij")


def test_a_rare_error_counts_more_than_words() -> None:
    texts = ("Checkout is slow for customers", "Search fails with ECONNREFUSED", *OTHERS)
    assert order("slow checkout: ECONNREFUSED", *texts)[0] == 1


def test_of_two_alike_the_newer_one_is_first() -> None:
    assert order("disk full", "The disk was full", "The disk was full", *OTHERS) == [0, 1]


def test_what_all_reports_say_finds_none() -> None:
    assert order("report about something", *OTHERS) == []


def test_a_clue_leads_to_its_weightiest_reports_and_a_report_has_its_weightiest_clues() -> None:
    same = [Said("", "", "kafka " * (1 + at % 3)) for at in range(OF_A_CLUE + 90)]
    pieces = index_of(map(weighed, [*same, *(Said("", "", f"other{at} thing{at}") for at in range(5000))]))
    found = dict(having("kafka", pieces[place("kafka", len(pieces))]))
    assert len(found) == OF_A_CLUE
    assert min(at % 3 for at in found) == 0 and sum(at % 3 == 2 for at in found) == len(same) // 3
    (alone,) = index_of([weighed(Said("", "", " ".join(f"w{at}x" for at in range(900))))])
    assert len(alone) == OF_A_REPORT


def test_without_reports_there_is_an_empty_piece() -> None:
    assert index_of([]) == [{}]
    assert ranked(asked("anything"), lambda _: {}, (1,)) == []


def test_a_page_gets_the_same_table() -> None:
    told = for_browsers()
    assert told["kinds"] == list(KINDS)
    assert isinstance(told["patterns"], dict)
    assert told["patterns"].keys() == PATTERNS.keys()


@given(
    st.lists(st.integers(0, LOADED), min_size=1, max_size=9),
    st.lists(st.text(max_size=3), max_size=60, unique=True),
)
def test_what_is_loaded_is_bounded_and_the_first_come_first(sizes: list[int], keys: list[str]) -> None:
    found = looked_for(keys, sizes)
    assert sum(sizes[at] for at in {place(key, len(sizes)) for key in found}) <= LOADED
    assert found == [key for key in keys if key in found]
    assert found[:1] == keys[:1]
