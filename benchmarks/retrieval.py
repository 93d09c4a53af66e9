"""How often an alert finds its report: `python -m benchmarks.retrieval [FOLDER...]`.

Of each report, the sentences that tell how it was noticed and what was felt are taken out, and asked for as a
responder would paste them. Told is how often the report itself is the first, and among the first three, and
how many reports that are declared as recurrences are among the first three others.

Compared are what `postmortems similar` and the page do, plain BM25 over all words of the same texts, and the
search of Material for MkDocs, in Chromium on a site of these texts. Half of the reports were used to choose
the weights (those with an even digest of their name); the other half was only measured.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from postmortems.extraction.report import read_report
from postmortems.extraction.text.sentences import sentences
from postmortems.insight.seen.clues import asked
from postmortems.insight.seen.index import Said, index_of, place, ranked, weighed
from postmortems.insight.terms import stem
from postmortems.model.milestone import Milestone
from postmortems.model.report import Report
from postmortems.reading.document import read_document
from postmortems.settings import Settings

from .corpus import write
from .tables import Table
from .theme_search import theme_search

FIRST, MOST, LEAST, LONGEST, SMALLEST = 3, 3, 20, 400, 800
"""How many results a reader looks at, how many sentences are asked for, how long one is, and a file."""
BESIDE = ("README.md", "LICENSE", "SOURCE.txt")
NOTICED = re.compile(
    r"\b(alert\w*|alarm\w*|paged?|pager\w*|monitor\w*|notified|noticed|reported|complain\w*|observed|symptom\w*"
    r"|errors?|timeouts?|unavailable|unreachable|slow|5\d\d|fail\w*)\b",
    re.I,
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Case:
    """A report without the sentences that are asked for, and the places of those that it recurs."""

    name: str
    said: Said
    question: str
    again: frozenset[int] = frozenset()

    @property
    def half(self) -> str:
        """Whether it was kept apart when the weights were chosen, or not: by a digest of its name."""
        return "measured" if sha256(self.name.encode()).digest()[0] % 2 else "chosen"


def cases(paths: Sequence[Path]) -> list[Case]:
    """Return a case for each report that says what was noticed."""
    reports = [read(path) for path in paths]
    ids = {report.incident.id: at for at, report in enumerate(reports) if report.incident}
    ties: dict[int, set[int]] = {}
    for at, report in enumerate(reports):
        for one in report.incident.related if report.incident else ():
            if one.relation == "recurrence-of" and one.id in ids:
                ties.setdefault(at, set()).add(ids[one.id])
                ties.setdefault(ids[one.id], set()).add(at)
    return [
        case_of(str(path), report, frozenset(ties.get(at, ())))
        for at, (path, report) in enumerate(zip(paths, reports, strict=True))
    ]


def read(path: Path) -> Report:
    """Read one report as the plugin does."""
    return read_report(read_document(path.name, path.read_bytes()), Settings(), ())


def case_of(name: str, report: Report, again: frozenset[int]) -> Case:
    """Take the sentences out of a report, wherever it says them."""
    held = list(noticed(report))[:MOST]
    incident = report.incident
    title = incident.title if incident else next((s.title for s in report.document.sections if s.title), name)
    chosen, told = title, ""
    if incident:
        facts = (*incident.services, *incident.tags, *incident.contributing_factors, incident.trigger)
        detail = incident.detection.detail if incident.detection else ""
        chosen, told = (
            "\n".join((title, *facts)),
            "\n".join((incident.summary, incident.impact.summary, detail)),
        )
    body = "\n".join(block.text for block in report.document.blocks)
    for sentence in held:
        told, body = told.replace(sentence, " "), body.replace(sentence, " ")
    return Case(name, Said(chosen, told, body), "\n".join(held), again)


def noticed(report: Report) -> Iterator[str]:
    """Yield the sentences about how it was noticed, and what was felt; no title."""
    found: list[str] = []
    if incident := report.incident:
        found += [incident.detection.detail] if incident.detection else []
        found.append(incident.impact.summary)
    found += [e.text for e in report.narrative.timeline.entries if e.milestone is Milestone.DETECTED]
    told = [s for s in report.document.sections if s.role in ("detection", "impact", "summary")]
    texts = [block.text for section in told for block in section.blocks if block.kind != "heading"]
    texts += [block.text for block in report.document.blocks if block.kind in ("paragraph", "item", "row")]
    found += [each for text in texts for _, each in sentences(text, 0) if NOTICED.search(each)]
    for each in dict.fromkeys(one.strip() for one in found):
        if LEAST <= len(each) <= LONGEST:
            yield each


Rank = Callable[[str], list[int]]
"""Returns the places of reports for a question, the most alike first."""
Ranker = Callable[[Sequence[Case]], AbstractContextManager[Rank]]


@contextmanager
def ours(found: Sequence[Case]) -> Iterator[Rank]:
    """Yield what `postmortems similar` and the page rank by."""
    pieces = index_of(weighed(case.said) for case in found)
    sizes = [len(json.dumps(piece, ensure_ascii=False, separators=(",", ":")).encode()) for piece in pieces]
    yield lambda text: [
        one.at for one in ranked(asked(text), lambda key: pieces[place(key, len(pieces))], sizes)
    ]


@contextmanager
def bm25(found: Sequence[Case], k: float = 1.2, b: float = 0.75) -> Iterator[Rank]:
    """Yield BM25 by all words, each of which counts the same wherever it stands."""
    texts = [Counter(_words("\n".join(case.said))) for case in found]
    spread = Counter(word for text in texts for word in text)
    mean = sum(text.total() for text in texts) / max(len(texts), 1)

    def rank(question: str) -> list[int]:
        scores = [0.0] * len(texts)
        for word in set(_words(question)):
            worth = log(1 + (len(texts) - spread[word] + 0.5) / (spread[word] + 0.5))
            for at, text in enumerate(texts):
                if often := text[word]:
                    scores[at] += worth * often * (k + 1) / (often + k * (1 - b + b * text.total() / mean))
        return sorted((at for at, score in enumerate(scores) if score), key=lambda at: (-scores[at], at))

    yield rank


@contextmanager
def by_theme(found: Sequence[Case]) -> Iterator[Rank]:
    """Yield the search of Material, in Chromium, over a page for each report."""
    with theme_search([(case.said.chosen, f"{case.said.told}\n{case.said.body}") for case in found]) as rank:
        yield rank


def _words(text: str) -> list[str]:
    return [stem(word.lower()) for word in _WORD.findall(text)]


@dataclass(frozen=True)
class Score:
    """How many were asked for, found first, and among the first three; recurrences, and those found."""

    asked: int
    first: int
    among: int
    again: int
    again_found: int

    def cells(self) -> tuple[str, ...]:
        """Return it as cells of a table."""
        shares = (f"{100 * part / max(self.asked, 1):.0f} %" for part in (self.first, self.among))
        return (*shares, f"{self.again_found} of {self.again}" if self.again else "")


def score(found: Sequence[Case], rank: Rank, half: str) -> Score:
    """Ask for each report of a half by its sentences."""
    first = among = total = again = again_found = 0
    for at, case in enumerate(found):
        if case.question and half in ("all", case.half):
            order = rank(case.question)
            total += 1
            first += order[:1] == [at]
            among += at in order[:FIRST]
            again += len(case.again)
            again_found += len(case.again & set([one for one in order if one != at][:FIRST]))
    return Score(total, first, among, again, again_found)


def corpora(given: Sequence[Path], size: int) -> Iterator[tuple[str, list[Path]]]:
    """Yield the name of each collection, and its reports."""
    yield "the example", sorted(Path("incidents").glob("*.md"))
    with TemporaryDirectory() as root:
        write(Path(root) / "reports", size)
        yield f"made, {size:,}", sorted(Path(root).rglob("*.md"))
    for number, folder in enumerate(given, 1):
        files = (path for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".markdown", ""))
        real = [path for path in files if path.is_file() and path.stat().st_size >= SMALLEST]
        yield f"real ones, {number}", [path for path in real if path.name not in BESIDE]


def table(name: str, found: Sequence[Case], half: str, *, theme: bool) -> Table:
    """Ask all rankers for the reports of one collection."""
    rankers: list[tuple[str, Ranker]] = [("seen before", ours), ("BM25", bm25)]
    rankers += [("the theme's search", by_theme)] if theme else []
    rows, total = [], 0
    for label, ranker in rankers:
        with ranker(found) as rank:
            measured = score(found, rank, half)
        total = measured.asked
        rows.append((label, *measured.cells()))
    head = (f"{total} of {len(found)} reports", "first", "in three", "recurrences in three")
    return Table(name, head, tuple(rows))


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--size", default=1000, help="How many reports are made.")
@click.option(
    "--half", type=click.Choice(["measured", "chosen", "all"]), default="measured", help="Which half."
)
@click.option("--theme/--no-theme", default=True, help="Whether the theme's search is asked too.")
def main(folders: tuple[Path, ...], size: int, half: str, theme: bool) -> None:
    """Print a table of each collection: the example, reports made from a seed, and those of FOLDERS."""
    for name, paths in corpora(folders, size):
        click.echo(table(name, cases(paths), half, theme=theme))


if __name__ == "__main__":
    main()
