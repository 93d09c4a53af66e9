"""The box of `seen-before/`: it answers as the command does, from this site alone, and says so without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from benchmarks.corpus import write
from playwright.sync_api import Browser, Page, expect

from building import mkdocs
from postmortems.checks.check import all_checks
from postmortems.insight.seen.answers import Answer
from postmortems.insight.seen.clues import asked, counted, tokens
from postmortems.insight.seen.index import looked_for
from postmortems.insight.seen.weights import LOADED, for_browsers
from postmortems.kept.store import NOTHING
from postmortems.recalling import Recall
from postmortems.site.folder import report_names
from postmortems.site.project import find_project

from .conftest import WITHOUT_SEARCH, opened
from .example_site import ROOT, served

pytestmark = pytest.mark.browser
ANSWERS = ".pm-seen__answer"
SAYINGS = (
    "KubePodCrashLooping on checkout-7d9f8b6c5-x2x9z: ECONNREFUSED db-17.eu:5432, 503 after 3 retries",
    "Straße ΣΊΣΥΦΟΣ İstanbul naïve café’s queues, it's the boss’s bus analysis ß",
    "決済障害 タイムアウト ｄｂ－１７ 한국어 ﬁle Ⅳ ½ १२३",
    "DEADLINE_EXCEEDED SIGKILL OutOfMemoryError PaymentGatewayTimeouts com.example.Foo$Bar a_b-c.d 2026-03-04T14:05Z",
    "3f2504e0-4f89-11d3-9a0c-0305e82c3301 deadbeef42 ip-10-0-3-17.ec2.internal s3 k8s http2 3195943236 v1.2.3",
    "😀 emoji and\x00controls \u202e\ud800 lone", "(((((((", "", " ".join(f"Worker{at}Failed host-{at}" for at in range(400)),
    "word " * 60_000,
)  # fmt: skip
SIZES = [*range(0, LOADED, LOADED // 50), LOADED, LOADED + 1]
"""Of so many pieces, of so many bytes, not all may be loaded."""
SCRIPT = "".join(
    (ROOT / f"plugins/postmortems/pages/scripts/{name}.js").read_text("utf-8")
    for name in ("clues", "seen_index")
)


def test_both_find_the_same_clues(page: Page) -> None:
    page.add_script_tag(
        content=f"{SCRIPT}; window.asked = askedClues; window.counted = countedClues; window.kept = lookedFor;"
    )
    page.evaluate("head => { window.by = clueTable(head) }", for_browsers())
    for text in SAYINGS:
        if "\ud800" in text:
            text = text.replace("\ud800", "")
        own = [[key, *clue] for key, clue in counted(tokens(text)).items()]
        theirs = page.evaluate(
            "text => [...counted(text, by)].map(([k, c]) => [k, c.kind, c.amount, c.written])", text
        )
        assert theirs == own, text[:80]
        assert page.evaluate("text => [...asked(text, by).keys()]", text) == list(asked(text)), text[:80]
        kept = page.evaluate(
            "([text, head]) => kept(asked(text, by).keys(), (key) => fnv1a(key) % head.sizes.length, head)",
            [text, {"sizes": SIZES, "loaded": LOADED}],
        )
        assert kept == looked_for(asked(text), SIZES), text[:80]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Yield the folder and the address of a site of 60 reports."""
    root = tmp_path_factory.mktemp("seen")
    write(root / "incidents", 60)
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(
        "site_name: S\nplugins: [postmortems]\ntheme: {name: material, font: false}\n"
    )
    done = mkdocs(root, "build", "-q")
    assert done.returncode == 0, done.stderr
    with served(root / "site") as address:
        yield root, address


def ranked_there(page: Page, text: str) -> list[str]:
    """Return what the page ranks first, by its links."""
    before = page.locator(".pm-seen").get_attribute("data-turn") or "0"
    page.locator("#pm-seen-text").fill(text)
    page.wait_for_function(
        "turn => document.querySelector('.pm-seen').dataset.turn > Number(turn)", arg=before
    )
    links = page.locator(f"{ANSWERS} a").all()
    return [(link.get_attribute("href") or "").strip("/").split("/")[-1] for link in links]


