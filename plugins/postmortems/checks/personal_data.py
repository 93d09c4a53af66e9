"""The text has data of a person or a customer.

Mail addresses, phone numbers, public IP addresses, numbers of accounts and cards, names of accounts in paths
(`/home/jo/`), profiles, and the names that the setting `customers` lists. What it tells a reader is seldom
what the incident teaches, and Git keeps it. Write the role, the team or the kind of customer. In an edition
for the public it is an error. Addresses that documentation uses (`example.com`, `203.0.113.7`), those of
roles (`security@`), private networks and resolvers that all know are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.report import Report
from ..wording.messages import shorten
from .check import Context, level_for_audience
from .personal_patterns import customers_in, personal

LEVEL = Level.INFO
ON_TEXT = True
BAD = """\
## Impact

One customer (mara@corp.test-bank.io, +49 170 5550 123) could not pay.
"""
GOOD = """\
## Impact

One customer could not pay.
"""
HELP = "write the role, the team or the kind of customer"


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each piece of data of a person or a customer."""
    text, level = report.document.source.text, level_for_audience(report, context.settings)
    found = [*personal(text), *customers_in(text, context.settings.customers)]
    last = 0
    for start, end, what in sorted(found):
        if start >= last:
            message = f"`{shorten(text[start:end])}` is {what}"
            yield Problem("personal-data", start, end, message, HELP, level(start))
            last = end
