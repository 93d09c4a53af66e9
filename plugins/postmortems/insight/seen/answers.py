"""The reports that are like a text, with the reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ...frozen import Frozen
from .clues import Clue, counted, tokens
from .index import Piece, ranked
from .told import Card
from .weights import ERROR, HOST, NAME, NUMBER, PLAIN, SERIAL, STATUS, WORD

SERVICE, MENTION = "same service", "both mention"
TOLD: Mapping[str, tuple[str, ...]] = {
    "same error": (ERROR, STATUS),
    "same name": (NAME, SERIAL),
    "host like": (HOST,),
    "both say": (WORD, NUMBER),
    MENTION: (PLAIN,),
}
"""How it is said what two texts share, what says most first, and of which kinds that is."""
EACH = 5
"""How many clues are told of each reason."""


class Answer(NamedTuple):
    """A report like a text: what it shares, by the words of a reason, and what that comes to."""

    card: Card
    score: int
    reasons: Mapping[str, tuple[str, ...]]


class Index(Frozen):
    """An index of reports, newest first, of which a piece or a card is had when it is asked for."""

    piece_of: Callable[[str], Piece]
    card_of: Callable[[int], Card]
    sizes: Sequence[int]

    def answers(self, asked: Mapping[str, Clue], most: int, but: str = "") -> list[Answer]:
        """Return the reports that share most with a text of these clues; none that has the id `but`."""
        answers = []
        for found in ranked(asked, self.piece_of, self.sizes):
            card = self.card_of(found.at)
            if card.id != but:
                answers.append(Answer(card, found.score, dict(reasons(card, found.shared, asked))))
            if len(answers) == most:
                break
        return answers


def reasons(
    card: Card, shared: Sequence[str], asked: Mapping[str, Clue]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield in words what a text shares with a report, and each as the text writes it."""
    services = tuple(one for one in card.services if counted(tokens(one)).keys() & set(shared))
    if services:
        yield SERVICE, services
    for words, kinds in TOLD.items():
        told = [asked[key].written for key in shared if asked[key].kind in kinds]
        if told and not (words == MENTION and len(shared) > len(told)):
            yield words, tuple(told[:EACH])
