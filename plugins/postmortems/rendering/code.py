"""Code blocks in the theme's classes, coloured by Pygments where a fence names a language it knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from ..patterns import deferred

if TYPE_CHECKING:
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexer import Lexer

# Pygments' expressions take quadratic time, or worse, on text that was made for it, so a report colours so
# much and no more. Measured with 30 such texts for each language: a character costs 1 where 50 kB took less
# than 0.6 s, 25 where 20 kB took more than 1.5 s, else 4.
BUDGET = 50_000
_LONGEST_LINE = 2_000
_LONG_GAP = deferred(r"\s{100}")
# fmt: off
_FAST = frozenset({
    "bash", "c", "console", "cpp", "diff", "docker", "html", "http", "json", "nginx", "output",
    "php", "postgresql", "promql", "properties", "python", "pytb", "ruby", "rust", "sql", "swift",
    "text", "toml", "xml", "yaml",
})
_SLOW = frozenset({
    "apacheconf", "aspectj", "augeas", "autohotkey", "autoit", "basemake", "ceylon", "csharp",
    "d-objdump", "devicetree", "ecl", "elpi", "fan", "gas", "gosu", "groovy", "java", "kal", "less",
    "lilypond", "livescript", "markdown", "nemerle", "objective-j", "org", "pawn", "peg", "perl6",
    "pig", "pov", "powershell", "puppet", "qvto", "ragel", "ragel-d", "ragel-java", "ragel-ruby",
    "rell", "roboconf-instances", "sarl", "sas", "sass", "shexc", "snowball", "sparql", "tads3",
    "terraform", "thrift", "tid", "trac-wiki", "tsql", "tsx", "typst", "urlencoded", "wikitext",
    "xpp", "xtend", "zeek",
})
# fmt: on


class Code:
    """Prints the code blocks of one report, and colours as many of their letters as `budget` says."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._left = budget

    def block(self, info: str, code: str) -> str:
        """Return the HTML for a block with the info string of its fence, empty for indented code."""
        language = _language(info)
        if language == "mermaid":
            return f'<pre class="mermaid"><code>{escape(code, quote=False)}</code></pre>\n'
        inside = self._coloured(language, code) or escape(code, quote=False)
        return f'<div class="highlight"><pre><span></span><code>{inside}</code></pre></div>\n'

    def _coloured(self, language: str, code: str) -> str:
        """Return coloured HTML, or an empty string for code that is to stay plain."""
        name = _languages().get(language) if language else None
        cost = len(code) * (1 if name in _FAST else 25 if name in _SLOW else 4)
        if name is None or cost > self._left or _is_odd(code):
            return ""
        self._left -= cost
        return _highlighted(name, code)


def _is_odd(code: str) -> bool:
    # Pygments would drop a byte order mark.
    long = max(map(len, code.split("\n"))) > _LONGEST_LINE
    return long or bool(_LONG_GAP.search(code)) or code.startswith("\ufeff")


def _language(info: str) -> str:
    words = info.replace(",", " ").replace("{", " ").replace("}", " ").split()
    return words[0].lower().removeprefix(".") if words else ""


def _highlighted(language: str, code: str) -> str:
    from pygments import highlight

    try:
        return highlight(code, _lexer(language)(stripnl=False), _formatter())
    except Exception:  # a lexer's own defect costs the colours, not the report
        return ""


@cache
def _lexer(language: str) -> Callable[..., Lexer]:
    """Return what makes lexers of a language by its own name, which Pygments looks for among all."""
    from pygments.lexers import find_lexer_class_by_name

    return find_lexer_class_by_name(language)


@cache
def _languages() -> Mapping[str, str]:
    """Return Pygments' own name of each language by any of its names."""
    # Asked for an unknown name, Pygments would look through every installed distribution.
    from pygments.lexers import get_all_lexers

    return {alias.lower(): names[0] for _, names, _, _ in get_all_lexers(plugins=False) for alias in names}


@cache
def _formatter() -> HtmlFormatter[str]:
    from pygments.formatters.html import HtmlFormatter

    return HtmlFormatter(nowrap=True)
