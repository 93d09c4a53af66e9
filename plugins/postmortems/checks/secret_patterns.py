"""How passwords, keys and tokens look, as their vendors document them, and what only looks like one."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..patterns import deferred, likely, places, small, within


class Secret(NamedTuple):
    """Where something stands that looks like a secret, what it looks like, and whether its form is free."""

    start: int
    end: int
    what: str
    is_free: bool = False


_BY_FORM = (
    # what it is, how it begins in small letters, and the whole of it
    ("a key of AWS", ("akia", "asia"), r"(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])"),
    ("a token of GitHub", ("gho_", "ghp_", "ghr_", "ghs_", "ghu_"), r"gh[oprsu]_[A-Za-z0-9]{30,255}"),
    ("a token of GitHub", ("github_pat_",), r"github_pat_\w{40,255}"),
    ("a token of GitLab", ("glpat-",), r"glpat-[\w-]{20,100}"),
    ("a token of Slack", tuple(f"xox{kind}-" for kind in "abeoprs"), r"xox[abeoprs]-[A-Za-z0-9-]{10,200}"),
    ("a webhook of Slack", ("hooks.slack.com/",), r"[a-z.]{15}/services/T\w{6,20}/B\w{6,20}/\w{16,40}"),
    ("a key of Stripe", ("sk_live_", "rk_live_"), r"[rs]k_live_[A-Za-z0-9]{16,200}"),
    ("a key of Google", ("aiza",), r"AIza[\w-]{35}(?![\w-])"),
    ("a token of npm", ("npm_",), r"npm_[A-Za-z0-9]{36}\b"),
    ("a token of PyPI", ("pypi-ag",), r"pypi-Ag[\w-]{40,400}"),
    ("a key of SendGrid", ("sg.",), r"SG\.[\w-]{16,40}\.[\w-]{30,60}"),
    ("a key of an AI service", ("sk-",), r"sk-(?:[a-z]{2,8}[0-9]{0,2}-){0,3}[A-Za-z0-9_-]{32,200}"),
    ("a private key", ("-----begin ",), r"-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----"),
    ("a signed token", ("eyj",), r"eyJ[\w-]{8,4000}\.eyJ[\w-]{8,8000}\.[\w-]{8,2000}"),
)
_KNOWN = tuple((what, begins, deferred(whole)) for what, begins, whole in _BY_FORM)
_BEGINNINGS = tuple(sign for _, begins, _ in _BY_FORM for sign in begins if not sign.isalpha())
_GOING_ON = tuple(sign for _, begins, _ in _BY_FORM for sign in begins if sign.isalpha())
"""How those begin, up to the end of a word or in the midst of it."""
_IN_ADDRESS = deferred(r"[^\s:/@<>\"'`()]{0,60}:(?P<secret>[^\s/@<>\"'`]{3,200})@(?=[\w\[])")
_REQUESTS = ("authorization",)
_OF_REQUEST = deferred(
    r"[\"']?\s{0,3}[:=]\s{0,3}[\"']?(?i:bearer|basic|token) {1,3}(?P<secret>[\w.=+/-]{12,4000})"
)
_NAMES = ("password", "passwd", "passphrase", "pwd", "secret", "key", "token", "credentials", "credential")
_OF_WHAT = deferred(r"(?:api|access|private|secret|auth|bearer|refresh|session)[ _-]?")
"""What has to stand before `key` and `token`, which are no secrets by themselves."""
_BEHIND_NAME = deferred(
    r"[\"'`]?(?: is)?\s{0,2}(?::=|=>|[:=])?[ \t]{0,3}[\"'`]?(?<=[:=>\"'` \t])"
    r"(?P<secret>[^\s\"'`,;<>()\[\]{}|]{6,200})"
)
_NO_SECRET = deferred(
    r"example|redacted|placeholder|changeme|your[-_]|\*{3}|x{4}|\.{3}|…|^[$%{<]|\$\{|^(?:https?|ftp)://|^[/~.]"
    r"|^(?:os|env|process|self|this|config|settings|vault|secrets?)[.:/]|^sha(?:1|256|512)[:-]",
)
_MIXED = deferred(r"(?=\D*\d)(?=[^A-Za-z]*[A-Za-z])")
_IS_NAME = deferred(
    r"v?\d+(?:[.:/-]\d+)+\S{0,4}|(?:[A-Za-z]+[._/:-])+[A-Za-z]+\d{0,2}|[A-Za-z]{1,12}-\d+|\d+\w?"
)
"""A version, a day, a ticket or a dotted name."""


def secrets_in(text: str) -> Iterator[Secret]:
    """Yield what in a text looks like a secret, code too; a free value has letters and digits."""
    lower = small(text)
    there = likely(text, _BEGINNINGS) + within(text, _GOING_ON)
    for what, begins, expression in _KNOWN if there else ():
        for at in places(lower, [sign for sign in there if sign in begins]):
            found = expression.match(text, at)
            if found and not text[at - 1 : at].isalnum() and not _is_placeholder(found[0]):
                yield Secret(at, found.end(), what)
    if "@" in text:
        yield from _free(
            text,
            "a password in an address",
            (_IN_ADDRESS.match(text, at + 3) for at in places(text, ["://"])),
        )
    requests = (_OF_REQUEST.match(text, at + 13) for at in places(lower, within(text, _REQUESTS)))
    yield from _free(text, "credentials of a request", requests)
    yield from _free(text, "a password", _named(text, lower))


def _named(text: str, lower: str) -> Iterator[re.Match[str] | None]:
    """Yield what stands behind a name of a secret."""
    for name in within(text, _NAMES):
        for at in places(lower, [name]):
            alone = name not in ("key", "token") or _OF_WHAT.search(lower, max(0, at - 9), at)
            if alone and not lower[at + len(name) : at + len(name) + 1].isalnum():
                yield _BEHIND_NAME.match(text, at + len(name))


def _free(text: str, what: str, found: Iterable[re.Match[str] | None]) -> Iterator[Secret]:
    """Yield the free values among what was found: in an address any, else a mix that is no name."""
    for each in filter(None, found):
        value = each["secret"]
        bare = value.rstrip(".:!?")
        known = what == "a password in an address" or (_MIXED.match(bare) and not _IS_NAME.fullmatch(bare))
        if known and not _is_placeholder(value):
            yield Secret(*each.span("secret"), what, is_free=True)


def _is_placeholder(value: str) -> bool:
    return bool(_NO_SECRET.search(value.lower())) or len(set(value)) < min(4, len(value))
