"""What builds take: of every kind of site, cold; of ours also again, and after an edit."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count, pairwise
from math import log
from pathlib import Path

from .processes import Cost, forget, in_turn, nothing_kept
from .sites import BARE, FIELD, INCIDENTS, KINDS, OURS, TEXT, Edit, one
from .tables import Table, megabytes, seconds

Task = Callable[[], Cost]
AGAIN, AFTER_TEXT, AFTER_FIELD = (
    f"{OURS}, {what}" for what in ("built again", "text of one report changed", "a title changed")
)
INDEXES = ("search/search_index.json", "search.json", "index.json")


@dataclass(frozen=True)
class Output:
    """Files, bytes, the largest page and its path, the search index and what is sent of it."""

    files: int
    total: int
    largest: int
    page: str
    index: int
    sent: int


@dataclass(frozen=True)
class Built:
    """What builds of one size took, and what they wrote."""

    size: int
    costs: Mapping[str, Cost]
    outputs: Mapping[str, Output]


def measured(size: int, sites: Mapping[str, Path], rounds: int, warm: bool = True) -> Built:
    """Build each kind of site, in turn; what our cold build keeps is there for those of ours that follow."""
    with nothing_kept() as kept, nothing_kept() as apart:
        tasks: dict[str, Task] = {
            name: partial(cold, name, site, kept if name == OURS else apart) for name, site in sites.items()
        }
        tasks |= dict(later(sites[OURS], kept)) if warm else {}
        costs = in_turn(rounds, tasks)
    return Built(size, costs, {name: output(site / KINDS[name].output) for name, site in sites.items()})


def cold(name: str, site: Path, kept: Mapping[str, str]) -> Cost:
    """Build a site of which nothing is kept any more."""
    forget(kept)
    return KINDS[name].build(site, kept)


def later(site: Path, kept: Mapping[str, str]) -> Iterator[tuple[str, Task]]:
    """Yield builds of our site that follow another one: of the same reports, and after edits of one."""
    numbers = count(1)

    def edited(edit: Edit) -> Cost:
        edit.write(one(site / INCIDENTS), next(numbers))
        return KINDS[OURS].build(site, kept)

    yield AGAIN, partial(KINDS[OURS].build, site, kept)
    yield AFTER_TEXT, partial(edited, TEXT)
    yield AFTER_FIELD, partial(edited, FIELD)


def output(site: Path) -> Output:
    """Look at what was written."""
    sizes = {
        path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()
    }
    page = max((name for name in sizes if name.endswith(".html")), key=sizes.__getitem__)
    index = next((site / name for name in INDEXES if name in sizes), None)
    length, sent = (index.stat().st_size, packed(index)) if index else (0, 0)
    return Output(len(sizes), sum(sizes.values()), sizes[page], page, length, sent)


def packed(path: Path) -> int:
    """Return how many bytes are sent of a file, never holding all: our memory is told as our children's."""
    pack = zlib.compressobj(6, zlib.DEFLATED, 31)
    with path.open("rb") as file:
        return sum(len(pack.compress(part)) for part in iter(partial(file.read, 1 << 20), b"")) + len(
            pack.flush()
        )


def times(built: Built) -> Table:
    """Tell what builds took, beside the same reports without this plugin."""
    bare = built.costs[BARE].seconds
    rows = tuple(
        (
            name,
            seconds(cost.seconds),
            f"{cost.seconds / bare:.2f}",
            seconds(cost.wall),
            f"{cost.megabytes:.0f}",
        )
        for name, cost in built.costs.items()
    )
    head = ("build", "processor, s", f"of {BARE}", "clock, s", "memory, MB")
    return Table(f"Building {built.size:,} incidents", head, rows)


def written(built: Built) -> Table:
    """Tell what builds wrote."""
    rows = tuple(
        (name, f"{found.files:,}", megabytes(found.total), megabytes(found.largest), megabytes(found.index),
         megabytes(found.sent))
        for name, found in built.outputs.items()
    )  # fmt: skip
    head = ("site", "files", "in all, MB", "largest page, MB", "search index, MB", "as gzip, MB")
    largest = built.outputs[OURS].page
    return Table(
        f"What is written of {built.size:,}", head, rows, f"The largest page of ours is `{largest}`."
    )


def growth(all_built: Sequence[Built]) -> Iterator[Table]:
    """Tell how the time of cold builds grows, from each size to the next."""
    for few, many in pairwise(all_built):
        names = [name for name in few.outputs if name in many.outputs]
        rows = tuple((name, f"{exponent(few, many, name):.2f}") for name in names)
        title = f"From {few.size:,} to {many.size:,} incidents"
        yield Table(title, ("cold build", "exponent"), rows, "1 is as many times the time as incidents.")


def exponent(few: Built, many: Built, name: str) -> float:
    """Return the power of the number of incidents with which a build's time grows."""
    return log(many.costs[name].seconds / few.costs[name].seconds) / log(many.size / few.size)
