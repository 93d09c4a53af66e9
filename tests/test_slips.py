"""Slips of the pen in a report's front matter are told once each, for what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samples import BODY, CONFIG, FIELDS, check, check_one, codes, make_project, report

if TYPE_CHECKING:
    from pathlib import Path

    from postmortems.model.diagnostic import Diagnostic

WHOLE = f"---\n{FIELDS}---\n\n{BODY}"
LAST = len(FIELDS.splitlines()) + 2


def told(root: Path, text: str) -> Diagnostic:
    (found,) = check_one(root, text)
    return found


@pytest.mark.parametrize(
    "fence",
    [
        "----",
        "--",
        "—",
        "–",
        "———",
        "***",
        "...",
        "~~~",
        "===",
        "```",
        " ---",
        "- - -",
        "--- # end",
        "---\u00a0",
    ],
)
def test_a_line_that_does_not_close_front_matter_is_told(fence: str, tmp_path: Path) -> None:
    found = told(tmp_path, WHOLE.replace("\n---\n", f"\n{fence}\n"))
    assert (found.message, found.place.line) == ("this line does not close the front matter", LAST)


@pytest.mark.parametrize("fence", ["----", "--", "—", "***", "```yaml", "```", " ---", "+++", "---\u00a0"])
def test_a_line_that_does_not_open_front_matter_is_told(fence: str, tmp_path: Path) -> None:
    found = told(tmp_path, WHOLE.replace("---\n", f"{fence}\n", 1))
    assert found.message in (
        "this line does not open front matter",
        "the front matter does not start on line 1",
    )
    assert found.place.line == 1


@pytest.mark.parametrize("written", ["severity\u00a0: SEV2", "\u00a0severity: SEV2", "severity\u2003: SEV2"])
def test_an_odd_blank_in_a_name_is_told_once(written: str, tmp_path: Path) -> None:
    found = told(tmp_path, WHOLE.replace("severity: SEV2", written))
    odd = next(letter for letter in written if not letter.isascii())
    assert found.message == f"an invisible character (U+{ord(odd):04X}) in the name `severity`"


@pytest.mark.parametrize(
    ("url", "meant"),
    [("http:/example.com", "http://example.com"), ("www.example.com/a", "https://www.example.com/a")],
)
def test_an_address_that_lacks_a_sign_is_told_with_what_is_meant(
    url: str, meant: str, tmp_path: Path
) -> None:
    found = told(tmp_path, report(f"links: [{{title: a, url: {url}}}]\n"))
    assert found.help.endswith(f"did you mean `{meant}`?")


@pytest.mark.parametrize("rule", ["---", "***", "", "- - -"])
def test_front_matter_without_an_end_is_told_as_that_whatever_stands_below(rule: str, tmp_path: Path) -> None:
    body = BODY.replace("## Contributing factors", f"{rule}\n\n## Contributing factors")
    found = told(tmp_path, f"---\n{FIELDS}\n{body}")
    assert (found.message, found.place.line) == ("the front matter that opens here is never closed", 1)
    assert found.help == f"end it with a line `---`, above line {LAST + 1}"


@pytest.mark.parametrize(
    "comment", ["# How bad", "## Times\n\n# of the incident", "# one\n\n", "# a list\n# of its own"]
)
def test_comments_of_front_matter_are_no_headings(comment: str, tmp_path: Path) -> None:
    fields = FIELDS.replace("severity:", f"{comment}\nseverity:") + "# until here: all is known\n"
    assert check_one(tmp_path, f"---\n{fields}---\n\n{BODY}") == ()


@pytest.mark.parametrize(
    "name", ["title", "status", "severity", "services", "started_at", "impact", "template"]
)
def test_a_missing_space_is_told_and_costs_no_other_field(name: str, tmp_path: Path) -> None:
    line = next(line for line in FIELDS.splitlines() if line.startswith(f"{name}:"))
    (found, *others) = check_one(tmp_path, WHOLE.replace(line, line.replace(": ", ":", 1)))
    assert found.message == f"behind `{name}:` a space is missing"
    assert found.help.startswith(f"write `{line[:16]}")
    assert others == [] or name == "template"


@pytest.mark.parametrize(
    "impact",
    [
        "{summary: Nobody, users_percent:100}",
        "\n  summary: Nobody\n  users_percent:100",
        "\n  users_percent:100",
    ],
)
def test_a_missing_space_in_a_mapping_is_told(impact: str, tmp_path: Path) -> None:
    assert (
        told(tmp_path, report(f"impact: {impact}\n")).message == "behind `users_percent:` a space is missing"
    )


@pytest.mark.parametrize(("field", "level", "value"), [
    ("title: #42", "error", "#42"), ("summary: #42 is back", "warning", "#42 is back"), ("tags: #search", "warning", "#search"),
    ("trigger: \t#deploy", "warning", "#deploy"),
])  # fmt: skip
def test_a_value_that_is_a_comment_is_told_once(field: str, level: str, value: str, tmp_path: Path) -> None:
    found = told(tmp_path, report(f"{field}\n"))
    name = field.partition(":")[0]
    assert (found.code, found.level) == ("misleading-value", level)
    assert found.message == f"`{name}` has no value: `{value}` is a comment"


@pytest.mark.parametrize(
    "field", ["summary: The ticket\n  #42 is back", "tags:\n  - the ticket\n    #42 is back"]
)
def test_a_value_that_seems_to_go_on_as_a_comment_is_told(field: str, tmp_path: Path) -> None:
    found = told(tmp_path, report(f"{field}\n"))
    assert (found.message, found.source_line.strip()) == (
        "the value ends before `#`: `#42 is back` is a comment", "#42 is back",
    )  # fmt: skip
    assert "he ticket #42 is back" in found.help


@pytest.mark.parametrize("comment", ["#users: 5", "# 42 is back", "#- eu", "#!vim"])
def test_a_comment_below_that_is_none_of_a_value_is_meant(comment: str, tmp_path: Path) -> None:
    assert check_one(tmp_path, report(f"impact:\n  summary: Nobody\n    {comment}\n  #5\n")) == ()


@pytest.mark.parametrize(("written", "right"), [
    ("alert from Grafana", "alert, detail: \"from Grafana\""), ("Customer: a \"call\"", "customer, detail: \"a 'call'\""),
    ("alert — 5xx", "alert, detail: \"5xx\""),
])  # fmt: skip
def test_a_word_with_its_detail_in_one_text_is_told(written: str, right: str, tmp_path: Path) -> None:
    found = told(tmp_path, report(f"detection: '{written}'\n"))
    assert found.help == f"write `{{source: {right}}}`"


@pytest.mark.parametrize("clock", ["14:5", "14h5", "**9:5**", "[14:5]", "14:5 –"])
def test_half_a_clock_in_a_timeline_is_told(clock: str, tmp_path: Path) -> None:
    found = told(
        tmp_path,
        report(body=BODY.replace(": last failed payment", f": last failed payment\n- {clock} a call")),
    )
    assert found.message.endswith("is no clock, so this is no entry")


@pytest.mark.parametrize(
    "text", ["3:1 of them failed", "14:05 a call", "30:1 odds", "It was 14:5 then", "1:2:3"]
)
def test_what_is_no_half_clock_is_not_told_as_one(text: str, tmp_path: Path) -> None:
    found = check_one(
        tmp_path, report(body=BODY.replace(": last failed payment", f": last failed payment\n- {text}"))
    )
    assert all(each.code != "timeline-unread" for each in found)


def with_entry(entry: str) -> str:
    return report(body=BODY.replace(": last failed payment", f": last failed payment\n- {entry}"))


@pytest.mark.parametrize(("said", "right"), [
    ("+11 min: a call", "`T+11m`"), ("+0:20 a call", "`T+11m`"), ("**+2 h**: a call", "`T+11m`"), ("5 minutes later: a call", "`T+11m`"),
    ("20260304T1421+0100 a call", "write `2026-03-04 14:21 +01:00`"), ("20260304T142100Z: a call", "write `2026-03-04 14:21 Z`"), ("20260304T1421 a call", "write `2026-03-04 14:21`"),
])  # fmt: skip
def test_a_time_of_another_kind_is_told_where_others_are_read(said: str, right: str, tmp_path: Path) -> None:
    found = told(tmp_path, with_entry(said))
    assert found.code == "timeline-unread"
    assert found.message.endswith("is not read as a time, so this is no entry")
    assert right in found.help


@pytest.mark.parametrize(
    "text",
    ["+5 min latency", "+3 retries", "5 minutes after that a call", "T+90m: a call", "15:31 +5 min: a call"],
)
def test_what_counts_something_else_is_not_told(text: str, tmp_path: Path) -> None:
    assert check_one(tmp_path, with_entry(text)) == ()


@pytest.mark.parametrize("above", ["<!-- licence: CC0 -->\n", "<!-- a -->\n\n<!-- b -->\n"])
def test_front_matter_below_a_comment_is_found(above: str, tmp_path: Path) -> None:
    found = told(tmp_path, above + WHOLE)
    assert found.message == "the front matter does not start on line 1"
    assert found.place.line == above.count("\n") + 1


@pytest.mark.parametrize(("line", "sign", "right"), [
    ("severity：SEV2", "：", "severity: SEV2"), ("title ： Kein Käse", "：", "title: Kein Käse"),
    ("severity = SEV2", "=", "severity: SEV2"), ('title="Kein Käse"', "=", 'title: "Kein Käse"'),
])  # fmt: skip
def test_what_is_no_colon_is_told_once(line: str, sign: str, right: str, tmp_path: Path) -> None:
    found = told(tmp_path, WHOLE.replace(next(x for x in FIELDS.splitlines() if x[:5] == line[:5]), line))
    assert (found.message, found.help) == (f"`{sign}` stands where YAML wants a colon", f"write `{right}`")
    assert found.place.column == line.index(sign) + 1


@pytest.mark.parametrize("sign", ["–", "—", "•", "*", "  *"])
def test_what_is_no_dash_of_a_list_is_told_once(sign: str, tmp_path: Path) -> None:
    items = f"services:\n{sign} checkout\n{sign} search\n"
    found = told(tmp_path, WHOLE.replace("services: [checkout]\n", items))
    assert found.message == f"`{sign.strip()}` stands where YAML wants a `-`"
    assert found.help == "write `- checkout`"
    assert found.place.column == len(sign)


@pytest.mark.parametrize("indent", ["\u00a0", "\u00a0 ", " \u3000"])
def test_an_odd_blank_before_an_item_is_told_as_that(indent: str, tmp_path: Path) -> None:
    found = told(tmp_path, WHOLE.replace("services: [checkout]\n", f"services:\n{indent}- checkout\n"))
    assert found.message.startswith("an invisible character (U+")
    assert found.place.column == next(at for at, sign in enumerate(indent, 1) if sign != " ")


@pytest.mark.parametrize(
    ("summary", "at"),
    [("It is {all} down", "{all"), ("it's [bad]", "[bad"), ("[EU] is down", "is"), ("a [b], c", "[b")],
)
def test_brackets_inside_a_value_are_told_as_such(summary: str, at: str, tmp_path: Path) -> None:
    line = f"impact: {{summary: {summary}, users: 3}}"
    found = told(tmp_path, report(f"{line}\n"))
    assert (found.message, found.place.column) == ("a bracket inside a value", line.index(at) + 1)


@pytest.mark.parametrize("field", ["services:\n  - checkout\n  - #search", "services: [checkout, #search]", "services: [#search]",
                                   "impact: {summary: Nobody, users: #5}"])  # fmt: skip
def test_a_comment_in_a_list_is_told(field: str, tmp_path: Path) -> None:
    (found, *_) = check_one(tmp_path, report(f"{field}\n"))
    assert "comment" in found.message


@pytest.mark.parametrize(
    "field", ["summary: # to be written", "summary: #", "summary: ## later", "tags:\n# none"]
)
def test_a_comment_with_a_space_is_meant(field: str, tmp_path: Path) -> None:
    assert check_one(tmp_path, report(f"{field}\n")) == ()


@pytest.mark.parametrize("field", ["authors: [a: b]", "tags: [a: b]", "contributing_factors:\n  - a: b"])
def test_a_colon_that_makes_a_mapping_is_told(field: str, tmp_path: Path) -> None:
    found = told(tmp_path, report(f"{field}\n"))
    assert found.message.endswith("is a mapping, for the colon in it")
    assert found.help == 'write text; with a colon, in quotes: `"a: b"`'


@pytest.mark.parametrize(
    ("written", "figure"), [("~40", "40"), ("about 40 %", "40"), ("≈ 99.5", "99.5"), ("40%+", "40")]
)
def test_a_figure_with_a_sign_is_told_alone(written: str, figure: str, tmp_path: Path) -> None:
    found = told(tmp_path, report(f"impact: {{summary: Nobody, users_percent: {written}}}\n"))
    assert found.help == f"write the figure alone: `{figure}`"


@pytest.mark.parametrize("written", ["40-50", "120", "half", "4e1", "x40", "-40", "−40 %", "120 of 40"])
def test_no_figure_is_proposed_where_none_is_certain(written: str, tmp_path: Path) -> None:
    found = told(tmp_path, report(f"impact: {{summary: Nobody, users_percent: {written}}}\n"))
    assert found.help == "write a number from 0 to 100"


@pytest.mark.parametrize(("clock", "why"), [
    ("25:00", "there is no clock 25:00, and a date is missing"), ("14:75", "there is no clock 14:75, and a date is missing"),
    ("14:05", "a date is missing"), ("04.03.26", "a year has four digits, and comes first: 2026-03-04"),
    ("13/01/26", "a year has four digits, and comes first: 2026-01-13"), ("31.02.26", "there is no such day"),
    ("4/3/26", "a year has four digits, and comes first; which number is the day and which the month is not certain"),
])  # fmt: skip
def test_a_time_is_told_for_all_that_it_lacks(clock: str, why: str, tmp_path: Path) -> None:
    (found, *_) = (
        each for each in check_one(tmp_path, report(f"started_at: {clock}\n")) if each.code == "invalid-value"
    )
    assert found.message == f"`started_at` is `{clock}`: {why}"


@pytest.mark.parametrize("kind", ["dril", "near miss 2", "maintenace", "#drill"])
def test_a_kind_that_cannot_be_read_asks_for_nothing_that_not_all_need(kind: str, tmp_path: Path) -> None:
    kept = [
        line for line in report(f"kind: {kind}\n").splitlines(keepends=True) if not line.startswith("detect")
    ]
    assert len(check_one(tmp_path, "".join(kept))) == 1


def test_a_severity_that_cannot_be_read_asks_for_nothing_that_not_all_need(tmp_path: Path) -> None:
    rule = "      rules:\n        - {severity: [SEV1], fields: [trigger]}\n"
    files: dict[str, str | bytes] = {"incidents/a.md": report("severity: SEV9\n")}
    found = check(make_project(tmp_path, files, CONFIG.replace("- postmortems\n", f"- postmortems:\n{rule}")))
    assert codes(found) == ["invalid-value"]


@pytest.mark.parametrize(("field", "said"), [
    ("ended_at: 2026-03-04", "did you mean `resolved_at`?"), ("resolved: 2026-03-04", "did you mean `resolved_at`?"),
    ("type: incident", "did you mean `kind`?"), ("users_affected: 4", "did you mean `impact.users`?"), ("x_team: a", "did you mean `x-team`?"),
    ("Datum: 2026-03-04", "`started_at`"), ("ursache: pump", "`contributing_factors`"), ("gravité: 1", "`severity`"), ("fin: 2026-03-04", "`resolved_at`"),
    ("duration: 85", "it follows from"), ("Duration: 85", "it follows from"), ("incident-commander: ana", "`responders`"), ("team: payments", "`authors`"),
])  # fmt: skip
def test_what_others_have_a_field_for_is_told_as_we_tell_it(field: str, said: str, tmp_path: Path) -> None:
    assert said in told(tmp_path, report(f"{field}\n")).help


def test_a_role_that_a_template_misspells_is_told_of_the_template_alone(tmp_path: Path) -> None:
    template = "---\nrequired: [sumary, Root cause, summary]\nrequird: [impact]\n---\n\n## Summary\n"
    files: dict[str, str | bytes] = {
        "incidents/a.md": report("template: own\n"),
        "templates/own.md": template,
    }
    found = check(
        make_project(
            tmp_path, files, CONFIG.replace("- postmortems\n", "- postmortems: {templates_dir: templates}\n")
        )
    )
    assert {each.place.path for each in found} == {"templates/own.md"}
    assert [each.help.rpartition("\n")[2] for each in found] == [
        "did you mean `summary`?", "did you mean `root_cause`?", "did you mean `required`?",
    ]  # fmt: skip


def test_roles_without_brackets_are_told_as_the_list_they_are(tmp_path: Path) -> None:
    template = "---\nrequired: summary, impact\n---\n\n## Summary\n"
    config = CONFIG.replace("- postmortems\n", "- postmortems: {templates_dir: templates}\n")
    (found,) = check(
        make_project(tmp_path, {"incidents/a.md": report(), "templates/own.md": template}, config)
    )
    assert found.help.endswith("write `[summary, impact]`")
