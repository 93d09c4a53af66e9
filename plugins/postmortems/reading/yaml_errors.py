"""What a YAML parser's complaint means to somebody who wrote a report."""

from __future__ import annotations

from typing import NamedTuple

import yaml

from ..model.diagnostic import Problem


class Explanation(NamedTuple):
    """The parser's words, ours, and what would be right; `at_context` points at where it began."""

    parser_says: str
    message: str
    help: str
    at_context: bool = False


EXPLANATIONS = (
    Explanation("not narrow: anchor", "an anchor (`&name`)", "write the value itself, or quote it"),
    Explanation("not narrow: alias", "an alias (`*name`)", "write the value itself, or quote it"),
    Explanation("not narrow: tag", "a tag (`!name`)", "write the value itself, or quote it"),
    Explanation("not narrow: directive", "a line that starts with `%`", "remove it"),
    Explanation("not narrow: depth", "values nested more than 20 deep", "flatten them"),
    Explanation(
        "mapping values are not allowed", "a colon followed by a space where no second value can start",
        'quote the value (`title: "Outage: checkout"`), or mend the indentation',
    ),
    Explanation(
        "block sequence entries are not allowed", "a list cannot start on its key's line",
        "put each `- item` on a line of its own, or write `[a, b]`",
    ),
    Explanation(
        "could not find expected ':'", "a line that is no `name: value`", "write `name: value`, or indent it"
    ),
    Explanation(
        "found unexpected end of stream", "a quote that is opened here and never closed",
        "close it, with the same kind of quote", at_context=True,
    ),
    Explanation(
        "did not find expected ',' or ']'", "a `[` that is not closed", "close it with `]`", at_context=True
    ),
    Explanation(
        "did not find expected ',' or '}'", "a `{` that is not closed", "close it with `}`", at_context=True
    ),
    Explanation(
        "did not find expected key", "this does not belong to the value before it",
        "mend the indentation or the quotes: inside single quotes, write `''` for `'`",
    ),
    Explanation("control characters are not allowed", "a control character", "remove it"),
)  # fmt: skip


def explain(error: yaml.YAMLError, text: str, offset: int) -> Problem:
    """Return the parser's complaint about `text` (which starts at `offset`) in plain words, at its place."""
    said = str(getattr(error, "problem", None) or error)
    known = next((entry for entry in EXPLANATIONS if entry.parser_says in said), None)
    mark = getattr(error, "problem_mark", None)
    if known and known.at_context:
        mark = getattr(error, "context_mark", None) or mark
    index = min(mark.index if mark else 0, max(len(text.rstrip()) - 1, 0))
    if known is None:
        known = _start_of_token(said, text[index : index + 1])
    start = offset + index
    return Problem("front-matter-syntax", start, start + 1, known.message, known.help)


def _start_of_token(said: str, character: str) -> Explanation:
    if "cannot start any token" not in said:
        return Explanation("", f"this is not YAML: {said}", "quote the value")
    if character == "\t":
        return Explanation("", "a tab where YAML wants spaces", "indent with spaces")
    return Explanation("", f"a value cannot start with `{character}`", "put the value in quotes")
