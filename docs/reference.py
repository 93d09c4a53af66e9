"""Write the pages of the documentation that follow from the declarations: `make reference`.

Each page is a function of the code alone, so a test can tell whether the pages in `docs/` are fresh.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import click

from beside import beside
from postmortems.checks.check import Check, all_checks
from postmortems.commands.cli import cli
from postmortems.discovery import modules_of
from postmortems.headings.names import ENGLISH, PLANNED, PLANS, REMEDIES
from postmortems.headings.names_abroad import BY_LANGUAGE
from postmortems.headings.phrases import shown
from postmortems.insight.asked_words import BY_NAME
from postmortems.insight.selection import SORTS
from postmortems.model.field_types import Declaration, ListOf, Named, Record, declarations
from postmortems.model.incident import Incident
from postmortems.model.rules import OF_KINDS
from postmortems.pages.home import PARTS
from postmortems.pages.parts.choice import FILTERS, LIMIT, MOST, OPEN_ACTIONS, SINCE, SORT, TEXT
from postmortems.sections import ROLES, Template
from postmortems.settings import Settings
from postmortems.site.templates import BUILT_IN, read_template

DOCS = Path(__file__).parent
REQUIRED = {"always": "always", "final": "once final", "": ""}


def pages() -> Iterator[tuple[str, str]]:
    """Yield the path and the Markdown of each page that is made."""
    checks = all_checks()
    yield "fields.md", fields()
    yield "settings.md", settings()
    yield "sections.md", sections()
    yield "command.md", command()
    yield "addresses.md", addresses()
    yield "parts.md", parts()
    yield "beside-plugins.md", beside()
    for template in templates():
        yield f"report-templates/{template.name}.md", template_page(template)
    yield "checks/index.md", check_list(checks)
    for check in checks.values():
        yield f"checks/{check.code}.md", check.page


def fields() -> str:
    """Return the reference of the front matter."""
    intro = (
        "# Fields\n\nThe front matter of an incident file. What is required grows with `status`: a draft can "
        "always be merged. Times are ISO 8601 with an offset, or without one when a zone is given; a date "
        "alone means that the clock is unknown.\n"
    )
    known = declarations(Incident)
    intro += "\nA site can have [fields of its own](own-rules.md#fields) besides these.\n"
    return "\n".join([intro, *_table(known), "", *_by_kind(), *_records(known), *_seen(known), ""])


def _by_kind() -> Iterator[str]:
    """Yield what a final report of some kind need not say."""
    yield from ("## By kind", "", BY_KIND, "", "| kind | fields | sections |", "| --- | --- | --- |")
    for rule in OF_KINDS:
        fields = ", ".join(f"`{name}`" for name in rule.optional_fields)
        yield f"| `{rule.kind[0]}` | {fields} | {', '.join(ROLES[role] for role in rule.optional_sections)} |"
    yield ""


BY_KIND = (
    "Once final, an `incident` and a `security` report have all that is required. The others need not have "
    "these fields and sections; they may. A site asks for more, or for less, with "
    "[rules of its own](own-rules.md)."
)


def _seen(known: Mapping[str, Declaration]) -> Iterator[str]:
    """Yield where a site shows what fields hold, those that are seen alike together."""
    places: dict[str, list[str]] = {}
    for entry in known.values():
        places.setdefault(entry.seen or "nowhere", []).append(f"`{entry.name}`")
    yield from ("## Where they are seen", "", "| field | where it is seen |", "| --- | --- |")
    yield from (f"| {', '.join(names)} | {place} |" for place, names in places.items())


def settings() -> str:
    """Return the reference of the plugin's options."""
    intro = (
        "# Settings\n\nThey stand under `plugins: - postmortems:` in mkdocs.yml and nowhere else. The "
        "command reads the same file. A setting that is unknown or wrong is an error that names its line.\n"
    )
    return "\n".join([intro, *_table(declarations(Settings)), "", *_records(declarations(Settings))])


def sections() -> str:
    """Return the words by which sections are known, and the built-in report templates."""
    lines = ["# Sections and templates", "", SECTIONS_INTRO]
    for role, title in ROLES.items():
        lines += [f"### {title}", "", *_names_of(role), ""]
    lines += ["## Templates", "", *map(_in_a_list, templates()), ""]
    return "\n".join([*lines, TEMPLATES_END])


SECTIONS_INTRO = """\
A heading is known by what it says, whatever its level, case, numbering, emoji, punctuation or a remark
in brackets: `## 3. TIMELINE (all times in UTC)` is a timeline.

## Names of sections

Most names stand for all forms of their words, as `cause` does for `causes` and `caused`, and German ones
for longer words too (`Ausfallursache`). They count alone and among other words:
[how](reading.md#what-a-heading-names). Accents do not count, so there are none here. What stands before a
colon is the name of the section in templates and settings.
"""
_FIRST = 10
"""So many names of a section are seen at once."""


