"""Each path is read with the mkdocs.yml nearest above it; outside of a knowledge base the command says what to do."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from building import Outcome, git, postmortems
from samples import CONFIG, make_project, report

WORDS = f"{CONFIG[:-1]}:\n      severities: [Critical, Major]\n"
MAJOR = report("severity: Major\n")
PLAIN = "site_name: Company\nplugins: [search]\n"


@pytest.fixture
def mono(tmp_path: Path) -> Path:
    """Make a repository with two knowledge bases in it, each with words of its own."""
    files: dict[str, str | bytes] = {"incidents/a.md": MAJOR, "README.md": "# Ours\n", "docs/p.md": "# P\n"}
    make_project(tmp_path / "teams/shop", files, WORDS)
    make_project(tmp_path / "teams/search", {"incidents/b.md": report()}, CONFIG)
    (tmp_path / "node_modules/x").mkdir(parents=True)
    (tmp_path / "node_modules/x/mkdocs.yml").write_text(CONFIG)
    return tmp_path


def checked(done: Outcome) -> int:
    """Return how many reports were checked, in which nothing is wrong."""
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
    return int(done.stderr.split()[0])


@pytest.mark.parametrize(
    ("place", "paths", "number"),
    [
        (".", ["teams/shop/incidents/a.md"], 1), (".", ["teams/shop/incidents/a.md", "teams/search/incidents/b.md"], 2),
        (".", ["teams/shop"], 1), (".", ["teams/shop/incidents"], 1), (".", ["teams"], 2), (".", ["."], 2),
        ("teams/search", ["../shop/incidents/a.md"], 1), ("teams/search", ["../shop", "."], 2),
        ("teams/search/incidents", [], 1), (".", ["teams/shop", "teams/shop/incidents/a.md"], 1),
        ("teams", ["./shop/../shop/incidents/a.md"], 1),
    ],
)  # fmt: skip
def test_each_path_has_the_nearest(place: str, paths: list[str], number: int, mono: Path) -> None:
    assert checked(postmortems(mono / place, "check", *paths)) == number
    absolute = [str((mono / place / path).resolve()) for path in paths]
    assert checked(postmortems(mono / place, "check", *absolute)) == number


def test_a_site_above_is_not_the_nearest(mono: Path) -> None:
    for config in (PLAIN, CONFIG):
        (mono / "mkdocs.yml").write_text(config)
        assert checked(postmortems(mono, "check", "teams/shop/incidents/a.md", "teams/search")) == 2
        assert checked(postmortems(mono, "check", "teams")) == 2
    (mono / "mkdocs.yml").write_text(PLAIN)
    assert checked(postmortems(mono, "check", ".")) == 2


def test_a_site_between_that_has_no_plugin_is_no_knowledge_base(tmp_path: Path) -> None:
    config = f"{WORDS}      incidents_dir: sites/incidents\n"
    files: dict[str, str | bytes] = {"sites/incidents/a.md": MAJOR, "sites/mkdocs.yml": PLAIN}
    make_project(tmp_path, files, config)
    assert checked(postmortems(tmp_path, "check", "sites/incidents/a.md")) == 1
    assert checked(postmortems(tmp_path, "check", "sites/incidents")) == 1


def test_problems_of_several_are_told_with_their_paths_and_levels(mono: Path) -> None:
    for name in ("shop/incidents/a.md", "search/incidents/b.md"):
        (mono / "teams" / name).write_text(report("severity: SEV9\n"))
    done = postmortems(mono, "check", ".", "--format", "json")
    assert [(each["path"], each["help"].partition("\n")[0]) for each in json.loads(done.stdout)] == [
        ("teams/search/incidents/b.md", "one of SEV1, SEV2, SEV3, SEV4, SEV5"),
        ("teams/shop/incidents/a.md", "one of Critical, Major"),
    ]
    assert done.returncode == 1


def test_one_of_several_that_is_strict_fails(mono: Path) -> None:
    warned = report("severity: Major\n", "## Summary\n\n## Impact\n\nx\n")
    (mono / "teams/shop/incidents/a.md").write_text(warned)
    config = mono / "teams/shop/mkdocs.yml"
    codes = []
    for strict in ("false", "true"):
        config.write_text(f"{WORDS}      strict: {strict}\n      checks: {{missing-section: warning}}\n")
        codes.append(postmortems(mono, "check", "teams").returncode)
    assert codes == [0, 1]


def test_a_configuration_that_is_named_is_that_of_all_paths(mono: Path) -> None:
    done = postmortems(mono, "check", "-f", "teams/search/mkdocs.yml", "teams/shop/incidents/a.md")
    assert (done.returncode, "`severity` is `Major`" in done.stdout) == (1, True)


def test_fixes_know_the_words_of_each(mono: Path) -> None:
    (mono / "teams/shop/incidents/a.md").write_text(report("severity: major\n"))
    (mono / "teams/search/incidents/b.md").write_text(report("severity: sev2\n"))
    assert postmortems(mono, "check", "--fix", ".").returncode == 0
    assert "severity: Major" in (mono / "teams/shop/incidents/a.md").read_text()
    assert "severity: SEV2" in (mono / "teams/search/incidents/b.md").read_text()


OUTSIDE = [
    ["check"], ["check", "x.md"], ["check", "."], ["list"], ["new", "X", "--severity", "SEV1", "--service", "a"],
    ["import", "x.md"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", OUTSIDE)
def test_outside_of_one_nothing_is_done(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(report())
    done = postmortems(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: there is no mkdocs.yml here or in a folder above; `postmortems init` makes one\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["x.md"]


@pytest.mark.parametrize("arguments", [*OUTSIDE[:2], *OUTSIDE[3:]])
def test_one_that_lies_below_is_named(arguments: list[str], tmp_path: Path) -> None:
    make_project(tmp_path / "kb", {})
    (tmp_path / "x.md").write_text(report())
    done = postmortems(tmp_path, *arguments)
    assert done.returncode == 2
    assert "`cd kb` leads to a knowledge base" in done.stderr
    assert not (tmp_path / "incidents").exists()


BESIDE = f"{CONFIG[:-1]}:\n      severities: [Critical, Major]\n      incidents_dir: ../ops/incidents\n"
VERBS = [
    ["check"],
    ["list"],
    ["new", "X", "--severity", "Major", "--service", "a"],
    ["actions"],
    ["similar", "a.md"],
]


def beside(root: Path, *sites: str) -> Path:
    """Make sites in a repository that share a folder of reports beside them; return that folder."""
    for name in sites:
        make_project(root / name, {}, BESIDE)
    make_project(root / "ops", {"incidents/a.md": MAJOR, "incidents/2025/b.md": MAJOR})
    (root / "ops/mkdocs.yml").unlink()
    git(root, "init", "--quiet")
    return root / "ops/incidents"


@pytest.mark.parametrize("arguments", VERBS)
@pytest.mark.parametrize("above", ["", PLAIN])
def test_reports_beside_their_site_know_it(arguments: list[str], above: str, tmp_path: Path) -> None:
    folder = beside(tmp_path, "website")
    if above:
        (tmp_path / "mkdocs.yml").write_text(above)
    done = postmortems(folder, *arguments)
    assert done.returncode == 0, done.stderr
    assert "there is no mkdocs.yml" not in done.stderr
    assert "below `plugins:`" not in done.stderr
    assert checked(postmortems(folder / "2025", "check", "b.md")) == 1
    assert checked(postmortems(tmp_path, "check", "ops/incidents/a.md", "ops/incidents/2025")) == 2
    assert postmortems(tmp_path / "ops", "check").returncode == 2, "no reports lie around those of the site"


@pytest.mark.parametrize("arguments", VERBS)
def test_of_several_sites_beside_one_is_to_be_named(arguments: list[str], tmp_path: Path) -> None:
    folder = beside(tmp_path, "public", "website")
    done = postmortems(folder, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        "2 sites have their reports there: `-f ../../public/mkdocs.yml` or `-f ../../website/mkdocs.yml` says"
        in done.stderr
    )
    assert postmortems(folder, arguments[0], "-f", "../../website/mkdocs.yml", *arguments[1:]).returncode == 0


def test_what_is_beside_is_of_the_repository_alone(tmp_path: Path) -> None:
    folder = beside(tmp_path / "inner", "website")
    assert checked(postmortems(folder, "check")) == 2
    (tmp_path / "inner/.git").rename(tmp_path / "inner/ops/.git")
    assert postmortems(folder, "check").returncode == 2
    (tmp_path / "inner/ops/.git").rename(tmp_path / ".git")
    assert checked(postmortems(folder, "check")) == 2
    config = tmp_path / "inner/website/mkdocs.yml"
    with TemporaryDirectory() as elsewhere:
        (Path(elsewhere) / "mkdocs.yml").write_text(BESIDE)
        config.unlink()
        config.symlink_to(Path(elsewhere) / "mkdocs.yml")
        assert postmortems(folder, "check").returncode == 2


def outside(folder: Path, name: str, *arguments: str) -> None:
    """Expect that a file which is part of no knowledge base is refused, with what to do."""
    done = postmortems(folder, "check", name, *arguments, input=MAJOR)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert "there is no mkdocs.yml" in done.stderr


@pytest.mark.parametrize("name", ["x.md", "./x.md", "notes/x.md", "../x.md"])
def test_a_file_is_never_read_with_those_below(name: str, mono: Path) -> None:
    here = mono / "teams"
    (here / "notes").mkdir()
    (here / name).write_text(MAJOR)
    outside(here, name)
    outside(here, str((here / name).resolve()))
    outside(here, "-", "--stdin-path", name)
    outside(here, name, ".")
    assert checked(postmortems(here / "shop", "check", str((here / name).resolve()))) == 1


@pytest.mark.parametrize("arguments", [OUTSIDE[0], *OUTSIDE[3:]])
def test_a_site_without_the_plugin_is_none_of_ours(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(PLAIN)
    (tmp_path / "x.md").write_text(report())
    done = postmortems(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "mkdocs.yml: `postmortems` is not below `plugins:`; `postmortems init` adds it" in done.stderr
    assert not (tmp_path / "incidents").exists()


def test_reports_of_a_site_without_the_plugin_are_checked_and_that_is_said(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report()}, PLAIN)
    done = postmortems(tmp_path, "check")
    assert (done.returncode, done.stdout) == (0, "")
    assert "`postmortems` is not below `plugins:`" in done.stderr


class TestStandardInput:
    def read(self, folder: Path, text: str, *arguments: str) -> Outcome:
        return postmortems(folder, "check", "-", *arguments, input=text)

    def test_it_is_checked_where_it_would_stand(self, mono: Path) -> None:
        assert checked(self.read(mono, MAJOR, "--stdin-path", "teams/shop/incidents/a.md")) == 1
        assert checked(self.read(mono / "teams/shop", MAJOR)) == 1
        done = self.read(mono, MAJOR, "--stdin-path", "teams/search/incidents/new.md", "--format", "json")
        assert [(each["path"], each["line"]) for each in json.loads(done.stdout)] == [
            ("teams/search/incidents/new.md", 12)
        ]

    def test_it_stands_for_the_file_and_knows_the_others(self, mono: Path) -> None:
        (mono / "teams/search/incidents/c.md").write_text(report())
        text = report("related: [c, none]\nseverity: SEV2\n", "[x](b.md) [y](c.md)\n")
        done = self.read(
            mono,
            text,
            "--stdin-path",
            "teams/search/incidents/b.md",
            "--select",
            "unknown-reference,unique-id",
        )
        assert "`none`" in done.stdout
        assert "1 error in 1 file" in done.stdout
        assert (mono / "teams/search/incidents/b.md").read_text() == report()

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["a.md"], "stands alone"), (["--fix"], "goes with neither"), (["--changed", "main"], "goes with neither"),
        ],
    )  # fmt: skip
    def test_what_makes_no_sense_is_said(self, arguments: list[str], said: str, mono: Path) -> None:
        done = self.read(mono / "teams/shop", MAJOR, *arguments)
        assert (done.returncode, said in " ".join(done.stderr.split())) == (2, True)

    def test_a_place_without_a_text_makes_no_sense(self, mono: Path) -> None:
        done = postmortems(mono / "teams/shop", "check", "--stdin-path", "incidents/a.md")
        assert (done.returncode, "give `-`" in " ".join(done.stderr.split())) == (2, True)


def test_what_is_inspected_has_the_limits_of_its_own_knowledge_base(mono: Path) -> None:
    config = mono / "teams/shop/mkdocs.yml"
    config.write_text(f"{WORDS}      max_report_kb: 1\n")
    (mono / "teams/shop/incidents/a.md").write_text(MAJOR + "Text. " * 500)
    done = postmortems(mono, "inspect", "teams/search/incidents/b.md", "teams/shop/incidents/a.md")
    assert (done.returncode, "more than 1,000 bytes" in done.stderr) == (2, True)


def test_what_is_imported_goes_to_the_knowledge_base_of_its_folder(mono: Path) -> None:
    text = "# Checkout down\n\nDate: 2024-03-04\n\n## Impact\n\nNobody could pay.\n\n## Timeline\n\n- 10:00 UTC down\n- 11:00 UTC up\n"
    (mono / "old.md").write_text(text)
    done = postmortems(
        mono, "import", "old.md", "--severity", "major", "--service", "a", "--to", "teams/shop/incidents"
    )
    assert done.returncode == 0, done.stderr
    (file,) = (mono / "teams/shop/incidents").glob("2024*.md")
    assert "severity: Major" in file.read_text()
