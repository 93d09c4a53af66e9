"""Exports for generators: whole, the same for the same input, and replacing nothing that somebody else wrote."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import datetime
from pathlib import Path

import pytest
import yaml

from building import git, postmortems
from postmortems.hosts.exporting.manifest import NAME
from postmortems.hosts.targets import names, target
from samples import BODY, CONFIG, NOW, make_project, report

ROOT = Path(__file__).parent.parent
CLOCK = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
FILES: dict[str, str | bytes] = {
    "docs/guide.md": "# Guide\n\n<!-- postmortems: latest -->\n\n```\n<!-- postmortems: latest -->\n```\n",
    "docs/logo.png": b"\x89PNG",
    "incidents/a.md": report("aliases: [old]\n", f"{BODY}\n![graph](g.png) and [guide](../docs/guide.md)\n"),
    "incidents/b.md": report(
        "title: Search was slow\nservices: [search]\nstarted_at: 2026-02-01T09:00+00:00\n"
    ),
    "incidents/g.png": b"\x89PNG beside",
}


def exported(root: Path, name: str, *options: str) -> Path:
    """Export the site in a folder, which has to succeed; return where it is."""
    done = postmortems(root, "export", "--for", name, *options, **CLOCK)
    assert done.returncode == 0, done.stderr
    return root / ".postmortems" / name


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", names())
def test_an_export_is_whole_and_the_same_for_the_same_input(name: str, tmp_path: Path) -> None:
    one, two = (content(exported(make_project(tmp_path / each, FILES), name)) for each in ("x", "y"))
    assert one == two
    told = json.loads(one.pop(NAME))
    assert told["files"] == {path: hashlib.sha256(data).hexdigest() for path, data in one.items()}
    assert (told["version"], told["for"]) == (1, name)
    reports = {page["id"]: page for page in told["pages"] if page["kind"] == "incident"}
    assert (reports["a"]["date"], reports["b"]["services"]) == ("2026-03-04", ["search"])
    assert len(told["pages"]) > 15
    for page in told["pages"]:
        stem = page["path"].removesuffix(".md").removesuffix("index")
        assert any(stem in path and not path.endswith((".csv", ".ics")) for path in one), page["path"]
    assert any(path.endswith("incidents/g.png") and data == b"\x89PNG beside" for path, data in one.items())
    assert any(path.endswith("incidents/old/index.html") for path in one)
    assert sum(path.endswith("assets/postmortems/postmortems.css") for path in one) == 1


@pytest.mark.parametrize("name", names())
def test_a_later_export_takes_the_place_of_it(name: str, tmp_path: Path) -> None:
    root = make_project(tmp_path, FILES)
    before = content(exported(root, name))
    (root / "incidents/b.md").unlink()
    out = exported(root, name)
    (out / ".cache").write_text("of the generator")
    for folder in target(name).built:
        (out / folder).mkdir()
        (out / folder / "index.html").write_text("of the generator")
    after = content(exported(root, name))
    assert (after.pop(".cache"), after.keys() < before.keys()) == (b"of the generator", True)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("what", ["a new file", "a changed one", "a link", "no export", "a lie"])
def test_what_somebody_else_wrote_is_never_replaced(what: str, name: str, tmp_path: Path) -> None:
    root = make_project(tmp_path, FILES)
    out = exported(root, name)
    written = sorted(
        path for path in out.rglob("*") if path.suffix in (".md", ".json", ".html") and path.name != NAME
    )
    if what == "a new file":
        (out / "mine/letter.txt").parent.mkdir()
        (out / "mine/letter.txt").write_text("x")
    elif what == "a changed one":
        written[0].write_text("mine")
    elif what == "a link":
        (out / "mine").symlink_to(root / "incidents")
    elif what == "no export":
        (out / NAME).unlink()
    else:
        (out / NAME).write_text("[" * 9000)
    before = content(out)
    done = postmortems(root, "export", "--for", name, **CLOCK)
    assert (done.returncode, "nothing may be written there" in done.stderr) == (2, True), done.stderr
    assert content(out) == before
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", names())
def test_a_report_with_an_error_stops_it_and_leaves_the_last_one(name: str, tmp_path: Path) -> None:
    root = make_project(tmp_path, FILES)
    before = content(exported(root, name))
    (root / "incidents/b.md").write_text(report("severity: SEV9\n"))
    done = postmortems(root, "export", "--for", name, **CLOCK)
    assert done.returncode == 1
    assert "incidents/b.md:12:11: error[invalid-value]" in done.stderr
    assert content(root / ".postmortems" / name) == before
    assert [path.name for path in (root / ".postmortems").iterdir()] == [name]


def test_warnings_stop_it_where_that_is_asked_for(tmp_path: Path) -> None:
    root = make_project(tmp_path, {"incidents/a.md": report("", BODY + "\n### Nothing\n")})
    assert postmortems(root, "export", "--for", "html", "--strict").returncode == 1
    assert not (root / ".postmortems").exists()
    assert postmortems(root, "export", "--for", "html").returncode == 0


@pytest.mark.parametrize("name", names())
def test_the_public_gets_what_it_may_see(name: str, tmp_path: Path) -> None:
    hidden = report("title: Secretword is down\nservices: [secretword]\n")
    shown = report("visibility: public\nrelated: [{id: b}]\n")
    root = make_project(
        tmp_path,
        {"incidents/a.md": shown, "incidents/b.md": hidden},
        f"{CONFIG.rstrip()}:\n      audience: public\n",
    )
    found = content(exported(root, name))
    assert len(found) > 10
    assert [path for path, data in found.items() if b"ecretword" in data or "incidents/b" in path] == []


def test_what_is_asked_for_has_to_be_said(tmp_path: Path) -> None:
    root = make_project(tmp_path, FILES)
    for given, said in (
        ((), "--to DIR"),
        (("--nav", "--to", "x"), "--for"),
        (("--for", "sphinx"), "is not one of"),
    ):
        done = postmortems(root, "export", *given)
        assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    for place in (".", "incidents", "docs", "docs/x", ".git/x"):
        assert postmortems(root, "export", "--for", "json", "--to", place).returncode == 2
    assert {path.name for path in root.iterdir()} == {"docs", "incidents", "mkdocs.yml"}


NAVS = {
    "zensical": lambda text: [*yaml.safe_load(text)["nav"][1].values()],
    "mkdocs": lambda text: [*yaml.safe_load(text)["nav"][1].values()],
    "json": lambda text: [json.loads(text)[1]["path"]],
    "html": lambda text: re.findall(r'href="(incidents/)"', text),
    "hugo": lambda text: re.findall(r'pageRef = "/(incidents/)"', text),
    "starlight": lambda text: re.findall(r'"link": "/(incidents/)"', text),
}


@pytest.mark.parametrize("name", names())
def test_the_navigation_is_printed_as_the_generator_has_it(name: str, tmp_path: Path) -> None:
    root = make_project(tmp_path, FILES)
    done = postmortems(root, "export", "--for", name, "--nav")
    assert (done.returncode, len(NAVS[name](done.stdout))) == (0, 1), done.stdout
    assert "incidents/a" not in done.stdout
    assert not (root / ".postmortems").exists()


@pytest.mark.parametrize("name", names())
def test_it_is_said_what_comes_next(name: str, tmp_path: Path) -> None:
    done = postmortems(make_project(tmp_path, FILES), "export", "--for", name, "--to", "out")
    assert done.stdout == ""
    assert re.match(r"out: \d+ pages, \d+ files\n", done.stderr)
    assert len(done.stderr.splitlines()) > 1


def test_every_target_says_what_it_is_and_the_help_names_it() -> None:
    said = postmortems(ROOT, "export", "--help").stdout
    for name in names():
        assert target(name).says
        assert re.search(rf"^ +{name} ", said, re.MULTILINE), name


def test_a_site_of_zensical_alone_is_told_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "zensical.toml").write_text('[project]\nsite_name = "S"\n')
    done = postmortems(tmp_path, "export", "--for", "zensical")
    assert done.returncode == 2
    for word in ("zensical.toml is not read", "mkdocs.yml beside it", "postmortems export --for zensical"):
        assert word in done.stderr


@pytest.mark.parametrize(
    ("name", "folder", "field"),
    [("hugo", "content", "lastmod"), ("starlight", "src/content/docs", "lastUpdated")],
)
def test_generators_learn_when_a_report_last_changed(
    name: str, folder: str, field: str, tmp_path: Path
) -> None:
    make_project(tmp_path, {**FILES, "incidents/a.md": report("visibility: public\n")})
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "x", "--date", "2026-03-05T06:07:08+02:00")
    with (tmp_path / "incidents/b.md").open("a") as file:
        file.write("\nMore.\n")

    def told(audience: str = "internal") -> list[object]:
        pages = exported(tmp_path, name, "--audience", audience) / folder / "incidents"
        heads = [page.read_text().split("---\n")[1] for page in sorted(pages.glob("*.md"))]
        return [yaml.safe_load(head).get(field) for head in heads]

    when = git(tmp_path, "log", "-1", "--format=%cI")
    known = datetime.fromisoformat(when.strip())
    assert [each for each in told() if each] == [known], (
        "of what was changed since nobody knows, nor of lists"
    )
    public = told("public")
    assert (len(public) > 1, {*public}) == (True, {None}), "when a report changed inside is no day of theirs"


@pytest.mark.parametrize("name", ["hugo", "mkdocs", "zensical"])
def test_nothing_that_a_report_says_is_run_by_a_generator(name: str, tmp_path: Path) -> None:
    said = 'title: "Odd {{% t %}} and {{< t >}}"\nsummary: "Nobody could pay {{% s %}}."\n'
    body = f'{BODY}\nNothing runs `{{{{% readFile "../.env" %}}}}` or `{{{{< b >}}}}`.\n\n```\n{{{{% c %}}}}\n```\n'
    root = make_project(tmp_path, {"incidents/a.md": report(said, body)})
    pages = [data.decode() for path, data in content(exported(root, name)).items() if path.endswith(".md")]
    assert any("readFile" in text for text in pages)
    for page in (text for text in pages if "pm-title" in text):
        head, text = page.removeprefix("---\n").split("\n---\n", 1)
        runs = "{{%" in text or "{{<" in text
        assert not runs if name == "hugo" else yaml.safe_load(head)["render_macros"] is False
