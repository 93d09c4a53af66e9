"""What each format writes: as its readers want it, and nothing of a report is more than text."""

from __future__ import annotations

import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from jsonschema import Draft7Validator

from postmortems.checks.check import all_checks
from postmortems.model.diagnostic import Diagnostic, Level, Place
from postmortems.model.incident import Incident
from postmortems.model.moment import Moment
from postmortems.model.review import NO_REVIEW, Review
from postmortems.reading.document import read_document
from postmortems.reading.events import events
from postmortems.reporters import formats, writer
from postmortems.reporters.markdown import escaped
from postmortems.wording.messages import printable
from samples import report

if TYPE_CHECKING:
    from collections.abc import Sequence

HOSTILE = (
    'a%,:\r\n::error::x ##[error]y \x1b[31m\x9b1m\x00 ]]> <b>&amp;" | `![x](y)` @team #12 \u202e \udc80 é検'
)


def problem(
    level: Level = Level.ERROR, message: str = "m", path: str = "incidents/a.md", line: int = 1, **more: Any
) -> Diagnostic:
    return Diagnostic(Place(path, line, 3, 5), "invalid-value", level, message, **more)


def written(name: str, diagnostics: Sequence[Diagnostic], review: Review = NO_REVIEW) -> str:
    return writer(name)(diagnostics, False, review)


VISIBLE = {
    *range(0x600, 0x606),
    0x6DD,
    0x70F,
    0x890,
    0x891,
    0x8E2,
    0x110BD,
    0x110CD,
    *range(0x13430, 0x13440),
}
"""Formatting signs of scripts that a display shows."""
UNSEEN = "".join(
    sign
    for code in range(0x80, 0x110000)
    if unicodedata.category(sign := chr(code)) in ("Cc", "Cf", "Zl", "Zp") and code not in VISIBLE
) + "".join(
    map(chr, (0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x2065, 0x3164, 0xFE00, 0xFFA0, 0xFFF0, 0xE0100))
)


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("part", range(0, len(UNSEEN), 60))
def test_nothing_unseen_gets_through(name: str, part: int) -> None:
    hidden = UNSEEN[part : part + 60]
    for text in (hidden, *(f"a{sign}b" for sign in hidden)):
        found = [problem(Level.ERROR, text, f"{text}.md", help=text, source_line=text)]
        made = written(name, found, Review(files=(f"{text}.md",)))
        assert not {*text} - {"a", "b"} & {*made}


def test_pictures_and_letters_stay_what_they_are() -> None:
    for text in ("⚠️ down", "1️⃣ é 検索 ع", "e\u0301", "✔\ufe0e"):
        assert printable(text) == text
    for text in ("a\ufe0fb", "\ufe0f", "⚠\ufe0f\ufe0f", "\ufe0e x"):
        assert "\N{REPLACEMENT CHARACTER}" in printable(text)


@pytest.mark.parametrize("name", formats())
def test_nothing_that_a_terminal_obeys_gets_through(name: str) -> None:
    found = [
        problem(level, HOSTILE, HOSTILE, 2, help=HOSTILE, source_line=HOSTILE) for level in list(Level)[:3]
    ]
    text = written(
        name, found * 12, Review(files=(HOSTILE,), changed=frozenset(), files_at="https://x.example/")
    )
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", text)


@pytest.mark.parametrize("name", formats())
def test_the_same_problems_give_the_same_text(name: str) -> None:
    found = [problem(line=line) for line in (1, 2, 2)]
    assert written(name, found) == written(name, found)


