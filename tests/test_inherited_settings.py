"""check and build read the same settings from mkdocs.yml: inherited, merged, from the environment."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError

from building import mkdocs
from postmortems.checks.check import all_checks
from postmortems.model.diagnostic import Level
from postmortems.settings import Settings
from postmortems.site.config import read_config, settings_from
from postmortems.site.config_yaml import open_config
from postmortems.site.host_options import layers_of, merge_places
from samples import check, make_project, report

SITES: dict[str, tuple[dict[str, str | bytes], dict[str, Any]]] = {
    "mappings merge": (
        {
            "base.yml": "plugins:\n  search: {}\n  postmortems:\n    severities: [Critical, Major]\n    timezone: UTC\n",
            "mkdocs.yml": "INHERIT: base.yml\nsite_name: S\nplugins:\n  postmortems:\n    timezone: Africa/Lagos\n",
        },
        {"severities": ["Critical", "Major"], "timezone": "Africa/Lagos"},
    ),
    "mappings in them too": (
        {
            "base.yml": "plugins:\n  postmortems:\n    checks: {empty-section: off, section-order: off}\n",
            "mkdocs.yml": "INHERIT: base.yml\nsite_name: S\nplugins: {postmortems: {checks: {empty-section: error}}}\n",
        },
        {"checks": {"empty-section": "error", "section-order": "off"}},
    ),
    "three files": (
        {
            "a.yml": "plugins: {postmortems: {timezone: UTC, strict: true, template: minimal}}\n",
            "b.yml": "INHERIT: a.yml\nplugins: {postmortems: {strict: false}}\n",
            "mkdocs.yml": "INHERIT: b.yml\nsite_name: S\nplugins: {search: {}}\n",
        },
        {"timezone": "UTC", "strict": False, "template": "minimal"},
    ),
    "nothing replaces a mapping": (
        {
            "base.yml": "plugins: {postmortems: {timezone: UTC}}\n",
            "mkdocs.yml": "INHERIT: base.yml\nsite_name: S\nplugins: {postmortems: }\n",
        },
        {"timezone": ""},
    ),
    "a list replaces a mapping": (
        {
            "base.yml": "plugins: {postmortems: {timezone: UTC}}\n",
            "mkdocs.yml": "INHERIT: base.yml\nsite_name: S\nplugins: [{postmortems: {strict: true}}]\n",
        },
        {"timezone": "", "strict": True},
    ),
    "a list replaces a list": (
        {
            "base.yml": "plugins: [{postmortems: {timezone: UTC}}]\n",
            "mkdocs.yml": "INHERIT: base.yml\nsite_name: S\nplugins: [{postmortems: {strict: true}}]\n",
        },
        {"timezone": "", "strict": True},
    ),
    "a merge key": (
        {
            "mkdocs.yml": "site_name: S\nextra:\n  d: &d {timezone: UTC, strict: true}\n"
            "plugins:\n  - postmortems:\n      <<: *d\n      strict: false\n"
        },
        {"timezone": "UTC", "strict": False},
    ),
    "merge keys in a list, the first counts": (
        {
            "mkdocs.yml": "site_name: S\nextra:\n  d: &d {timezone: UTC}\n  e: &e {timezone: Africa/Lagos, strict: true}\n"
            "plugins:\n  - postmortems:\n      <<: [*d, *e]\n"
        },
        {"timezone": "UTC", "strict": True},
    ),
    "a merge key in what is merged, and at the top": (
        {
            "mkdocs.yml": "site_name: S\nextra:\n  d: &d {timezone: UTC}\n  e: &e\n    <<: *d\n    strict: true\n"
            "  p: &p\n    plugins: [{postmortems: {<<: *e}}]\n<<: *p\n"
        },
        {"timezone": "UTC", "strict": True},
    ),
    "an alias": (
        {"mkdocs.yml": "site_name: S\nextra:\n  d: &d {timezone: UTC}\nplugins:\n  - postmortems: *d\n"},
        {"timezone": "UTC"},
    ),
    "the environment": (
        {
            "mkdocs.yml": "site_name: S\nplugins:\n  - postmortems:\n      strict: !ENV PM_STRICT\n"
            "      timezone: !ENV [PM_NONE, PM_ZONE, UTC]\n      template: !ENV [PM_NONE, minimal]\n"
        },
        {"strict": True, "timezone": "Africa/Lagos", "template": "minimal"},
    ),
    "a default that is a list": (
        {
            "mkdocs.yml": "site_name: S\nplugins:\n  - postmortems:\n      attachments: !ENV [PM_NONE, [mp4, har]]\n"
            "      checks: !ENV [PM_NONE, {empty-section: off}]\n"
        },
        {"attachments": ("mp4", "har"), "checks": {"empty-section": "off"}},
    ),
    "an environment of nothing": (
        {
            "mkdocs.yml": "site_name: S\nplugins:\n  - postmortems:\n      path: !ENV [PM_NONE, ~]\n"
            "      timezone: !ENV PM_EMPTY\n"
        },
        {},
    ),
    "inherited by the environment": (
        {
            "base.yml": "plugins: {postmortems: {timezone: UTC}}\n",
            "mkdocs.yml": "INHERIT: !ENV [PM_NONE, base.yml]\nsite_name: S\n",
        },
        {"timezone": "UTC"},
    ),
    "wrong in each of two files": (
        {
            "base.yml": "plugins:\n  postmortems:\n    nonsense: 1\n    checks:\n      none-such: off\n",
            "mkdocs.yml": "INHERIT: base.yml\nsite_name: S\nplugins:\n  postmortems:\n    timezone: Nowhere\n",
        },
        {},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SITES)
def test_check_and_build_read_the_same(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable, value in {"PM_STRICT": "true", "PM_ZONE": "Africa/Lagos", "PM_EMPTY": ""}.items():
        monkeypatch.setenv(variable, value)
    files, expected = SITES[name]
    make_project(tmp_path, {"docs/index.md": "# S\n", **files}, "")
    config = tmp_path / "mkdocs.yml"
    ours = read_config(config, tmp_path, all_checks())
    plugin = load_config(str(config)).plugins["postmortems"]
    layers = layers_of(open_config(config, tmp_path))
    fields = merge_places(vars(plugin)["_options"], layers)
    settings, problems = settings_from(fields, all_checks(), tmp_path)
    assert ours.has_plugin
    assert ours.settings == settings
    told = {key: getattr(settings, key) for key in expected}
    assert told | {"severities": [word.name for word in settings.severities]} == {
        "severities": [word.name for word in Settings().severities], **expected
    }  # fmt: skip
    found = sorted((layers.diagnose(each, Level.ERROR) for each in problems), key=lambda each: each.sort_key)
    assert [(each.place, each.message) for each in found] == [
        (each.place, each.message) for each in ours.diagnostics
    ]


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("{checkout: {titles: [Why?, Who]}}", (4, 41, "a `?` in a value between brackets")),
        ("{checkout: {titles: [Why], doc: Why? Who?}}", (4, 52, "a `?` in a value between brackets")),
        ("{checkout:\t{titles: [Why]}}", (4, 27, "a tab where YAML wants spaces")),
        ("{checkout: {titles: [Who:Whom]}}", None), ('{checkout: {titles: ["Who?"]}}', None),
        ("{checkout: {titles: [Who], doc: }}", None),
    ],
)  # fmt: skip
def test_what_mkdocs_cannot_read_is_told_by_the_check(written: str, wrong: Any, tmp_path: Path) -> None:
    config = f"site_name: S\nplugins:\n  - postmortems:\n      sections: {written}\n"
    make_project(tmp_path, {"docs/index.md": "# S\n"}, config)
    ours = read_config(tmp_path / "mkdocs.yml", tmp_path, all_checks())
    told = [(each.place.line, each.place.column, each.message) for each in ours.diagnostics]
    assert told == ([wrong] if wrong else [])
    with pytest.raises(ConfigurationError) if wrong else nullcontext():
        load_config(str(tmp_path / "mkdocs.yml"))


@pytest.mark.parametrize(
    ("written", "place", "message"),
    [
        (b"plugins:\n  - postmortems:\n    timezone: UTC\n    strict: true\n", (4, 5), "`timezone` stands beside `postmortems`, not below it"),
        (b"plugins:\n  - search\n  - timezone: UTC\n    postmortems:\n", (4, 5), "`timezone` stands beside `postmortems`, not below it"),
        (b"plugins:\n  - postmortems:\n      timezone: UTC\n    strict: true\n", (5, 5), "`strict` stands beside `postmortems`, not below it"),
        (b"plugins:\n  - postmortems\n  - search\n  - postmortems: {timezone: UTC}\n", (5, 5), "`postmortems` stands here a second time"),
        (b"plugins: [postmortems, postmortems]\n", (2, 24), "`postmortems` stands here a second time"),
        (b"plugins: [postmortems]\ncopyright: \xfc\n", (3, 12), "the byte FC is not UTF-8"),
        (b"plugins: [postmortems]\ncopyright: a\x07\n", (3, 13), "a control character (U+0007)"),
    ],
)  # fmt: skip
def test_what_no_build_could_use_is_told_at_its_place_and_once(
    written: bytes, place: tuple[int, int], message: str, tmp_path: Path
) -> None:
    make_project(tmp_path, {"docs/index.md": "# S\n", "incidents/a.md": report()}, "")
    (tmp_path / "mkdocs.yml").write_bytes(b"site_name: S\n" + written)
    (found,) = check(tmp_path)
    assert ((found.place.line, found.place.column), found.message) == (place, message)
    assert mkdocs(tmp_path, "build").returncode == 1


@pytest.mark.parametrize(
    "text", [b"site_name: S\nplugins: [postmortems: {fields: {tier: [\n", b"site_name: \xfc\n"]
)
def test_where_the_settings_cannot_be_read_no_report_is_blamed(text: bytes, tmp_path: Path) -> None:
    strange = report("severity: P1\ntier: gold\ntrigger: moon\nstarted_at: 2026-03-04T14:05\n")
    make_project(tmp_path, {"incidents/a.md": strange}, "")
    (tmp_path / "mkdocs.yml").write_bytes(text)
    assert [each.place.path for each in check(tmp_path)] == ["mkdocs.yml"]


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_marks_and_ends_of_lines_change_nothing(start: bytes, end: bytes, tmp_path: Path) -> None:
    make_project(tmp_path, {"docs/index.md": "# S\n"}, "")
    text = b"site_name: S\nplugins:\n  - postmortems:\n      timezone: UTC\n"
    (tmp_path / "mkdocs.yml").write_bytes(start + text.replace(b"\n", end))
    ours = read_config(tmp_path / "mkdocs.yml", tmp_path, all_checks())
    assert (ours.diagnostics, ours.settings.timezone) == ((), "UTC")
    plugin = load_config(str(tmp_path / "mkdocs.yml")).plugins["postmortems"]
    assert vars(plugin)["_options"] == {"timezone": "UTC"}


def test_each_problem_stands_in_its_own_file(tmp_path: Path) -> None:
    files, _ = SITES["wrong in each of two files"]
    make_project(tmp_path, dict(files), "")
    found = read_config(tmp_path / "mkdocs.yml", tmp_path, all_checks()).diagnostics
    assert [(each.place.path, each.place.line, each.source_line.strip()) for each in found] == [
        ("base.yml", 3, "nonsense: 1"), ("base.yml", 5, "none-such: off"), ("mkdocs.yml", 5, "timezone: Nowhere")
    ]  # fmt: skip


def test_a_file_to_inherit_from_that_is_not_there_is_told(tmp_path: Path) -> None:
    make_project(tmp_path, {}, "site_name: S\nINHERIT: bse.yml\nplugins: [postmortems]\n")
    (found,) = read_config(tmp_path / "mkdocs.yml", tmp_path, all_checks()).diagnostics
    assert (found.message, found.place.line, found.place.column) == (
        "`INHERIT`: there is no such file",
        2,
        10,
    )


@pytest.mark.parametrize(
    "text",
    [
        "a: &a\n  <<: *a\nplugins: [{postmortems: *a}]\n",
        "extra: &a\n  <<: [*a, *a]\nplugins: [{postmortems: {<<: *a}}]\n",
        "extra:\n  a0: &a0 {x: 1}\n"
        + "".join(f"  a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 60))
        + "plugins: [{postmortems: {<<: *a59}}]\n",
    ],
)
def test_merge_keys_without_end_end(text: str, tmp_path: Path) -> None:
    make_project(tmp_path, {}, text)
    assert read_config(tmp_path / "mkdocs.yml", tmp_path, all_checks()).settings == Settings()
