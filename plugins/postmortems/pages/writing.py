"""How to write a report here: what this site asks for, from its own template, fields, words and checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ..checks.check import Check, all_checks
from ..frozen import Frozen
from ..model.field_types import TEXT, Choice, Declaration, FieldType, Record, Term, declarations
from ..model.incident import Incident
from ..model.own import OwnSection
from ..patterns import deferred
from ..reading.document import read_document
from ..reading.section import with_own_roles
from ..rendering.report import Heading
from ..sections import Template
from ..settings import Settings
from ..wording.words import ENGLISH, Words, to_say
from .base import layout
from .base.page import Fragment, Page, Site
from .base.paths import writing_path
from .base.template import render
from .parts.rules_told import rules_told

TITLE = to_say("Writing a report")
FOLDERS = ("writing",)
HEADINGS = (
    Heading(2, to_say("From something broke to a merged report"), "steps"),
    Heading(2, to_say("When to write one"), "when"),
    Heading(2, to_say("How we write"), "how"),
    Heading(2, to_say("Fields"), "fields"),
    Heading(2, to_say("By kind and severity"), "rules"),
    Heading(2, to_say("Sections"), "sections"),
    Heading(2, to_say("Severities"), "severities"),
    Heading(2, to_say("What is checked"), "checks"),
)
NEEDED = {
    "always": to_say("From the first draft"),
    "final": to_say("Before it is final"),
    "": to_say("Where it helps"),
}
NEEDS = {
    "required": to_say("required"),
    "recommended": to_say("recommended"),
    "optional": to_say("optional"),
    "": "",
}
_GUIDANCE = deferred(r"<!--\s*guidance:([^<>]*)-->")
_CODE = deferred(r"`([^`]*)`")


class Field(Frozen):
    """A field of the front matter; `says` and `text` alternate plain text and code."""

    name: str
    says: tuple[str, ...]
    text: tuple[str, ...]
    example: str


class Part(NamedTuple):
    """A section of the template, how much it is needed, and what goes into it."""

    title: str
    level: int
    need: str
    text: tuple[str, ...]


class Checked(Frozen):
    """A check and the level that it has on this site, `off` included."""

    code: str
    level: str
    text: tuple[str, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield the guide, for those who write."""
    if site.is_public:
        return
    title, described = site.called(FOLDERS[0], TITLE), site.words.say("How to write a postmortem here.")
    yield Page(writing_path(site), title, described, lambda _: content(site), layout=layout.TEXT)


def content(site: Site) -> Fragment:
    """Write the guide from what the site declares."""
    template = site.templates.get(site.settings.template)
    parts = tuple(sections(template, site.settings.sections)) if template else ()
    words = site.words
    headings = [heading._replace(text=words.say(heading.text)) for heading in HEADINGS]
    html = render(
        "writing.html",
        words,
        title=site.called(FOLDERS[0], TITLE),
        headings={heading.anchor: heading.text for heading in headings},
        fields=fields(site.settings, words),
        rules=list(rules_told(site.settings, words)),
        sections=parts,
        template_name=template.name if template else "",
        start=start(site.settings, template),
        needs=NEEDS,
        checks=[checked(check, site.settings) for check in all_checks().values()],
        settings=site.settings,
    )
    return Fragment(html, tuple(h for h in headings if parts or h.anchor != "sections"))


def fields(settings: Settings, words: Words = ENGLISH) -> Mapping[str, tuple[Field, ...]]:
    """Return the fields by when they are needed, in the order in which they are written."""
    known = (*declarations(Incident).values(), *settings.own_fields.values())
    return {
        words.say(title): tuple(_field(entry, settings, words) for entry in known if entry.required == need)
        for need, title in NEEDED.items()
    }


def _field(entry: Declaration, settings: Settings, words: Words) -> Field:
    said, written = in_code(words.word(entry.doc)), in_code(says(entry, settings, words))
    return Field(entry.name, written, said, example(entry, settings))


def example(entry: Declaration, settings: Settings) -> str:
    """Write a field as a report here may have it."""
    own = {"severity": settings.severities, "services": settings.services, "trigger": settings.triggers}
    words = own.get(entry.name, ())
    if words:
        name = words[len(words) // 2].name
        return f"{entry.name}: {name if isinstance(entry.kind, Term) else f'[{name}]'}"
    return f"{entry.name}: {entry.example}"


def says(entry: Declaration, settings: Settings, words: Words = ENGLISH) -> str:
    """Say what a field's value may be, with the site's own words where they are few; names are code."""
    kind = getattr(entry.kind, "item", entry.kind)
    is_list = kind is not entry.kind
    known = _known(kind, settings)
    if isinstance(kind, Record):
        return words.say("a list; each with %(fields)s", fields=known) if is_list else known
    if known and not is_list:
        return words.say("one of %(words)s", words=known)
    if known:
        return words.say("a list of %(words)s", words=known)
    if is_list:
        return words.say("a list; each is %(kind)s", kind=words.word(kind.says))
    return "" if kind == TEXT else words.word(kind.says)


def _known(kind: FieldType, settings: Settings) -> str:
    """Return what a value has or is one of, as code; empty where that is anything."""
    if isinstance(kind, Record):
        return _codes(declarations(kind.cls))
    if isinstance(kind, Choice):
        return _codes(kind.options)
    if isinstance(kind, Term) and kind.setting != "templates":
        return _codes(word.name for word in settings.vocabularies()[kind.setting])
    return ""


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def sections(template: Template, own: tuple[OwnSection, ...] = ()) -> Iterator[Part]:
    """Yield the sections of a template with the guidance that it gives in comments."""
    document = with_own_roles(read_document(f"{template.name}.md", template.body.encode()), own)
    text = document.source.text
    stops = [*(section.start for section in document.sections[1:]), len(text)]
    for section, stop in zip(document.sections, stops, strict=False):
        guidance = " ".join(said.strip() for said in _GUIDANCE.findall(text, section.start, stop))
        need = _need(section.role, section.level, template)
        yield Part(section.title, section.level, need, in_code(guidance))


def _need(role: str, level: int, template: Template) -> str:
    if level > 2:
        return ""
    if role in template.required:
        return "required"
    return "recommended" if role in template.recommended else "optional"


def start(settings: Settings, template: Template | None) -> str:
    """Return a whole file to start from: the fields of a first draft, then the template."""
    known = (entry for entry in declarations(Incident).values() if entry.required == "always")
    fields = (example(entry, settings) for entry in known)
    return "\n".join(["---", *fields, "---", template.body.rstrip() if template else ""])


def checked(check: Check, settings: Settings) -> Checked:
    """Describe a check as this site has set it."""
    return Checked(check.code, settings.checks.get(check.code, str(check.level)), in_code(check.title))


def in_code(text: str) -> tuple[str, ...]:
    """Split a text at its code spans: every second part is code."""
    return tuple(_CODE.split(text))
