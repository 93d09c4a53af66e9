"""What a site may choose, under `plugins: - postmortems:` in mkdocs.yml and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cached_property
from typing import Any

from .frozen import Frozen
from .model.field_types import FLAG, PAGE, TEXT, ZONE, Declaration, choice, declare, list_of, named, record
from .model.own import OwnField, OwnSection, vocabulary_of
from .model.page_kinds import PageKind, Places
from .model.public import Public
from .model.rules import OF_KINDS, Rule
from .model.setting_types import (
    ENDING,
    FILE,
    FOLDER,
    ID_PATTERN,
    KILOBYTES,
    LANGUAGES,
    LEVELS,
    OF_REPOSITORY,
    PAGES,
    PATTERN,
    PLACE,
    STORE,
    TRACKERS,
)  # fmt: skip
from .model.ticket_state import TicketState
from .model.vocabulary import SEVERITIES, TRIGGERS, VOCABULARY, Word, words

EVERY_FIELD = "fields.*"
"""Doubtful where it is not known which fields a site has."""


class Settings(Places, Frozen):
    """One site's choices, with the defaults of those it did not make."""

    incidents_dir: str = declare(
        OF_REPOSITORY, "Where the reports are: anywhere in the repository, also among the pages. A "
        "`README.md` there, or an `index.md`, without front matter is no report: it introduces the list.",
        example="../incidents", default="incidents",
    )  # fmt: skip
    path: str = declare(
        PLACE, "Where the pages live inside a larger site, such as `reliability`.",
        example="reliability", default="",
    )  # fmt: skip
    template: str = declare(
        TEXT, "The report template of reports that name none.", example="default", default="default"
    )
    templates_dir: str = declare(
        FOLDER, "A folder with report templates of the site's own.", example="templates", default=""
    )
    timezone: str = declare(
        ZONE, "The zone of times that are written without one.", example="Europe/Lisbon", default=""
    )
    severities: tuple[Word, ...] = declare(
        VOCABULARY,
        "The severities, the worst first.",
        example="[{name: SEV1, aliases: [critical]}, SEV2]",
        default=SEVERITIES,
    )
    services: tuple[Word, ...] = declare(
        VOCABULARY,
        "The services that a report may name; any, when the list is empty.",
        example="[{name: checkout, owner: payments-team}]",
        default=(),
    )
    triggers: tuple[Word, ...] = declare(
        VOCABULARY, "The triggers that a report may name.", example="[deploy, traffic]", default=TRIGGERS
    )
    fields: tuple[OwnField, ...] = declare(
        named(OwnField, "fields of the site's own"),
        "Fields that reports of this site may have besides ours, checked, shown and exported like them.",
        example="{customer_tier: {type: choice, values: [gold, silver], filter: true}}", default=(),
    )  # fmt: skip
    sections: tuple[OwnSection, ...] = declare(
        named(OwnSection, "sections of the site's own, or roles of ours"),
        "Sections that reports of this site have besides ours, and more headings for ours.",
        example="{rollback_plan: {titles: [Rollback plan], required: final, after: impact}}", default=(),
    )  # fmt: skip
    rules: tuple[Rule, ...] = declare(
        list_of(record(Rule), 100),
        "What final reports need by kind and severity, and in how many days; of two rules that say something "
        "of the same, the later one holds.",
        example="[{severity: [SEV1, SEV2], fields: [responders], final_within: 10 days}]", default=(),
    )  # fmt: skip
    checks: Mapping[str, str] = declare(
        LEVELS,
        "Raises, lowers or turns off single checks. What leaves nothing to publish stays an error, as does a "
        "wrong setting; what is not due yet, in a draft or because of the day, stays a note.",
        example="{empty-section: error}", factory=dict,
    )  # fmt: skip
    markdown: str = declare(
        choice("github", "site"),
        "Who renders reports: GitHub's dialect, sanitised; or the site's own markdown_extensions, in which "
        "case nothing is sanitised and whoever can merge a report can put a script on the site.",
        example="github",
        default="github",
    )
    other_plugins: str = declare(
        choice("listen", "rewrite"),
        "What other plugins may do to the Markdown of reports: only hear that there is a page, without its "
        "text; or get the text and rewrite it, in which case whoever can merge a report can use their "
        "syntax, with some of them to run code in the build.",
        example="listen",
        default="listen",
    )
    language: str = declare(
        choice(*LANGUAGES),
        "The language of what the site says around reports, and of the headings of new ones. Without it the "
        "theme decides (`language` under `theme`); where that is none of these, English.",
        example="de", default="",
    )  # fmt: skip
    audience: str = declare(
        choice("internal", "public"), "Who the site is for. One for the `public` leaves out every report that"
        " does not say `visibility: public`, and of the others all that `public` does not name.",
        example="internal", default="internal",
    )  # fmt: skip
    public: Public = declare(
        record(Public), "What a site for the public shows of a report, and nothing else.", default=Public(),
        example="{fields: [impact.summary, resolved_at], sections: [summary, timeline]}",
    )  # fmt: skip
    llms: bool = declare(
        FLAG, "Whether the site has an `llms.txt`, and beside the page of each incident its Markdown, for "
        "assistants to read; no more of it than the `audience` may see.", example="false", default=True,
    )  # fmt: skip
    theme_pages: str = declare(
        choice("filled", "rendered"),
        "How the theme's page gets around many reports: filled in, with what the theme wrote for one of them "
        "and would write for all, where that is certain; or rendered for each, which takes longer.",
        example="rendered",
        default="filled",
    )
    baseline: str = declare(
        FILE,
        "A file of known problems, which check and build keep silent about: what `postmortems check "
        "--update-baseline` writes.",
        example="known-problems.json",
        default="",
    )
    id: str = declare(
        ID_PATTERN,
        "What ids look like: `{n}` is a number, `{n:4}` one of at least four digits, `{year}` the year in "
        "which it began. `postmortems assign-ids` gives them to the reports that have none.",
        example="INC-{n}",
        default="",
    )
    strict: bool = declare(FLAG, "Whether warnings fail a build and a check.", example="true", default=False)
    search: str = declare(
        choice("auto", "sections", "pages", "short"),
        "What the search of Material for MkDocs finds of a report: each of its `sections`; in one entry what "
        "stands above it (`pages`); or its title, services and tags and the `short` of what happened. "
        "Readers load all of that with every page, so `auto` is `sections` up to 500 reports, `pages` up to "
        "3,000, and `short` beyond.",
        example="sections",
        default="auto",
    )
    tickets: Mapping[str, str] = declare(
        TRACKERS,
        "Where the tickets of follow-ups are: the address of one with `{}` for what reports write, such as "
        "`OPS-263` or `#12`; or such an address for each beginning, `other` for all others.",
        example="https://tracker.example.com/browse/{}",
        factory=dict,
    )
    ticket_states: str = declare(
        FILE,
        "What the tracker says of tickets, in JSON: shown, counted by, and told where a report contradicts.",
        example="tickets.json",
        default="",
    )
    customers: tuple[str, ...] = declare(
        list_of(TEXT), "Names of customers, for `personal-data`.", example="[Acme, Globex]", default=()
    )
    attachments: tuple[str, ...] = declare(
        list_of(ENDING),
        "Endings of files that are published beside reports which refer to them, besides "
        "png, jpg, jpeg, gif, webp, avif, svg, pdf, txt, log, csv and json. Whoever can merge a report can "
        "put such a file on the site: name none that a browser runs, such as html, js or xml.",
        example="[mp4, har]",
        default=(),
    )
    page: Mapping[str, Any] = declare(
        PAGE,
        "What the theme and other plugins read of the page of each report that says nothing else of it.",
        example="{comments: true}", factory=dict,
    )  # fmt: skip
    nav: str = declare(
        choice("overviews", "years"), "What of ours MkDocs has in its navigation: `overviews`, or all "
        "reports too, by `years`, for plugins that print what stands there.",
        example="years", default="overviews",
    )  # fmt: skip
    pages: Mapping[str, PageKind] = declare(
        PAGES, "Which kinds of pages there are besides reports, where they stand and what they are called; "
        "nothing leads to one that is `false`.",
        example="{insights: false, actions: promises, tags: {path: labels, title: Labels}}", factory=dict,
    )  # fmt: skip
    virtual: tuple[str, ...] = declare(
        list_of(PATTERN, 100), "Pages and files that other plugins make while the site is built, by their "
        "paths in the docs folder: `postmortems check` takes links of reports to them for good. A build looks"
        " for itself.", example="[api/*]", default=(),
    )  # fmt: skip
    cache: str = declare(
        STORE,
        "Where results are kept from one run to the next, so that only what has changed is made again: "
        "`auto` is a folder of your own on this machine (`postmortems cache` tells where), `off` nowhere. "
        "What is kept is published as it is: a folder in the site's repository is refused.",
        example="~/.cache/reports",
        default="auto",
    )
    max_report_kb: int = declare(
        KILOBYTES,
        "How large a report may be, in units of 1,000 bytes; images do not count.",
        example="800",
        default=500,
    )

    states: Mapping[str, TicketState] = field(default_factory=dict)
    """What the file of `ticket_states` says, by ticket."""
    doubtful: tuple[str, ...] = ()
    """The settings that could not be read, or not all of them, and `fields.NAME` of fields that could not be:
    nothing is told of reports that only follows from such a one."""

    @property
    def max_report_bytes(self) -> int:
        """How many bytes a report may have."""
        return self.max_report_kb * 1000

    def vocabularies(self, templates: Iterable[str] = ()) -> Mapping[str, tuple[Word, ...]]:
        """Return what fields may say: the site's words by the name of their setting, and its `templates`."""
        ours = {"severities": self.severities, "services": self.services, "triggers": self.triggers}
        own = {vocabulary_of(each.name): each.values for each in self.fields if each.values}
        known = {**ours, **own, "templates": () if "templates_dir" in self.doubtful else words(*templates)}
        return {name: () if name in self.doubtful else own for name, own in known.items()}

    @cached_property
    def own_fields(self) -> Mapping[str, Declaration]:
        """The fields of the site's own by name, as it lists them."""
        return {each.name: each.declaration for each in self.fields}

    @cached_property
    def all_rules(self) -> tuple[Rule, ...]:
        """What holds for kinds anywhere, then what the site's fields and its rules say."""
        needed = tuple(each.name for each in self.fields if each.declaration.required)
        rules = () if "rules" in self.doubtful else self.rules
        return (*OF_KINDS, *([Rule(fields=needed)] if needed else ()), *rules)
