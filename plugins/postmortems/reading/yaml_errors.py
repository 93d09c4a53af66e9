"""What a YAML parser's complaint means to somebody who wrote a report."""

from __future__ import annotations

from dataclasses import replace

import yaml

from ..frozen import Frozen
from ..model.diagnostic import Problem
from ..patterns import deferred
from .conflicts import HELP, UNFINISHED, conflicts
from .quoting import in_quotes, quoted

_EXPECTED = deferred(r"expected (.+?), but (?:found|got) ")


class Explanation(Frozen):
    """The parser's words, ours, what would be right, and where: `mark`, `context` (its start) or `line`."""

    parser_says: str
    message: str
    help: str
    where: str = "mark"


_CLOSES = {"[": "]", "{": "}"}
_VALUE_STARTS = deferred(r"(?:[:-]\s+|[\[{,]\s*)(?=[*&])")
_LONGEST_FLOW = 2000
_COMMENT = deferred(r"(?<=[ \t\[{])#(?=\S)")
_SECOND_COLON = deferred(r"[\[{,][^\[\]{},:\n\"']{1,80}:\s[^\[\]{},:\n\"']{1,200}(?P<second>:)\s")
_JOINED = deferred(r"(?P<name>[a-z_]{2,60}):[^\s:/][^\n]{0,80}")
COMMENT = Explanation("", "from `#` on, all is a comment", 'quote the value (`"bug #42"`)')
COLON = Explanation(
    "",
    "a colon followed by a space inside a value",
    'quote the value (`{summary: "Outage: nobody could pay"}`)',
)
INSIDE = Explanation(
    "",
    "a bracket inside a value",
    'quote the value (`{summary: "Checkout [EU] is down"}`)',
)
TAB = Explanation(
    "", "a tab where YAML wants spaces", "indent with spaces; a field itself begins at the start of its line"
)
_WIDE_COLON = deferred(r"(?P<name>[a-z_]{2,60})\s{0,3}(?P<sign>[=：﹕꞉])\s{0,3}(?P<value>[^\n]{0,80})")
DASHES = "–—•‣◦·*"
"""What people and their word processors begin an item of a list with, which YAML takes for text."""
_NO_DASH = deferred(
    rf"[ ]{{0,40}}(?P<sign>[{DASHES}])[ ]{{1,9}}(?![\w-]{{1,60}}:\s)(?P<value>[^\s*][^\n]{{0,80}})"
)
_INSIDE = deferred(r"[^\s,:\[{]\s{0,9}(?P<opens>[\[{])|[\]}]\s{0,9}(?P<goes>[^\s,\]}:#])")
_SAID = deferred(r"[:-][ ]{1,9}(?P<value>[\"'][^\n]{1,200})")
_BRACKETS_FIRST = deferred(
    r"[\w-]{1,60}:[ ]{1,9}(?P<value>(?:\[[^\[\]\n]{0,80}\]|\{[^{}\n]{0,80}\})[ ][^\n]{1,200})"
)
NO_PART = "this does not belong to the value before it"
NO_FIELD = "a line that is no `name: value`"


EXPLANATIONS = (
    Explanation("not narrow: anchor", "an anchor (`&name`)", "write the value itself, or quote it"),
    Explanation("not narrow: alias", "an alias (`*name`)", "write the value itself, or quote it"),
    Explanation("not narrow: tag", "a tag (`!name`)", "write the value itself, or quote it"),
    Explanation("did not find expected <document start>", "this does not belong to what stands above",
        "remove it, or put it in quotes", "line"),
    Explanation("another document", "a second document begins here", "remove this line, or what follows it"),
    Explanation("not narrow: no field", NO_FIELD, "write `name: value`, or indent it"),
    Explanation("not narrow: depth", "values nested more than {limit} deep", "flatten them"),
    Explanation("mapping values are not allowed",
        "a colon followed by a space where no second value can start",
        'quote the value (`title: "Outage: checkout"`), or mend the indentation',
    ),
    Explanation("sequence entries are not allowed", "a list cannot start on its key's line",
        "put each `- item` on a line of its own, or write `[a, b]`; quote a value that begins with `-`"),
    Explanation("but got '?'", "a `?` in a value between brackets", "put the value in quotes"),
    Explanation("mapping keys are not allowed", "a value cannot start with `?`", "put the value in quotes"),
    Explanation("could not find expected ':'", NO_FIELD, "write `name: value`, or indent it", "context"),
    Explanation("found unexpected end of stream", "a quote that is opened here and never closed",
        "close it, with the same kind of quote", "context"),
    Explanation("did not find expected ',' or ']'",
        "a `[` that is not closed", "close it with `]`", "context"),
    Explanation("did not find expected ',' or '}'",
        "a `{` that is not closed", "close it with `}`", "context"),
    Explanation("did not find expected key", NO_PART,
        "mend the indentation or the quotes: inside single quotes, write `''` for `'`"),
    Explanation("did not find expected node content",
        "no value can start like this", "put the value in quotes"),
    Explanation("did not find expected comment or line break",
        "after `|` or `>` a text of several lines is meant, from the next line on",
        "put the value in quotes"),
    Explanation("invalid Unicode character escape code", "half of a character, written as an escape",
        "write the character itself"),
    *(
        Explanation(parser_says, "in double quotes `\\` starts an escape, and this is none",
            "write `\\\\`, or put the value in single quotes")
        for parser_says in ("unknown escape character", "expected hexdecimal", "expected escape sequence")
    ),
    Explanation("control characters are not allowed", "a control character", "remove it"),
)  # fmt: skip


