"""What one report may cost: time, memory, words in the log, pages and their size are bounded, whatever it says.

`python tests/hostile/hunt.py 1950` measures all shapes; here are a few of them, small enough for every run.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from building import postmortems
from hostile.hunt import measured
from hostile.shapes import SINGLE, shapes
from limits import at_most
from pages.shelf import all_pages, incident, site
from postmortems.checks.bounded import ENOUGH, MOST, bounded
from postmortems.checks.check import all_checks
from postmortems.extraction.action_items.reader import read_action_items
from postmortems.insight.interval import by_years
from postmortems.model.diagnostic import Diagnostic, Level, Place
from postmortems.reading.document import read_document
from postmortems.reading.markdown import MAX_EVENTS, MAX_TAGS
from postmortems.rendering.headings import MOST as MOST_HEADINGS
from postmortems.rendering.report import render
from postmortems.reporters import formats, text, writer
from postmortems.site.project import find_project
from samples import BODY, CONFIG, check, check_one, codes, make_project, report, shown

DEAR_ONCE = (
    "nested on a line", "numbers on a line", "tabs on a line", "links", "link lines", "handlers", "attributes", "image",
    "anchors", "www", "headings", "to do", "lorem", "at", "at words", "ampersands", "nbsp", "footnotes in a chain",
    "footnotes", "links of their own", "images of their own", "www colons", *SINGLE,
)  # fmt: skip


def test_what_was_dear_once_is_cheap() -> None:
    bodies = [shapes()[name](50_000) for name in DEAR_ONCE]
    for name, found in zip(DEAR_ONCE, measured(bodies, seconds=4, megabytes=2000), strict=True):
        assert found is not None, f"{name}: it was ended"
        assert found["build_mb"] < 500, name
        assert found["said_kb"] < 200, name
        assert found["page_kb"] < 50 * 60, name
        assert found["headings"] <= MOST_HEADINGS + 10, name


def test_a_list_of_addresses_is_no_action_and_is_known_at_once() -> None:
    with at_most(10):
        for joint in (",", ", ", "; ", " ", ",,"):
            items = "".join(f"- {f'http://a{joint}' * 200}{end}\n" for end in ("", " x", ">", "<"))
            document = read_document("x.md", f"## Action items\n\n{items}".encode())
            read_action_items(document, document.sections)


@pytest.mark.parametrize("joint", [",", ", a: x,", ": 1, ", ": ,"])
def test_many_names_that_nobody_declared_are_told_at_once(joint: str, tmp_path: Path) -> None:
    names = joint.join(f"{number:x}" for number in range(80_000 // (5 + len(joint))))
    fields = (f"impact: {{summary: x, {names}}}\n", names.replace(joint, "\n? ").join(("? ", "\n")))
    for number, field in enumerate(fields):
        (tmp_path / str(number)).mkdir()
        make_project(tmp_path / str(number), {"incidents/a.md": report(field)})
        with at_most(10):
            assert "unknown-field" in postmortems(tmp_path / str(number), "check").stdout


def test_excuses_are_looked_up_and_not_searched(tmp_path: Path) -> None:
    excuse = f"<!-- postmortems: allow {','.join(['a'] * 31)} because b -->\n\n"
    links = "[a](b.md)\n" * 2_000
    with at_most(10):
        found = check_one(tmp_path, report(body=f"## Summary\n\n{excuse * 3_000}{links}"))
    assert {"broken-link", "unused-excuse"} <= set(codes(found))


# Diagnostics


def one(line: int, level: Level = Level.WARNING, code: str = "broken-link", path: str = "a.md") -> Diagnostic:
    return Diagnostic(Place(path, line, 1, 2), code, level, f"m{line}", "help", "line")


def test_of_very_many_problems_the_first_are_told_and_how_many_more_there_are() -> None:
    found = bounded([one(line) for line in range(1, 1001)])
    assert [each.message for each in found[:MOST]] == [f"m{line}" for line in range(1, MOST + 1)]
    (last,) = found[MOST:]
    assert (last.place.line, last.code, last.number) == (MOST + 1, "broken-link", 900)
    assert last.message == "and 900 more `broken-link` from here on"
    assert text.count(found) == "1000 warnings in 1 file"


def test_one_more_says_itself_what_is_wrong() -> None:
    found = [one(line) for line in range(1, MOST + 2)]
    assert bounded(found) == tuple(found)


def test_what_stands_for_others_is_as_bad_as_the_worst() -> None:
    found = bounded([*(one(line, Level.INFO) for line in range(1, 500)), one(500, Level.ERROR)])
    assert [each.level for each in found[-2:]] == [Level.INFO, Level.ERROR]


def test_each_file_and_each_code_has_its_own_bound_and_order_stays() -> None:
    every = [one(line, code=code, path=path) for path in "ab" for line in range(300) for code in ("x", "y")]
    found = bounded(every)
    assert Counter((each.place.path, each.code) for each in found) == dict.fromkeys(
        (("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")), MOST + 1
    )
    assert list(found) == sorted(found, key=lambda each: each.sort_key)
    assert sum(each.number for each in found) == len(every)


def many(links: int, last: str = "") -> str:
    return report(body=BODY.replace("## Timeline", f"{'[a](#nowhere)' * links}{last}\n\n## Timeline"))


def test_an_error_behind_very_many_warnings_fails_the_check(tmp_path: Path) -> None:
    found = check_one(tmp_path, many(300))
    assert {each.level for each in found} == {Level.WARNING}
    found = check_one(tmp_path, many(300, "[a](b.md)"))
    assert found[-1].level is Level.ERROR


def test_what_is_dear_to_find_is_not_looked_for_without_end(tmp_path: Path) -> None:
    links = "".join(f"[a](b{n}.md)\n" for n in range(ENOUGH + 100))
    found = check_one(tmp_path, report(body=BODY.replace("## Timeline", f"{links}\n## Timeline")))
    assert (len(found), found[-1].level) == (MOST + 1, Level.ERROR)


def test_the_command_counts_all_and_a_baseline_knows_all(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/x.md": many(300)})
    assert "300 warnings in 1 file" in postmortems(tmp_path, "check").stdout
    assert postmortems(tmp_path, "check", "--baseline", "known.json", "--update-baseline").returncode == 0
    (known,) = json.loads((tmp_path / "known.json").read_text())["problems"]
    assert known["count"] == 300
    done = postmortems(tmp_path, "check", "--strict", "--baseline", "known.json")
    assert (done.returncode, done.stdout) == (0, "")
    (tmp_path / "incidents/x.md").write_text(many(301))
    done = postmortems(tmp_path, "check", "--strict", "--baseline", "known.json")
    assert (done.returncode, done.stdout.count("error") + done.stdout.count("1 warning in")) == (1, 1)


def test_excused_problems_do_not_count(tmp_path: Path) -> None:
    excuse = "<!-- postmortems: allow broken-link because they are to come -->\n"
    body = BODY.replace("## Timeline", f"{excuse}{'[a](#nowhere)' * 300}\n\n[a](#nowhere)\n\n## Timeline")
    assert codes(check_one(tmp_path, report(body=body))) == ["broken-link"]


@pytest.mark.parametrize("name", formats())
def test_no_format_repeats_a_very_long_line(name: str) -> None:
    line = "a" * 500_000
    found = [
        Diagnostic(Place("a.md", 1, at, at + 5), "broken-link", Level.ERROR, "m", "h", line)
        for at in range(1, 400_000, 4000)
    ]
    assert len(writer(name)(found, False)) < 1_000_000


def test_problems_on_one_line_share_its_text(tmp_path: Path) -> None:
    found = check_one(tmp_path, many(50))
    assert len({id(each.source_line) for each in found}) == 1


# Headings


def test_the_page_shows_all_headings_and_hands_on_the_first() -> None:
    made = render("## a\n\n" * (MOST_HEADINGS + 500))
    assert made.html.count("<h2") == MOST_HEADINGS + 500
    assert len(made.headings) == made.html.count("<h2 id=") == MOST_HEADINGS


# Footnotes


def test_a_footnote_that_is_referenced_very_often_is_linked_back_to_a_hundred_times() -> None:
    made = render("[^a] " * 10_000 + "\n\n[^a]: b\n")
    assert made.html.count('href="#fn:1"') == 10_000
    assert made.html.count("footnote-backref") == 100
    assert len(made.html) < 50 * 10_000


# The span of an incident


@pytest.mark.parametrize("end", ["2200-12-31", "2126-03-04T15:30+00:00"])
def test_a_year_that_cannot_be_is_an_error(end: str, tmp_path: Path) -> None:
    found = [
        each for each in check_one(tmp_path, report(f"resolved_at: {end}\n")) if each.code == "time-order"
    ]
    assert [each.level for each in found] == [Level.ERROR], shown(tuple(found))
    assert "is the year right?" in found[0].help


def test_nearly_twenty_years_are_taken(tmp_path: Path) -> None:
    fields = "started_at: 2006-03-05T14:05+00:00\ndetected_at: 2006-03-05T14:09+00:00\n"
    assert codes(check_one(tmp_path, report(fields))) == []


@pytest.mark.parametrize("values", [
    {"resolved_at": "2200-12-31"}, {"resolved_at": "2126-03-04T14:05"}, {"mitigated_at": "2199-01-01T00:00"},
    {"ongoing": True},
])  # fmt: skip
def test_no_span_makes_a_page_for_each_year(values: dict[str, object]) -> None:
    from pages.shelf import at

    given = {name: at(value) if isinstance(value, str) else value for name, value in values.items()}
    made = site(incident("x", "1970-01-01", **given))
    assert len(by_years(made.knowledge_base.incidents, made.today)) == 1
    assert sum(len(page.make("").html) for page in all_pages(made)) < 1_000_000


# The size of a report


LONG = report(body=f"{BODY}\n{'word ' * 119_000}\n")


def config(kilobytes: int) -> str:
    return f"{CONFIG.rstrip()}:\n      max_report_kb: {kilobytes}\n"


def test_a_long_report_is_refused_and_the_setting_is_named(tmp_path: Path) -> None:
    (found,) = check_one(tmp_path, LONG)
    assert (found.code, found.message) == ("front-matter-syntax", "the file has more than 500,000 bytes")
    assert "`max_report_kb`" in found.help
    make_project(tmp_path, {"incidents/example.md": LONG}, config(600))
    assert check(tmp_path) == ()


@pytest.mark.parametrize("unit", ["*a* ", "- a\n", "|a|b|c|\n", "[a](b)\n", "# a\n"])
def test_more_markdown_than_a_report_has_is_refused(unit: str, tmp_path: Path) -> None:
    head = "|a|b|c|\n|-|-|-|\n" if unit.startswith("|") else ""
    make_project(tmp_path, {"incidents/example.md": report(body=head + unit * 130_000)}, config(2000))
    (found,) = check(tmp_path)
    assert found.message == f"the text has more than {MAX_EVENTS:,} pieces of Markdown"
    assert found.level is Level.ERROR


@pytest.mark.parametrize("tags", ["<b>", "<ul><li>a", "<a href='b'>", "<!a>", "<div>\n\n"])
def test_more_html_than_a_report_has_is_refused(tags: str, tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/example.md": report(body=tags * (MAX_TAGS + 1))}, config(2000))
    (found,) = check(tmp_path)
    assert found.message == f"the text has more than {MAX_TAGS:,} tags of HTML"


@pytest.mark.parametrize("value", ["0", "-1", "2001", "1e3", "many", "99999999999999999999", "1.5", "٣"])
def test_the_setting_has_a_ceiling(value: str, tmp_path: Path) -> None:
    make_project(tmp_path, {}, f"{CONFIG.rstrip()}:\n      max_report_kb: {value}\n")
    (found,) = find_project(tmp_path, None, all_checks()).diagnostics
    assert (found.code, found.help) == ("invalid-setting", "write a whole number from 1 to 2000")


@pytest.mark.parametrize("verb", [["inspect"], ["import", "--dry-run"]])
def test_whatever_reads_reports_honours_it(verb: list[str], tmp_path: Path) -> None:
    make_project(tmp_path, {"old.md": LONG})
    assert "max_report_kb" in (said := asked(tmp_path, *verb, "old.md")) or "500,000 bytes" in said
    make_project(tmp_path, {}, config(600))
    assert "bytes" not in asked(tmp_path, *verb, "old.md")


def test_inspect_does_not_read_a_huge_file(tmp_path: Path) -> None:
    with (tmp_path / "huge.md").open("wb") as file:
        file.truncate(4 << 30)
    assert "more than 500,000 bytes" in asked(tmp_path, "inspect", "huge.md")


def asked(folder: Path, *arguments: str) -> str:
    """Return what a verb says, on either stream."""
    done = postmortems(folder, *arguments)
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


# mkdocs.yml

BOMB = "extra:\n  a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"  {name}: &{name} [{', '.join([f'*{below}'] * 9)}]\n"
    for below, name in zip("abcdef", "bcdefg", strict=True)
)
PLUGIN = "site_name: S\nplugins:\n  - postmortems:\n      {}\n"
ODD = {
    "bomb": f"{BOMB}{PLUGIN.format('services: *g')}",
    "holds itself": PLUGIN.format("services: &a [*a]"),
    "mapping that holds itself": PLUGIN.format("checks: &a {x: *a}"),
    "record that holds itself": PLUGIN.format("services: [&a {name: x, aliases: [*a]}]"),
    "long folder": PLUGIN.format(f"incidents_dir: {'x' * 300}"),
    "long folder of templates": PLUGIN.format(f"templates_dir: {'x' * 300}"),
    "long path of pages": PLUGIN.format(f"path: {'漢' * 100}"),
    "very deep folder": PLUGIN.format(f"incidents_dir: {'x/' * 3000}"),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_settings_are_one_problem_each_to_check_and_build_alike(name: str, tmp_path: Path) -> None:
    from mkdocs.config import load_config

    from postmortems.site.config import settings_from
    from postmortems.site.config_yaml import open_config
    from postmortems.site.host_options import layers_of, merge_places

    make_project(tmp_path, {"docs/index.md": "# S\n"}, ODD[name])
    with at_most(10):
        (found,) = find_project(tmp_path, None, all_checks()).diagnostics
        assert found.code == "invalid-setting"
        plugin = load_config(str(tmp_path / "mkdocs.yml")).plugins["postmortems"]
        layers = layers_of(open_config(tmp_path / "mkdocs.yml", tmp_path))
        fields = merge_places(vars(plugin)["_options"], layers)
        (problem,) = settings_from(fields, all_checks(), tmp_path)[1]
        assert (layers.diagnose(problem, Level.ERROR).place, problem.message) == (
            found.place,
            found.message,
        )


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_a_template_that_is_no_file_is_one_problem(kind: str, tmp_path: Path) -> None:
    settings = "\n      ".join(("templates_dir: templates", "template: a"))
    make_project(tmp_path, {"incidents/x.md": report("template: minimal\n")}, PLUGIN.format(settings))
    (tmp_path / "templates").mkdir()
    if kind == "folder":
        (tmp_path / "templates/a.md").mkdir()
    else:
        (tmp_path / "templates/a.md").symlink_to("nowhere")
    (found,) = check(tmp_path)
    assert (found.place.path, found.code) == ("templates/a.md", "invalid-setting")
    assert found.message in asked(tmp_path, "new", "A title", "--severity", "SEV2", "--service", "a")
