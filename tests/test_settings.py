"""mkdocs.yml: where it is found, what its options mean, and what is wrong about them, with the line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import yaml

from postmortems.checks.check import all_checks
from postmortems.model.diagnostic import Level
from postmortems.model.document import Value
from postmortems.model.vocabulary import Word, find_word
from postmortems.reading.scalars import INVALID, Reading, read_word
from postmortems.settings import Settings
from postmortems.site import config_yaml
from postmortems.site.config import read_config, settings_from
from postmortems.site.config_yaml import open_config
from postmortems.site.host_options import layers_of, merge_places
from postmortems.site.project import Project, find_project
from postmortems.wording.severity import scale
from samples import CONFIG, check, make_project, report, shown

if TYPE_CHECKING:
    from pathlib import Path


def project_of(root: Path, config: str, start: Path | None = None) -> Project:
    make_project(root, {}, config)
    return find_project(start or root, None, all_checks())


def options(*lines: str) -> str:
    return "site_name: Site\nplugins:\n  - search\n  - postmortems:\n" + "".join(
        f"      {line}\n" for line in lines
    )


def wrong(project: Project) -> list[tuple[int, int, str]]:
    assert {found.code for found in project.diagnostics} <= {"invalid-setting"}
    return [(found.place.line, found.place.column, found.message) for found in project.diagnostics]


@pytest.mark.parametrize(
    "config",
    [
        "site_name: Site\n", "plugins: []\n", "plugins:\n", "plugins:\n  - postmortems\n", "plugins: {postmortems: }\n",
        "plugins:\n  - postmortems:\n", "plugins:\n  - postmortems: {}\n", "plugins: postmortems\n",
        "extra: !!python/name:os.system\nhooks: !ENV X\nplugins: [postmortems]\n",
    ],
)  # fmt: skip
def test_without_options_all_is_as_ever(config: str, tmp_path: Path) -> None:
    project = project_of(tmp_path, config)
    assert (project.settings, project.diagnostics) == (Settings(), ())


def test_every_option_is_read(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/short.md").write_text("---\nrequired: [summary]\n---\n")
    project = project_of(
        tmp_path,
        "docs_dir: pages\n" + options(
            "incidents_dir: ./reports/", "path: reliability/incidents", "template: short", "templates_dir: own",
            "timezone: Europe/Lisbon", "severities: [{name: P1, aliases: [critical]}, P2]",
            "services: [{name: checkout, owner: payments-team}]", "triggers: deploy", "checks: {empty-section: off}",
            "markdown: site", "strict: true", "tickets: https://tracker.example.com/{}",
        ),
    )  # fmt: skip
    assert project.diagnostics == ()
    assert project.settings == Settings(
        "reports", "reliability/incidents", "short", "own", "Europe/Lisbon", (Word("P1", ("critical",)), Word("P2")),
        (Word("checkout", (), "payments-team"),), (Word("deploy"),), checks={"empty-section": "off"},
        markdown="site", strict=True, tickets={"": "https://tracker.example.com/{}"},
    )  # fmt: skip
    assert (project.docs_dir, project.incidents_dir) == (tmp_path / "pages", tmp_path / "reports")


def test_a_mapping_of_plugins_is_read_too(tmp_path: Path) -> None:
    project = project_of(
        tmp_path, "plugins:\n  search: {}\n  postmortems:\n    strict: true\n    strickt: true\n"
    )
    assert project.settings.strict
    assert wrong(project) == [(5, 5, "there is no setting `strickt`")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["incident_dir: a"], (5, 7, "there is no setting `incident_dir`")),
        (["strict: true", "strict: false"], (6, 7, "`strict` stands here a second time")),
        (
            ["incidents_dir: ../reports"],
            (5, 22, "`incidents_dir` is `../reports`: it leads out of the site's ..."),
        ),
        (["incidents_dir: /reports"], (5, 22, "`incidents_dir` is `/reports`")),
        (
            ["incidents_dir: docs"],
            (5, 22, "`incidents_dir` is `docs`: `docs` lies in it, and each page of ..."),
        ),
        (["checks: {no-such-check: off}"], (5, 16, "there is no check `no-such-check`")),
        (["checks: {empty-section: no}"], (5, 31, "`checks.empty-section` is `no`")),
        (["timezone: é/検索"], (5, 17, "`timezone` is `é/検索`")),
        (["template: other"], (5, 17, "`template` is `other`: there is no such template")),
        (["- strict"], (5, 7, "the plugin's options are no mapping")),
        (
            ["public: {sections: [actions], owners: true}"],
            (5, 26, "`public.sections` has `actions`, whose text ..."),
        ),
        (["public: {fields: [autors]}"], (5, 25, "`public.fields` is `autors`")),
        (["strict: [", "}"], (5, 15, "a `[` that is not closed")),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    lines: list[str], expected: tuple[int, int, str], tmp_path: Path
) -> None:
    found = project_of(tmp_path, options(*lines))
    line, column, message = wrong(found)[0]
    assert len(found.diagnostics) == 1
    assert (line, column) == expected[:2]
    assert message.startswith(expected[2].removesuffix("..."))
    assert found.diagnostics[0].help


@pytest.mark.parametrize("written", ["off", "false", "False", "'off'", "OFF"])
def test_off_is_off_although_yaml_takes_it_for_false(written: str, tmp_path: Path) -> None:
    text = options(f"checks: {{empty-section: {written}}}")
    by_us = project_of(tmp_path, text).settings
    parsed = yaml.safe_load(text)["plugins"][1]["postmortems"]
    fields = merge_places(parsed, layers_of(open_config(tmp_path / "mkdocs.yml", tmp_path)))
    by_host, problems = settings_from(fields, all_checks())
    assert by_us.checks == by_host.checks == {"empty-section": "off"}
    assert problems == ()


def test_what_a_host_has_parsed_keeps_its_lines(tmp_path: Path) -> None:
    text = options("strict: true", "incident_dir: a", "checks:", "  empty-section: loud")
    make_project(tmp_path, {}, text)
    layers = layers_of(open_config(tmp_path / "mkdocs.yml", tmp_path))
    fields = merge_places(yaml.safe_load(text)["plugins"][1]["postmortems"], layers)
    _, problems = settings_from(fields, all_checks())
    found = [layers.diagnose(problem, Level.ERROR).place[1:3] for problem in problems]
    assert found == [(6, 7), (8, 24)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("# later\n", 1),
        ("null\n", 1),
        ("\n- site_name: Site\n- plugins: []\n", 2),
        ("\nsite_name\n", 2),
    ],
)
@pytest.mark.parametrize("inherited", [False, True])
def test_a_file_without_settings_by_name_is_told_of(
    text: str, line: int, inherited: bool, tmp_path: Path
) -> None:
    make_project(tmp_path, {"base.yml": text}, "INHERIT: base.yml\n" if inherited else text)
    (found,) = find_project(tmp_path, None, all_checks()).diagnostics
    assert (found.code, found.level) == ("invalid-setting", Level.ERROR)
    assert found.message == "there are no settings by name in this file"
    assert found.place[:3] == ("base.yml" if inherited else "mkdocs.yml", line, 1)
    assert found.help


def test_each_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "base.yml").write_text("docs_dir: pages\n")
    path = (
        make_project(tmp_path, {}, "INHERIT: base.yml\n" + options("timezone: Africa/Lagos")) / "mkdocs.yml"
    )
    read: list[str] = []

    def noted(path: Path) -> bytes:
        read.append(path.name)
        return path.read_bytes()

    monkeypatch.setattr(config_yaml, "config_bytes", noted)
    read_config(path, tmp_path, all_checks())
    assert read == ["mkdocs.yml", "base.yml"]


def test_the_environment_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZONE", "Africa/Lagos")
    project = project_of(
        tmp_path, options("timezone: !ENV ZONE", "strict: !ENV [NOT_SET, true]", "template: !ENV NOT_SET")
    )
    assert project.diagnostics == ()
    assert (project.settings.timezone, project.settings.strict) == ("Africa/Lagos", True)


def test_options_are_inherited(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("docs_dir: pages\n" + options("timezone: Africa/Lagos", "nonsense: 1"))
    project = project_of(tmp_path, "INHERIT: base.yml\nsite_name: Site\n")
    assert (project.settings.timezone, project.docs_dir) == ("Africa/Lagos", tmp_path / "pages")
    assert wrong(project) == [(7, 7, "there is no setting `nonsense`")]
    assert project.diagnostics[0].place.path == "base.yml"


@pytest.mark.parametrize("parent", ["mkdocs.yml", "other.yml", "missing.yml", ".", "''"])
def test_inheriting_in_circles_ends(parent: str, tmp_path: Path) -> None:
    (tmp_path / "other.yml").write_text("INHERIT: mkdocs.yml\n")
    assert replace(project_of(tmp_path, f"INHERIT: {parent}\n").settings, doubtful=()) == Settings()


def test_a_folder_below_belongs_to_the_project(tmp_path: Path) -> None:
    root = tmp_path / "site"
    make_project(root, {"incidents/2026/a.md": report(), "mkdocs.yml": CONFIG})
    project = find_project(root / "incidents/2026", None, all_checks())
    assert project.incidents_dir == root / "incidents"
    (root / "incidents/2026/b.md").write_text(report("related: [a, none]\n"))
    found = check(root)
    assert [each.place.path for each in found] == ["incidents/2026/b.md"], shown(found)


def test_a_site_has_its_own_words(tmp_path: Path) -> None:
    config = options(
        "severities: [{name: P1, aliases: [critical]}, P2]", "services: [{name: checkout, aliases: [shop]}]"
    )
    files: dict[str, str | bytes] = {
        "incidents/good.md": report("severity: CRITICAL\nservices: [Shop]\n"),
        "incidents/bad.md": report("severity: SEV1\nservices: [chekout]\n"),
    }
    found = check(make_project(tmp_path, files, config))
    assert [(each.place.path, each.message) for each in found] == [
        ("incidents/bad.md", "`severity` is `SEV1`"), ("incidents/bad.md", "`services` is `chekout`")
    ]  # fmt: skip
    assert found[1].help.endswith("did you mean `checkout`?")


def test_folders_are_inherited_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("docs_dir: pages\nsite_dir: public\n")
    (tmp_path / "mkdocs.yml").write_text(
        "INHERIT: base.yml\nsite_dir: !ENV [NO_SUCH_NAME, out]\nplugins: [postmortems]\n"
    )
    config = read_config(tmp_path / "mkdocs.yml", tmp_path, all_checks())
    assert (config.docs_dir, config.site_dir) == ("pages", "out")


@pytest.mark.parametrize(
    ("text", "word"),
    [("SEV1", "SEV1"), (" sev1 ", "SEV1"), ("Critical", "SEV1"), ("sev2", "SEV2"), ("SEV3", ""), ("", "")],
)
def test_a_word_is_found_by_each_way_to_write_it_everywhere(text: str, word: str) -> None:
    severities = (Word("SEV1", aliases=("critical", "SEV2")), Word("SEV2"))
    assert find_word(text, severities) == word
    assert scale(Settings(severities=severities)).of(text).name == (word or text)
    assert read_word(Value(text, 0, 0), severities, "severity", Reading({})) == (word or INVALID)


def test_a_role_that_a_template_requires_need_not_be_in_its_order(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "templates/own.md": "---\nrequired: [summary, communication]\norder: [summary, timeline]\n---\n\n## Summary\n",
        "templates/one.md": "---\nrequired: communication\n---\n\n## Summary\n",
        "incidents/a.md": report("template: own\n"),
        "incidents/b.md": report("template: one\n"),
    }
    found = check(make_project(tmp_path, files, options("templates_dir: templates")))
    assert [(each.code, each.message) for each in found] == [
        ("missing-section", "there is no section `Communication`")
    ] * 2


def test_a_template_without_front_matter_is_told_how_one_starts(tmp_path: Path) -> None:
    (found,) = check(
        make_project(tmp_path, {"templates/own.md": "## Summary\n"}, options("templates_dir: templates"))
    )
    assert found.help.startswith("a template starts with `---`, what it asks for")


def test_what_a_setting_cannot_lower_says_so_where_it_stands(tmp_path: Path) -> None:
    config = options("checks: {missing-field: info, invalid-value: 'off'}")
    content = report("severity: SEV9\nservices:\n")
    lowered = check(make_project(tmp_path, {"incidents/a.md": content}, config))
    assert [each.level for each in lowered] == ["error", "error"]
    assert all("but this leaves nothing to publish" in each.help for each in lowered)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("tickets: https://t.example.com/{}", {"": "https://t.example.com/{}"}),
        ("tickets: {OPS: 'https://o.example.com/{}', other: 'http://t.example.com/?id={}'}",
         {"OPS": "https://o.example.com/{}", "": "http://t.example.com/?id={}"}),
        ("tickets: {'#': 'https://git.example.com/issues/{}'}", {"#": "https://git.example.com/issues/{}"}),
    ],
)  # fmt: skip
def test_tickets_have_an_address_or_one_for_each_beginning(
    tmp_path: Path, written: str, read: dict[str, str]
) -> None:
    project = project_of(tmp_path, options(written))
    assert not project.diagnostics
    assert project.settings.tickets == read


@pytest.mark.parametrize(
    "written",
    [
        "https://t.example.com/", "https://{}/x", "https://{}.example.com/", "javascript:alert({})",
        "https://t.example.com/{}/{}", "https://t.example.com/{x}", "//t.example.com/{}", "https://a b/{}", "[a]", "5",
    ],
)  # fmt: skip
def test_an_address_of_tickets_that_leads_nowhere_is_told(tmp_path: Path, written: str) -> None:
    quoted = written if written.startswith("[") else f"'{written}'"
    for line in (f"tickets: {quoted}", f"tickets: {{OPS: {quoted}}}"):
        project = project_of(tmp_path, options(line))
        (problem,) = project.diagnostics
        assert "with `{}` once for the ticket" in problem.help
        assert project.settings.tickets == {}


LOST = report("severity: P1\nservices: [pay]\ntrigger: moon\ntier: gold\ntemplate: own\n").replace(
    "+00:00", ""
)
GIVES = {
    "timezone": "UTC", "severities": "[{name: SEV1, aliases: [P1]}]", "services": "[pay]", "triggers": "[moon]",
    "fields": "{tier: {type: text}}", "templates_dir": "templates",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("timezone", "Berlin"), ("severities", "{a: b}"), ("severities", "[{nme: SEV1}, SEV2]"),
        ("severities", "[{name: SEV1, alias: P1}]"), ("services", "[{nme: pay}, shop]"), ("triggers", "[[moon], deploy]"),
        ("fields", "{tier: {type: chioce}}"), ("fields", "{tier: gold}"), ("templates_dir", "nowhere"), ("templates_dir", "../x"),
        ("rules", "[{severty: SEV2, fields: [approximate]}]"), ("sections", "{talk: {title: x, required: final}}"),
    ],
)  # fmt: skip
def test_a_setting_that_is_wrong_is_one_problem_however_many_reports_there_are(
    name: str, value: str, tmp_path: Path
) -> None:
    settings = options(*(f"{key}: {each}" for key, each in {**GIVES, name: value}.items()))
    template = "---\nrequired: [summary]\n---\n## Summary\n"
    files: dict[str, str | bytes] = {
        "incidents/a.md": LOST,
        "incidents/b.md": LOST,
        "templates/own.md": template,
    }
    found = check(make_project(tmp_path, files, settings))
    assert [each.place.path for each in found] == ["mkdocs.yml"], shown(found)


def test_a_word_that_no_setting_has_is_told_beside_another_setting_that_is_wrong(tmp_path: Path) -> None:
    settings = options(
        *(f"{key}: {each}" for key, each in {**GIVES, "severities": "{a: b}", "services": "[shop]"}.items())
    )
    found = check(
        make_project(
            tmp_path, {"incidents/a.md": LOST.replace("template: own", "template: minimal")}, settings
        )
    )
    assert [
        each.message.partition("`")[2].partition("`")[0] for each in found if each.place.path != "mkdocs.yml"
    ] == ["services"]
