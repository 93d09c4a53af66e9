"""From an empty folder, or a site that is there, to a knowledge base."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from mkdocs.config import load_config

from building import Outcome, mkdocs, postmortems
from postmortems.commands.cli import cli
from postmortems.scaffolding.site_config import with_plugin
from samples import check


def init(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["init", str(folder), *options])


def files(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def build(folder: Path) -> Outcome:
    return mkdocs(folder, "build", "--strict", "-q")


def test_an_empty_folder_becomes_a_knowledge_base(tmp_path: Path) -> None:
    done = init(tmp_path / "kb")
    assert done.exit_code == 0, done.output
    assert {
        "mkdocs.yml", "templates/default.md", ".github/workflows/postmortems.yml", ".github/CODEOWNERS",
        ".github/workflows/digest.yml",
        ".github/pull_request_template.md", ".github/ISSUE_TEMPLATE/incident.yml", ".gitlab-ci.yml",
        ".pre-commit-config.yaml", "incident.schema.json", "requirements.txt",
    } <= set(files(tmp_path / "kb"))  # fmt: skip
    assert check(tmp_path / "kb") == ()


def test_it_builds_strictly_with_a_new_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init(tmp_path)
    monkeypatch.chdir(tmp_path)
    given = [
        "new",
        "Checkout is down",
        "--severity",
        "SEV1",
        "--service",
        "checkout",
        "--start",
        "2026-03-04",
    ]
    assert CliRunner().invoke(cli, given).exit_code == 0
    assert CliRunner().invoke(cli, ["check"]).exit_code == 0
    done = build(tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/incidents/2026-03-04-checkout-is-down/index.html").is_file()
    home = (tmp_path / "site/index.html").read_text()
    for name in ("Incidents", "Services", "Follow-ups", "Insights", "Writing a report", "Severities"):
        assert name in home


def test_what_makes_the_website_has_one_version(tmp_path: Path) -> None:
    """Both stand between a pull request and the published page, so neither changes by itself."""
    init(tmp_path)
    lines = (tmp_path / "requirements.txt").read_text().splitlines()
    assert [line.replace("[material]", "") for line in lines if not line.startswith("#")] == [
        f"{name}=={version(name)}" for name in ("mkdocs-postmortems", "nh3")
    ]
    kept = yaml.safe_load((tmp_path / ".github/dependabot.yml").read_text())
    assert {each["package-ecosystem"] for each in kept["updates"]} == {"pip", "github-actions"}
    assert not any(re.search(rb"@[A-Z0-9]+@|__[A-Z]+__", text) for text in files(tmp_path).values())


def test_a_dry_run_writes_nothing_and_says_the_same(tmp_path: Path) -> None:
    planned = init(tmp_path / "kb", "--dry-run")
    assert not (tmp_path / "kb").exists()
    done = init(tmp_path / "kb")
    assert planned.stdout.replace("would be ", "") == done.stdout


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("ours")
    init(tmp_path)
    first = files(tmp_path)
    assert first["README.md"] == b"ours"
    again = init(tmp_path)
    assert again.exit_code == 0
    assert files(tmp_path) == first
    assert "written" not in again.stdout


CONFIGS = {
    "no plugins": "site_name: Ours\n",
    "no line end": "site_name: Ours",
    "lines": "site_name: Ours\nplugins:\n  # ours\n  - search\nextra: {a: 1}\n",
    "lines without indent": "site_name: Ours\nplugins:\n- search:\n    lang: en\n",
    "brackets": "plugins: [search]  # ours\nsite_name: Ours\n",
    "mapping": "site_name: Ours\nplugins:\n  search: {}\n",
}


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS.keys())
def test_a_site_that_is_there_gets_the_plugin(tmp_path: Path, config: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(config)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Ours\n")
    assert init(tmp_path).exit_code == 0
    done = build(tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/postmortems/incidents/2026-01-15-expired-certificate/index.html").is_file()
    assert (tmp_path / "docs/index.md").read_text() == "# Ours\n"
    assert not (tmp_path / ".github/workflows").exists()
    before, after = yaml.safe_load(config), yaml.safe_load((tmp_path / "mkdocs.yml").read_text())
    assert {**after, "plugins": ""} == {**before, "plugins": ""}
    assert with_plugin((tmp_path / "mkdocs.yml").read_text()) == (tmp_path / "mkdocs.yml").read_text()


EMPTY = [
    "plugins:\nextra: {a: 1}\n", "plugins:", "plugins: # none\n\n# more\nextra: {a: 1}\n", "plugins: ~ # none\n",
    "plugins: null\n", "plugins: []\n", "plugins: [ ] # none\n", "plugins: {}\n", "plugins: [search, # ours\n  ]\n",
    "plugins: [search, ]\n", "plugins: {search: }\n", "plugins: &own [search]\n",
]  # fmt: skip


@pytest.mark.parametrize("config", EMPTY)
def test_plugins_that_are_none_yet_or_end_oddly_get_one_more(tmp_path: Path, config: str) -> None:
    site(tmp_path, f"site_name: Ours\n{config}")
    before = load_config(str(tmp_path / "mkdocs.yml"))
    assert "the plugin added" in init(tmp_path).stdout
    after = load_config(str(tmp_path / "mkdocs.yml"))
    assert set(after.plugins) == {*before.plugins, "postmortems"}
    assert after.extra == before.extra
    assert "path: postmortems" in (tmp_path / "mkdocs.yml").read_text()
    assert set(re.findall("#.*", config)) <= set(re.findall("#.*", (tmp_path / "mkdocs.yml").read_text()))
    assert postmortems(tmp_path, "check").stderr == "1 report checked, nothing to mend\n"


ENTRY = "{postmortems: {templates_dir: templates, path: postmortems}}"
NOT_PLAIN = [
    ("plugins: search\n", f"write `plugins: [search, {ENTRY}]`"),
    ("{plugins: [search]}\n", f"add `{ENTRY}` within the brackets of `plugins`"),
    ("{site_name: x}\n", f"add `plugins: [search, {ENTRY}]`"),
    ("plugins: !ENV [P, [search]]\n", f"add `{ENTRY}` to the list of plugins within `plugins: !ENV`"),
    ("plugins: !ENV\n  - P\n  - [search]\n", f"add `{ENTRY}` to the list of plugins within `plugins: !ENV`"),
    ("plugins: !ENV P\n", f"add `{ENTRY}` to the list of plugins within `plugins: !ENV`"),
    ("x: &own [search]\nplugins: *own\n", f"add `{ENTRY}` to the list that the alias at `plugins:` stands for"),
    ("plugins: &own\n  - search\n", f"add `- {ENTRY}` below `plugins:`"),
]  # fmt: skip


@pytest.mark.parametrize(("config", "said"), NOT_PLAIN)
def test_a_configuration_that_is_not_plain_is_left_and_said(tmp_path: Path, config: str, said: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(config)
    done = init(tmp_path)
    assert done.exit_code == 0
    assert (tmp_path / "mkdocs.yml").read_text() == config
    assert f"mkdocs.yml: {said}; it was left as it is" in done.stdout
    assert "`postmortems init` adds it or says how" in postmortems(tmp_path, "check").stderr


def test_what_is_said_for_a_list_behind_a_variable_is_right(tmp_path: Path) -> None:
    site(tmp_path, f"site_name: Ours\nplugins: !ENV [P, [search, {ENTRY}]]\n")
    assert "has the plugin" in init(tmp_path).stdout
    assert postmortems(tmp_path, "check").stderr == "1 report checked, nothing to mend\n"
    assert build(tmp_path).returncode == 0
    assert (tmp_path / "site/postmortems/incidents/index.html").is_file()


@pytest.mark.parametrize("taken", ["tags.md", "services/index.md", "incidents/old.md", "writing/README.md"])
def test_pages_that_are_there_are_not_fought_for(tmp_path: Path, taken: str) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Ours\ndocs_dir: pages\n")
    (tmp_path / "pages" / taken).parent.mkdir(parents=True)
    (tmp_path / "pages" / taken).write_text("# Ours\n")
    done = init(tmp_path)
    assert done.exit_code == 0
    assert "stands where" not in done.stderr
    built = build(tmp_path)
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "site/postmortems/incidents/2026-01-15-expired-certificate/index.html").is_file()


@pytest.mark.parametrize(
    ("taken", "stops"),
    [
        ("tags.md", True), ("services/index.md", True), ("writing/README.md", True), ("timeline/2026.md", True),
        ("incidents/2026-01-15-expired-certificate.md", True), ("schema/index.md", False),
        ("services/how.md", False), ("index.md", False), ("postmortems.md", False),
    ],
)  # fmt: skip
def test_pages_that_would_collide_are_told_as_the_build_has_it(
    taken: str, stops: bool, tmp_path: Path
) -> None:
    site(tmp_path, "site_name: Ours\n")
    page = tmp_path / "docs" / taken
    page.parent.mkdir(exist_ok=True)
    page.write_text("# Ours\n")
    said = init(tmp_path, "--path", ".").stderr
    built = mkdocs(tmp_path, "build", "-q")
    assert (f"`docs/{taken}`" in said, "`mkdocs build` fails" in said) == (stops, stops)
    assert (built.returncode != 0, f"docs/{taken}" in built.stdout + built.stderr) == (stops, stops)
    if stops:
        config = tmp_path / "mkdocs.yml"
        config.write_text(config.read_text() + f"      {said.partition('or `')[2].partition('`')[0]}\n")
        assert mkdocs(tmp_path, "build", "-q").returncode == 0


def test_a_folder_that_is_taken_is_not_proposed(tmp_path: Path) -> None:
    site(tmp_path, "site_name: Ours\n")
    (tmp_path / "docs/postmortems.md").write_text("# How we write them\n")
    init(tmp_path)
    assert "path: incident-reports\n" in (tmp_path / "mkdocs.yml").read_text()
    assert build(tmp_path).returncode == 0


def test_the_folder_is_ours_to_say(tmp_path: Path) -> None:
    site(tmp_path, "site_name: Ours\n")
    init(tmp_path, "--path", "reliability/incidents/")
    assert build(tmp_path).returncode == 0
    assert (
        tmp_path / "site/reliability/incidents/incidents/2026-01-15-expired-certificate/index.html"
    ).is_file()


@pytest.mark.parametrize("path", ["../out", "a#b", "a/../../b"])
def test_a_folder_that_is_none_is_refused(tmp_path: Path, path: str) -> None:
    site(tmp_path, "site_name: Ours\n")
    before = files(tmp_path)
    done = init(tmp_path, "--path", path)
    assert (done.exit_code, "`--path`: " in done.stderr) == (2, True)
    assert files(tmp_path) == before


def test_a_new_site_has_no_folder_inside_of_another(tmp_path: Path) -> None:
    done = init(tmp_path / "kb", "--path", "x")
    assert (done.exit_code, (tmp_path / "kb").exists()) == (2, False)


def test_it_is_asked_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    site(tmp_path, "site_name: Ours\n")
    done = CliRunner().invoke(cli, ["init", str(tmp_path)], input="reliability\n")
    assert "[postmortems]" in done.stderr
    assert "path: reliability\n" in (tmp_path / "mkdocs.yml").read_text()


@pytest.mark.parametrize("path", ["postmortems", "."])
def test_lines_for_the_navigation_are_proposed_and_fit(tmp_path: Path, path: str) -> None:
    config = "site_name: Ours\nnav:\n  - Home: index.md\n"
    site(tmp_path, config)
    said = init(tmp_path, "--path", path).stderr
    lines = said.partition("search alone:\n\n")[2]
    text = (tmp_path / "mkdocs.yml").read_text()
    (tmp_path / "mkdocs.yml").write_text(text.replace("  - Home: index.md\n", f"  - Home: index.md\n{lines}"))
    done = build(tmp_path)
    assert done.returncode == 0, done.stderr
    listed = yaml.safe_load((tmp_path / "mkdocs.yml").read_text())["nav"]
    told = str(listed)
    for folder in ("incidents", "services", "actions", "insights", "writing"):
        page = f"{folder}/index.md" if path == "." else f"postmortems/{folder}/index.md"
        assert f"'{page}'" in told
    assert "severities.md" not in told


def test_without_a_navigation_no_lines_are_proposed(tmp_path: Path) -> None:
    site(tmp_path, "site_name: Ours\n")
    said = init(tmp_path).stderr
    assert "`nav:`" not in said
    assert "postmortems check --changed main" in said


def site(folder: Path, config: str, **above: str) -> None:
    (folder / "mkdocs.yml").write_text(config)
    for name, text in above.items():
        (folder / f"{name}.yml").write_text(text)
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Ours\n")


ABOVE = {
    "brackets": ("plugins: [search, tags]\n", ["search", "tags"]),
    "lines": ("plugins:\n  # ours\n  - search:\n      lang: en  # one\n      separator: '[\\s]+'\n  - tags\n", ["search", "tags"]),
    "lines without indent": ("theme: mkdocs\nplugins:\n- search:\n    lang:\n      - en\n      - de\n\n- tags:\n", ["search", "tags"]),
    "a text of many lines": ("plugins:\n  - search:\n      separator: |\n        [\\s]+\n  - tags: !ENV [TAGS, {}]\n", ["search", "tags"]),
    "a mapping": ("plugins:\n  search: {lang: en}\n  tags: {}\n", ["search", "tags"]),
}  # fmt: skip


@pytest.mark.parametrize(("above", "names"), ABOVE.values(), ids=ABOVE.keys())
def test_inherited_plugins_are_kept(tmp_path: Path, above: str, names: list[str]) -> None:
    site(
        tmp_path,
        "INHERIT: base.yml\nsite_name: Ours\n",
        base=f"theme: {{name: material}}\n{above}".replace("theme: mkdocs\n", ""),
    )
    before = load_config(str(tmp_path / "mkdocs.yml")).plugins
    assert [name.rpartition("/")[2] for name in before] == names
    assert init(tmp_path).exit_code == 0
    after = load_config(str(tmp_path / "mkdocs.yml")).plugins
    assert [*before, "postmortems"] == [name for name in after if name != "postmortems"] + ["postmortems"]
    assert {name: dict(after[name].config) for name in before} == {
        name: dict(plugin.config) for name, plugin in before.items()
    }
    assert build(tmp_path).returncode == 0
    assert (tmp_path / "site/postmortems/incidents/index.html").is_file()
    assert (tmp_path / "base.yml").read_text().endswith(above.replace("theme: mkdocs\n", ""))


def test_inherited_plugins_that_cannot_be_copied_are_told(tmp_path: Path) -> None:
    site(
        tmp_path,
        "INHERIT: base.yml\nsite_name: Ours\n",
        base="extra: &x {lang: en}\nplugins:\n  - search: *x\n  - tags\n",
    )
    before = (tmp_path / "mkdocs.yml").read_text()
    done = init(tmp_path)
    assert done.exit_code == 0
    said = "below `plugins:`, and to those of base.yml, which a list replaces; it was left as it is"
    if (tmp_path / "mkdocs.yml").read_text() == before:
        assert said in done.stdout
    else:
        assert load_config(str(tmp_path / "mkdocs.yml")).plugins["material/search"].config["lang"] == ["en"]


def test_a_plugin_that_is_inherited_is_not_added_again(tmp_path: Path) -> None:
    config = "INHERIT: base.yml\nsite_name: Ours\n"
    site(tmp_path, config, base="plugins: [search, postmortems]\n")
    done = init(tmp_path)
    assert "mkdocs.yml: has the plugin, left as it is" in done.stdout
    assert (tmp_path / "mkdocs.yml").read_text() == config


@pytest.mark.parametrize("config", ["site_name: [a\n", "a: {\n", "a: b: c\n", "\ta: 1\n", "- a\n", ""])
@pytest.mark.parametrize("is_above", [False, True])
def test_a_configuration_that_is_no_yaml_is_told_and_nothing_is_written(
    tmp_path: Path, config: str, is_above: bool
) -> None:
    site(tmp_path, "INHERIT: base.yml\n" if is_above else config, **({"base": config} if is_above else {}))
    before = files(tmp_path)
    done = init(tmp_path)
    assert done.exit_code == 2
    assert f"{'base' if is_above else 'mkdocs'}.yml:" in done.stderr
    assert "Nothing was written." in done.stderr
    assert files(tmp_path) == before


def test_a_site_that_is_there_gets_what_help_says_and_no_more(tmp_path: Path) -> None:
    site(tmp_path, "site_name: Ours\n")
    before = set(files(tmp_path))
    init(tmp_path)
    assert set(files(tmp_path)) - before == {
        "incidents/.gitkeep", "incidents/2026-01-15-expired-certificate.md", "templates/default.md",
    }  # fmt: skip


def test_nothing_is_written_through_a_link_that_leads_out(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "kb").mkdir()
    (tmp_path / "kb/incidents").symlink_to(tmp_path / "elsewhere")
    done = init(tmp_path / "kb")
    assert done.exit_code == 2
    assert "leads out" in done.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_runs_in_ci_is_pinned_and_may_do_little(tmp_path: Path) -> None:
    init(tmp_path)
    workflow = yaml.safe_load((tmp_path / ".github/workflows/postmortems.yml").read_text())
    assert workflow["permissions"] == {}
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert all(len(step["uses"].partition("@")[2]) == 40 for step in steps if "uses" in step)
    assert not any("${{" in step.get("run", "") for step in steps)


def test_a_pull_request_leaves_nothing_that_a_later_build_takes(tmp_path: Path) -> None:
    init(tmp_path)
    workflow = yaml.safe_load((tmp_path / ".github/workflows/postmortems.yml").read_text())
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    caching = [step for step in steps if step.get("uses", "").startswith("actions/cache")]
    assert [step["uses"].partition("@")[0] for step in caching] == [
        "actions/cache/restore",
        "actions/cache/save",
    ]
    assert caching[1]["if"] == "github.event_name == 'push'"
    assert {step["with"]["path"] for step in caching} == {"~/.cache/mkdocs-postmortems"}


@pytest.mark.parametrize(
    "plugins", ["", "plugins:\r\n  - search\r\n", "plugins: [search]\r\n", "plugins:\r\n"]
)
def test_a_site_keeps_its_line_ends(plugins: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_bytes(f"site_name: X\r\n{plugins}".encode())
    assert postmortems(tmp_path, "init").returncode == 0
    content = (tmp_path / "mkdocs.yml").read_bytes()
    assert b"postmortems" in content
    assert content.count(b"\r\n") == content.count(b"\n")


@pytest.mark.parametrize("text", ["---\nsite_name: X\n---\nplugins: []\n", "site_name: X\n---\na: b\n"])
def test_a_second_document_is_told_as_one(text: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(text)
    done = postmortems(tmp_path, "init")
    assert done.returncode == 2
    assert "a second document begins here; remove this line, or what follows it" in done.stderr