def questions(root: Path) -> Iterator[str]:
    """Yield lines of every report: titles, logs, sentences, rows of timelines."""
    for at, path in enumerate(sorted((root / "incidents").glob("*.md"))):
        lines = [line for line in path.read_text("utf-8").splitlines() if len(line) > 30]
        yield lines[at % len(lines)]
        yield "\n".join(lines[-at % len(lines) :][:12])


def test_both_rank_alike(browser: Browser, many: tuple[Path, str]) -> None:
    root, address = many
    project = find_project(root, root / "mkdocs.yml", all_checks())
    recall = Recall(project, tuple(report_names(project.incidents_dir)), NOTHING)
    several = 0
    with opened(browser, WITHOUT_SEARCH) as page:
        page.goto(f"{address}seen-before/")
        for text in questions(root):
            answers = recall.like(text, 5)
            several += len(answers) > 1
            assert ranked_there(page, text) == [each.card.id for each in answers], text
    assert several > 60


def test_it_says_what_the_command_says(page: Page, site: str) -> None:
    page.goto(f"{site}seen-before/")
    page.locator("#pm-seen-text").fill("the search indexer stopped at one product, the queue is not moving")
    expect(page.locator(ANSWERS).first).to_contain_text("The search index stopped at one product again")
    project = find_project(ROOT, None, all_checks())
    recall = Recall(project, tuple(report_names(project.incidents_dir)), NOTHING)
    first: Answer = recall.like(page.locator("#pm-seen-text").input_value(), 1)[0]
    shown: dict[str, Any] = (
        page.locator(f"{ANSWERS} >> nth=0")
        .locator("dl")
        .evaluate(
            "list => Object.fromEntries([...list.querySelectorAll('dt')].map(one => [one.textContent, one.nextSibling.textContent]))"
        )
    )
    reasons = {words: ", ".join(shared) for words, shared in first.reasons.items()}
    assert shown == {"Mitigated": first.card.mitigated, "It was": first.card.what, **reasons}
    page.locator(f"{ANSWERS} a").first.click()
    expect(page).to_have_url(f"{site}incidents/{first.card.id}/")


def test_nothing_is_loaded_before_it_is_used_and_nothing_from_elsewhere(page: Page, site: str) -> None:
    asked_for: list[str] = []
    page.on("request", lambda request: asked_for.append(request.url))
    page.goto(f"{site}seen-before/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked_for if "/seen-before/" in url and url.endswith(".json")]
    page.locator("#pm-seen-text").fill("certificate expired at a partner")
    expect(page.locator(ANSWERS).first).to_be_visible()
    parts = [url for url in asked_for if url.endswith(".json")]
    assert {url.removeprefix(f"{site}seen-before/").split("/")[0] for url in parts} >= {
        "index.json",
        "clues",
        "incidents",
    }
    assert all(url.startswith((site, "data:")) for url in asked_for)
    assert all("certificate" not in url for url in asked_for)


def test_that_nothing_is_like_it_and_that_the_index_is_lost_are_said(page: Page, site: str) -> None:
    page.goto(f"{site}seen-before/")
    page.locator("#pm-seen-text").fill("zzyzx quuxly frobnicated")
    expect(page.locator(".pm-seen [role=status]")).to_contain_text("nothing like it was seen before")
    expect(page.locator(ANSWERS)).to_have_count(0)
    page.route("**/seen-before/clues/*", lambda route: route.abort())
    page.locator("#pm-seen-text").fill("the search indexer stopped at another product")
    expect(page.locator(".pm-seen [role=status]")).to_contain_text("could not be loaded")
    page.unroute("**/seen-before/clues/*")
    page.locator("#pm-seen-text").fill("the search indexer stopped at one product")
    expect(page.locator(ANSWERS).first).to_be_visible()


def test_without_scripts_it_says_what_to_do(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}seen-before/")
    expect(page.locator("#pm-seen-text")).to_be_hidden()
    expect(page.locator(".pm-unscripted")).to_contain_text("postmortems similar -")
    expect(page.locator(".pm-unscripted a")).to_be_visible()
    context.close()
