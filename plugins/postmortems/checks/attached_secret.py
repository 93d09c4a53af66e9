"""A text that is published beside a report has a secret, or data of a person.

An edition for the public has a log, a table or another text as it is where a public part refers to it, and
nobody reads a thousand lines before that. So `postmortems check --audience public` looks for what `secret`
and `personal-data` look for in reports, in the first million letters. Take it out of the file, or do not
refer to the file; where it is nothing of the kind, write an excuse above the link.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model.diagnostic import Level, Problem
from ..model.report import Report
from ..settings import Settings
from ..site.attachments import PLAIN, bare_file, kind_of
from ..site.references import leads_to_files
from ..wording.messages import shorten
from ..wording.numbers import count
from .check import Context
from .personal_patterns import customers_in, personal
from .secret_patterns import secrets_in
from .vendors_secrets import more_secrets

LEVEL = Level.ERROR
LOOKS_AROUND = True
BAD = """\
## Summary

Nobody could pay, as the [log](log-with-a-password.txt) shows.
"""
GOOD = """\
## Summary

Nobody could pay: the log had `too many connections`.
"""
CODE = "attached-secret"
MOST = 1_000_000
"""So many letters of a file are looked through."""
HELP = "take it out of the file, or the link out of what is public"


def may_find(report: Report, settings: Settings) -> bool:
    """Tell whether the public may be shown a file beside the report."""
    return settings.audience == "public" and leads_to_files(report.document)


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each text that a public part refers to and that tells what no site should."""
    if context.settings.audience != "public":
        return
    redacted = context.edition().redacted.get(report.path)
    told: set[Path] = set()
    for link, path, file in context.paths.beside_of(report.document) if redacted else ():
        is_told = redacted and redacted.told.hold(link.start) and file not in told
        if is_told and kind_of(file.name) in PLAIN and not context.paths.why_not(path, file):
            told.add(file)
            text = (bare_file(file) or b"")[: 4 * MOST].decode("utf-8", "replace")[:MOST]
            if found := sorted(_found(text, context.settings)):
                at, what = found[0]
                more = f", and {count(len(found) - 1, 'more such thing')}" if found[1:] else ""
                message = f"line {text.count(chr(10), 0, at) + 1} of `{shorten(link.url)}` has {what}{more}"
                yield Problem(CODE, link.start, link.end, message, HELP)


def _found(text: str, settings: Settings) -> Iterator[tuple[int, str]]:
    """Yield where something stands that should not, and what it is; never what it says."""
    for secret in (*secrets_in(text), *more_secrets(text)):
        yield secret.start, f"what looks like {secret.what}"
    for start, _, what in (*personal(text), *customers_in(text, settings.customers)):
        yield start, what
