"""Something in the text looks like a password, a key or a token.

Whoever may read the report, or the repository, may use it, and Git keeps it after it is removed: revoke it
first, then take it out. What it is is told, never the whole of it, and the line is shown without it. In an
edition for the public it is an error; where the package `detect-secrets` is installed, what it knows of
vendors is looked for in such an edition too. Placeholders (`<password>`, `$TOKEN`, `xxxx`) are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.report import Report
from .check import Context, level_for_audience
from .secret_patterns import Secret, secrets_in
from .vendors_secrets import more_secrets

LEVEL = Level.INFO
ON_TEXT = True
BAD = """\
## Resolution

We ran the job by hand with `DB_PASSWORD=tr0ub4dor` in its environment.
"""
GOOD = """\
## Resolution

We ran the job by hand with its password in its environment.
"""
HELP = "revoke it, then take it out: Git keeps what is removed"
SHOWN = 4


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each thing that looks like a secret."""
    text, level = report.document.source.text, level_for_audience(report, context.settings)
    found = [*secrets_in(text), *(more_secrets(text) if context.settings.audience == "public" else ())]
    last = 0
    for each in sorted(found):
        if each.start >= last:
            message = f"this looks like {each.what}, {_gist(text[each.start : each.end], each)}"
            yield Problem("secret", each.start, each.end, message, HELP, level(each.start), hidden=True)
            last = each.end


def _gist(text: str, found: Secret) -> str:
    """Return so much of a secret that its owner knows which one it is: of a free value its length alone."""
    begins = "" if found.is_free else f"`{text[:SHOWN]}…`, "
    return f"{begins}{len(text)} letters"
