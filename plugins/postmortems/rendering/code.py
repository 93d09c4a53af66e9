"""Code blocks in the theme's classes, coloured by Pygments where a fence names a language it knows."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.formatters.html import HtmlFormatter

# Pygments' expressions can be slow on text that was made for it: a report colours so much and no more.
_COLOURED_CHARACTERS = 100_000
_LONGEST_LINE = 5_000


class Code:
    """Prints the code blocks of one report."""

    def __init__(self) -> None:
        self._left = _COLOURED_CHARACTERS

    def block(self, info: str, code: str) -> str:
        """Return the HTML for a block with the info string of its fence, empty for indented code."""
        language = _language(info)
        if language == "mermaid":
            return f'<pre class="mermaid"><code>{escape(code, quote=False)}</code></pre>\n'
        inside = self._coloured(language, code) or escape(code, quote=False)
        return f'<div class="highlight"><pre><span></span><code>{inside}</code></pre></div>\n'

    def _coloured(self, language: str, code: str) -> str:
        if not language or len(code) > self._left or language not in _languages():
            return ""
        if max(map(len, code.split("\n"))) > _LONGEST_LINE:
            return ""
        self._left -= len(code)
        return _highlighted(language, code)


def _language(info: str) -> str:
    words = info.replace(",", " ").replace("{", " ").replace("}", " ").split()
    return words[0].lower().removeprefix(".") if words else ""


def _highlighted(language: str, code: str) -> str:
    from pygments import highlight
    from pygments.lexers import get_lexer_by_name

    try:
        return highlight(code, get_lexer_by_name(language, stripnl=False), _formatter())
    except Exception:  # a lexer's own defect costs the colours, not the report
        return ""


@cache
def _languages() -> frozenset[str]:
    # Asked for an unknown name, Pygments would look through every installed distribution.
    from pygments.lexers import get_all_lexers

    return frozenset(alias.lower() for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases)


@cache
def _formatter() -> HtmlFormatter[str]:
    from pygments.formatters.html import HtmlFormatter

    return HtmlFormatter(nowrap=True)
