"""How mail addresses, phone numbers, IP addresses and numbers of accounts and cards look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ipaddress import ip_address

from ..patterns import deferred, likely, places, shape, small, within

Found = tuple[int, int, str]
"""Where something stands, and what it is."""
_BEFORE_AT = deferred(r"(?<![\w.+%/:-])(?P<who>[\w.+%-]{1,64})$")
_BEHIND_AT = deferred(r"(?P<host>(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24})(?![\w@:/-])")
_NAMED = deferred(r"(?:[^\W\d_a-z][\w.'-]{1,20} ){1,4}<$")
_ROLE = deferred(
    r"(?:abuse|admin|administrator|alerts|all|announce|billing|bot|bugs|ci|conduct|contact|cve|dev|devops|dpo"
    r"|email|example|feedback|git|gdpr|hello|help|helpdesk|hostmaster|info|infra|jobs|legal|mail|mailer-daemon"
    r"|marketing|me|name|no[-_]?reply|noc|notifications|office|on-?call|operations|postmaster|press|privacy"
    r"|reports|root|sales|secops|secure|security|service|sponsors|sre|staff|status|subscribe|support|sysadmin"
    r"|tech|tests?|unsubscribe|user|username|webmaster|you)(?:[+.].*)?"
    r"|(?:.*[-_.])?(?:teams?|lists?|users|devel|dev|announce|ops|group)"
)
_NO_HOST = deferred(
    r"(?:^|\.)(?:example|test|invalid|localhost|local|internal|example\.(?:com|org|net|edu)|noreply\.\S+)$"
)
_PHONE = deferred(r"\+[1-9]\d{0,2}(?:[ .()/-]{0,3}\d{1,5}){2,6}(?![\w:])")
_JOINED = frozenset("+:/=.-")
"""What a phone number does not stand behind."""
_AMERICAN = deferred(r"(?<!\d )\([2-9]\d\d\) ?[2-9]\d\d-\d{4}(?![\w-])")
_CALLED = ("phone", "mobile", "tel", "whatsapp", "fax")
_BEHIND_CALLED = deferred(
    r"(?:ephone)?\.?(?: number)?\s{0,2}:?\s{0,2}"
    r"(?P<number>\(?\d{2,5}\)?[ ./-]\d{2,4}(?:[ ./-]?\d{2,5}){1,3})(?![\w:-])"
)
_MAY_BE_IPV4 = deferred(r"\.0{1,3}\.0{1,3}\.0")
_MAY_BE_IPV6 = deferred(r":[A0]{0,4}:[A0]{0,4}:")
_IPV4 = deferred(r"(?<![\w.:-])(?<![^/]/)\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w-]|\.\d|/\d)")
_IPV6 = deferred(r"(?<![\w:.])(?:[0-9A-Fa-f]{1,4}:|::){2,8}[0-9A-Fa-f:]{0,40}(?![\w:/]|\.\d)")
_VERSION = deferred(
    r"(?i)(?:\bv|version|release|build|upgraded?|downgraded?|firmware|driver|chrome|jdk|python)"
    r"\W{0,3}\w{0,12}\W{0,3}$"
)
_KNOWN = {
    *("1.0.0.1", "1.1.1.1", "1.2.3.4", "4.2.2.2", "8.8.4.4", "8.8.8.8", "9.9.9.9"),
    *("208.67.220.220", "208.67.222.222"),
}
"""Resolvers that all use, and the address that stands for any."""
_IBAN = deferred(
    r"[A-Z][A-Z]\d\d(?<![A-Za-z0-9].{4})(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])"
)
_MAY_BE_CARD = deferred(r"0000[ -](?:0000[ -]0000|000000[ -]00000)")
_CARD = deferred(r"(?<![\w.-])[3-6](?:\d{3}([ -])\d{4}\1\d{4}\1\d{1,7}|[47]\d\d([ -])\d{6}\2\d{5})(?![\w-])")
_CARDS = ("card", "visa", "amex")
_DIGITS_OF_CARD = "0" * 13
_BEHIND_CARD = deferred(r"[^\n\d]{0,30}(?P<number>[3-6]\d{12,18})(?!\d)")
_FOLDER = deferred(r"(?P<name>[^\W\d][\w.-]{1,30})[/\\]")
_NOBODY = deferred(
    r"(?:\w*(?:admin|user|runner|agent|worker|builder)|name|app|build|ci|circleci|coder|data|deploy|dev|docker|git|jenkins|jovyan"
    r"|node|public|root|shared|site|test|travis|ubuntu|vagrant|vscode|web|you|youruser|www-data|(?:\D*\d){4}.*)",
)
"""Names of accounts that are nobody's."""
_FOLDERS = ("/home/", "/users/", "\\users\\")
_PROFILES = ("linkedin.com/in/",)
_PROFILE = deferred(r"[\w%-]{3,60}")
_HOLDERS = ("account", "customer", "passport", "insurance")
_BEHIND_HOLDER = deferred(
    r" ?(?i:numbers?|nos?\.|nr\.|ids?|#)[ :=#`*]{0,5}"
    r"(?P<number>(?=[A-Z-]{0,6}\d)[A-Z0-9][A-Z0-9-]{4,30}[A-Z0-9])\b"
)


