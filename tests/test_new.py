"""From a title to a draft that can be merged."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from postmortems.commands.cli import cli
from postmortems.model.diagnostic import Level
from postmortems.reading.names import is_slug
from postmortems.site.corpus import read_knowledge_base
from postmortems.site.project import find_project
from postmortems.site.templates import BUILT_IN
from samples import CONFIG, check, make_project

GIVEN = ("--severity", "SEV1", "--service", "checkout")


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780315200")  # 1 June 2026


def new(root: Path, *arguments: str, config: str = CONFIG, answers: str = "") -> Result:
    (root / "mkdocs.yml").write_text(config)
    return CliRunner().invoke(cli, ["new", "-f", str(root / "mkdocs.yml"), *arguments], input=answers)


def written(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "incidents").glob("*"))


@pytest.mark.parametrize("template", sorted(path.stem for path in BUILT_IN.glob("*.md")))
def test_a_new_report_only_has_notes(tmp_path: Path, template: str) -> None:
    done = new(tmp_path, "Checkout is down", *GIVEN, "--template", template)
    assert done.exit_code == 0, done.output
    found = check(tmp_path)
    assert {one.level for one in found} == {Level.INFO}
    assert {"placeholder-text", "missing-field"} <= {one.code for one in found}


def test_it_is_named_by_day_and_title_and_says_where_it_is(tmp_path: Path) -> None:
    done = new(tmp_path, "Checkout is down!", *GIVEN, "--start", "2026-03-04T14:05+01:00")
    assert done.stdout.strip().endswith("incidents/2026-03-04-checkout-is-down.md")
    assert "postmortems check" in done.stderr


def test_without_a_start_it_is_today_without_a_clock(tmp_path: Path) -> None:
    new(tmp_path, "Checkout is down", *GIVEN)
    assert "started_at: 2026-06-01\n" in (tmp_path / "incidents/2026-06-01-checkout-is-down.md").read_text()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    for _ in range(3):
        assert new(tmp_path, "Checkout", *GIVEN).exit_code == 0
    assert written(tmp_path) == [
        "2026-06-01-checkout-2.md", "2026-06-01-checkout-3.md", "2026-06-01-checkout.md",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Größe der Tabelle", "größe-der-tabelle"), ("支付中断", "支付中断"), ("بحث بطيء", "بحث-بطيء"),
        ("ПОИСК: медленно!", "поиск-медленно"), ("नमस्ते सेवा", "नमस्ते-सेवा"), ("می‌خواهم", "می-خواهم"), ("Cafe\u0301 \U0001f525 ❤️ zu", "café-zu"),
        ("ＡＢＣ　障害", "abc-障害"), ("a_b/c\\d..e", "a-b-c-d-e"), ("障" * 90, "障" * 50), ("𒀀" * 80, "𒀀" * 37), ("x" * 90, "x" * 60),
    ],
)  # fmt: skip
def test_a_name_is_of_any_script_and_an_id(title: str, name: str, tmp_path: Path) -> None:
    new(tmp_path, title, *GIVEN)
    assert written(tmp_path) == [f"2026-06-01-{name}.md"]
    assert is_slug(f"2026-06-01-{name}-999")
    assert not [one for one in check(tmp_path) if one.level is not Level.INFO]


def test_two_titles_of_one_day_without_a_letter_do_not_collide(tmp_path: Path) -> None:
    new(tmp_path, "…", *GIVEN)
    new(tmp_path, "!?", *GIVEN)
    names = written(tmp_path)
    assert len(names) == 2
    assert not any(name.endswith("-2.md") for name in names)


@pytest.mark.parametrize("title", ["a: b # c", "- x", "'quoted\"", "{y}", "null", "2026", "@x", "a\nb", "…"])
def test_any_title_is_kept_as_it_is(tmp_path: Path, title: str) -> None:
    assert new(tmp_path, "--", title, *GIVEN).exit_code != 0
    done = new(tmp_path, *GIVEN, "--", title)
    assert done.exit_code == 0, done.output
    knowledge_base, _ = read_knowledge_base(find_project(tmp_path, None, ()))
    assert [one.title for one in knowledge_base.incidents] == [" ".join(title.split())]


def test_words_are_written_as_the_site_writes_them(tmp_path: Path) -> None:
    config = f"{CONFIG[:-1]}:\n      severities: [{{name: Major, aliases: [p1]}}]\n      services: [{{name: Web Shop, aliases: [shop]}}]\n"
    assert new(tmp_path, "x", "--severity", "P1", "--service", "shop", config=config).exit_code == 0
    text = (tmp_path / "incidents/2026-06-01-x.md").read_text()
    assert "severity: Major\n" in text
    assert "services: [Web Shop]\n" in text


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("sev-1", "SEV1"),
        ("Sev 2", "SEV2"),
        ("SEV_3", "SEV3"),
        ("P1", "SEV1"),
        ("p-1", "SEV1"),
        ("very bad", "SEV2"),
    ],
)
def test_a_severity_is_known_however_it_is_spelled(said: str, word: str, tmp_path: Path) -> None:
    config = f"{CONFIG[:-1]}:\n      severities: [{{name: SEV1, aliases: [P1]}}, {{name: SEV2, aliases: [very-bad]}}, SEV3]\n"
    assert new(tmp_path, "x", "--severity", said, "--service", "a", config=config).exit_code == 0
    assert f"severity: {word}\n" in (tmp_path / "incidents/2026-06-01-x.md").read_text()


def test_two_words_with_the_same_letters_are_not_guessed(tmp_path: Path) -> None:
    config = f"{CONFIG[:-1]}:\n      services: [a-b, a.b]\n"
    done = new(tmp_path, "x", "--severity", "SEV1", "--service", "ab", config=config)
    assert (done.exit_code, "one of a-b, a.b" in done.stderr) == (2, True)
    assert new(tmp_path, "x", "--severity", "SEV1", "--service", "!", config=config).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x", "--severity", "P1", "--service", "a"], "`aliases` in mkdocs.yml adds other ways to write one"),
        (["x", "--severity", "SEV9", "--service", "a"], "one of SEV1"),
        (
            ["x", "--severity", "SEV1", "--service", "a", "--start", "soon"],
            "`soon`: it is not written as a date and a clock; such as",
        ),
        (["x", "--severity", "SEV1", "--service", "a", "--start", "2026-03-04T14:05"], "offset"),
        (
            ["x", "--severity", "SEV9", "--service", "a"],
            "there is no severity `SEV9`; one of SEV1, SEV2, SEV3, SEV4, SEV5",
        ),
        (["x", *GIVEN, "--template", "pagerdutty"], "did you mean `pagerduty`"),
        (["x", "--service", "a"], "--severity with one of SEV1"),
        (["x", "--severity", "SEV1"], "--service"),
        ([" ", *GIVEN], "the title is empty"),
    ],
)
def test_what_cannot_be_done_is_said_and_writes_nothing(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = new(tmp_path, *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert written(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "incidents").write_text("a file")
    done = new(tmp_path, "x", *GIVEN)
    assert done.exit_code == 2
    assert "incidents" in done.stderr


def test_the_incident_is_read_back_as_it_was_given(tmp_path: Path) -> None:
    make_project(tmp_path, {}, CONFIG)
    new(tmp_path, "Slow", *GIVEN, "--service", "search", "--author", "web-team", "--template", "minimal")
    knowledge_base, _ = read_knowledge_base(find_project(tmp_path, None, ()))
    incident = knowledge_base.incidents[0]
    assert incident.services == ("checkout", "search")
    assert incident.authors == ("web-team",)
    assert incident.template == "minimal"
    assert incident.status == "draft"


ZONED = f"{CONFIG[:-1]}:\n      timezone: Europe/Lisbon\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("now", "2026-06-01T13:00+01:00"), ("today", "2026-06-01"), ("yesterday", "2026-05-31"), ("12:05", "2026-06-01T12:05+01:00"),
        ("14:05", "2026-05-31T14:05+01:00"), ("12:05 CEST", "2026-06-01T12:05+02:00"), ("yesterday 23:50", "2026-05-31T23:50+01:00"),
        ("Yesterday at 9:15 UTC", "2026-05-31T09:15+00:00"), ("20 min ago", "2026-06-01T12:40+01:00"), ("2h ago", "2026-06-01T11:00+01:00"),
        ("1 day ago", "2026-05-31T13:00+01:00"), ("2:05 am", "2026-06-01T02:05+01:00"), ("11:30pm UTC", "2026-05-31T23:30+00:00"),
        ("3am", "2026-06-01T03:00+01:00"), ("11 PM UTC", "2026-05-31T23:00+00:00"), ("yesterday 5 p.m.", "2026-05-31T17:00+01:00"),
        ("2026-03-04T14:05", "2026-03-04T14:05"), (" 2026-03-04 ", "2026-03-04"), ("2026-3-4", "2026-03-04"),
        ("2026-05-5T10:00", "2026-05-05T10:00"), ("2026-5-05 9:07:30 +02:00", "2026-05-05 09:07:30 +02:00"),
        ("2026-1-2t9:05Z", "2026-01-02t09:05Z"), ("12:05:07", "2026-06-01T12:05:07+01:00"),
        ("04.03.2026", "2026-03-04"), ("4.3.2026 14:05", "2026-03-04T14:05"), ("04.03.2026 14:05 CET", "2026-03-04T14:05+01:00"),
        ("12/20/2025", "2025-12-20"), ("31.12.2025", "2025-12-31"), ("4 March 2026, 14:05", "2026-03-04T14:05"),
    ],
)  # fmt: skip
def test_a_start_is_taken_as_people_say_it(said: str, expected: str, tmp_path: Path) -> None:
    done = new(tmp_path, "x", *GIVEN, "--start", said, config=ZONED)
    assert done.exit_code == 0, done.output
    (file,) = (tmp_path / "incidents").glob("*.md")
    assert f"started_at: {expected}\n" in file.read_text()
    assert (f"It began {expected}." in done.stderr) == (said != expected)
    assert file.name.startswith(expected[:10])


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("04/03/2026", "which number is the day and which the month is not certain"), ("25:00", "there is no clock 25:00;"),
        ("12:60 CET", "there is no clock 12:60 CET;"), ("yesterday 24:10", "there is no clock 24:10;"), ("13:05 pm", "there is no clock 13:05 pm;"),
        ("14:5", "there is no clock 14:5;"), ("100:00", "there is no clock 100:00;"), ("12:05:60", "there is no clock 12:05:60;"),
        ("25:00:00", "there is no clock 25:00:00;"), ("2026-5-32", "2026-05 has 31 days"), ("2026-3-4T25:00", "there is no clock 25:00"),
        ("30.02.2026", "there is no such day"), ("31/11/2026 14:05", "there is no such day"), ("Feb 30, 2026", "it is not written"),
        ("12:05 XYZ", "it is not written"), ("13 pm", "there is no clock 13 pm;"), ("5 park", "it is not written"), ("2026-02-30", "2026-02 has 28 days"), ("", "it is not written"),
    ],
)  # fmt: skip
def test_a_start_that_is_none_is_told(said: str, why: str, tmp_path: Path) -> None:
    done = new(tmp_path, "x", *GIVEN, "--start", said, config=ZONED)
    assert done.exit_code == 2
    assert why in done.stderr
    assert written(tmp_path) == []


class TestOnATerminal:
    def test_what_a_severity_means_is_said(self, tmp_path: Path) -> None:
        done = new(tmp_path, "x", "--service", "a", answers="sev-1\n\n")
        assert "  SEV1: Most users cannot do what they came for, or data is lost.\n" in done.stderr
        assert "severity: SEV1\n" in (tmp_path / "incidents/2026-06-01-x.md").read_text()

    def test_a_word_without_a_meaning_needs_no_line(self, tmp_path: Path) -> None:
        config = (
            f"{CONFIG[:-1]}:\n      severities: [Major, {{name: Minor, means: Hardly anybody noticed.}}]\n"
        )
        done = new(tmp_path, "x", "--service", "a", answers="Minor\n\n", config=config)
        assert "  Minor: Hardly anybody noticed.\n" in done.stderr
        assert "  Major:" not in done.stderr

    @pytest.fixture(autouse=True)
    def terminal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)

    def test_whatever_is_not_said_is_asked(self, tmp_path: Path) -> None:
        config = f"{ZONED}      services: [{{name: checkout, aliases: [shop]}}]\n"
        answers = "  \nDown in Europe\nSEVV1\nsev1\nchekout\nShop\n12:05\n"
        done = new(tmp_path, config=config, answers=answers)
        assert done.exit_code == 0, done.output
        text = (tmp_path / "incidents/2026-06-01-down-in-europe.md").read_text()
        for line in (
            "title: Down in Europe",
            "severity: SEV1",
            "services: [checkout]",
            "started_at: 2026-06-01T12:05+01:00",
        ):
            assert f"{line}\n" in text
        assert "How bad is it (SEV1, SEV2, SEV3, SEV4, SEV5; SEV1 is the worst)" in done.stderr
        assert "did you mean `SEV1`?" in done.stderr
        assert "did you mean `checkout`?" in done.stderr
        assert "the title is empty" in done.stderr

    def test_what_is_wrong_is_told_before_anything_is_asked(self, tmp_path: Path) -> None:
        done = new(tmp_path, "x", "--severity", "P1", "--service", "a", answers="\n\n\n")
        said = "there is no severity `P1`; one of SEV1, SEV2, SEV3, SEV4, SEV5; `aliases` in mkdocs.yml adds other"
        assert done.exit_code == 2
        assert done.stderr.startswith(f"Error: {said}")


def test_without_a_terminal_all_that_is_missing_is_told_at_once(tmp_path: Path) -> None:
    done = new(tmp_path)
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        "Error: what happened, in a few words? Say TITLE",
        "how bad is it? Say --severity with one of SEV1, SEV2, SEV3, SEV4, SEV5",
        "what is affected? Say --service NAME",
    ]
