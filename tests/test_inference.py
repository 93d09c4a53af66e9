"""Two knowledge bases that differ only in what is internal give the same public site, byte for byte.

That is what "internal" means: all else about editions follows from it.
"""

from __future__ import annotations

import os
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from building import built, git
from images import ALL
from postmortems.checks.check import all_checks
from postmortems.hosts.exported import write_site
from postmortems.publishing import load
from postmortems.redaction.report import Redacted
from postmortems.site.edition import for_audience
from postmortems.site.project import find_project
from samples import NOW, make_project

CONFIG = """\
site_name: Site
theme: {name: material, font: false}
plugins:
  - search
  - postmortems:
      services: [checkout, search, mail]
      fields: {tier: {type: choice, values: [gold, silver], filter: true}}
      public: {fields: [kind, summary, impact.summary, related, resolved_at, contributing_factors], sections: [summary, impact]}
"""
WORDS = (
    "checkout",
    "gold",
    "the provider",
    "2026-01-02",
    "SEV1",
    "payments-team",
    "[a](https://example.com/b)",
    "# Impact",
    "é <b>x</b>",
    "---",
)
PLACES = ("before", "among", "behind", "list", "quote", "cell", "inline", "alone")
PRIVATE = (
    "authors: [{}]", "tags: [{}, other]", "x-note: {}", "responders: {{responders: 4}}", "tier: gold", "trigger: deploy",
    "action_items: [{{title: Mend {}, owner: team}}]", "template: minimal",
    "detection: {{source: alert, detail: {}}}", "links: [{{title: {}, url: https://example.com/{}}}]", "aliases: [old-{}]",
)  # fmt: skip


