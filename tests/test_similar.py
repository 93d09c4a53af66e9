"""Which incidents are found to be alike, and how useful that is on the example reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pages.shelf import at, incident, told
from postmortems.checks.check import all_checks
from postmortems.insight import similar as module
from postmortems.insight.similar import FLOOR, MOST, similar
from postmortems.insight.terms import _ASCII, _WORD, words
from postmortems.model.details import Detection
from postmortems.model.incident import Incident
from postmortems.model.knowledge_base import KnowledgeBase, newest_first
from postmortems.site.corpus import read_knowledge_base
from postmortems.site.project import find_project

ROOT = Path(__file__).parent.parent
WANTED = {
    "2012-02-29-azure-leap-day": "firefox fastly backup-failure",
    "2017-01-31-gitlab-database-removal": "backup-failure restore-drill github backup-key live-bucket",
    "2017-02-28-aws-s3-us-east-1": "facebook gitlab cloudflare live-bucket",
    "2018-10-21-github-database-failover": "gitlab facebook restore-drill",
    "2019-05-04-firefox-add-ons-certificate": "azure facebook payment-certificate partner-certificate",
    "2019-07-02-cloudflare-regex": "fastly facebook aws delivery-prices",
    "2019-10-20-docs-rs-disk-full": "0x19 search-index-stopped",
    "2021-06-08-fastly-configuration-bug": "cloudflare azure login-feature delivery-prices",
    "2021-10-04-facebook-backbone": "fibre-cut aws cloudflare github delivery-prices",
    "2022-12-16-circleci-stolen-session": "backup-key token-in-build-log",
    "2023-01-05-backup-key-in-ci": "circleci restore-drill backup-failure gitlab token-in-build-log live-bucket",
    "report-0x19": "docs-rs login-feature database-upgrade",
    "2023-10-10-backup-failure": "gitlab restore-drill backup-key",
    "2023-12-03-fibre-cut-olt": "northern-route facebook",
    "2024-05-14-login-feature-deploy": "0x19 fastly",
    "2024-05-14-slow-sign-in": "",
    "2024-09-19-restore-drill": "gitlab backup-failure backup-key database-upgrade",
    "2024-11-19-stale-search-prices": "search-index-stopped",
    "2025-12-11-payment-certificate": "partner-certificate firefox",
    "2026-01-22-token-in-build-log": "circleci backup-key live-bucket",
    "2026-04-11-database-upgrade": "0x19 restore-drill",
    "2026-05-19-delivery-prices": "fastly cloudflare facebook",
    "2026-07-08-clean-up-live-bucket": "gitlab backup-key aws token-in-build-log",
    "2026-09-17-search-index-stopped": "stale-search-prices docs-rs",
    "2026-11-12-partner-certificate": "payment-certificate firefox",
    "2026-11-17-northern-route-signal": "fibre-cut facebook",
}
"""Labelled by hand, before anything was computed: what somebody who responds to the one would want to see."""

Ranking = Callable[[Incident], Iterable[str]]


@pytest.fixture(scope="module")
def examples() -> KnowledgeBase:
    knowledge_base, _ = read_knowledge_base(find_project(ROOT, None, all_checks()))
    return knowledge_base


def precision(examples: KnowledgeBase, ranking: Ranking) -> float:
    """Return the share of the first three that are wanted, declared relations among them."""
    shown = [
        any(name in other for name in wanted.split())
        for id_, wanted in WANTED.items()
        for other in list(ranking(examples.by_id[id_]))[:3]
    ]
    return sum(shown) / len(shown)


def computed(incidents: Iterable[Incident]) -> Ranking:
    found = similar(incidents)
    return lambda one: [likeness.other.id for likeness in found.of(one)]


def test_every_example_is_labelled(examples: KnowledgeBase) -> None:
    assert set(WANTED) == set(examples.by_id)


def test_three_of_four_that_are_shown_are_wanted(examples: KnowledgeBase) -> None:
    assert precision(examples, computed(examples.incidents)) >= 0.7


def test_text_and_facts_together_are_better_than_either_and_than_the_same_service(
    examples: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    incidents = examples.incidents
    together = precision(examples, computed(incidents))

    def by_service(one: Incident) -> list[str]:
        same = [(len(set(one.services) & set(other.services)), other.id) for other in incidents]
        ranked = sorted(same, key=lambda pair: -pair[0])
        return [id_ for amount, id_ in ranked if amount and id_ != one.id]

    assert together > precision(examples, by_service) + 0.1
    bare = [
        replace(one, services=(), trigger="", contributing_factors=(), detection=None) for one in incidents
    ]
    monkeypatch.setattr(module, "FLOOR", 0.0)
    assert together > precision(examples, computed(bare)) + 0.1


def test_any_order_gives_the_same(examples: KnowledgeBase) -> None:
    again = newest_first(reversed(examples.incidents))
    first, second = similar(examples.incidents), similar(again)
    for one in examples.incidents:
        assert first.of(one) == second.of(one)


def shelf() -> list[Incident]:
    """Return two incidents with an expired certificate, newest first, and others that have nothing in common."""
    alike = [
        incident(
            f"cert-{year}", f"{year}-01-01", title="Certificate expiry on the gateway", services=("gateway",),
            trigger="expiry", contributing_factors=("no reminder",), detection=Detection("customer"),
        )
        for year in (2026, 2025)
    ]  # fmt: skip
    topics = ("queue lag", "disk quota", "regex loop", "bgp leak", "cookie format", "index rebuild")
    others = [
        incident(f"other-{n}", f"2024-0{n + 1}-01", title=topic, services=(f"s{n}",), trigger=f"t{n}")
        for n, topic in enumerate(topics)
    ]
    return [*alike, *reversed(others)]


def test_what_two_share_is_said() -> None:
    (found,) = similar(shelf()).of(shelf()[0])
    assert found.other.id == "cert-2025"
    assert found.facts == {
        "services": ("gateway",),
        "triggers": ("expiry",),
        "causes": ("no reminder",),
        "detection": ("customer",),
    }
    assert found.words == ("Certificate",), "expiry and gateway are said by the facts"
    assert found.score > FLOOR


def test_a_word_that_says_little_is_no_reason_beside_facts(examples: KnowledgeBase) -> None:
    compared = similar(examples.incidents)
    told = {
        word
        for one in examples.incidents
        for found in compared.of(one)
        if found.facts
        for word in found.words
    }
    assert {"terminal", "token", "disk"} <= told
    assert not {"step", "server", "tool", "check", "has", "does", "public-outage"} & told


def test_nothing_is_shown_where_nothing_is_alike() -> None:
    found = similar(shelf())
    assert [found.of(one) for one in shelf()[2:]] == [()] * 6


def test_withdrawn_and_left_out_ones_are_not_shown() -> None:
    first, second, *others = shelf()
    assert similar([first, replace(second, status="withdrawn"), *others]).of(first) == ()
    assert similar([first, replace(second, status="withdrawn"), *others]).of(second) == ()
    assert similar(shelf()).of(first, ["cert-2025", "gone"]) == ()


@pytest.mark.parametrize("size", [0, 1, 2, 300])
def test_a_site_of_any_size(size: int) -> None:
    same = [incident(f"n{n}", title="All the same", trigger="deploy") for n in range(size)]
    found = similar(same)
    assert all(len(found.of(one)) <= MOST for one in same)
    assert similar(same).of(incident("elsewhere")) == ()


def test_unknown_is_nothing_to_share() -> None:
    pair = [incident(f"u{n}", trigger="unknown", services=(), detection=Detection("unknown")) for n in (1, 2)]
    assert similar(pair).facts == ({}, {})


def test_words_of_scripts_without_blanks_are_pairs_of_letters() -> None:
    one = incident(title="支払いの証明書が失効", services=())
    assert list(words(one))[:4] == ["支払", "証明", "明書", "失効"]
    assert words(one)["支払"] == 2
    assert "サーバー" in words(incident(title="サーバー停止"))
    assert "인증" in words(incident(title="인증서 만료"))


def test_chinese_reports_are_compared() -> None:
    others = [incident(f"o{n}", f"2020-01-0{n}", title=t, services=()) for n, t in enumerate("甲乙丙丁戊", 1)]
    pair = [incident(f"p{n}", title="支付网关证书过期", services=()) for n in (1, 2)]
    (found,) = similar([*pair, *others]).of(pair[0])
    assert found.other.id == "p2"
    assert set(found.words) <= {"支付", "付网", "网关", "关证", "证书", "书过", "过期"}


def test_only_telling_parts_of_a_report_are_read() -> None:
    body = "## Root cause\n\nA certificate's chain.\n\n## Timeline\n\n- 14:05 UTC: lightning\n"
    assert set(words(told(body, title="It broke", tags=("on-call",)))) == {
        "certificate's",
        "chain",
        "on-call",
    }


def test_a_report_without_end_is_read_up_to_a_bound() -> None:
    long = incident(title="word " * 100_000, resolved_at=at("2026-03-05"))
    assert words(long).total() < 2_000


@given(some.text(some.sampled_from("aBz0_-'. \n\t&") | some.characters(max_codepoint=127)))
def test_what_finds_words_of_ascii_finds_the_same(text: str) -> None:
    assert _ASCII.findall(text) == _WORD.findall(text)