class TestGithub:
    def test_a_problem_is_a_command(self) -> None:
        found = problem(message="a: 100%,\n::error::b", path="incidents/a,b:c.md", help="c\nd")
        assert written("github", [found]) == (
            "::error file=incidents/a%2Cb%3Ac.md,line=1,col=3,endColumn=5,title=error[invalid-value]"
            "::a: 100%25,\N{REPLACEMENT CHARACTER}::error::b%0Ac%0Ad\n"
        )

    def test_a_level_has_its_command(self) -> None:
        lines = written("github", [problem(level) for level in list(Level)[:3]]).splitlines()
        assert [line.split()[0] for line in lines] == ["::error", "::warning", "::notice"]

    def test_ten_of_a_kind_are_shown_and_the_others_told(self) -> None:
        found = [problem(line=line) for line in range(1, 13)] + [problem(Level.WARNING)]
        lines = written("github", found).splitlines()
        assert sum(line.startswith("::error ") for line in lines) == 10
        assert sum(line.startswith("::warning ") for line in lines) == 1
        assert lines[11] == "- incidents/a.md:11:3: error[invalid-value]: m"
        assert lines[-1].startswith("12 errors, 1 warning in 1 file. GitHub shows 10 of a kind")
        assert "the other 2 are listed above" in lines[-1]

    def test_changed_files_come_first(self) -> None:
        found = [problem(path="a.md", line=line) for line in range(1, 12)] + [problem(path="b.md")]
        lines = written("github", found, Review(changed=frozenset(["b.md"]))).splitlines()
        assert "file=b.md" in lines[0]
        assert lines[10].startswith("- a.md:10:")

    def test_a_line_of_the_log_is_no_command(self) -> None:
        found = [problem(message=HOSTILE, path=f"::error::x\n::set-output ##[error]{HOSTILE}")] * 12
        lines = written("github", found).splitlines()
        assert sum(line.startswith("::") for line in lines) == 10
        assert not any("##[" in line for line in lines[10:])

    def test_paths_count_from_the_repository(self) -> None:
        review = Review("/r/docs/kb", "/r")
        found = [problem(path=path) for path in ("a.md", "../b.md", "/r/c.md", "/elsewhere/d.md")]
        paths = re.findall("file=([^,]*)", written("github", found, review))
        assert paths == ["docs/kb/a.md", "docs/b.md", "c.md", "/elsewhere/d.md"]


class TestGitlab:
    SCHEMA: ClassVar[dict[str, Any]] = {
        "type": "array",
        "items": {
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string"}, "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "required": ["path", "lines"],
                    "properties": {"lines": {"required": ["begin"], "properties": {"begin": {"type": "integer"}}}},
                },
            },
        },
    }  # fmt: skip

    def test_it_is_a_code_quality_report(self) -> None:
        found = [problem(level, HOSTILE, source_line=HOSTILE) for level in list(Level)[:3]]
        items = json.loads(written("gitlab", found))
        Draft7Validator(self.SCHEMA).validate(items)
        assert [item["severity"] for item in items] == ["major", "minor", "info"]
        assert json.loads(written("gitlab", [])) == []

    def test_a_fingerprint_stays_when_lines_move_and_is_that_of_one_problem(self) -> None:
        def marks(*found: Diagnostic) -> list[str]:
            return [item["fingerprint"] for item in json.loads(written("gitlab", found))]

        one, moved = problem(source_line="severity: x"), problem(line=9, source_line="  severity: x")
        assert marks(one) == marks(moved)
        assert len({*marks(one, moved, problem(source_line="other"), problem(message="n"))}) == 4