def _names_of(role: str) -> Iterator[str]:
    """Yield the lines on the names of a section: some of the English ones, all of them folded away."""
    names = dict(_by_language(role))
    some = list(islice(_unlike(names["English"]), _FIRST))
    amount = sum(map(len, names.values()))
    yield f"`{role}`: {', '.join(some)}"
    if amount > len(some):
        yield from ("", "<details>", f"<summary>all {amount}, in {len(names)} languages</summary>")
        yield from (f"<p><b>{name}</b>: {', '.join(each)}</p>" for name, each in names.items())
        if role == PLANNED[0]:
            yield f"<p><b>Behind</b> {_either(PLANS)}: {_either(REMEDIES)}</p>"
        yield "</details>"


def _by_language(role: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each language in which a section has names, with these, each once."""
    english = [row for row in ENGLISH if row is not PLANNED]
    for language, rows in {"English": english, **BY_LANGUAGE}.items():
        names = dict.fromkeys(name for each, phrases, _ in rows if each == role for name in shown(phrases))
        if names:
            yield language, list(names)


def _unlike(names: Iterable[str]) -> Iterator[str]:
    """Yield some names without those that only go on as one before: `follow ups` behind `followup`."""
    seen: tuple[str, ...] = ()
    for name in names:
        joined = name.replace(" ", "")
        if not joined.startswith(seen):
            yield name
        seen += (joined,)


def _either(phrases: str) -> str:
    *names, last = shown(phrases)
    return f"{', '.join(names)} or {last}"


def _in_a_list(template: Template) -> str:
    """Return a template as an item of a list."""
    required, recommended = wanted(template)
    more = f" *Recommended*: {recommended}." if recommended else ""
    page = f"[`{template.name}`](report-templates/{template.name}.md)"
    return f"- {page}: {template.description} *Required*: {required}.{more}"


TEMPLATES_END = (
    "A site names the template of its reports with the setting `template`, a report its own with the field "
    "`template`. Templates of your own are Markdown files in the folder that `templates_dir` names; one with "
    "the name of a built-in template replaces it. Their front matter has `description`, `order`, "
    "`required` and `recommended`, lists of roles such as `summary`, `root_cause` and `actions`; those "
    "of the site's own too, which the setting `sections` [declares](own-rules.md#sections).\n"
)


def templates() -> tuple[Template, ...]:
    """Return the built-in report templates by name."""
    return tuple(read_template(path) for path in sorted(BUILT_IN.glob("*.md")))


def wanted(template: Template) -> tuple[str, str]:
    """Return the sections that a template asks for, and those that it recommends."""
    required, recommended = (
        ", ".join(ROLES[role] for role in roles) for roles in (template.required, template.recommended)
    )
    return required, recommended


def template_page(template: Template) -> str:
    """Return the page of a report template."""
    return (
        f"# Template {template.name}\n\n{template.description}\n\n"
        f'```sh\npostmortems new "Checkout is down" --template {template.name}\n```\n\n'
        f"| required | recommended |\n| --- | --- |\n| {' | '.join(wanted(template))} |\n\n"
        "A new report starts with this. Its comments are guidance; `placeholder-text` finds what is left.\n\n"
        f"````markdown\n{template.body.rstrip()}\n````\n"
    )


def command() -> str:
    """Return the reference of the command line, as its own help says it."""
    context = click.Context(cli, info_name="postmortems", **cli.context_settings)
    lines = ["# Command", "", "```text", cli.get_help(context).rstrip(), "```", ""]
    for name in cli.list_commands(context):
        verb = cli.get_command(context, name)
        assert verb is not None
        help_ = verb.get_help(click.Context(verb, info_name=name, parent=context, max_content_width=100))
        lines += [f"## {name}", "", "```text", help_.rstrip(), "```", ""]
    return "\n".join(lines)


def addresses() -> str:
    """Return the list of the kinds of pages: where they are, and what they show."""
    lines = ["# Addresses of pages", "", ADDRESSES_INTRO, "", "| below | what is there |", "| --- | --- |"]
    lines += sorted(f"| {folders} | {says} |" for folders, says in _kinds_of_pages())
    return "\n".join([*lines, ""])


def _kinds_of_pages() -> Iterator[tuple[str, str]]:
    for module in modules_of("postmortems.pages").values():
        if folders := getattr(module, "FOLDERS", ()):
            yield (
                ", ".join(f"`{folder}/`" for folder in folders),
                " ".join((module.__doc__ or "").split("\n\n")[0].split()),
            )


ADDRESSES_INTRO = (
    "These folders stand below the setting [`path`](settings.md), or below the site itself; "
    "[Pages](pages.md) tells how what they show is computed, and how the setting `pages` puts them "
    "elsewhere. A file of yours with the name of a page in them is an error."
)


def parts() -> str:
    """Return what can be placed on a page of the site's own, and what may be said of it."""
    lines = [
        "# Parts for pages of yours",
        "",
        PARTS_INTRO,
        "",
        "| comment | what takes its place | it takes |",
    ]
    lines.append("| --- | --- | --- |")
    for name, part in PARTS.items():
        own = " ".join(f"`{each}`" for each in part.takes if each not in FILTERS)
        takes = " ".join(filter(None, ("filters" if part.takes[: len(FILTERS)] == FILTERS else "", own)))
        lines.append(f"| `<!-- postmortems: {name} -->` | {part.says} | {takes} |")
    lines += ["", PARTS_WORDS, "", "| parameter | meaning |", "| --- | --- |"]
    lines += [f"| {', '.join(f'`{each}`' for each in BY_NAME)} | {PARTS_FILTERS} |"]
    lines += [f"| {name} | {says} |" for name, says in PARTS_MORE.items()]
    return "\n".join([*lines, "", PARTS_END])


PARTS_INTRO = """\
A page of yours, in Markdown, places what the knowledge base says with a comment:

```markdown
## What last happened to payments

<!-- postmortems: latest service=checkout service=ledger severity=SEV1 limit=3 -->
```

The parts have no headings; write your own above them. Today is the day of the build, or of
`SOURCE_DATE_EPOCH`."""
PARTS_WORDS = """\
## Parameters

They are those of [`postmortems list`](command.md#list). Several values of one name are alternatives, all else
has to be so together. A value with blanks stands in quotes: `tag="black friday"`. What is asked for is shown
as if there were no other reports."""
PARTS_FILTERS = (
    "incidents with this value; the words of the site, or what reports say, in upper or lower case"
)
PARTS_MORE = {
    "the name of a [field of the site's own](own-rules.md#fields)": "incidents with this value of it",
    f"`{SINCE}`": "begun on this day or later: `2026-03-04`, `2026-03`, `2026`, `90d`",
    f"`{TEXT}`": "with all of these words, or parts of words, in id, title, summary or impact",
    f"`{OPEN_ACTIONS}`": "with follow-ups that are still open; it has no value",
    f"`{LIMIT}`": f"so many at most, from 1 to {MOST}",
    f"`{SORT}`": "newest, worst, longest or A first: "
    f"{', '.join(f'`{each}`' for each in SORTS)}; `-` turns it around",
}
PARTS_END = """\
Withdrawn reports are among the latest only with `status=withdrawn`. A part, a parameter or a value that there
is not is told by `postmortems check` and by the build, with its line and what may be meant:
[`unknown-marker`](checks/unknown-marker.md).
"""


def check_list(checks: Mapping[str, Check]) -> str:
    """Return the list of all checks."""
    lines = ["# Checks", "", CHECKS_INTRO, "", "| check | level | finds |", "| --- | --- | --- |"]
    lines += [f"| [{c.code}]({c.code}.md) | {c.level} | {c.title} |" for c in checks.values()]
    return "\n".join([*lines, ""])


CHECKS_INTRO = """\
Errors fail a check and a build; warnings fail them with `--strict`; notes never do. What a draft has not
written yet is a note, so a draft can always be merged.

A site changes the level of a check, or turns it off:

```yaml
plugins:
  - postmortems:
      checks:
        empty-section: error
        section-order: off
```

What leaves nothing to publish stays an error, whatever a site says: a required field that is missing or
wrong, front matter that cannot be read. So does what is wrong in mkdocs.yml, and to write another level for
`invalid-setting` is an error itself. What is not due yet, in a draft or because of the day, stays a note.

One line is excused by a comment on it or above it, with a reason:

```markdown
<!-- postmortems: allow empty-section because the vendor has not answered yet -->
## Root cause
```

In front matter the comment is `# postmortems: allow CODE because REASON`. An excuse without effect is
reported.
"""


def _table(known: Mapping[str, Declaration]) -> Iterator[str]:
    yield "| name | value | required | what it is for |"
    yield "| --- | --- | --- | --- |"
    for entry in known.values():
        also = f" Also `{'`, `'.join(entry.aliases)}`." if entry.aliases else ""
        yield f"| `{entry.name}` | {entry.kind.says} | {REQUIRED[entry.required]} | {entry.doc}{also} |"
    examples = [f"{entry.name}: {entry.example}" for entry in known.values() if entry.example]
    if examples:
        yield from ("", "An example of each:", "", "```yaml", *examples, "```")


def _records(known: Mapping[str, Declaration]) -> Iterator[str]:
    for entry in known.values():
        cls = _record_of(entry.kind)
        if cls is not None:
            yield from (f"## {entry.name}", "", entry.doc, "", *_table(declarations(cls)), "")


def _record_of(kind: Any) -> type[Any] | None:
    if isinstance(kind, ListOf):
        kind = kind.item
    return kind.cls if isinstance(kind, Record | Named) else None


def main() -> None:
    """Write every page, and remove those of checks and templates that are gone."""
    made = dict(pages())
    for folder in ("checks", "report-templates"):
        for path in (DOCS / folder).glob("*.md"):
            if f"{folder}/{path.name}" not in made:
                path.unlink()
    for name, text in made.items():
        (DOCS / name).parent.mkdir(exist_ok=True)
        (DOCS / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
