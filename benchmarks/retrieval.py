"""How often an alert finds its report: `python -m benchmarks.retrieval [FOLDER...]`.

Of each report, the sentences that tell how it was noticed and what was felt are taken out, and asked for as a
responder would paste them. Told is how often the report itself is the first, and among the first three, and
how many reports that are declared as recurrences are among the first three others.

Compared are what `postmortems similar` and the page do, plain BM25 over all words of the same texts, and the
search of Material for MkDocs, whose own worker runs in Chromium. Half of the reports were used to choose the
weights (those with an even digest of their name); the other half was only measured.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from postmortems.extraction.report import read_report
from postmortems.extraction.text.sentences import sentences
from postmortems.insight.seen.clues import asked
from postmortems.insight.seen.index import Said, index_of, ranked, weighed
from postmortems.insight.terms import stem
from postmortems.model.incident import Incident
from postmortems.model.milestone import Milestone
from postmortems.model.report import Report
from postmortems.reading.document import read_document
from postmortems.settings import Settings

from .corpus import write

FIRST, MOST, LEAST, LONGEST = 3, 3, 20, 400
"""How many results a reader looks at, how many sentences are asked for, and how long one is."""
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
    def is_measured(self) -> bool:
        """Whether it was kept apart when the weights were chosen."""
        return sha256(self.name.encode()).digest()[0] % 2 == 1


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


Ranker = Callable[[Sequence[Case]], Callable[[str], list[int]]]


def ours(found: Sequence[Case]) -> Callable[[str], list[int]]:
    """Return what `postmortems similar` ranks first."""
    pieces = {
        key: value for piece in index_of(weighed(case.said) for case in found) for key, value in piece.items()
    }
    return lambda text: [one.at for one in ranked(asked(text), lambda _: pieces)]


def bm25(found: Sequence[Case], k: float = 1.2, b: float = 0.75) -> Callable[[str], list[int]]:
    """Return what BM25 ranks first by all words, each counting the same wherever it stands."""
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

    return rank


def _words(text: str) -> list[str]:
    return [stem(word.lower()) for word in _WORD.findall(text)]


@dataclass(frozen=True)
class Score:
    """How many were asked for, found first, and among the first three; recurrences that there are, and found."""

    asked: int
    first: int
    among: int
    again: int
    again_found: int


def score(found: Sequence[Case], rank: Callable[[str], list[int]], part: Callable[[Case], bool]) -> Score:
    """Ask for each report of a part by its sentences."""
    first = among = total = again = again_found = 0
    for at, case in enumerate(found):
        if not case.question or not part(case):
            continue
        order = rank(case.question)
        total += 1
        first += order[:1] == [at]
        among += at in order[:FIRST]
        again += len(case.again)
        again_found += len(case.again & set([one for one in order if one != at][:FIRST]))
    return Score(total, first, among, again, again_found)


def corpora(given: Sequence[Path], size: int) -> Iterator[tuple[str, list[Path]]]:
    """Yield the name of each collection, and its reports."""
    yield "example", sorted(Path("incidents").glob("*.md"))
    with TemporaryDirectory() as root:
        write(Path(root) / "r", size)
        yield f"benchmark, {size:,}", sorted(Path(root).rglob("*.md"))
    for folder in given:
        files = [p for p in sorted(folder.rglob("*")) if p.suffix in (".md", ".markdown", "") and p.is_file()]
        yield (
            "-".join(folder.parts[-2:]),
            [p for p in files if p.stat().st_size > 800 and p.name not in ("README.md", "LICENSE")],
        )


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--size", default=1000)
@click.option("--half", type=click.Choice(["measured", "chosen", "all"]), default="measured")
def main(folders: tuple[Path, ...], size: int, half: str) -> None:
    """Print a table."""
    for name, paths in corpora(folders, size):
        found = cases(paths)
        for label, ranker in (("ours", ours), ("bm25", bm25)):
            s = score(found, ranker(found), lambda c: half == "all" or c.is_measured == (half == "measured"))
            click.echo(
                f"{name:20} {len(found):5} {label:6} asked {s.asked:4} first {s.first / max(s.asked, 1):.2f} three {s.among / max(s.asked, 1):.2f} again {s.again_found}/{s.again}"
            )


if __name__ == "__main__":
    main()
