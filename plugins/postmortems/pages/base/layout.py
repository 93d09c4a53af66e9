"""How a page is laid out: by a frame and classes of our own, whatever theme stands around it."""

from __future__ import annotations

from datetime import date
from typing import Final

from ...wording.times import day_stamp
from ...wording.words import ENGLISH, Words

LIST: Final = "list"
"""As wide as the window allows: tables, and what is drawn over years."""
TEXT: Final = "text"
"""As wide as can be read well, with room beside it for what the theme lists of the page."""
REPORT: Final = "report"
"""A report with a column of facts beside it."""
LAYOUTS: Final = {
    LIST: ("navigation", "toc", "footer"),
    TEXT: ("navigation", "footer"),
    REPORT: ("navigation", "toc", "footer"),
}
"""The layouts, and what of the theme would stand empty, say again what the page says, or lead elsewhere."""

_UP: Final = '<nav class="pm-up'


def framed(html: str, layout: str, as_of: date | None, words: Words = ENGLISH) -> str:
    """Put what is below the title of a page into its frame, and say of which day it tells.

    The title comes first, for searches to find what follows under it, then what leads up from the page. What
    lists say are sentences of ours around words of the site, which tell by themselves how they run.
    """
    title, end, below = html.partition("</h1>\n") if "</h1>" in html else ("", "", html)
    if below.startswith(_UP):
        up, close, below = below.partition("</nav>\n")
        end += up + close
    told = day_told(as_of, words) if as_of else ""
    ours = f' lang="{words.language}" dir="{words.direction}" data-pagefind-ignore' if layout == LIST else ""
    return f'{title}{end}<div class="pm-page pm-page--{layout}"{ours}>\n{below}\n{told}</div>'


def day_told(on: date, words: Words = ENGLISH) -> str:
    """Say of which day a page tells."""
    said = day_stamp(on, short=True, words=words)
    time = f'<time datetime="{said.iso}">{said.text}</time>'
    return f'<p class="pm-as-of" data-search-exclude>{words.say("As of %(day)s", day=time)}</p>\n'