def explain(error: yaml.YAMLError, text: str, offset: int) -> Problem:
    """Return the parser's complaint about `text` (which starts at `offset`) in plain words, at its place."""
    for start, end, _ in conflicts(text):
        return Problem("front-matter-syntax", offset + start, offset + end, UNFINISHED, HELP)
    said = _in_the_words_of_c(str(getattr(error, "problem", None) or error))
    known = next((entry for entry in EXPLANATIONS if entry.parser_says in said), None)
    where = known.where if known else "mark"
    mark = getattr(error, "problem_mark", None)
    if where == "context":
        mark = getattr(error, "context_mark", None) or mark
    index = min(mark.index if mark else 0, max(len(text.rstrip()) - 1, 0))
    index = _first_of(text, index) if "alphabetic or numeric" in said else index
    if "node content" in said:
        known, index = _in_brackets(known, text, index)
    if where == "line":
        index = text.rfind("\n", 0, index) + 1
    if "tab character" in said or _indented_by_tab(text, index):
        known = TAB
    elif known is None:
        known = _start_of_token(said, text[index : index + 1])
    known, index = _closer(known, text, index)
    start = offset + index
    message = known.message.replace("{limit}", str(getattr(error, "limit", "")))
    return Problem("front-matter-syntax", start, start + 1, message, known.help)


def _closer(known: Explanation, text: str, index: int) -> tuple[Explanation, int]:
    """Return what is wrong and where, with what stands there looked at more closely."""
    if known.message is NO_FIELD and (joined := _JOINED.match(text, index)):
        message = f"behind `{joined['name']}:` a space is missing"
        return Explanation("", message, f"write `{joined[0].replace(':', ': ', 1)}`"), index
    if known.message is NO_FIELD and (wide := _WIDE_COLON.match(text, index)):
        message = f"`{wide['sign']}` stands where YAML wants a colon"
        return Explanation("", message, f"write `{wide['name']}: {wide['value']}`"), wide.start("sign")
    line_start = text.rfind("\n", 0, index) + 1
    if item := _NO_DASH.match(text, line_start):
        message = f"`{item['sign']}` stands where YAML wants a `-`"
        return Explanation("", message, f"write `- {item['value']}`"), item.start("sign")
    if known.message is NO_PART and (line := _SAID.search(text, line_start)):
        right = in_quotes(line["value"].rstrip()) if line.start("value") < index else ""
        return (replace(known, help=f"quote all of it: `{right}`") if right else known), index
    if known.message is NO_PART and (line := _BRACKETS_FIRST.match(text, line_start)):
        return replace(known, help=f"quote all of it: `{quoted(line['value'].rstrip())}`"), index
    if known.where == "context" and text[index : index + 1] in _CLOSES:
        return _not_unclosed(known, text, index)
    return known, index


def _in_brackets(known: Explanation | None, text: str, end: int) -> tuple[Explanation | None, int]:
    """Return what is wrong, and where, with the bracket before or at an end; `known` where that is not it.

    A comment may have taken what closes it, or nothing else stands below it.
    """
    start = max(text.rfind(sign, 0, end + 1) for sign in _CLOSES)
    if start < 0:
        return known, end
    comment, closes = _COMMENT.search(text, start, end + 1), _CLOSES[text[start]]
    if comment and closes in text[comment.start() : end + 1]:
        return COMMENT, comment.start()
    if closes not in text[start:]:
        return Explanation("", f"a `{text[start]}` that is not closed", f"close it with `{closes}`"), start
    return known, end


def _not_unclosed(known: Explanation, text: str, start: int) -> tuple[Explanation, int]:
    """Return what is wrong with a `[` or `{` that its author did close, and where; `known` where it is open.

    Behind ` #` everything is a comment, and a second `: ` in one value cannot be.
    """
    opens, closes = text[start], _CLOSES[text[start]]
    inside = text[start : start + _LONGEST_FLOW]
    comment = _COMMENT.search(inside)
    if comment and closes in inside[comment.start() :]:
        return COMMENT, start + comment.start()
    depth = 0
    for at, letter in enumerate(inside):
        depth += (letter == opens) - (letter == closes)
        if not depth:
            if colon := _SECOND_COLON.search(inside, 0, at + 1):
                return COLON, start + colon.start("second")
            found = _INSIDE.search(inside, 1, at + 1) if '"' not in inside[:at] else None
            return (INSIDE, start + found.start(found.lastgroup or 0)) if found else (known, start)
    return known, start


def _in_the_words_of_c(said: str) -> str:
    """Return what PyYAML's own parser says as libyaml would, where the two differ."""
    expected = _EXPECTED.match(said)
    if expected is None or said.endswith("'?'"):  # which libyaml takes
        return said
    wanted = expected[1].replace("'<document start>'", "<document start>").replace("<block end>", "key")
    return f"did not find expected {wanted.removeprefix('the ')}"


def _first_of(text: str, index: int) -> int:
    """Return where the value starts that has an offset in it: behind `: `, `- ` or a bracket."""
    index = max(text.rfind(sign, 0, index + 1) for sign in "*&")
    line = text.rfind("\n", 0, index) + 1
    starts = [found.end() for found in _VALUE_STARTS.finditer(text, line, index)]
    return starts[-1] if starts else index


def _indented_by_tab(text: str, index: int) -> bool:
    line = text[text.rfind("\n", 0, index) + 1 : index]
    return "\t" in line[: len(line) - len(line.lstrip())]


def _shown(character: str) -> str:
    return "a backtick" if character == "`" else f"`{character}`"


def _start_of_token(said: str, character: str) -> Explanation:
    if "cannot start any token" not in said:
        if "alphabetic or numeric" in said:
            return Explanation("", "a value cannot start with `*` or `&`", "put the value in quotes")
        return Explanation("", f"this is not YAML: {said}", "quote the value")
    if character == "\t":
        return TAB
    return Explanation("", f"a value cannot start with {_shown(character)}", "put the value in quotes")
