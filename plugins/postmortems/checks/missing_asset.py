"""An image of a report is not there.

Images stand beside the report, or below it, and are published with it. Upper and lower case count, and blanks
in an address have to be told: `![Graph](<img/my graph.png>)`. In a draft that was imported it is a note: the
import has said so; in the text that introduces the list of reports a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from ..model.diagnostic import Level, Problem
from ..model.document import Document, Source
from ..model.report import Report
from ..reading.elsewhere import without_host
from ..reading.unread_links import unread_links
from ..settings import Settings
from ..site.alike import alike
from ..site.introduction import introduction_of
from ..site.references import leads_to_files, references
from ..wording.messages import shorten
from .bounded import while_few
from .check import Context, not_brought_along

LEVEL = Level.ERROR
LOOKS_AROUND = True
BAD = """\
## Summary

![Error rate](error-rate.png)
"""
GOOD = """\
## Summary

![Error rate](checkout.png)
"""
MOST_PROPOSED = 20
"""For how many addresses of a report it is looked what may be meant."""
AS_A_LINK = "without the `!` it is a link"
NO_IMAGES = (".md", ".html", ".htm", ".txt", ".log", ".csv", ".json")
HELP = "put it beside the report; a name that starts with `_` or `.` hides a file"


def may_find(report: Report, settings: Settings) -> bool:
    """Tell whether the report has an address, or what is meant as one."""
    return has_addresses(report.document)


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each image whose file is missing or not published."""
    return while_few(not_brought_along(report, _problems(report.document, context)))


def around(context: Context) -> Iterator[tuple[Source, Problem]]:
    """Yield the same for the text that introduces the list of reports."""
    return of_introduction(context, _problems)


def of_introduction(
    context: Context, look: Callable[[Document, Context], Iterator[Problem]]
) -> Iterator[tuple[Source, Problem]]:
    """Yield what is found in that text, as warnings: its page is published all the same."""
    introduction = introduction_of(context.paths.project)
    if introduction:
        for problem in while_few(look(introduction, context)):
            yield introduction.source, problem._replace(level=Level.WARNING)


def _problems(document: Document, context: Context) -> Iterator[Problem]:
    wrong = cache(partial(_wrong, document, context))
    is_no_image = cache(partial(_is_no_image, document, context))
    help_for = cache(partial(_help, document, context, iter(range(MOST_PROPOSED))))
    for link in references(document):
        if link.shown and (message := wrong(link.url)):
            help_ = AS_A_LINK if is_no_image(link.url) else help_for(link.url)
            yield Problem("missing-asset", link.start, link.end, message, help_)
    yield from with_blanks(document, "missing-asset", image=True)


def has_addresses(document: Document) -> bool:
    """Tell whether a report has an address that may lead nowhere, or something that is meant as one."""
    return leads_to_files(document) or any(True for _ in unread_links(document))


def with_blanks(document: Document, code: str, *, image: bool) -> Iterator[Problem]:
    """Yield a problem for each image, or each link, that is none: its address has blanks in it."""
    for url, start, end, is_image in unread_links(document):
        if is_image is image:
            message = f"`{shorten(url)}` is no address: it has a blank"
            yield Problem(code, start, end, message, f"write `<{shorten(url)}>`, or `%20` for each blank")


def proposed(url: str, document: Document, context: Context) -> str:
    """Return the sentence that proposes what a link may be meant to lead to."""
    other = alike(context.paths, document, url)
    return f"did you mean `{shorten(other, 120)}`?" if other else ""


def _help(document: Document, context: Context, tries: Iterator[int], url: str) -> str:
    """Say what to do about an image; of the first ones also what may be meant."""
    if other := without_host(url):
        return f"did you mean `{shorten(other)}`?"
    return (proposed(url, document, context) if next(tries, None) is not None else "") or HELP


def _wrong(document: Document, context: Context, url: str) -> str:
    """Return what is wrong with an image's address, empty where it is there."""
    target = context.paths.target(document, url)
    if not url.strip():
        return "this image has no address"
    if target is None:
        return f"the image `{shorten(url)}` names no host" if without_host(url) else ""
    why = context.paths.why_broken(document, target.file) if target.file else "does not exist"
    if not why and _is_no_image(document, context, url):
        why = "is none"
    return f"the image `{shorten(url)}` {why}" if why else ""


def _is_no_image(document: Document, context: Context, url: str) -> bool:
    """Tell whether an address is that of a file which is there, and holds no image."""
    target = context.paths.target(document, url)
    if target is None or target.file is None or target.file.suffix.lower() not in NO_IMAGES:
        return False
    return not context.paths.why_broken(document, target.file)