def personal(text: str) -> Iterator[Found]:
    """Yield what in a text belongs to a person or an account, code and front matter too."""
    lower, form = small(text), shape(text)
    yield from _mails(text)
    yield from _phones(text, lower, form)
    yield from _addresses(text, form)
    yield from _accounts(text, lower)
    yield from _numbers(text, lower, form)


def customers_in(text: str, names: Sequence[str]) -> Iterator[Found]:
    """Yield where a text names a customer, whatever the case of the letters."""
    lower = small(text) if names else ""
    for name in names:
        for at in places(lower, [small(name)]):
            end = at + len(name)
            if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
                yield at, end, "a customer"


def _mails(text: str) -> Iterator[Found]:
    for at in places(text, "@"):
        host = _BEHIND_AT.match(text, at + 1)
        who = _BEFORE_AT.search(text, max(0, at - 65), at) if host else None
        if who and host and not _ROLE.fullmatch(who[0].lower()) and not _NO_HOST.search(host[0].lower()):
            named = _NAMED.search(text, max(0, who.start() - 90), who.start())
            yield (named or who).start(), host.end(), "a mail address"


def _phones(text: str, lower: str, form: str) -> Iterator[Found]:
    beside = places(text, ["+"] if "+0" in form else [])
    abroad = (_PHONE.match(text, at) for at in beside if text[at - 1 : at] not in _JOINED)
    american = (_AMERICAN.match(text, at) for at in places(text, ["("] if "(000)" in form else []))
    behind = (
        _BEHIND_CALLED.match(lower, at + len(name))
        for name in within(text, _CALLED)
        for at in places(lower, [name])
    )
    for found in filter(None, (*abroad, *american, *behind)):
        start, end = found.span("number" if "number" in found.groupdict() else 0)
        if (
            8 <= sum(letter.isdigit() for letter in text[start:end]) <= 15
            and not text[start - 1 : start].isalnum()
        ):
            yield start, end, "a phone number"


def _addresses(text: str, form: str) -> Iterator[Found]:
    for may_be, pattern in ((_MAY_BE_IPV4, _IPV4), (_MAY_BE_IPV6, _IPV6)):
        for found in pattern.finditer(text) if may_be.search(form) else ():
            if _is_public(found[0]) and not _VERSION.search(text, max(0, found.start() - 40), found.start()):
                yield (*found.span(), "a public IP address")


def _is_public(written: str) -> bool:
    try:
        address = ip_address(written)
    except ValueError:
        return False
    return address.is_global and not address.is_multicast and written not in _KNOWN


def _accounts(text: str, lower: str) -> Iterator[Found]:
    """Yield what a path or an address calls somebody."""
    for sign in likely(text, _FOLDERS):
        for at in places(lower, [sign]):
            found = (
                _FOLDER.match(text, at + len(sign))
                if not text[at - 1 : at].isalnum() or "\\" in sign
                else None
            )
            if found and not _NOBODY.fullmatch(found["name"].lower()):
                yield (*found.span("name"), "the name of an account")
    for at in places(lower, likely(text, _PROFILES)):
        if found := _PROFILE.match(text, at + 16):
            yield at, found.end(), "the profile of a person"


def _numbers(text: str, lower: str, form: str) -> Iterator[Found]:
    for found in _IBAN.finditer(text) if "AA00" in form else ():
        if _is_iban(found[0].replace(" ", "")):
            yield (*found.span(), "the number of an account")
    cards = within(text, _CARDS) if _DIGITS_OF_CARD in form else ()
    named = (_BEHIND_CARD.match(text, at + 4) for at in places(lower, cards))
    formed = _CARD.finditer(text) if _MAY_BE_CARD.search(form) else ()
    for found in (*formed, *filter(None, named)):
        start, end = found.span("number" if "number" in found.groupdict() else 0)
        if _is_card([int(digit) for digit in text[start:end] if digit.isdigit()]):
            yield start, end, "the number of a card"
    for holder in within(text, _HOLDERS):
        for at in places(lower, [holder]):
            if number := _BEHIND_HOLDER.match(text, at + len(holder)):
                yield (*number.span("number"), "the number of an account")


def _is_iban(number: str) -> bool:
    """Tell whether the check digits of ISO 13616 are right."""
    turned = number[4:] + number[:4]
    return 15 <= len(number) <= 34 and int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def _is_card(digits: Sequence[int]) -> bool:
    """Tell whether the last of some digits is right by Luhn's sum, of ISO/IEC 7812."""
    doubled = [2 * digit - 9 * (digit > 4) for digit in digits[-2::-2]]
    return 12 < len(digits) < 20 and len({*digits}) > 1 and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
