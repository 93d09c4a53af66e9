"""How long hostile text takes to read: `python -m benchmarks.reading [TEXTS] [CHARACTERS]`.

Random texts of what timelines are made of are read whole: sections, timeline, action items, facts. Prints the
mean, the worst, and how much longer texts of twice the length take.
"""

from __future__ import annotations

import gc
import random
import sys
import time

from postmortems.extraction.narrative import read_narrative
from postmortems.reading.document import read_document
from test_narrative_fuzz import MORE
from test_timeline_fuzz import PIECES


def text(dice: random.Random, characters: int) -> str:
    """Return a text of all pieces, or of a few that come again and again."""
    pieces = (*PIECES, *MORE)
    pool = pieces if dice.random() < 0.3 else dice.sample(pieces, dice.randint(2, 8))
    made = "".join(dice.choice(pool) for _ in range(characters))
    return made[:characters]


def milliseconds(written: str) -> float:
    """Read one text; return the processor's time."""
    started = time.process_time()
    read_narrative(read_document("2024-01-02-text.md", written.encode("utf-8", "replace")))
    return (time.process_time() - started) * 1000


def main(texts: int = 500, characters: int = 10_000) -> None:
    """Read the texts, and texts of twice their length."""
    gc.disable()
    milliseconds(text(random.Random(0), characters))
    means = []
    for length in (characters, 2 * characters):
        times = [milliseconds(text(random.Random(seed), length)) for seed in range(texts)]
        means.append(sum(times) / texts)
        print(f"{texts} texts of {length:,} characters: mean {means[-1]:.1f} ms, worst {max(times):.1f} ms")
    print(f"twice the length takes {means[1] / means[0]:.2f} times as long")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
