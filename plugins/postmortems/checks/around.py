"""Problems of what is no report: the text that introduces the list of them is looked through as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model.diagnostic import Level, Problem
from ..model.document import Document, Source
from ..site.introduction import introduction_of
from .bounded import while_few
from .check import Context


def of_introduction(
    context: Context, find: Callable[[Document, Context], Iterator[Problem]]
) -> Iterator[tuple[Source, Problem]]:
    """Yield what is found in it, as warnings: its page is published all the same."""
    introduction = introduction_of(context.paths.project)
    if introduction:
        for problem in while_few(find(introduction, context)):
            yield introduction.source, problem._replace(level=Level.WARNING)
