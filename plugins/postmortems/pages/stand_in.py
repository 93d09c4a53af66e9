"""The page of a report that is no incident yet: a draft that no list can have, in a preview any other too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count

from ..model.document import Document
from ..reading.incident import written_names
from ..reading.names import id_of, is_slug, key_of
from ..rendering.report import RenderedReport
from ..settings import Settings
from ..site.claims import claimed_id
from ..wording.messages import shorten
from ..wording.words import ENGLISH, Words, to_say
from .base.layout import TEXT
from .base.page import Fragment, Page
from .base.template import render

FAR = 1_000_000
_NEEDED = {
    "severity": to_say("how severe it was"),
    "services": to_say("what was affected"),
    "started_at": to_say("when it began"),
}
DESCRIPTION = to_say("This cannot be published yet.")


def places(documents: Iterable[Document], settings: Settings, taken: Iterable[str]) -> Mapping[str, Document]:
    """Return the documents by the pages that stand in for them; of two that claim one page, the first has it.

    One that has no address, or only another's, gets one from the name of its file.
    """
    used = {key_of(path) for path in taken}
    found: dict[str, Document] = {}
    for document in documents:
        pages = map(settings.report_page, _names(document))
        path = next(path for path in pages if key_of(path) not in used)
        used.add(key_of(path))
        found[path] = document
    return found


def _names(document: Document) -> Iterator[str]:
    """Yield what a report may be called, without an end."""
    stem = id_of(document.stem)
    yield from filter(is_slug, (claimed_id(document), stem))
    base = stem if is_slug(f"{stem}-{FAR}") else "report"
    yield from (f"{base}-{number}" for number in count(2))


def title_of(document: Document) -> str:
    """Return what a report that is not complete is called."""
    return shorten(document.text_of("title"), 200) or document.stem


def lacking(document: Document, words: Words = ENGLISH) -> str:
    """Return what a draft does not say yet of what lists need."""
    written = written_names(document)
    lacks = [words.say(said) for name, said in _NEEDED.items() if name not in written]
    return words.listing(lacks) if document.says_draft else ""


def nothing() -> RenderedReport:
    """Return what is shown of a report of which nothing can be."""
    return RenderedReport("", ())


def stand_in(
    path: str,
    title: str,
    report: str,
    body: Callable[[], RenderedReport] = nothing,
    lacks: str = "",
    words: Words = ENGLISH,
) -> Page:
    """Return a page that shows what can be had of a report; that this fails costs only its text.

    `lacks` is what a draft does not say yet.
    """

    def make(_: str) -> Fragment:
        try:
            shown = body()
        except Exception:  # why the page cannot be made is a problem that stands on it
            shown = nothing()
        html = render("stand_in.html", words, title=title, report=shown.html, lacks=lacks)
        return Fragment(html, shown.headings)

    return Page(path, title, words.say(DESCRIPTION), make, stands_for=report, layout=TEXT, words=words)