@dataclass(frozen=True)
class Internal:
    """What is internal of a knowledge base, as one may differ from another."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    passages: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[str, ...] = ()
    hidden: tuple[tuple[str, str, str], ...] = ()
    files: tuple[str, ...] = ()
    told: str = "a"


def passages(text: str, place: str) -> str:
    """Return a passage as it stands in a place, nothing where there is none."""
    if not text:
        return ""
    line = text.replace("\n", " ").replace("# ", "").replace("---", "")
    whole = f"<!-- internal -->\n\n{text.replace('# Impact', 'x')}\n\n<!-- /internal -->\n\n"
    forms = {
        "list": f"- <!-- internal -->{line}<!-- /internal -->\n", "quote": f"> <!-- internal -->\n> {line}\n> <!-- /internal -->\n>\n",
        "inline": f"<!-- internal -->{line}<!-- /internal --> ", "cell": f"<!-- internal -->{line}<!-- /internal --> ",
        "alone": f"<!-- {line.replace('-->', '')} of these -->\n\n",
    }  # fmt: skip
    return forms.get(place, whole)


def body(inside: Internal, name: str) -> str:
    """Return the text of a public report around what is internal."""
    at = {place: passages(inside.passages.get(f"{name} {place}", ""), place) for place in PLACES}
    hidden = "".join(
        f"## {title}\n\n{text}\n\n" for title, text in zip(TITLES, inside.sections, strict=False)
    )
    return (
        f"{at['before']}## Summary\n\n{at['among']}Nobody could {at['inline']}pay.\n\n{at['alone']}![Errors](shown.png)\n\n"
        f"- one\n{at['list']}- two\n\n> said\n>\n{at['quote']}> more\n\n| a | b |\n| --- | --- |\n| 1 | {at['cell']}|\n\n"
        f"{hidden}## Impact\n\nAll of Europe, for an hour.\n\n{at['behind']}"
    )


TITLES = ("Root cause", "Action items", "Anything", "Timeline")
FIELDS = """\
---
id: {name}
status: draft
severity: SEV2
services: [checkout]
started_at: {day}T14:05+00:00
resolved_at: {day}T15:05+00:00
contributing_factors: [missing limit]
impact: {{summary: Nobody could pay}}
"""
SHOWN = {
    "one": ("2026-03-04", "related: [{id: two, relation: recurrence-of}%s]"),
    "two": ("2025-03-04", "related: [{id: one}%s]"),
}


def knowledge_base(root: Path, inside: Internal) -> Path:
    """Write a knowledge base whose public part is always the same."""
    files: dict[str, str | bytes] = {"docs/index.md": "# Here\n\n<!-- postmortems: latest -->\n"}
    for name, (day, related) in SHOWN.items():
        more = "".join(f", {id_}" for id_, _, to in inside.hidden if to)
        own = "".join(f"{line}\n".replace("old-x", f"old-{name}") for line in inside.fields.get(name, ()))
        public = f"visibility: public\n{related % more}\ntitle: {inside.told}\ntitle_public: Payments down\n"
        files[f"incidents/{name}.md"] = (
            FIELDS.format(name=name, day=day) + f"{public}{own}---\n\n{body(inside, name)}"
        )
    for id_, day, to in inside.hidden:
        own = f"related: [{{id: {to}, relation: recurrence-of}}]\n" if to else ""
        fields = FIELDS.format(name=id_, day=day) + f"title: Mail down\ntier: silver\n{own}"
        files[f"incidents/{id_}.md"] = (
            f"{fields}action_items: [{{title: Mend, owner: team}}]\n---\n\n## Summary\n\nSlow.\n"
        )
    files |= {f"incidents/{name}.txt": name for name in inside.files}
    files["incidents/shown.png"] = ALL["png"](inside.told)
    make_project(root, files, CONFIG)
    for path in root.rglob("*"):
        os.utime(path, (random.Random(inside.told).randrange(10**9),) * 2)
    return root


def public_site(root: Path) -> dict[str, bytes]:
    """Return the public site of a knowledge base, by the paths of its files."""
    found = write_site(
        load(for_audience(find_project(root, None, all_checks()), "public"), NOW), root / "out"
    )
    assert found.pages, [each for each in found.diagnostics if each.level == "error"]
    return {
        path.relative_to(root / "out").as_posix(): path.read_bytes()
        for path in (root / "out").rglob("*")
        if path.is_file()
    }


words = st.sampled_from(WORDS)
texts = st.lists(words, min_size=1, max_size=3).map("\n\n".join)
fields = st.lists(st.sampled_from(PRIVATE), unique=True, max_size=4).map(
    lambda those: tuple(each.replace("{}", "x").replace("{{", "{").replace("}}", "}") for each in those)
)
hidden = st.tuples(
    st.sampled_from(["aa", "mm", "zz", "one-2"]),
    st.sampled_from(["2024-01-01", "2025-09-01", "2026-05-01"]),
    st.sampled_from(["", "one", "two"]),
)
inside = st.builds(
    Internal,
    fields=st.fixed_dictionaries({"one": fields, "two": fields}),
    passages=st.dictionaries(
        st.sampled_from([f"{name} {place}" for name in SHOWN for place in PLACES]), texts, max_size=6
    ),
    sections=st.lists(texts.map(lambda text: text.replace("# ", "").replace("---", "")), max_size=4).map(
        tuple
    ),
    hidden=st.lists(hidden, unique_by=lambda each: each[0], max_size=3).map(tuple),
    files=st.lists(st.sampled_from(["notes", "shown", "plan"]), unique=True, max_size=2).map(tuple),
    told=st.sampled_from(["Bank down", "zz", "é"]),
)


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.too_slow], phases=(Phase.explicit, Phase.generate)
)
@given(inside=inside)
def test_what_is_internal_changes_no_byte(inside: Internal) -> None:
    with TemporaryDirectory() as folder:
        found = public_site(knowledge_base(Path(folder) / "one", inside))
        assert found == public_site(knowledge_base(Path(folder) / "two", Internal()))


MUCH = Internal(
    fields={"one": ("authors: [the provider]",), "two": ("x-note: kept",)},
    passages={f"{name} {place}": "the provider" for name in SHOWN for place in PLACES},
    sections=("Why.", "- [ ] Mend it (owner: team)"),
    hidden=(("aa", "2025-09-01", "one"), ("zz", "2026-05-01", "two")),
    files=("notes",),
    told="Bank down",
)


def test_it_is_so_through_mkdocs_and_git(tmp_path: Path) -> None:
    sites = []
    for number, inside in enumerate((MUCH, Internal())):
        root = knowledge_base(tmp_path / str(number), inside)
        with (root / "mkdocs.yml").open("a") as config:
            config.write(
                "repo_url: https://git.example.com/a/kb\nedit_uri: edit/main/docs/\nsite_url: https://site.example/\n"
            )
        git(root, "init", "-q")
        git(root, "add", ".")
        day = f"2026-05-0{number + 1}T10:00:00Z"
        git(root, "commit", "-q", "-m", "Reports", GIT_AUTHOR_DATE=day, GIT_COMMITTER_DATE=day)
        site = built(root, POSTMORTEMS_AUDIENCE="public", SOURCE_DATE_EPOCH="1780315200")
        sites.append(
            {
                path.relative_to(site).as_posix(): path.read_bytes()
                for path in site.rglob("*")
                if path.is_file()
            }
        )
    assert sites[0] == sites[1]


@pytest.mark.parametrize("name", ["is_public", "_redacted"])
def test_it_tells_when_something_comes_through(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_it_is = lambda report, *_: Redacted(text=report.document.source.text)  # noqa: E731
    monkeypatch.setattr(
        f"postmortems.site.edition.{name}", as_it_is if name == "_redacted" else lambda _: True
    )
    found = public_site(knowledge_base(tmp_path / "one", MUCH))
    assert found != public_site(knowledge_base(tmp_path / "two", Internal()))
