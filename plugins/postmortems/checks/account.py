"""The account of a document for the checks that need one, and how far what they find counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model.document import Document
    from ..model.narrative import Account
    from .check import Context

_TELLS_TIMES = re.compile(
    r"[0-9TtCc](?:(?<=[0-9])(?:[:.hH][0-9]{2}| ?(?i:[ap]\.?m\b)|[0-9]{3}-[0-9])|(?i:imeline|hronolog))"
)


def account_of(document: Document, context: Context) -> Account | None:
    """Return what was understood of a document, None where it tells no times at all.

    Reading an account compiles many expressions and takes a millisecond or two, so nobody asks in vain.
    """
    if not _TELLS_TIMES.search(document.source.text, document.body_start):
        return None
    return context.corpus.accounts.get(document.path)
