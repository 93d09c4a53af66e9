"""Texts that try to cost much: units of everything that a report is written in, repeated, nested, in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import count, islice

from samples import FIELDS

UNITS = {
    "letters": "a", "words": "word ", "blank lines": "\n", "blanks": " ", "tabs": "\t", "wide": "検索", "marks": "e\u0301\u0302",
    "nbsp": "\u00a0", "ampersands": "&", "entities": "&amp;", "odd entities": "&#x1F600;", "unknown entities": "&nope;",
    "stars": "*", "stars and letters": "*a", "strong": "**a**", "underscores": "_a_", "tildes": "~~a", "emphasis in turn": "*a _b ",
    "ticks": "`", "ticks and letters": "`a", "code": "`a` ", "double ticks": "``a` ", "fences": "```\na\n```\n", "open fences": "```\n",
    "yaml fences": "```yaml\na: b\n```\n", "python": "    a = 'b'\n", "mermaid": "```mermaid\ngraph\n```\n",
    "brackets": "[", "closing brackets": "]", "pairs": "[]", "images": "![", "image": "![a](b.png)", "links": "[a](b)", "open links": "[a](",
    "link lines": "[a](b)\n", "anchors": "[a](#b)", "reference links": "[a][b]", "long links": "[a](<b c>)", "titles": '[a](b "c")',
    "autolinks": "<https://a.example/b>", "mail": "<a@b.example>", "bare": "https://a.example/b ", "bare words": "https://a.example/b,",
    "www": "www.a_", "www dots": "www.a.", "www colons": "www.a:_", "at": "@", "at words": "a@b.c@", "mailto": "mailto:a@b.cd ",
    "schemes": "http://", "parentheses": "http://a(b)", "definitions": "[a]: b\n", "footnotes": "[^a]", "footnote lines": "[^a]: b\n\n",
    "headings": "## a\n", "headings apart": "## a\n\ntext\n\n", "setext": "a\n===\n", "timelines": "## Timeline\n\n- 10:00 a\n\n",
    "actions": "## Action items\n\n- a (owner: b)\n\n", "hashes": "#", "closing hashes": "# a #",
    "items": "- a\n", "loose items": "- a\n\n", "numbers": "1. a\n", "tasks": "- [ ] a\n", "done": "- [x] a (owner: b, due: 2026-01-01)\n",
    "nested on a line": "- ", "numbers on a line": "9. ", "tabs on a line": "\t+", "quotes on a line": ">", "quotes": "> a\n",
    "alerts": "> [!NOTE]\n> a\n\n", "quotes and items": "> - ", "rules": "---\n\n", "breaks": "a\\\n", "breaks of blanks": "a  \n",
    "cells": "|a", "empty cells": "|", "rows": "|a|b|\n", "tables": "|a|\n|-|\n|b|\n\n", "escapes": "\\*", "backslashes": "\\",
    "elements": "<b>", "closing": "</b>", "pairs of elements": "<b>a</b>", "handlers": "<b onclick=x>", "attributes": "<img alt=x alt=x>",
    "spans": "<span title='a'>", "divisions": "<div>\n\n", "details": "<details><summary>a</summary>\n\nb\n\n</details>\n\n",
    "half": "<b ", "half attributes": "<a b=", "comments": "<!-- a -->", "open comments": "<!--", "declarations": "<!a>", "instructions": "<?a?>",
    "scripts": "<script>a</script>", "open scripts": "<script>", "raw tables": "<table><tr><td>a", "raw lists": "<ul><li>a", "raw headings": "<h2>a</h2>\n",
    "raw links": "<a href='b'>", "raw images": "<img src='b'>", "pictures": "<picture><source srcset='a 1x, b 2x'>",
    "excuses": "<!-- postmortems: allow broken-link because a -->\n", "excused links": "<!-- postmortems: allow broken-link because a -->\n\n[a](b.md)\n\n", "guidance": "<!-- guidance: a -->\n",
    "to do": "TODO ", "lorem": "lorem ipsum ", "asked": "[describe the impact] ", "open asked": "[add ", "question marks": "????",
    "clocks": "10:00 a\n", "clock items": "- 10:00 a\n", "clock words": "10:00 ", "clock ranges": "10:00-10:05 ", "dates": "2026-03-04 ",
    "date items": "- 2026-03-04 10:00 UTC: a\n", "zones": "10:00 UTC ", "am": "10:00 am ", "month names": "4 March 2026 ", "numbered dates": "03/04/26 ",
    "colons": ":", "slashes": "1/", "dots": "1.", "hyphens": "1-", "bold clocks": "**10:00** - a\n\n", "day headings": "### 4 March 2026\n\n- 10:00 a\n",
    "clock headings": "### 10:00 a\n\n", "durations": "for 35 minutes ", "hours": "1h 2m ", "percents": "5% ", "labels": "Started: 10:00\n",
    "label items": "- Detected: 10:00\n", "bold labels": "**Severity**: SEV2\n", "people": "Author: a\n", "owners": "(owner: ", "dues": "due 2026-01-01 ",
    "tickets": "- https://t.example/browse/A-1,", "addresses": "- http://a,", "sentences": "We will add a limit. ", "agents": "A. B. ",
    "question lines": "Why?\n\n", "capitals": "A ", "commas": ",", "periods": ".", "semicolons": ";", "exclamations": "!", "dollars": "$a$", "equals": "=",
    "plus": "+", "carets": "^a^", "braces": "{{a}}", "jinja": "{% a %}", "emoji": ":smile:", "quotes of text": '"a" ', "apostrophes": "it's ", "zero width": "\u200b",
    "bidi": "\u202ea", "astral": "𝄞", "returns": "a\r\n", "unit separators": "\x1f", "lines of a word": "a\n", "paragraphs": "a\n\n",
}  # fmt: skip

PAIRS = (
    ("[", "](b)"), ("![", "](b)"), ("*", "*"), ("**a ", " b**"), ("~~", "~~"), ("<b>", "</b>"), ("<div>", "</div>"), ("(", ")"), ("[^", "]"),
    ("> ", "\n"), ("- ", "\n"), ("<span>", "</span>"), ("<details>\n\n", "\n\n</details>"), ("`", "`"), ("<a ", ">"), ('"', '"'),
)  # fmt: skip

NUMBERED: Mapping[str, Callable[[int], str]] = {
    "footnotes in a chain": lambda n: f"[^{n}]: [^{n + 1}]\n\n",
    "footnotes of their own": lambda n: f"[^{n}] a\n\n[^{n}]: b\n\n",
    "headings of their own": lambda n: f"## a {n}\n\n",
    "headings like anchors": lambda n: f"## a-{n % 7}-{n}\n\n",
    "links of their own": lambda n: f"[a](b{n}.md)\n",
    "images of their own": lambda n: f"![a](b{n}.png)\n",
    "anchors of their own": lambda n: f"[a](#b{n})\n",
    "definitions of their own": lambda n: f"[a{n}]: b\n\n[a{n}]\n\n",
    "entries in order": lambda n: f"- {n // 60 % 24:02}:{n % 60:02} a{n}\n",
    "entries of days": lambda n: f"- 2026-{n // 28 % 12 + 1:02}-{n % 28 + 1:02} 10:00 a{n}\n",
    "entries of years": lambda n: f"- {1970 + n % 200}-01-01 10:00 a{n}\n",
    "items ever deeper": lambda n: f"{' ' * (n % 2000)}- a\n",
    "quotes ever deeper": lambda n: f"{'>' * (n % 1000)} a\n",
    "fences ever longer": lambda n: f"{'`' * (n % 3000 + 3)}\n",
    "rules of stars": lambda n: "*" * (n % 500) + "a ",
    "actions of their own": lambda n: f"- [ ] do {n} (owner: team-{n}, due: 2026-01-01, kind: prevent)\n",
    "elements in turn": lambda n: ("<b>", "<i>", "</b>", "</i>", "<p>")[n % 5],
}
SINGLE: Mapping[str, Callable[[int], str]] = {
    "a table of many columns": lambda size: (
        f"{'|a' * (size // 8)}\n{'|-' * (size // 8)}\n" + "|b\n" * (size // 6)
    ),
    "a long title of a link": lambda size: f'[a](b "{"&" * size}")',
    "a long attribute": lambda size: f'<b title="{"&" * size}">a</b>',
    "a long address": lambda size: f"[a]({'%41' * (size // 3)})",
    "a long srcset": lambda size: f'<img srcset="{"a 1x, " * (size // 6)}">',
    "long references": lambda size: f"[a]: {'b' * (size // 2)}\n\n" + "[a]" * (size // 6),
    "a long fence": lambda size: "```python\n" + "x = [" * (size // 5),
    "a long heading": lambda size: f"# {'a 1. ' * (size // 5)}",
    "a long item of a timeline": lambda size: f"## Timeline\n\n- 10:00 {'a 10:00 ' * (size // 8)}",
    "a long action": lambda size: f"## Action items\n\n- {'http://a,' * (size // 9)} x",
    "a long image": lambda size: f"![{'a&' * (size // 2)}](b.png)",
}


def shapes() -> Mapping[str, Callable[[int], str]]:
    """Return about 300 makers of bodies of a size, by what they are."""
    return dict(_shapes())


def _shapes() -> Iterator[tuple[str, Callable[[int], str]]]:
    for name, unit in UNITS.items():
        yield name, partial(_repeated, unit)
        yield f"{name} in a timeline", partial(_on_a_line, unit)
    for left, right in PAIRS:
        yield f"nested {left!r}", partial(_nested, left, right)
    for name, make in NUMBERED.items():
        yield name, partial(_numbered, make)
    yield from SINGLE.items()


def _repeated(unit: str, size: int) -> str:
    return unit * (size // len(unit.encode()))


def _on_a_line(unit: str, size: int) -> str:
    line = _repeated(unit.replace("\n", " "), size // 3)
    return f"## Timeline\n\n- 10:00 {line}\n\n## Action items\n\n- {line}\n\n|a|b|\n|-|-|\n|10:00|{line}|\n"


def _nested(left: str, right: str, size: int) -> str:
    depth = size // len(left + right)
    return left * depth + "a" + right * depth


def _numbered(make: Callable[[int], str], size: int) -> str:
    parts, length = [], 0
    for part in map(make, count()):
        length += len(part)
        if length > size:
            break
        parts.append(part)
    return "".join(parts)


def report_of(body: str) -> str:
    """Return a report with a body that is not to be read as fields."""
    return f"---\n{FIELDS}---\n\n{body}\n"


def some(every: int) -> Mapping[str, Callable[[int], str]]:
    """Return one in so many of the shapes."""
    return dict(islice(shapes().items(), 0, None, every))
