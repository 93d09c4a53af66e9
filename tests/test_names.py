"""Names that a pull request can choose: what they may be, and that what passes the check is built."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal
from urllib.parse import quote, unquote

import pytest
from justhtml import JustHTML

from building import built
from postmortems.checks.check import all_checks
from postmortems.pages.writing import sections
from postmortems.reading.names import LONGEST_ID, is_slug, key_of, odd_letter
from postmortems.rendering.report import render
from postmortems.site.project import find_project
from postmortems.site.templates import read_template
from samples import BODY, CONFIG, NOW, check, check_project, codes, make_project, report, shown

ODD = ['"', "<", ">", "\\", "\n", "\t", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\xad",
       "\u2028", "\U000e0041", "\U000e0101", "\ufe00", "\ufffe", "\ufdd0", "\u3164", "\u2800", "\u034f", "\x01"]  # fmt: skip
ORDINARY = [
    "ä",
    "漢",
    " ",
    "&",
    "'",
    "#",
    "?",
    "%",
    "%22",
    "é",
    "e\u0301",
    "🔥",
    "$",
    "{{x}}",
    "`",
    "*",
    "|",
    "=",
    "한",
]


@pytest.mark.parametrize("letter", ODD)
@pytest.mark.parametrize("path", ["2026{}x/one.md", "a/{}/one.md", "one{}.md", "{}/b/c/one.md"])
def test_a_path_that_is_markup_or_invisible_is_an_error_of_its_report(
    path: str, letter: str, tmp_path: Path
) -> None:
    make_project(
        tmp_path, {f"incidents/{path.format(letter)}": report("id: one\n"), "incidents/two.md": report()}
    )
    (found,) = check(tmp_path)
    assert (found.code, found.level, found.place.line, found.place.column) == ("invalid-value", "error", 1, 1)
    assert "rename" in found.help


def test_no_setting_lowers_that(tmp_path: Path) -> None:
    config = f"{CONFIG[:-1]}:\n      checks: {{invalid-value: off}}\n"
    make_project(tmp_path, {'incidents/a"b/one.md': report()}, config)
    assert [each.level for each in check(tmp_path)] == ["error"]


def test_ordinary_letters_are_ordinary(tmp_path: Path) -> None:
    for number, letter in enumerate(ORDINARY):
        make_project(tmp_path, {f"incidents/2026 {letter}x/one {letter}.md": report(f"id: id-{number}\n")})
    assert check(tmp_path) == ()


def test_the_path_above_the_reports_is_nobodys_fault(tmp_path: Path) -> None:
    root = tmp_path / 'a"b\u202e<c>'
    make_project(root, {"incidents/one.md": report()})
    assert check(root) == ()


@pytest.mark.parametrize("text", [*ODD, "a\udc80b", "\u115f"])
def test_what_is_odd_is_shown_so_that_it_can_be_seen(text: str) -> None:
    shown_ = odd_letter(f"漢{text}ä")
    assert shown_.startswith("U+") or shown_ == f"`{text}`"
    assert shown_.isprintable()


RESERVED = ["con", "CON", "Nul", "aux", "prn", "com1", "LPT9", "com0", "con.txt", "nul.2026.x", "com¹"]
LONG = ["x" * (LONGEST_ID + 1), "漢" * 66, "ä" * 100, "𝄞" * 50, "한" * 70]


@pytest.mark.parametrize("id_", [*RESERVED, *LONG, "a\u3164b", "ab\u115f", "a.", "-a", "_a", "a/b", ".."])
@pytest.mark.parametrize("field", ["id: '{}'", "aliases: ['{}']", "aliases: [a, '{}']", "name"])
def test_an_id_is_a_name_on_every_machine(id_: str, field: str, tmp_path: Path) -> None:
    if field != "name":
        make_project(tmp_path, {"incidents/one.md": report(field.format(id_) + "\n")})
    elif "/" in id_ or id_ == ".." or id_[0] == "_" or len(id_.encode()) > 250:
        return
    else:
        make_project(tmp_path, {f"incidents/{id_}.md": report()})
    found = check(tmp_path)
    assert codes(found) == ["invalid-value"], shown(found)
    assert found[0].level == "error"


@pytest.mark.parametrize(
    "id_", ["x" * LONGEST_ID, "漢" * 65, "console", "com10", "lpt", "index", "README", "404", "a.b", "null"]
)
def test_others_may_be_ids(id_: str) -> None:
    assert is_slug(id_)


@pytest.mark.parametrize("name", ["ärger-über-zürich", "한글", "हिन्दी", "ที่นี่", "Việt-Nam", "שָׁלוֹם"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_with_marks_is_an_id_in_whatever_form_a_disk_keeps_it(
    name: str, form: Literal["NFC", "NFD"], tmp_path: Path
) -> None:
    stem, composed = unicodedata.normalize(form, name), unicodedata.normalize("NFC", name)
    other = report(f"related: ['{composed}']\naliases: ['x-{stem}']\n")
    make_project(tmp_path, {f"incidents/{stem}.md": report(), "incidents/other.md": other})
    assert check(tmp_path) == (), shown(check(tmp_path))
    context, _ = check_project(find_project(tmp_path, None, all_checks()), NOW)
    assert set(context.knowledge_base.by_id) == {composed, "other"}


@pytest.mark.parametrize("id_", ["\u0308a", "a\ufe0f", "a\u20dd", "a\u034fb", "a b\u0308", "\u0308"])
def test_marks_alone_are_no_id(id_: str) -> None:
    assert not is_slug(id_)


def test_that_case_does_not_count_is_said_where_it_is_why(tmp_path: Path) -> None:
    ids = {"a": "Foo", "b": "foo", "c": "bar", "d": "bar"}
    make_project(tmp_path, {f"incidents/{name}.md": report(f"id: {id_}\n") for name, id_ in ids.items()})
    said = [each.message.partition("; ")[2] for each in check(tmp_path)]
    assert said == ["upper and lower case do not count"] * 2 + [""] * 2


HANGUL = "한글"
PAIRS = [
    ("foo", "FOO"),
    ("Straße", "STRASSE"),
    ("é", "e\u0301"),
    (HANGUL, unicodedata.normalize("NFD", HANGUL)),
    ("ﬁ", "FI"),
    ("İ", "i̇"),
]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_one_name_on_some_disk_is_one_id(first: str, second: str, tmp_path: Path) -> None:
    assert key_of(first) == key_of(second)
    if not (is_slug(first) and is_slug(second)):
        return
    make_project(
        tmp_path,
        {"incidents/a.md": report(f"id: '{first}'\n"), "incidents/b.md": report(f"id: '{second}'\n")},
    )
    assert codes(check(tmp_path)) == ["unique-id", "unique-id"]
    (tmp_path / "incidents/b.md").write_text(report(f"aliases: [x, '{second}']\n"))
    assert codes(check(tmp_path)) == ["unique-id", "unique-id"]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_one_name_stands_once_in_a_report(first: str, second: str, tmp_path: Path) -> None:
    if not (is_slug(first) and is_slug(second)):
        return
    same = unicodedata.normalize("NFC", first) == unicodedata.normalize("NFC", second)
    for fields in (f"id: '{first}'\naliases: ['{second}']\n", f"aliases: ['{first}', '{second}']\n"):
        make_project(tmp_path, {"incidents/a.md": report(fields)})
        found = check(tmp_path)
        assert [(each.code, "on many disks" in each.message) for each in found] == [("unique-id", True)][
            same:
        ]
    make_project(tmp_path, {"incidents/a.md": report("id: b\naliases: [b, c, c]\n")})
    assert check(tmp_path) == ()


@pytest.mark.parametrize("title", ["pm-title", "PM-Actions", "pm-", "`pm-drawn`", "pm-entry-1", "__search"])
def test_a_heading_takes_no_id_of_ours(title: str) -> None:
    made = render(f"## {title}\n\n## {title}\n")
    assert all(heading.anchor.startswith("section-") for heading in made.headings)
    assert 'id="pm-' not in made.html


PATHS = [
    "#x",
    "a#b",
    "a?b",
    "?",
    "a%23b",
    "a\x01b",
    "a\x7fb",
    "a\u202eb",
    '"',
    "a<b",
    "con",
    "a/nul.x",
    ".x",
    "a/_b",
    "a.",
    "x" * 300,
    "a*b",
]


@pytest.mark.parametrize("path", PATHS)
def test_a_folder_of_pages_has_an_address(path: str, tmp_path: Path) -> None:
    written = '"' + path.replace('"', '\\"').replace("\x01", "\\x01").replace("\x7f", "\\x7f") + '"'
    make_project(tmp_path, {"incidents/one.md": report()}, f"{CONFIG[:-1]}:\n      path: {written}\n")
    found = check(tmp_path)
    assert {each.code for each in found} == {"invalid-setting"}


@pytest.mark.parametrize("name", ["incidents_dir", "templates_dir"])
@pytest.mark.parametrize("value", ["x" * 300, "a/" * 600, "漢" * 70, ".git", "a/.GIT/b", "'a\"b'"])
def test_a_folder_has_a_name(name: str, value: str, tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/one.md": report()}, f"{CONFIG[:-1]}:\n      {name}: {value}\n")
    assert codes(check(tmp_path)) == ["invalid-setting"]


TEMPLATES = [
    "",
    "Text.\n",
    "```\n## a\n```\n",
    "<!-- x -->\n",
    "\n\n",
    "- a\n",
    "---\n",
    "| a |\n| - |\n",
    "## A\n",
    "# A\n\n## B\n",
    "A\n=\n",
]


def test_what_passes_the_check_is_built(tmp_path: Path) -> None:
    """One site with a report for each name that is allowed; each has its page, and its files lie beside it."""
    files: dict[str, str | bytes] = {"docs/p#q.txt": "x", "docs/p q?.md": "# P"}
    names = [
        f"{letter}.png".replace("%", f"{n}%") for n, letter in enumerate(ORDINARY) if letter not in ("|", "*")
    ]
    links = "".join(f"\n![{n}]({quote(name)})\n" for n, name in enumerate(names))
    links += (
        '\n<img src="a%23b.png"> [d](x%23y/z.txt) [e](../docs/p%23q.txt#frag) [f](../docs/p%20q%3F.md#x)\n'
    )
    files |= {f"incidents/{name}": b"png" for name in (*names, "a#b.png", "x#y/z.txt")}
    ids = [
        "x" * LONGEST_ID,
        "漢" * 65,
        "index",
        "README",
        "404",
        "years",
        "a.png",
        "2026",
        "é",
        "sitemap.xml",
        "search",
    ]
    for number, id_ in enumerate(ids):
        fields = f"id: '{id_}'\naliases: ['was-{number}', '{'y' * (LONGEST_ID - 3)}-{number}']\ntags: ['{id_ * 3}']\n"
        files[f"incidents/{number} ä&'#?/r.md"] = report(fields, BODY + ("" if number else links))
    files["incidents/0 ä&'#?/r.md"] = report(f"id: '{ids[0]}'\n")
    files["incidents/first.md"] = report(body=BODY + links)
    config = "site_name: S\ntheme: {name: material, font: false}\nplugins:\n  - search\n  - postmortems:\n      path: p\n"
    make_project(tmp_path, files, config)
    assert check(tmp_path) == (), shown(check(tmp_path))
    site = built(tmp_path) / "p/incidents"
    for id_ in ids:
        assert (site / id_ / "index.html").is_file(), id_
    page = JustHTML((site / "first/index.html").read_text("utf-8"))
    for image in page.query(".pm-report img"):
        source = unquote((image.attrs or {})["src"] or "")
        assert (site / "first" / source).resolve().is_file(), source


def test_earlier_ids_lead_to_the_report_whatever_they_are_called(tmp_path: Path) -> None:
    config = "site_name: S\nuse_directory_urls: false\nplugins:\n  - postmortems:\n      path: templates\n"
    reports: dict[str, str | bytes] = {
        "docs/page.md": "# Page",
        "incidents/one.md": report("aliases: [index, README, old]\n"),
        "incidents/two.md": report("id: x.index\naliases: [older]\n"),
    }
    site = built(make_project(tmp_path, reports, config)) / "templates/incidents"
    assert "pm-table" in (site / "index.html").read_text("utf-8")
    for name, target in (
        ("index/index", "../one"),
        ("README/index", "../one"),
        ("old", "one"),
        ("older", "x.index"),
    ):
        assert f'href="{target}.html"' in (site / f"{name}.html").read_text("utf-8")


@pytest.mark.parametrize("body", TEMPLATES)
def test_a_template_has_any_body(body: str, tmp_path: Path) -> None:
    (tmp_path / "own.md").write_text(f"---\ndescription: x\n---\n{body}")
    template = read_template(tmp_path / "own.md")
    assert len(list(sections(template))) == body.count("A\n") + body.count("B\n")


@pytest.mark.parametrize("name", ["index.html", "INDEX.html"])
@pytest.mark.parametrize("fields", ["id: {}\n", "aliases: [{}]\n", ""])
def test_no_report_has_the_name_of_the_lists_own_file(name: str, fields: str, tmp_path: Path) -> None:
    stem = "one" if fields else name
    make_project(tmp_path, {f"incidents/{stem}.md": report(fields.format(name))})
    (found,) = check(tmp_path)
    assert (found.code, found.level) == ("invalid-value", "error")
    assert "page of the plugin" in found.message
