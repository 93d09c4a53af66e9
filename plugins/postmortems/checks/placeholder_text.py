"""Text of a template is still there, waiting to be replaced.

`[describe the impact]`, `<describe it>`, `TODO`, a guidance comment, `HH:mm` for a clock, a line of dots:
each is a question that nobody has answered yet, in the text and in the fields above it. In a draft that is as
it should be; in a final report it is a hole. Code is not looked at, nor is a sentence about a TODO.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.document import Document, Spans
from ..model.field_types import TEXT
from ..model.report import Report
from ..patterns import deferred, likely, places, shape
from ..reading.declared import Own, declared
from ..wording.messages import shorten
from .check import Context, level_for_status
from .waiting_words import ALONE, texts_of, waiting

LEVEL = Level.ERROR
UNWRITTEN = "placeholder"
ON_TEXT = True
BAD = """\
## Impact

[describe the impact on users]
"""
GOOD = """\
## Impact

Nobody could pay for 35 minutes.
"""

MAX_SHOWN = 50
_VERBS = (
    "add|briefly|describe|detail|enter|explain|fill|give|include|indicate|insert|link|list|mention|"
    "name of|note|outline|provide|quantify|replace|specify|state|summari[sz]e|write|your|"
    "date and time|start time|end time"
)
_MARKS = ("TODO", "FIXME", "XXX")
_NO_WORD = r"(?<![A-Za-z0-9,] )(?<![\"'“‘`-])"
_NO_SENTENCE = (
    r"(?!s?[ -](?:comments?|notes?|lists?|items?|marks?|markers?|entr(?:y|ies)|in|was|were|is|had)\b|"
    r"[s\"'”’-])"
)
_NOT_NAMED = r"(?<!\ba )(?<!\bA )(?<!\bthe )(?<!\bThe )(?<!\bthat )(?<!\bthis )(?<!\bold )(?<![\"'“‘`-])"
"""What keeps a word from being one of a sentence: `the TODO comment hid it`."""
_WHOLE = deferred(
    rf"\W*(?:{ALONE}|title(?: here)?|placeholder|lorem ipsum|incident title|untitled)\b\W*"
    r"|\W*(?:todo|tbd|fixme|xxx)\b\s?[:–—-].*|\[[^\[\]]*\]|<[^<>]*>|\{\{.*\}\}|(?:\.{3,}|…|\?{2,}|_{3,})",
    re.DOTALL,
)
"""What nobody means as the whole of a title, or of another value, in small letters."""
_NO_TITLE = deferred(
    r"[\s.…?!_~#*–—-]*|(?:\W*\b(?:the|new|copy|of|your|short|draft|title|name|template|example|sample|incident|report|"
    r"post-?mortem|rca|yyyy|mm|dd|neuer|vorfall|bericht|vorlage|titel|titre|nouvel|incidente?|modèle)\b)+\W*"
)
"""What says nothing as a title, in small letters."""
_DOTS = deferred(r"(?:\.{3,}|…|_{3,})")
_PATTERNS = (
    # a sign without which the pattern cannot match, and the pattern
    ("[", rf"\[(?!(?:note|list|state|detail|outline|mention)\])(?:{_VERBS})\b[^\[\]\n]{{0,300}}\](?![(\[:])"),
    ("[", rf"\[(?i:{_VERBS})(?:[ \t]+[^\s\[\]]{{1,60}}){{2,60}}\](?![(\[:])"),
    ("[", r"\[[a-z]+(?:[ \t]+[a-z,']+){2,30}\](?=[ .|]*$)"),
    ("<", rf"<(?:{_VERBS})\b[^<>\n]{{0,100}}>"),
    ("{{", r"\{\{[^{}\n]{1,100}\}\}"),
    ("????", r"\?\?\?\?+"),
    ("orem ipsum", r"\b[Ll]orem ipsum\b"),
    ("TBD", r"(?<![\"'“‘-])\bTBD\b(?![\"'”’-])"),
    *((word, rf"\b{word}\b") for word in ("HH:MM", "HH:mm", "hh:mm")),
    *((word, rf"{_NO_WORD}\b{word}\b{_NO_SENTENCE}") for word in _MARKS),
    *((word, rf"{_NOT_NAMED}\b{word}\b(?=[ \t.*_)\]|]*$)") for word in _MARKS),
    *((word, rf"\b{word}\b") for word in ("YYYY-MM-DD", "yyyy-mm-dd")),
)
_SIGNS = tuple((sign, deferred(pattern, re.MULTILINE)) for sign, pattern in _PATTERNS)
_LOOKED_FOR = tuple(dict.fromkeys(sign for sign, _ in _PATTERNS))
_IN_BRACKETS = deferred(r"\[[^\W\d_][^\[\]\n]+\](?![(\[:])")
"""What all of those in brackets look like: most texts have these around links, names and boxes alone."""
LONGEST = 300
_FIELD = deferred(r"[ ]{0,8}[a-z][a-z0-9_-]{1,60}\s?[:=]\s")
_TAG = deferred(rf"</?(?:{_VERBS})\b[^<>\n]{{0,100}}>", re.IGNORECASE)
GUIDANCE = deferred(r"<!--\s*guidance:", re.IGNORECASE)
HELP = "replace it by what happened, or remove it"


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each line with placeholders, and for each guidance comment."""
    document = report.document
    level = level_for_status(report)
    for markup in document.markup:
        if GUIDANCE.match(markup.text):
            end, message = markup.start + len(markup.text), "the template's guidance is still here"
            yield Problem("placeholder-text", markup.start, end, message, HELP, level, lacks="guidance")
    lines = set[int]()
    for start, end in sorted(
        {
            *_values(document, context.settings.own_fields),
            *in_tags(document),
            *_dots(document),
            *_matches(document),
            *waiting(document),
        }
    ):
        line = document.source.line_at(start)
        if line not in lines:
            text = shorten(document.source.text[start:end], MAX_SHOWN)
            yield Problem(
                "placeholder-text", start, end, f"`{text}` is a placeholder", HELP, level, lacks=text
            )
        lines.add(line)


