"""For a step summary or a comment: which reports changed, and their problems."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import quote

from ..model.diagnostic import Diagnostic, Level
from ..model.incident import Values
from ..model.review import NO_REVIEW, FirstPublic, Review
from ..patterns import deferred
from ..wording.durations import time_to_resolve
from ..wording.messages import printable
from ..wording.numbers import count as counted
from ..wording.numbers import listing
from ..wording.times import stamp
from .text import count

FOR_PEOPLE = True
MOST = 100
MOST_CARDS = 50
_MARKUP = deferred(r"[&<>*_`\[\]\\|~$!]|:(?=//)|(?<=www)\.|(?P<calls>[@#](?=\w))", re.IGNORECASE)


def write(diagnostics: Sequence[Diagnostic], _: bool = False, review: Review = NO_REVIEW) -> str:
    """Return Markdown as GitHub and GitLab read it, in which nothing of a report is more than text."""
    said = count(diagnostics) if diagnostics else "nothing to mend"
    notes = [diagnostic for diagnostic in diagnostics if diagnostic.level is Level.INFO]
    others = [diagnostic for diagnostic in diagnostics if diagnostic.level is not Level.INFO]
    parts = [f"## Postmortems: {said}\n", *_cards(review), *_public(review), *_by_file(others, review)]
    if notes:
        parts.append(f"<details><summary>{counted(sum(each.number for each in notes), 'note')}</summary>\n")
        parts += [*_by_file(notes, review), "</details>\n"]
    return "\n".join(parts)


def _by_file(diagnostics: Sequence[Diagnostic], review: Review) -> Iterator[str]:
    """Yield the problems of each file; of very many, the first."""
    for path, found in groupby(diagnostics[:MOST], lambda diagnostic: diagnostic.place.path):
        items = "".join(_item(diagnostic, review) for diagnostic in found)
        yield f"### {_linked(escaped(path), path, review)}\n\n{items}"
    if len(diagnostics) > MOST:
        yield f"{len(diagnostics) - MOST} more are not shown; `postmortems check` lists all.\n"


def _cards(review: Review) -> Iterator[str]:
    if review.changed is None:
        return
    new = f", {len(review.added & {*review.files})} of them new" if review.added & {*review.files} else ""
    yield f"{counted(len(review.files), 'report')} changed{new}.\n"
    if review.incidents:
        rows = "".join(_card(incident, review) for incident in review.incidents[:MOST_CARDS])
        yield f"| report | severity | when | time to resolve |\n| --- | --- | --- | --- |\n{rows}"


def _public(review: Review) -> Iterator[str]:
    """Yield what is public for the first time, each report with a box to tick."""
    if review.public:
        items = "".join(_to_sign(each, review) for each in review.public[:MOST_CARDS])
        more = len(review.public) - MOST_CARDS
        rest = f"\n{more} more are not shown.\n" if more > 0 else ""
        head = "### Public for the first time\n\nTo be looked through by somebody before this is merged:"
        yield f"{head}\n\n{items}{rest}"


def _to_sign(first: FirstPublic, review: Review) -> str:
    new = listing(first.new) if first.new else ""
    again = f"what is new in {listing(first.changed)}" if first.changed else ""
    said = "the whole report: " if first.whole else ""
    what = f"{said}{_with_code(', '.join(filter(None, (new, again))))}"
    return f"- [ ] {_linked(escaped(first.path), first.path, review)}: {what}\n"


def _card(incident: Values, review: Review) -> str:
    path = incident.document.path
    title = _linked(escaped(incident.title), path, review) + (" (new)" if path in review.added else "")
    when = stamp(incident.started_at, short=True).text if incident.started_at else ""
    length = time_to_resolve(incident).text
    return f"| {title} | {escaped(incident.severity or 'unknown')} | {escaped(when)} | {length} |\n"


def _item(diagnostic: Diagnostic, review: Review) -> str:
    place = diagnostic.place
    line = _linked(f"line {place.line}", place.path, review, f"?plain=1#L{place.line}")
    said = "; ".join(map(_with_code, (diagnostic.message, *diagnostic.help.splitlines())))
    code = f" `{diagnostic.code}`" if diagnostic.code else ""
    return f"- **{diagnostic.level}**{code}, {line}: {said}\n"


def _with_code(text: str) -> str:
    """Return a message whose words in backticks are code."""
    parts = list(map(escaped, printable(text).split("`")))
    if len(parts) % 2 == 0:
        return escaped(text)
    return "".join(f"<code>{part}</code>" if index % 2 else part for index, part in enumerate(parts))


def _linked(text: str, path: str, review: Review, place: str = "") -> str:
    """Link text to a file of the repository where it is known how; `text` is Markdown."""
    if not review.files_at:
        return text
    return f"[{text}]({review.files_at}{quote(review.in_repository(path), errors='replace')}{place})"


def escaped(text: str) -> str:
    """Return text of others on one line, in which no markup, link, image, formula or mention is read."""
    return _MARKUP.sub(_as_text, re.sub(r"\s+", " ", printable(text)))


def _as_text(match: re.Match[str]) -> str:
    return f"{match['calls']}&#8203;" if match["calls"] else f"&#{ord(match.group())};"
