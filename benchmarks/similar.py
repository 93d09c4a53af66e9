"""How the time to find similar incidents grows: `python -m benchmarks.similar`.

Makes incidents from a seed, with words and facts spread as in real ones: a few everywhere, most rarely.
Prints how much longer 10,000 take than 1,000, and 20,000 than 10,000: comparing all with all takes 100 and 4
times as long. Up to some thousands the bounds on what is compared are not all reached, and it grows faster.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random
from time import process_time

import click

from postmortems.insight.similar import similar
from postmortems.model.details import Detection
from postmortems.model.document import Block, Document, Section, Source
from postmortems.model.incident import Incident
from postmortems.model.moment import Moment

SIZES = (1_000, 10_000, 20_000)
WORDS, SERVICES, FACTORS = 20_000, 200, 100
START = datetime(2016, 1, 1, tzinfo=UTC)


def incidents(size: int, seed: int = 1) -> Iterator[Incident]:
    """Yield incidents, the latest first."""
    random = Random(seed)
    weights = {
        amount: list(accumulate(1 / rank for rank in range(1, amount + 1)))
        for amount in (WORDS, SERVICES, FACTORS)
    }

    def some(stem: str, among: int, amount: int) -> list[str]:
        picked = random.choices(range(among), cum_weights=weights[among], k=amount)
        return [f"{stem}{''.join(chr(97 + int(digit)) for digit in str(one))}" for one in picked]

    for number in range(size, 0, -1):
        body = " ".join(some("w", WORDS, 150))
        section = Section("summary", "Summary", 2, 0, 0, (Block("paragraph", 0, 0, body),), True)
        yield Incident(
            id=f"i{number}", title=" ".join(some("w", WORDS, 7)), status="final", severity="SEV2",
            services=tuple(some("s", SERVICES, 2)), started_at=Moment(START + timedelta(hours=number)),
            summary=" ".join(some("w", WORDS, 25)), contributing_factors=tuple(some("f", FACTORS, 3)),
            trigger=random.choice(("deploy", "config-change", "traffic", "capacity")),
            detection=Detection(random.choice(("alert", "customer", "staff"))),
            document=Document(Source(f"i{number}.md", ""), {}, 0, sections=(section,)),
        )  # fmt: skip


def seconds(size: int) -> tuple[float, float]:
    """Return the time for finding the similar ones of each incident, and the share that has any."""
    listed = list(incidents(size))
    began = process_time()
    prepared = similar(listed)
    found = sum(bool(prepared.of(one)) for one in listed)
    return process_time() - began, found / size


def main() -> None:
    """Measure each size, and print how it compares with the one before."""
    before = 0.0
    for at, size in enumerate(SIZES):
        took, share = seconds(size)
        ratio = f"; {took / before:.1f} times as long for {size // SIZES[at - 1]} times as many" if at else ""
        click.echo(f"{size:>6} incidents: {took:.2f} s; {share:.0%} have similar ones{ratio}")
        before = took


if __name__ == "__main__":
    main()
