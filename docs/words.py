"""Bring the languages up to date: `make words`, after words of pages have changed.

What stands in the code, in templates and in scripts is extracted and merged into `languages/*.po`, which
people translate; what the program reads is made from these and from the Unicode CLDR. Both are functions of
the files alone, so a test can tell whether they are fresh.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from gettext import c2py
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from postmortems.insight.completeness import FACTS
from postmortems.insight.facets import FACETS
from postmortems.insight.relations import INCOMING, OUTGOING
from postmortems.insight.selection import FILTERS
from postmortems.model.diagnostic import Level
from postmortems.model.field_types import Choice, Record, declarations
from postmortems.model.incident import Incident
from postmortems.model.milestone import MEASURES, Milestone
from postmortems.model.setting_types import LANGUAGES
from postmortems.model.vocabulary import TRIGGERS
from postmortems.sections import ROLES
from postmortems.site.templates import BUILT_IN, said_in
from postmortems.wording.numbers import DETECTION, KIND, STATUS, label
from postmortems.wording.words import HERE

PACKAGE = HERE.parent.parent
METHODS = [("pages/**.html", "jinja2"), ("pages/**.js", "javascript"), ("**.py", "python")]
OPTIONS = {
    "pages/**.html": dict.fromkeys(("trimmed", "trim_blocks", "lstrip_blocks", "newstyle_gettext"), "true")
}
ROOMS = ("pages", "wording", "hosts")
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "say": None, "to_say": None, "_": None, "gettext": None, "count": (2, 3), "to_count": (1, 2),
    "ngettext": (1, 2),
}  # fmt: skip
TRANSLATED = ("default", "minimal")
"""The report templates that are in all languages; others keep the headings of those who thought of them."""
OURS = tuple(language for language in LANGUAGES if language != "en")


def extracted() -> Catalog:
    """Return all that is said, in the order of the files."""
    catalog = Catalog(charset="utf-8", fuzzy=False, header_comment="")
    for file, _, message, comments, context in extract_from_dir(
        PACKAGE, METHODS, OPTIONS, KEYWORDS, ("translators:",), directory_filter=_is_told
    ):
        catalog.add(message, None, [(file, 1)], auto_comments=comments, context=context)
    for message in declared():
        catalog.add(message, None)
    return catalog


def _is_told(folder: str) -> bool:
    inside = Path(folder).relative_to(PACKAGE).parts
    return not inside or (inside[0] in ROOMS and "__pycache__" not in inside)


def declared() -> Iterator[str]:
    """Yield what pages say of declarations that stand elsewhere."""
    for words in (DETECTION, KIND, STATUS, OUTGOING, INCOMING):
        yield from words.values()
    for measure in MEASURES:
        yield from (measure.title, measure.formula)
    for milestone in Milestone:
        yield from (milestone.label, milestone.value)
    for facet in FACETS:
        yield from (facet.title, facet.one)
    yield from (fact.title for fact in FACTS)
    yield from (filter_.title for filter_ in FILTERS)
    yield from (label(word.name) for word in TRIGGERS)
    yield from ROLES.values()
    for field in declarations(Incident).values():
        kind = getattr(field.kind, "item", field.kind)
        yield from (field.doc, *(() if isinstance(kind, Choice | Record) else (kind.says,)))
    for name in TRANSLATED:
        yield from said_in((BUILT_IN / f"{name}.md").read_text("utf-8"))
    yield from map(str, Level)


def updated(language: str) -> str:
    """Return the catalogue of a language with all that is said now; what is said no more is gone."""
    file = HERE / f"{language}.po"
    old = read_po(BytesIO(file.read_bytes() if file.is_file() else b""), locale=language)
    new = Catalog(locale=language, charset="utf-8", fuzzy=False)
    for message in extracted():
        if message.id:
            known = old.get(_key(message), message.context)
            kept = known.string if known and type(known.id) is type(message.id) else None
            new.add(message.id, kept, context=message.context)
    return written(new)


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def written(catalog: Catalog) -> str:
    """Return a catalogue as a file, in the order of its messages and without what changes by itself."""
    out = BytesIO()
    write_po(out, catalog, width=110, sort_output=True, omit_header=True)
    plural = f"nplurals={catalog.num_plurals}; plural={catalog.plural_expr};"
    fields = (f"Language: {catalog.locale_identifier}", "Content-Type: text/plain; charset=utf-8")
    head = "".join(f'"{field}\\n"\n' for field in (*fields, f"Plural-Forms: {plural}"))
    return f'msgid ""\nmsgstr ""\n{head}\n{out.getvalue().decode().strip()}\n'


def compiled(language: str, catalogue: str) -> str:
    """Return what the program reads of a language, as JSON."""
    catalog = read_po(BytesIO(catalogue.encode()), locale=language)
    locale, form = Locale.parse(language), c2py(catalog.plural_expr)
    single, several = _told(catalog)
    told = {
        "direction": locale.text_direction,
        "plurals": "".join(str(form(amount)) for amount in range(200)),
        "formats": formats(locale),
        "messages": dict(sorted(single.items())),
        "counted": dict(sorted(several.items())),
    }
    return json.dumps(told, ensure_ascii=False, indent=0) + "\n"


def _told(catalog: Catalog) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return what is translated: messages, and those that change with an amount by the first of two."""
    single, several = {}, {}
    for message in catalog:
        if message.id and message.string:
            if isinstance(message.id, str):
                single[message.id] = str(message.string)
            elif all(message.string):
                several[message.id[0]] = list(message.string)
    return single, several


GROUPED = {"es": 5}
"""From how many digits on a number has marks between thousands, where that are not four."""
DAYS = {
    "day": "yMMMMd", "short_day": "yMMMd", "day_of_year": "MMMMd", "short_day_of_year": "MMMd",
    "month_of_year": "yMMMM", "year": "y",
}  # fmt: skip
_SIGN = re.compile(r"'(?P<quoted>[^']*)'|M{3,}|[dMy]")
_NAMES = {"d": "{day}", "M": "{number}", "y": "{year}"}


def formats(locale: Locale) -> dict[str, Any]:
    """Return how a language writes numbers, days and lists, as the CLDR has it."""
    lists, numbers = locale.list_patterns["standard"], locale.number_symbols["latn"]
    months = {kind: list(locale.months["format"][kind].values()) for kind in ("wide", "abbreviated")}
    return {
        "decimal": numbers["decimal"],
        "group": numbers["group"],
        "grouped": GROUPED.get(locale.language, 4),
        "percent": locale.percent_formats[None].pattern.replace("#,##0", "{}"),
        "names": months["wide"],
        "short": months["abbreviated"],
        "labels": [name.rstrip(".") for name in locale.months["stand-alone"]["abbreviated"].values()],
        **{name: _pattern(locale.datetime_skeletons[skeleton].pattern) for name, skeleton in DAYS.items()},
        "pair": lists["2"],
        **{name: lists[name] for name in ("start", "middle", "end")},
        "lowers": locale.language != "de",
    }


def _pattern(pattern: str) -> str:
    """Return a pattern of the CLDR for a day as one of `str.format`."""
    return _SIGN.sub(lambda sign: sign["quoted"] or _NAMES.get(sign[0], "{month}"), pattern)


def main() -> None:
    """Write every catalogue, and what the program reads."""
    for language in OURS:
        catalogue = updated(language)
        (HERE / f"{language}.po").write_text(catalogue, "utf-8")
        (HERE / f"{language}.json").write_text(compiled(language, catalogue), "utf-8")


if __name__ == "__main__":
    main()
