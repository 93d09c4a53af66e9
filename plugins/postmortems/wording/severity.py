"""A severity as it is shown: its word, a letter or two for where no word fits, and a tint."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..frozen import Frozen
from ..model.vocabulary import Word, find_word
from ..settings import Settings

TINTS = 5
WITHOUT_RANK = "none"


class Severity(Frozen):
    """One of the site's severities; `tint` is "0" (the worst) to "4", or "none" for an unknown word.

    `rank` is 0 for the worst; words that are none of the site's have the last.
    """

    name: str
    short: str
    tint: str
    rank: int

    @property
    def order(self) -> tuple[int, str]:
        """By what severities are sorted, the worst first."""
        return self.rank, self.name


class Scale(Frozen):
    """The site's severities, the worst first, and the words that they are."""

    ordered: tuple[Severity, ...]
    words: tuple[Word, ...]

    def of(self, word: str) -> Severity:
        """Return the severity of an incident."""
        name = find_word(word, self.words)
        found = (severity for severity in self.ordered if severity.name == name)
        return next(found, None) or Severity(word, word[:2], WITHOUT_RANK, len(self.ordered))


def worst_first(found: Iterable[Severity]) -> tuple[Severity, ...]:
    """Sort severities; words that are none of the site's come last."""
    return tuple(sorted(found, key=lambda severity: severity.order))


def scale(settings: Settings) -> Scale:
    """Read the site's severities."""
    words = settings.severities
    shorts = short_names([word.name for word in words])
    ordered = tuple(
        Severity(word.name, short, str(tint(rank, len(words))), rank)
        for rank, (word, short) in enumerate(zip(words, shorts, strict=True))
    )
    return Scale(ordered, words)


def tint(rank: int, size: int) -> int:
    """Return which of the five tints a rank (from 0) has; a scale of more than five shares them out."""
    return rank if size <= TINTS else rank * (TINTS - 1) // (size - 1)


def short_names(names: Sequence[str]) -> tuple[str, ...]:
    """Shorten names to numbers, else to the fewest first letters that tell them apart, else to ranks."""
    numbers = [name[len(name.rstrip("0123456789")) :] for name in names]
    candidates = [numbers, *([name[:length] for name in names] for length in (1, 2, 3))]
    ranks = [str(rank) for rank in range(1, len(names) + 1)]
    distinct = (shorts for shorts in candidates if all(shorts) and len(set(shorts)) == len(names))
    return tuple(next(distinct, ranks))