def _values(document: Document, own: Own) -> Iterator[tuple[int, int]]:
    """Yield where texts of the front matter stand that are nothing but a placeholder."""
    title = document.fields.get("title")
    for value, kind in declared(document, own):
        text = str(value.data)
        if kind == TEXT and len(text) <= LONGEST:
            said = text.strip().lower()
            if _WHOLE.fullmatch(said) or (
                title and value is title.value and said and _NO_TITLE.fullmatch(said)
            ):
                yield value.start, value.end


def in_tags(document: Document) -> Iterator[tuple[int, int]]:
    """Yield where something stands that is a tag by its looks only: `<describe the impact>`."""
    for markup in document.markup:
        if _TAG.fullmatch(markup.text.strip()):
            yield markup.start, markup.start + len(markup.text)


def _matches(document: Document) -> Iterator[tuple[int, int]]:
    """Yield where placeholders stand, outside code, links and comments."""
    text = document.source.text
    patterns = _there(text, document.body_start)
    if not patterns:
        return
    elsewhere = _spans(document)
    fields_are_text = not document.has_front_matter
    for start, end in texts_of(document):
        for pattern in patterns:
            ticks, counted = 0, start
            for match in pattern.finditer(text, start, end):
                ticks, counted = ticks + text.count("`", counted, match.start()), match.start()
                in_code = ticks % 2 == 1
                in_field = fields_are_text and _FIELD.match(text, _line(text, match.start()))
                if not in_code and not in_field and not elsewhere.hold(*match.span()):
                    yield match.span()


def _there(text: str, begin: int) -> list[re.Pattern[str]]:
    """Return the patterns of the placeholders that stand in a text from an offset on, in code too."""
    there = likely(text, _LOOKED_FOR)
    if "[" in there and not any(_IN_BRACKETS.match(text, at) for at in places(text, "[", begin)):
        there.remove("[")
    return [p for sign, p in _SIGNS if sign in there and p.search(text, begin)] if there else []


def _dots(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs, items and cells' rows that are nothing but dots."""
    whole = document.source.text
    may_be = "…" in whole or any(dots in shape(whole) for dots in ("...", "___"))
    for start, end in texts_of(document) if may_be else ():
        bare = whole[start:end].strip("-*+> \t\n|") if end - start <= LONGEST else ""
        if _DOTS.fullmatch(bare):
            at = whole.index(bare, start)
            yield at, at + len(bare)


def _line(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _spans(document: Document) -> Spans:
    """Return where links and raw HTML stand; `<describe the impact>` is HTML by its looks only."""
    links = [(link.start, link.end) for link in document.links]
    return Spans(links + [(part.start + 1, part.end - 1) for part in document.markup])
