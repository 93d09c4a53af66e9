"""How a page is laid out: by a frame and classes of our own, whatever theme stands around it."""

from __future__ import annotations

from datetime import date
from typing import Final

from ...wording.times import day_stamp

LIST: Final = "list"
"""As wide as the window allows: tables, and what is drawn over years."""
TEXT: Final = "text"
"""As wide as can be read well, with room beside it for what the theme lists of the page."""
REPORT: Final = "report"
"""A report with a column of facts beside it."""
LAYOUTS: Final = {LIST: ("navigation", "toc"), TEXT: ("navigation",), REPORT: ("navigation", "toc")}
"""The layouts, and the columns of the theme that would stand empty, or say again what the page says."""

_UP: Final = '<nav class="pm-up'


def framed(html: str, layout: str, as_of: date | None) -> str:
    """Put what is below the title of a page into its frame, and say of which day it tells.

    The title comes first, for searches to find what follows under it, then what leads up from the page.
    """
    title, end, below = html.partition("</h1>\n") if "</h1>" in html else ("", "", html)
    if below.startswith(_UP):
        up, close, below = below.partition("</nav>\n")
        end += up + close
    told = f'<p class="pm-as-of" data-search-exclude>As of {_time(as_of)}</p>\n' if as_of else ""
    return f'{title}{end}<div class="pm-page pm-page--{layout}">\n{below}\n{told}</div>'


def _time(on: date) -> str:
    said = day_stamp(on, short=True)
    return f'<time datetime="{said.iso}">{said.text}</time>'
