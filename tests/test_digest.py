"""`postmortems digest`: what is new since a day, by owner, in three formats, within bounds, whatever reports say."""

from __future__ import annotations

import json
import os
from html.parser import HTMLParser
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import Outcome, git, postmortems
from postmortems.digests.digest import MOST
from postmortems.digests.slack import BLOCKS, HEADER, LETTERS, as_slack
from samples import BODY, CONFIG, make_project, report

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
DAY = {"SOURCE_DATE_EPOCH": "1780272000"}  # 2026-06-01
BARE = BODY.partition("## Action items")[0] + "## Action items\n\n"
OLD = "started_at: 2025-03-04T14:05+00:00\ndetected_at: 2025-03-04T14:09+00:00\nresolved_at: 2025-03-04T15:30+00:00\n"
NEW = OLD.replace("2025-03-04", "2026-05-28")


def run(folder: Path, *said: str, **environment: str) -> Outcome:
    return postmortems(folder, "digest", *said, **{**DAY, **environment})


def site(root: Path, config: str = "", **bodies: str) -> Path:
    """Make a site of reports by name: those that begin with `new` began in the week, all others long before."""
    files: dict[str, str | bytes] = {
        f"incidents/{name}.md": report(NEW if name.startswith("new") else OLD, BARE + body)
        for name, body in bodies.items()
    }
    return make_project(root, files, CONFIG[:-1] + (f":\n{config}" if config else "") + "\n")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the example of the repository without its history, so that what is new stands in the reports."""
    root = tmp_path_factory.mktemp("example")
    copytree(ROOT / "incidents", root / "incidents")
    (root / "mkdocs.yml").write_text(
        "site_name: Site\nsite_url: https://pm.example.com/kb/\nplugins:\n  - postmortems:\n      timezone: UTC\n"
    )
    return root


@pytest.mark.parametrize("ending", ["markdown", "html", "slack"])
def test_a_week_of_the_example_is_told(ending: str, example: Path, request: pytest.FixtureRequest) -> None:
    done = run(example, "--since", "14d", "--format", ending, SOURCE_DATE_EPOCH="1795996800")  # 2026-11-30
    assert done.returncode == 0, done.stderr
    expected = GOLDEN / f"digest.{ending}"
    if request.config.getoption("--update-cases"):
        expected.write_text(done.stdout, "utf-8")
    assert done.stdout == expected.read_text("utf-8")


def test_it_is_said_where_git_tells_nothing(tmp_path: Path) -> None:
    folder = site(tmp_path, a="")
    assert "for Git does not: this is no repository of Git" in run(folder).stderr
    git(folder, "init", "--quiet")
    assert "Git does not" not in run(folder).stderr
    assert "`git` cannot be run" in run(folder, PATH="/nowhere").stderr
    assert "Git does not" not in run(site(tmp_path / "x", "      audience: public", a="")).stderr


@pytest.mark.parametrize("ending", ["markdown", "html", "slack"])
def test_of_a_week_without_events_nothing_is_written(ending: str, example: Path) -> None:
    done = run(example, "--format", ending, SOURCE_DATE_EPOCH="1789344000")  # 2026-09-14
    assert (done.returncode, done.stdout) == (0, ""), done.stdout
    assert "nothing happened since 2026-09-07" in done.stderr
    overdue = postmortems(example, "actions", "--state", "overdue", SOURCE_DATE_EPOCH="1789344000").stdout
    assert overdue  # what was overdue before is no news


PROMISES = """\
- [ ] Late since long (owner: shop-team, due: 2026-01-05)
- [ ] Late since now (owner: shop-team, due: 2026-05-29)
- [ ] Not due yet (owner: shop-team, due: 2026-06-01)
- [ ] Nobody's own (due: 2026-05-01)
- [x] Long done (owner: mail-team, due: 2026-04-01, done: 2026-04-01)
- [x] Now done (owner: mail-team, due: 2026-04-01, done: 2026-05-30)
"""


def test_follow_ups_stand_by_owner(tmp_path: Path) -> None:
    said = run(site(tmp_path, old=PROMISES)).stdout
    overdue, _, done = said.partition("## Overdue follow-ups")[2].partition("## Follow-ups done")
    assert overdue.index("**shop-team**") < overdue.index("Late since long") < overdue.index("Late since now")
    assert overdue.index("**Nobody**") < overdue.index("Nobody's own")
    assert "Late since now, due 2026-05-29 (new)" in overdue
    assert "(new)" not in overdue.partition("Late since now")[0]
    assert "**mail-team**" in done
    assert "Now done, done 2026-05-30" in done
    assert all(words not in said for words in ("Long done", "Not due yet", "New reports"))


def test_what_was_overdue_before_is_no_news(tmp_path: Path) -> None:
    done = run(site(tmp_path, old=PROMISES.partition("\n")[0] + "\n"))
    assert (done.returncode, done.stdout) == (0, "")


def test_a_report_becomes_late_on_its_day(tmp_path: Path) -> None:
    config = "      rules: [{final_within: 10 days}]"
    folder = site(tmp_path, config)
    (folder / "incidents/a.md").write_text(
        report("status: draft\n" + OLD.replace("2025-03-04", "2026-05-18"))
    )
    said = run(folder).stdout.partition("## Reports past their day")[2]
    assert "was to be final on 2026-05-28, 4 days ago (new)" in said
    assert "past their day" not in run(folder, "--since", "2026-06-01").stdout
    (folder / "incidents/a.md").write_text(report("status: draft\n" + OLD))
    assert run(folder).stdout == ""
    off = site(tmp_path, config + "\n      checks: {report-overdue: off}")
    (off / "incidents/a.md").write_text(report("status: draft\n" + OLD.replace("2025-03-04", "2026-05-18")))
    assert "past their day" not in run(off).stdout


def test_what_came_back_says_of_what_it_is_a_recurrence(tmp_path: Path) -> None:
    folder = site(tmp_path, old="- [ ] Set a limit (owner: shop-team)\n")
    related = "related: [{id: old, relation: recurrence-of}]\n"
    (folder / "incidents/new.md").write_text(report("title: Down again\n" + NEW + related))
    said = run(folder).stdout.partition("## Came back")[2]
    assert "Down again" in said
    assert "a recurrence of Checkout down in Europe (incidents/old.md); 1 follow-up was open" in said
    (folder / "incidents/new.md").write_text(report("title: Down again\n" + NEW))
    assert "the same service and factor as Checkout" in run(folder).stdout


def committed(folder: Path, day: str, *names: str) -> None:
    git(folder, "add", *names)
    at = f"{day}T12:00:00+00:00"
    env = {"GIT_COMMITTER_DATE": at, "GIT_AUTHOR_DATE": at}
    before = {name: os.environ.get(name) for name in env}
    os.environ.update(env)
    try:
        git(folder, "commit", "--quiet", "--message", "x")
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def test_git_knows_what_is_new_and_what_changed(tmp_path: Path) -> None:
    folder = site(tmp_path, a="", b="", c="", d="")
    git(folder, "init", "--quiet")
    committed(folder, "2026-01-05", "mkdocs.yml", *(f"incidents/{name}.md" for name in "abd"))
    for name, title in (("a", "A changed"), ("c", "C written late")):
        (folder / f"incidents/{name}.md").write_text(report(f"title: {title}\n" + OLD, BARE))
    git(folder, "mv", "incidents/d.md", "incidents/e.md")
    committed(folder, "2026-05-30", "incidents")
    said = run(folder).stdout
    new, _, changed = said.partition("## Changed reports")
    assert "C written late" in new
    assert "A changed" not in new
    assert "A changed" in changed
    assert "incidents/e.md" in changed  # a file that has another name is no new report
    assert "incidents/b.md" not in said
    public = site(tmp_path, "      audience: public", a="", c="")
    for name in "ac":
        (public / f"incidents/{name}.md").write_text(report("visibility: public\n" + OLD, BARE))
    assert run(public).stdout == ""  # the public is told nothing of the history


def test_an_edition_for_the_public_says_nothing_of_other_reports(tmp_path: Path) -> None:
    folder = site(
        tmp_path, "      audience: public", new_secret=PROMISES.replace("Late", "Secret"), new_open=""
    )
    (folder / "incidents/new_open.md").write_text(
        report(
            "visibility: public\ntitle: Told\nrelated: [{id: new_secret, relation: recurrence-of}]\n" + NEW
        )
    )
    for ending in ("markdown", "html", "slack"):
        said = run(folder, "--format", ending).stdout
        assert "Told" in said
        assert "secret" not in said.lower()


HOSTILE = [
    "# x", "- x", "1. x", "> x", "<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](https://a.example/x.png)",
    "{{ 7 * 7 }}{% raw %}", "@everyone <!channel> <@U1|x>", "https://evil.example", "*a* _b_ ~c~ `d`", "</body>&amp;",
    "a\u202eb", "| a | b |", "===", "&lt;b&gt;",
]  # fmt: skip


class Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses.update(value or "" for name, value in attrs if name in ("href", "src"))

    def handle_data(self, data: str) -> None:
        self.text += data


def seen(html: str) -> Seen:
    found = Seen()
    found.feed(html)
    return found


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_report_says_is_text(text: str, tmp_path: Path) -> None:
    folder = site(tmp_path)
    items = json.dumps([{"title": text, "owner": text, "due": "2026-05-30", "ticket": text}])
    written = f"title: {json.dumps(text)}\naction_items: {items}\n{NEW}"
    (folder / "incidents/new.md").write_text(report(written, BARE))
    plain = site(tmp_path / "plain")
    items = items.replace(json.dumps(text), '"Plain"')
    (plain / "incidents/new.md").write_text(report(f"title: Plain\naction_items: {items}\n{NEW}", BARE))
    found, usual = (seen(run(each, "--format", "html").stdout) for each in (folder, plain))
    assert found.tags == usual.tags
    assert found.addresses == set()
    shown = " ".join(text.replace("\u202e", "\ufffd").split())
    assert found.text.replace("\u200b", "").count(shown) == usual.text.count("Plain")
    blocks = json.loads(run(folder, "--format", "slack").stdout)["blocks"]
    said = "".join(each["text"]["text"] for each in blocks)
    assert "<" not in said
    assert said.replace("\u200b", "").count(
        shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    )
    assert len(blocks) == len(json.loads(run(plain, "--format", "slack").stdout)["blocks"])


def test_long_lists_are_cut_and_say_how_much_more_there_is(tmp_path: Path) -> None:
    folder = site(tmp_path, **{f"new-{number}": "" for number in range(MOST + 7)})
    said = run(folder).stdout
    assert said.partition("## Came back")[0].count("\n- ") == MOST + 1
    assert "- and 7 more\n" in said


def within_limits(message: str) -> list[str]:
    """Return the texts of a Slack message, which has to be within what Slack documents."""
    told = json.loads(message)
    assert len(told["blocks"]) <= BLOCKS == 50
    for block in told["blocks"]:
        most = {"header": HEADER, "section": LETTERS}[block["type"]]
        assert 0 < len(block["text"]["text"]) <= most <= 3000
        assert block["text"]["type"] == ("plain_text" if block["type"] == "header" else "mrkdwn")
    return [block["text"]["text"] for block in told["blocks"]]


PIECES = st.lists(
    st.one_of(
        st.text(max_size=300), st.sampled_from([*HOSTILE, "\n", "\n\n", "# ", "- ", "**", "[a](https://b.example/?c&d|e)"]),
        st.builds(lambda sign, times: sign * times, st.sampled_from("&<a#\n"), st.integers(0, 8000)),
    ), max_size=30,
)  # fmt: skip


@given(PIECES)
def test_blocks_are_within_the_limits_of_slack(pieces: list[str]) -> None:
    markdown = "".join(pieces).encode("utf-8", "replace").decode()
    for text in within_limits(as_slack(markdown)):
        assert "<!" not in text
        assert "<@" not in text


def test_a_message_that_is_too_long_says_so() -> None:
    texts = within_limits(as_slack("".join(f"## {number}\n\n{'&' * 3500}\n\n" for number in range(60))))
    assert len(texts) == BLOCKS
    assert "too long" in texts[-1]
    assert within_limits(as_slack("- one\n\n- **two** [d <e](https://a.example/?b&c)\n")) == [
        "• one\n• *two* <https://a.example/?b&amp;c|d &lt;e>"
    ]


def test_a_site_has_a_template_of_its_own(tmp_path: Path) -> None:
    folder = site(tmp_path, new="")
    own = tmp_path / "own.md.jinja"
    own.write_text("# Week\n\n{% for one in digest.new.shown %}\n1. {{ one.title }}\n{% endfor %}\n")
    said = run(folder, "--template", str(own)).stdout
    assert said == "# Week\n\n1. Checkout down in Europe\n"
    assert "<ol" in run(folder, "--template", str(own), "--format", "html").stdout
    own.write_text(run(folder, "--print-template").stdout)
    assert run(folder, "--template", str(own)).stdout == run(folder).stdout != ""


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("a\n{% if %}", "own.md.jinja:2: "), ("{{ digest.nothing }}", "has no attribute 'nothing'"), ("{{ 1 / 0 }}", "division"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"), ("{{ 'x' * 500000 }}", "400,000 at most"), ("{% include 'x' %}", "loader"),
    ],
)  # fmt: skip
def test_a_template_that_cannot_be_filled_is_told(template: str, why: str, tmp_path: Path) -> None:
    folder = site(tmp_path, new="")
    (tmp_path / "own.md.jinja").write_text(template)
    done = run(folder, "--template", "own.md.jinja")
    assert (done.returncode, done.stdout) == (2, "")
    assert "own.md.jinja" in done.stderr
    assert why in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("said", "why"), [("soon", "write a day"), ("2026-07-01", "still to come")])
def test_a_day_that_is_none_is_refused(said: str, why: str, tmp_path: Path) -> None:
    done = run(site(tmp_path, new=""), "--since", said)
    assert (done.returncode, done.stdout) == (2, "")
    assert why in done.stderr


@pytest.mark.parametrize(
    ("config", "address"),
    [
        ("site_url: https://pm.example.com/kb", "https://pm.example.com/kb/incidents/new/"),
        ("site_url: https://pm.example.com/\nuse_directory_urls: false", "https://pm.example.com/incidents/new.html"),
        ("site_url: javascript:alert(1)//", ""), ("use_directory_urls: true", ""),
    ],
)  # fmt: skip
def test_titles_lead_to_pages_where_the_site_says_where_it_is(
    config: str, address: str, tmp_path: Path
) -> None:
    folder = site(tmp_path, new="")
    (folder / "mkdocs.yml").write_text(f"{config}\n{CONFIG}")
    assert seen(run(folder, "--format", "html").stdout).addresses == ({address} if address else set())


def test_a_template_of_the_site_is_taken_and_none_from_elsewhere(tmp_path: Path) -> None:
    root = site(tmp_path / "site", "      templates_dir: templates\n", new="")
    own, other = root / "templates/digest.md.jinja", tmp_path / "digest.md.jinja"
    own.parent.mkdir()
    own.write_text("# Ours since {{ digest.since }}\n")
    assert run(root).stdout == "# Ours since 2026-05-25\n"
    own.write_text("# Ours\n{{ digest.nothing }}\n{% if %}\n")
    assert "templates/digest.md.jinja:3: " in run(root).stderr
    own.rename(other)
    own.symlink_to(other)
    done = run(root)
    assert (done.returncode, done.stdout) == (2, "")
    assert "templates/digest.md.jinja: it leads out of the site's repository" in done.stderr
