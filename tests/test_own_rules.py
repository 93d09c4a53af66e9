"""What reports need by kind and severity, and the fields and sections that a site declares."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

import postmortems
from building import mkdocs
from building import postmortems as run
from postmortems.checks.check import all_checks
from postmortems.commands.cli import cli
from postmortems.exporting.incident_list import COLUMNS, SIGNS, as_csv, record
from postmortems.exporting.json_schema import schema
from postmortems.insight.completeness import coverage
from postmortems.insight.selection import FILTERS
from postmortems.model.incident import KINDS
from postmortems.model.required import required
from postmortems.model.rules import OF_KINDS, Rule, needs
from postmortems.reading.front_matter import plain
from postmortems.site.config import settings_from
from postmortems.site.corpus import read_knowledge_base
from postmortems.site.host_options import fields_of
from postmortems.site.project import find_project
from postmortems.site.templates import read_template
from samples import BODY, check, codes, make_project, report, shown
from test_docs import examples
from test_settings import options, project_of, wrong

if TYPE_CHECKING:
    from postmortems.model.incident import Incident
    from postmortems.settings import Settings

SCRIPTS = Path(postmortems.__file__).parent / "pages/scripts"
LESS = "detected_at:\nresolved_at:\ndetection:\ncontributing_factors:\nimpact:\n"
TIER = "customer_tier: {type: choice, values: [{name: gold, aliases: [vip]}, silver], required: final, filter: true}"


def config(*settings: str) -> str:
    return options("timezone: UTC", *settings)


def fields(*declared: str) -> str:
    return config("fields:", *(f"  {each}" for each in declared))


def said(root: Path, text: str, settings: str) -> list[str]:
    found = check(make_project(root, {"incidents/one.md": text}, settings))
    return [f"{each.code}: {each.message}" for each in found]


def incident(root: Path, text: str, settings: str) -> Incident:
    project = find_project(make_project(root, {"incidents/one.md": text}, settings), None, all_checks())
    assert project.diagnostics == ()
    (found,) = read_knowledge_base(project)[0].incidents
    return found


def settings_of(**chosen: object) -> Settings:
    found, problems = settings_from(fields_of(chosen), all_checks())
    assert problems == ()
    return found


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        ("incident", ["detected_at", "resolved_at", "detection", "contributing_factors", "impact"]),
        ("security", ["detected_at", "resolved_at", "detection", "contributing_factors", "impact"]),
        ("near-miss", ["contributing_factors", "impact"]),
        ("maintenance", ["resolved_at", "impact"]),
        ("drill", ["resolved_at"]),
    ],
)
def test_a_kind_is_asked_for_what_it_can_say(kind: str, missing: list[str], tmp_path: Path) -> None:
    found = said(tmp_path, report(f"kind: {kind}\n{LESS}"), config())
    assert found == [f"missing-field: `{name}` is missing" for name in missing]
    assert list(required("final", {"kind": kind.upper()}, OF_KINDS)) == missing


@pytest.mark.parametrize("kind", ["drill", "maintenance"])
@pytest.mark.parametrize("template", ["default", "atlassian", "minimal"])
def test_planned_work_and_drills_need_no_sections_of_incidents(
    kind: str, template: str, tmp_path: Path
) -> None:
    body = "## Summary\n\nA test.\n\n## Impact\n\nNone.\n\n## Timeline\n\n- 2026-03-04 14:05 UTC: began\n"
    body += "\n## Lessons learned\n\nNone.\n\n## Action items\n\nNone.\n"
    found = said(
        tmp_path,
        report(f"kind: {kind}\ntrigger: {kind}\ntemplate: {template}\n", body),
        config("strict: true"),
    )
    assert [each for each in found if not each.startswith("section-order")] == []


def test_what_was_said_by_a_drill_is_checked_all_the_same(tmp_path: Path) -> None:
    found = said(tmp_path, report("kind: drill\ndetected_at: 2026-03-04T13:00+00:00\n"), config())
    assert [each.partition(":")[0] for each in found] == ["time-order"]


RULES = (
    "rules:",
    "  - {severity: [SEV1, SEV2], fields: [responders, impact.users], sections: [communication]}",
    "  - {kind: drill, fields: [detected_at], optional_fields: responders, optional_sections: communication}",
    "  - {severity: SEV5, optional_fields: [impact, detection], optional_sections: [root_cause]}",
)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("severity: SEV3\n", []),
        (
            "severity: SEV2\n",
            ["missing-field: `responders` is missing", "missing-field: `impact.users` is missing",
             "missing-section: there is no section `Communication`"],
        ),
        ("severity: SEV2\nstatus: draft\nresponders: 4\nimpact: {users: 3}\n", [
            "missing-field: `impact.summary` is missing, and is required once the report is final",
            "missing-section: there is no section `Communication`",
        ]),
        ("severity: SEV1\nkind: drill\ndetected_at:\nimpact: {users: 3}\n", ["missing-field: `detected_at` is missing"]),
        ("severity: SEV5\nimpact:\ndetection:\n", []),
        ("severity: SEV5\nimpact: {users: 0}\n", []),
    ],
)  # fmt: skip
def test_rules_ask_for_more_and_for_less(lines: str, expected: list[str], tmp_path: Path) -> None:
    assert sorted(said(tmp_path, report(lines), config(*RULES))) == sorted(expected)


@pytest.mark.parametrize("without", ["", "impact:\n", "detection:\n"])
@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("severity: SEV9\n", "invalid-value"), ("severity:\n", "missing-field"), ("severity: [SEV5\n", "front-matter-syntax"),
        ("kind: dril\n", "invalid-value"), ("kind: [drill\n", "front-matter-syntax"),
    ],
)  # fmt: skip
def test_what_only_some_need_is_not_asked_of_a_report_that_may_be_none_of_them(
    line: str, wrong: str, without: str, tmp_path: Path
) -> None:
    body = BODY.replace("## Contributing factors\n\nNobody had set a limit.\n", "")
    rules = config(*RULES, "  - {kind: drill, severity: SEV5, optional_sections: [root_cause]}")
    found = check(make_project(tmp_path, {"incidents/one.md": report(without + line, body)}, rules))
    asked = {
        each.message.split("`")[1] for each in found if each.code in ("missing-field", "missing-section")
    }
    assert wrong in [each.code for each in found]
    assert asked <= {"severity", "impact.users"} - ({"impact.users"} if "severity" in line else set()), found


def test_a_section_that_a_rule_lifts_is_not_asked_for(tmp_path: Path) -> None:
    body = BODY.replace("## Contributing factors\n\nNobody had set a limit.\n", "")
    assert (
        codes(
            check(
                make_project(tmp_path, {"incidents/a.md": report("severity: SEV5\n", body)}, config(*RULES))
            )
        )
        == []
    )
    assert said(tmp_path, report("severity: SEV4\n", body), config(*RULES))[-1].startswith("missing-section")


def test_the_later_rule_holds() -> None:
    rules = (
        Rule(fields=("trigger", "impact.users"), final_within=7),
        Rule(severity=("SEV5",), optional_fields=("trigger", "impact"), final_within=30),
        Rule(kind=("drill",), fields=("trigger", "impact")),
    )
    assert needs(rules, "", "SEV1") == ({"trigger": True, "impact.users": True}, {}, 7)
    assert needs(rules, "", "sev5") == ({"trigger": False, "impact.users": False, "impact": False}, {}, 30)
    assert needs(rules, "drill", "SEV5")[0] == {"trigger": True, "impact": True}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["rules: [{severity: SEV9, fields: trigger}]"], (5, 26, "`rules.severity` is `SEV9`")),
        (["rules:", "  - {kind: drils, fields: trigger}"], (6, 18, "`rules.kind` is `drils`")),
        (["rules:", "  - {fields: [triger]}"], (6, 21, "`rules.fields` is `triger`")),
        (["rules:", "  - {sections: [impct]}"], (6, 23, "`rules.sections` is `impct`")),
        (["rules:", "  - {final_within: soon}"], (6, 26, "`rules.final_within` is `soon`")),
        (["rules:", "  - {final_within: 0 days}"], (6, 26, "`rules.final_within` is `0 days`")),
        (["rules:", "  - {kind: drill}"], (6, 11, "`rules` asks for nothing")),
        (["rules:", "  - {field: trigger}"], (6, 12, "there is no setting `rules.field`")),
        (["rules:", "  - {fields: trigger, optional_fields: trigger}"], (6, 11, "`rules` asks for `trigger` and says that it is optional")),
        (["rules: [{optional_fields: title}]"], (5, 33, "`rules.optional_fields` has `title`, without which there is no report")),
        (["fields: [tier]"], (5, 15, "`fields` is not a mapping")),
        (["fields:", "  tier: choice"], (6, 15, "`fields.tier` is not a mapping")),
        (["fields:", "  tier: {title: Tier}"], (6, 15, "`fields.tier` has no `type`")),
        (["fields:", "  tier: {type: choise}"], (6, 22, "`fields.tier.type` is `choise`")),
        (["fields:", "  tier: {type: choice}"], (6, 15, "`fields.tier` has no `values`")),
        (["fields:", "  tier: {type: text, values: [a]}"], (6, 15, "`fields.tier` has `values`, and its type is `text`")),
        (["fields:", "  tier: {type: choice, values: [a, A]}"], (6, 38, "`fields.tier.values` has `A` twice, in upper or lower case")),
        (["fields:", "  tier: {type: date, filter: true}"], (6, 36, "`fields.tier.filter` is true, and its type is `date`")),
        (["fields:", "  severity: {type: text}"], (6, 19, "`fields.severity` is a field of ours")),
        (["fields:", "  causes: {type: text}"], (6, 17, "`fields.causes` is a field of ours")),
        (["fields:", "  year: {type: text}"], (6, 15, "`fields.year` is a name that filters or columns of ours have")),
        (["fields:", "  Tier-1: {type: text}"], (6, 9, "`fields` has `Tier-1`, which cannot be a name")),
        (["fields:", "  tier: {type: text}", "  tier: {type: flag}"], (7, 9, "`tier` stands here a second time")),
        (["sections:", "  plan: {}"], (6, 15, "`sections.plan` has no `titles`")),
        (["sections:", "  plan: {titles: [Timeline]}"], (6, 24, "`sections.plan.titles` has `Timeline`, which is the section `timeline`")),
        (["sections:", "  a: {titles: X}", "  b: {titles: x}"], (7, 21, "`sections.b.titles` has `x`, which is the section `a`")),
        (["sections:", "  plan: {titles: '!'}"], (6, 24, "`sections.plan.titles` has `!`, which has no letter")),
        (["sections:", "  plan: {titles: Plan, after: sumary}"], (6, 37, "`sections.plan.after` is `sumary`")),
        (["sections:", "  plan: {titles: Plan, after: plan}"], (6, 37, "`sections.plan.after` is `plan`, which does not stand above it here")),
    ],
)  # fmt: skip
def test_a_wrong_declaration_is_told_at_its_place(
    lines: list[str], expected: tuple[int, int, str], tmp_path: Path
) -> None:
    found = wrong(project_of(tmp_path, options(*lines)))
    assert [(line, column, message) for line, column, message in found] == [expected]


@pytest.mark.parametrize(
    ("line", "setting"),
    [("trigger: process", "triggers"), ("severity: P1", "severities"), ("services: [nothing]", "services")],
)
def test_a_word_is_told_with_the_setting_that_would_allow_it(line: str, setting: str, tmp_path: Path) -> None:
    root = make_project(tmp_path, {"incidents/one.md": report(f"{line}\n")}, config("services: [checkout]"))
    helps = [found.help for found in check(root) if found.code == "invalid-value"]
    assert len(helps) == 1
    assert f"`{setting}` in mkdocs.yml can have more words, and `aliases` for them" in helps[0]


def test_so_many_declarations_are_one_problem(tmp_path: Path) -> None:
    lines = [f"  f{number}: {{type: text}}" for number in range(500)]
    assert wrong(project_of(tmp_path, options("fields:", *lines))) == [(6, 9, "`fields` has 500 entries")]


def test_words_of_the_environment_are_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIER", "secret-word")
    (each,) = project_of(
        tmp_path, options("fields:", "  tier: {type: choice, values: [!ENV TIER]}")
    ).diagnostics
    assert "secret-word" not in str(each)


VALUES = (
    "tier: {type: choice, values: [{name: gold, aliases: [vip]}, silver]}", "cost: {type: number}", "on: {type: date}",
    "at: {type: time}", "audited: {type: flag}", "regions: {type: list, values: [eu, us]}", "notes: {type: list}", "note: {type: text}",
)  # fmt: skip
GIVEN = """\
tier: VIP
cost: 4,200.50
on: 2026-03-09
at: 2026-03-05 10:00
audited: true
regions: [EU]
notes: one
note: "=1+1"
x-free: {anything: [1]}
"""


def test_values_have_the_type_that_was_declared(tmp_path: Path) -> None:
    own = incident(tmp_path, report(GIVEN), fields(*VALUES)).own
    assert own["tier"] == "gold"
    assert own["cost"] == 4200.5
    assert own["audited"] is True
    assert (own["regions"], own["notes"], own["note"]) == (("eu",), ("one",), "=1+1")
    assert f"{own['on']:%Y-%m-%d} {own['at'].utc.hour}" == "2026-03-09 10"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("line", "message", "help_"),
    [
        ("tier: glod", "`tier` is `glod`", "did you mean `gold`?"),
        ("tier: P1", "`tier` is `P1`", "`fields.tier.values` in mkdocs.yml can have more words"),
        ("cost: much", "`cost` is `much`", "write a number such as"),
        ("cost: 1e9", "`cost` is `1e9`", "write a number such as"),
        ("on: 2026-02-30", "`on` is `2026-02-30`", "write a date such as"),
        ("at: soon", "`at` is `soon`", "write a time such as"),
        ("audited: maybe", "`audited` is `maybe`", "write true or false"),
        ("regions: [asia]", "`regions` is `asia`", "write one of these"),
        ("tier: [gold]", "`tier` is a list", "write one of gold, silver"),
        ("teir: gold", "there is no field `teir`", "did you mean `tier`?"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_as_one_of_ours(line: str, message: str, help_: str, tmp_path: Path) -> None:
    root = make_project(tmp_path, {"incidents/one.md": report(f"{line}\n")}, fields(*VALUES))
    (found,) = check(root)
    assert found.message.startswith(message)
    assert help_ in found.help
    assert found.source_line == line


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Tier: gold", "tier: gold"), ("tier: vip", "tier: gold"), ("tier: GOLD", "tier: gold"), ("tier: v-i-p", "tier: gold"),
        ("audited: yes", "audited: true"), ("on: 04.03.2026", "on: 2026-03-04"), ("on: 4 March 2026", "on: 2026-03-04"),
        ("at: 2026-03-05 10:00 CET", "at: 2026-03-05T10:00+01:00"), ("regions: [EU, us]", "regions: [eu, us]"),
        ("note: @ana", 'note: "@ana"'), ("note: a: b", 'note: "a: b"'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("besides", ["", "severity: sev-2\n", "title: Shop: down\n"])
def test_a_field_is_mended_as_one_of_ours(wrong: str, right: str, besides: str, tmp_path: Path) -> None:
    text = report(
        f"{besides}at: 2026-03-05T10:00Z\naudited: true\n".replace(f"{wrong.partition(':')[0]}:", "x-kept:")
        + f"{wrong}\n"
    )
    root = make_project(tmp_path, {"incidents/a.md": text}, fields(*VALUES))
    assert run(root, "check", "--fix", "-q").returncode == 0
    mended = (root / "incidents/a.md").read_text()
    assert f"\n{right}\n" in mended
    assert wrong not in mended


@pytest.mark.parametrize("written", ["1,5", "1.200,50", "12,34", "1,2345", "1__0", "4 200", "1_,0"])
@pytest.mark.parametrize("field", ["cost", "impact.users"])
def test_a_figure_is_never_taken_for_another_one(written: str, field: str, tmp_path: Path) -> None:
    line = f"cost: {written}\n" if field == "cost" else f"impact: {{summary: x, users: '{written}'}}\n"
    (found,) = check(make_project(tmp_path, {"incidents/a.md": report(line)}, fields(*VALUES)))
    assert found.message == f"`{field}` is `{written}`"
    known = settings_of(fields={"cost": {"type": "number"}})
    value = {"cost": written} if field == "cost" else {"impact": {"summary": "x", "users": written}}
    whole = {
        **yaml.safe_load(report().split("---")[1].replace("+00:00", "+00:00'").replace("_at: ", "_at: '")),
        **value,
    }
    assert not jsonschema.Draft7Validator(schema(known, ["minimal"])).is_valid(whole)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("notes: a, b", "misleading-value: `a, b` is one entry of `notes`, comma and all"),
        ("regions: eu, us", "invalid-value: `regions` is one text, `eu, us`"), ("regions: eu, uss", "invalid-value: `regions` is one text, `eu, uss`"), ("note: TODO", "placeholder-text: `TODO` is a placeholder"),
        ("note: Ticket #4 is back", "misleading-value: the value ends before `#`: `#4 is back` is a comment"),
    ],
)  # fmt: skip
def test_what_looks_like_another_value_is_told_of_own_fields_too(
    line: str, told: str, tmp_path: Path
) -> None:
    assert said(tmp_path, report(f"{line}\n"), fields(*VALUES)) == [told]


def test_a_field_that_is_required_is_asked_for_once_final(tmp_path: Path) -> None:
    assert said(tmp_path, report(), fields(TIER)) == ["missing-field: `customer_tier` is missing"]
    assert said(tmp_path, report("customer_tier: gold\n"), fields(TIER)) == []
    assert said(tmp_path, report("status: draft\n"), fields(TIER))[0].endswith("once the report is final")
    assert said(tmp_path, report("customer_tier: {a: b}\n"), fields(TIER)) == [
        "invalid-value: `customer_tier` is a mapping, for the colon in it"
    ]


@pytest.mark.parametrize(
    ("doc", "told"), [("", "write `tier: gold`"), ("Who was hurt", "write `tier: gold`; who was hurt")]
)
def test_what_a_field_is_for_is_told_where_that_is_known(doc: str, told: str, tmp_path: Path) -> None:
    tier = f"tier: {{type: choice, values: [gold], required: final, doc: {doc}}}"
    (found,) = check(make_project(tmp_path, {"incidents/a.md": report()}, fields(tier)))
    assert found.help.splitlines()[0] == told


def test_the_list_has_it_for_other_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {
        "incidents/one.md": report(GIVEN),
        "incidents/two.md": report("tier: silver\n"),
    }
    monkeypatch.chdir(make_project(tmp_path, files, fields(*VALUES)))
    listed = json.loads(CliRunner().invoke(cli, ["list", "--format", "json", "--field", "tier=Gold"]).stdout)
    assert [(one["id"], one["tier"], one["cost"], one["regions"]) for one in listed] == [
        ("one", "gold", 4200.5, ["eu"])
    ]
    rows = list(csv.DictReader(io.StringIO(CliRunner().invoke(cli, ["list", "--format", "csv"]).stdout)))
    assert [(row["tier"], row["note"]) for row in rows] == [("gold", "'=1+1"), ("silver", "")]
    outcome = CliRunner().invoke(cli, ["list", "--field", "tire=gold"])
    assert (outcome.exit_code, "did you mean `tier`?" in outcome.stderr) == (2, True)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("tier=vip", "one"), ("tier=GOLD", "one"), ("tier=silver", ""), ("regions=EU", "one"), ("notes=one", "one"),
        ("audited=true", "one"), ("audited=Yes", "one"), ("audited=false", ""), ("cost=4200.5", "one"),
        ("cost=4,200.50", "one"), ("cost=4200", ""), ("on=2026-03-09", "one"), ("on=9 March 2026", "one"),
        ("at=2026-03-05", "one"), ("at=2026-03-05T11:00+01:00", "one"), ("at=2026-03-05T11:00Z", ""), ("note==1+1", "one"),
    ],
)  # fmt: skip
def test_a_field_is_asked_for_as_it_is_written_or_shown(
    asked: str, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: dict[str, str | bytes] = {"incidents/one.md": report(GIVEN), "incidents/two.md": report()}
    monkeypatch.chdir(make_project(tmp_path, files, fields(*VALUES)))
    listed = CliRunner().invoke(cli, ["list", "--format", "json", "--field", asked])
    assert [each["id"] for each in json.loads(listed.stdout)] == [*filter(None, [found])]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("tier=glod", "did you mean `gold`?"), ("tier=P1", "one of gold, silver"), ("audited=ja", "write true or false"),
        ("cost=much", "write a number such as"), ("on=2026-02-30", "write a date such as"), ("regions=asia", "one of eu, us"),
        ("at=", "write a time"),
    ],
)  # fmt: skip
def test_a_value_that_a_field_cannot_have_is_refused(
    asked: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_project(tmp_path, {"incidents/one.md": report(GIVEN)}, fields(*VALUES)))
    listed = CliRunner().invoke(cli, ["list", "--field", asked])
    assert (listed.exit_code, listed.stdout, told in listed.stderr) == (2, "", True)


def test_no_field_can_take_the_name_of_a_column_or_a_filter(tmp_path: Path) -> None:
    one = incident(tmp_path, report(), config())
    scripts = "".join(path.read_text("utf-8") for path in SCRIPTS.glob("**/*.js"))
    asked_of_forms = set(re.findall(r"\bform\.([a-z]+)\b", scripts))
    assert {"sort", "text", "hidden"} <= asked_of_forms
    taken = {*COLUMNS, *(each.name for each in FILTERS), "actions", *record(one), *asked_of_forms}
    for name in sorted(taken):
        _, problems = settings_from(fields_of({"fields": {name: {"type": "text"}}}), all_checks())
        assert len(problems) == 1, name
    assert as_csv([one], ("mine",)).splitlines()[0].endswith(",path,mine")


@pytest.mark.parametrize("severity", ["SEV1", "P2", "SEV3", "SEV5"])
@pytest.mark.parametrize("kind", ["", *KINDS])
@pytest.mark.parametrize(
    "lines",
    ["", "responders: {paged: 1}\n", "responders: {paged: 1}\nimpact: {users: 3, summary: All}\ntier: vip\n"],
)
def test_the_schema_says_what_the_check_says(kind: str, severity: str, lines: str, tmp_path: Path) -> None:
    settings = config(
        "severities: [SEV1, {name: SEV2, aliases: [P2]}, SEV3, SEV5]", *RULES,
        "fields:", "  tier: {type: choice, values: [{name: gold, aliases: [vip]}], required: final}",
    )  # fmt: skip
    for less in ("", "detected_at:\n", "impact: {users: 3}\n", "detection:\n"):
        given = "" if less.split(":")[0] in lines else less
        text = report(f"severity: {severity}\nkind: {kind}\n{lines}{given}")
        project = find_project(
            make_project(tmp_path, {"incidents/one.md": text}, settings), None, all_checks()
        )
        found = {each for each in codes(check(tmp_path)) if each == "missing-field"}
        (document,) = read_knowledge_base(project)[0].documents
        data = {name: plain(field.value) for name, field in document.fields.items()}
        told = list(jsonschema.Draft7Validator(schema(project.settings, ("minimal",))).iter_errors(data))
        assert bool(told) == bool(found), (text, found, told)


def test_the_schema_knows_the_types_of_own_fields(tmp_path: Path) -> None:
    project = find_project(make_project(tmp_path, {}, fields(*VALUES)), None, all_checks())
    validator = jsonschema.Draft7Validator(schema(project.settings, ("minimal",)))
    good = yaml.load(report(GIVEN).split("---\n")[1], yaml.BaseLoader)
    assert list(validator.iter_errors(good)) == []
    wrong_ones = {
        "tier": "glod",
        "cost": "much",
        "on": "soon",
        "at": "soon",
        "audited": "maybe",
        "regions": ["asia"],
        "teir": "gold",
    }
    for name, value in wrong_ones.items():
        assert list(validator.iter_errors({**good, name: value})), name


def test_a_section_may_stand_after_one_of_the_sites_own(tmp_path: Path) -> None:
    lines = ("sections:", "  plan: {titles: Plan, after: summary}", "  cost: {titles: Cost, after: plan}")
    project = find_project(make_project(tmp_path, {}, config(*lines)), None, all_checks())
    template = read_template(project.templates()["minimal"], project.settings.sections)
    assert template.order[:4] == ("summary", "plan", "cost", "timeline")
    assert (
        template.body.index("## Plan") < template.body.index("## Cost") < template.body.index("## Timeline")
    )


def test_what_a_kind_need_not_say_is_not_missing_in_the_figures(tmp_path: Path) -> None:
    drill = incident(tmp_path, report(f"kind: drill\n{LESS}resolved_at: 2026-03-04T15:30+00:00\n"), config())
    due = {each.fact.name: each.due for each in coverage([drill])}
    assert (due["detected_at"], due["detection"], due["impact.summary"], due["resolved_at"]) == (0, 0, 0, 1)


def test_a_section_of_the_sites_own_is_known_by_each_of_its_titles(tmp_path: Path) -> None:
    settings = config(
        "sections:",
        "  rollback_plan: {titles: [Rollback plan, Rückfallplan], required: final, after: summary, doc: How}",
    )
    assert said(tmp_path, report(), settings) == ["missing-section: there is no section `Rollback plan`"]
    for title in ("Rollback plan", "3. RÜCKFALLPLAN (kurz)", "Rollback plan: none"):
        body = BODY.replace("## Timeline", f"## {title}\n\nNone.\n\n## Timeline")
        assert said(tmp_path, report(body=body), settings) == [], title
    late = said(tmp_path, report(body=f"{BODY}\n## Rollback plan\n\nNone.\n"), settings)
    assert late == ["section-order: `Rollback plan` stands after `Timeline`"]


def test_a_role_of_ours_is_known_by_more_titles(tmp_path: Path) -> None:
    settings = config(
        "sections:", "  timeline: {titles: [Wie es lief]}", "  actions: {titles: [Versprochen]}"
    )
    body = BODY.replace("## Timeline", "## Wie es lief").replace("## Action items", "## Versprochen")
    assert said(tmp_path, report(body=body), settings) == []
    project = find_project(tmp_path, None, all_checks())
    (found,) = read_knowledge_base(project)[0].reports
    assert [len(found.entry_times), len(found.action_items)] == [2, 1]


def test_a_template_may_name_a_section_of_the_sites_own(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/short.md").write_text(
        "---\nrequired: [summary, plan]\norder: [summary, plan]\n---\n## Summary\n"
    )
    settings = config("templates_dir: own", "sections:", "  plan: {titles: Our plan}")
    found = said(tmp_path, report("template: short\n"), settings)
    assert found == ["missing-section: there is no section `Our plan`"]
    project = find_project(tmp_path, None, all_checks())
    template = read_template(project.templates()["short"], project.settings.sections)
    assert template.body == "## Summary\n\n## Our plan\n\n"


def test_a_new_report_names_what_is_asked_for_and_has_the_sections(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = config(
        "template: minimal",
        *RULES,
        "sections:",
        "  plan: {titles: Our plan, after: summary, doc: Who can}",
        "fields:",
        f"  {TIER}",
    )
    monkeypatch.chdir(make_project(tmp_path, {}, settings))
    outcome = CliRunner().invoke(cli, ["new", "All down", "--severity", "sev1", "--service", "shop"])
    text = (tmp_path / outcome.stdout.strip()).read_text("utf-8")
    assert "impact, customer_tier, responders, impact.users\n" in text
    assert (
        text.index("## Summary")
        < text.index("## Our plan\n\n<!-- guidance: Who can -->")
        < text.index("## Timeline")
    )


def test_a_new_drill_is_not_asked_for_what_only_an_incident_can_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_project(tmp_path, {}, config()))
    outcome = CliRunner().invoke(
        cli, ["new", "A test", "--kind", "drill", "--severity", "SEV4", "--service", "shop"]
    )
    text = (tmp_path / outcome.stdout.strip()).read_text("utf-8")
    assert "\nkind: drill\n" in text
    assert "\n# before it is final: resolved_at\n" in text


def test_the_example_of_the_documentation_works(tmp_path: Path) -> None:
    found = examples("docs/own-rules.md")
    name = "incidents/2026-03-04-checkout.md"
    root = make_project(tmp_path, {name: found[name]}, found["mkdocs.yml"])
    assert check(root) == ()
    make_project(
        tmp_path, {name: found[name].replace("customer_tier: VIP", "customer_teir: vp")}, found["mkdocs.yml"]
    )
    assert shown(check(root)).strip() == found["message"].strip()


def test_a_build_takes_the_same_settings(tmp_path: Path) -> None:
    found = examples("docs/own-rules.md")
    name = "incidents/2026-03-04-checkout.md"
    root = make_project(tmp_path, {name: found[name]}, found["mkdocs.yml"])
    (root / "docs").mkdir()
    outcome = mkdocs(root, "build", "--strict", "--quiet")
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    page = (root / "site/incidents/2026-03-04-checkout/index.html").read_text("utf-8")
    assert '<span dir="auto">gold</span>' in page
    assert "5 March 2026, 09:00 UTC" in page
    (root / name).write_text(found[name].replace("customer_tier: VIP", "customer_teir: vp"))
    outcome = mkdocs(root, "build", "--quiet")
    assert (outcome.returncode, "there is no field `customer_teir`" in outcome.stdout + outcome.stderr) == (
        1,
        True,
    )
    (root / "mkdocs.yml").write_text(found["mkdocs.yml"].replace("type: choice", "type: choise"))
    outcome = mkdocs(root, "build", "--quiet")
    assert (
        "mkdocs.yml:13:17: error[invalid-setting]: `fields.customer_tier.type` is `choise`"
        in outcome.stdout + outcome.stderr
    )


def test_the_browser_and_the_files_know_the_same_formulas() -> None:
    script = (SCRIPTS / "ask_take.js").read_text("utf-8")
    assert f'SIGNS = "{SIGNS}";'.replace("\\", "\\\\") in script
    assert all(sign in script for sign in "|%｜％﹪")