class TestSarif:
    def test_a_result_names_its_rule_and_place(self) -> None:
        found = problem(path="incidents/a b%é.md", line=7, help="h", source_line="x: y")
        log = json.loads(written("sarif", [found]))
        (run,) = log["runs"]
        assert log["version"] == "2.1.0"
        rules = run["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == [*all_checks()]
        (result,) = run["results"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "invalid-value"
        assert "# invalid-value" in rules[result["ruleIndex"]]["help"]["markdown"]
        (place,) = result["locations"]
        assert place["physicalLocation"] == {
            "artifactLocation": {"uri": "incidents/a%20b%25%C3%A9.md"},
            "region": {"startLine": 7, "startColumn": 3, "endColumn": 5, "snippet": {"text": "x: y"}},
        }
        assert (result["message"]["text"], result["level"]) == ("m\nh", "error")


class TestJunit:
    def test_a_problem_is_a_test_that_failed(self) -> None:
        found = [
            problem(message=HOSTILE),
            problem(Level.WARNING, path="b.md"),
            problem(Level.INFO, path="b.md"),
        ]
        root = ET.fromstring(written("junit", found, Review(files=("b.md", "c.md"))))
        assert root.attrib == {"name": "postmortems", "tests": "4", "failures": "1"}
        assert [suite.get("name") for suite in root] == ["b.md", "c.md", "incidents/a.md"]
        assert [case.tag for case in root.iter() if case.tag in ("failure", "skipped")] == [
            "skipped",
            "skipped",
            "failure",
        ]
        for suite in root:
            assert suite.get("tests") == str(len(suite))
            assert suite.get("failures") == str(len(suite.findall("testcase/failure")))

    def test_a_warning_fails_where_it_fails_the_check(self) -> None:
        root = ET.fromstring(written("junit", [problem(Level.WARNING)], Review(strict=True)))
        assert len(root.findall(".//failure")) == 1


def test_reviewdog_counts_bytes() -> None:
    (item,) = json.loads(written("rdjson", [problem(source_line="éé検x", help="h")]))["diagnostics"]
    assert item["location"]["range"] == {"start": {"line": 1, "column": 5}, "end": {"line": 1, "column": 9}}
    assert (item["severity"], item["message"], item["code"]) == ("ERROR", "m\nh", {"value": "invalid-value"})


class TestMarkdown:
    def incident(self, title: str) -> Incident:
        document = read_document("incidents/new report.md", report().encode())
        started = Moment(datetime(2026, 3, 4, 14, 5, tzinfo=UTC))
        ended = Moment(datetime(2026, 3, 4, 15, 30, tzinfo=UTC))
        return Incident(
            title=title, severity="SEV2", started_at=started, resolved_at=ended, document=document
        )

    def test_it_shows_what_changed(self) -> None:
        path = "incidents/new report.md"
        review = Review(
            files=(path,), changed=frozenset([path]), added=frozenset([path]), incidents=(self.incident("A | B"),),
            files_at="https://git.example.org/o/r/blob/abc/",
        )  # fmt: skip
        found = [
            problem(
                path=path, line=4, message="`severity` is `SEV9`", help="one of SEV1\ndid you mean `SEV1`?"
            )
        ]
        link = "https://git.example.org/o/r/blob/abc/incidents/new%20report.md"
        assert written("markdown", found, review) == (
            "## Postmortems: 1 error in 1 file\n\n1 report changed, 1 of them new.\n\n"
            "| report | severity | when | time to resolve |\n| --- | --- | --- | --- |\n"
            f"| [A &#124; B]({link}) (new) | SEV2 | 4 Mar 2026, 14:05 UTC | 1 h 25 min |\n\n"
            f"### [incidents/new report.md]({link})\n\n"
            f"- **error** `invalid-value`, [line 4]({link}?plain=1#L4): <code>severity</code> is "
            "<code>SEV9</code>; one of SEV1; did you mean <code>SEV1</code>?\n"
        )

    def test_nothing_wrong_is_said(self) -> None:
        assert written("markdown", []) == "## Postmortems: nothing to mend\n"

    @pytest.mark.parametrize("text", [
        "![x](https://x.example/y.png)", "<img src=x>", "**b** _i_ ~s~", "| x", "`c`", "https://x.example", "www.x.example",
        "$x$", "\\| y", "a\n\n# b", "&lt;", "[x][y]",
    ])  # fmt: skip
    def test_markup_of_a_report_is_text(self, text: str) -> None:
        line = f"- x {escaped(text)}\n"
        kinds = {event.kind for event in events(line)}
        assert kinds == {"Start", "End", "Text"}
        said = "".join(event.data for event in events(line) if event.kind == "Text")
        assert said == "x " + text.replace("\n", "\ufffd")
        assert "://" not in line
        assert "www." not in line

    def test_nobody_is_called(self) -> None:
        assert escaped("@team #12 a@b.example") == "@&#8203;team #&#8203;12 a@&#8203;b.example"

    def test_notes_are_folded_away(self) -> None:
        text = written("markdown", [problem(Level.INFO, "later"), problem(message="now", path="b.md")])
        assert (
            text.index("now") < text.index("<details><summary>1 note</summary>\n\n### ") < text.index("later")
        )
        assert text.endswith("later\n\n</details>\n")

    def test_a_long_list_is_cut_and_says_so(self) -> None:
        text = written("markdown", [problem(line=line) for line in range(1, 300)])
        assert text.count("\n- ") == 100
        assert text.endswith("199 more are not shown; `postmortems check` lists all.\n")
