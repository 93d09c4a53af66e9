"""Pages say what they say in the language of the site, and so they write numbers, days, lengths and lists."""

from __future__ import annotations

import json
import re
import sys
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from postmortems.model.moment import Duration
from postmortems.model.setting_types import LANGUAGES
from postmortems.pages.all import STYLESHEET, assets
from postmortems.pages.parts.action import PROGRESS, STILL_OPEN
from postmortems.sections import role_of
from postmortems.site.config import read_config
from postmortems.site.templates import BUILT_IN, read_template, said_in
from postmortems.wording.durations import in_a_unit, in_words
from postmortems.wording.words import ENGLISH, HERE, Words, spoken, words_of

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "docs"))

import words as catalogues  # noqa: E402

OTHERS = catalogues.OURS


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_all_that_is_said_and_nothing_else(language: str) -> None:
    text = (HERE / f"{language}.po").read_text("utf-8")
    assert catalogues.updated(language) == text, "run `make words`"


@pytest.mark.parametrize("language", OTHERS)
def test_what_the_program_reads_is_what_was_translated(language: str) -> None:
    catalogue = (HERE / f"{language}.po").read_text("utf-8")
    told = (HERE / f"{language}.json").read_text("utf-8")
    assert catalogues.compiled(language, catalogue) == told, "run `make words`"


def test_every_language_of_the_setting_is_there() -> None:
    assert {file.stem for file in HERE.glob("*.json")} == {*OTHERS} == {*LANGUAGES} - {"en"}


NUMBERS = {
    "de": ("1.234.567", "1.234", "12,5 %"),
    "fr": ("1\u202f234\u202f567", "1\u202f234", "12,5 %"),
    "es": ("1.234.567", "1234", "12,5 %"),
    "pt": ("1.234.567", "1.234", "12,5%"),
    "ja": ("1,234,567", "1,234", "12.5%"),
    "ar": ("1,234,567", "1,234", "12.5%"),
    "en": ("1,234,567", "1,234", "12.5%"),
}
DAYS = {
    "de": ("4. März 2026", "4. Feb. 2026", "September 2026"),
    "fr": ("4 mars 2026", "4 févr. 2026", "Septembre 2026"),
    "es": ("4 de marzo de 2026", "4 feb 2026", "Septiembre de 2026"),
    "pt": ("4 de março de 2026", "4 de fev. de 2026", "Setembro de 2026"),
    "ja": ("2026年3月4日", "2026年2月4日", "2026年9月"),
    "ar": ("4 مارس 2026", "4 فبراير 2026", "سبتمبر 2026"),
    "en": ("4 March 2026", "4 Feb 2026", "September 2026"),
}


def plain(text: str) -> str:
    """Return a text in which every blank is an ordinary one."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_written_as_the_language_does(language: str) -> None:
    words = words_of(language)
    found = words.number(1_234_567), words.number(1234), plain(words.percent(12.5))
    assert found == tuple(map(plain, NUMBERS[language]))
    assert words.tenths(3.14) == words.number(3.1)
    assert words.number(999) == "999"


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_are_written_as_the_language_does(language: str) -> None:
    words = words_of(language)
    found = words.day(date(2026, 3, 4)), words.day(date(2026, 2, 4), short=True), words.month(9, 2026)
    assert found == DAYS[language]


def test_lists_are_joined_as_the_language_does() -> None:
    joined = {language: words_of(language).listing(["a", "b", "c", "d"]) for language in LANGUAGES}
    assert joined == {
        "en": "a, b, c and d", "de": "a, b, c und d", "fr": "a, b, c et d", "es": "a, b, c y d",
        "pt": "a, b, c e d", "ja": "a、b、c、d", "ar": "a وb وc وd",
    }  # fmt: skip
    assert [ENGLISH.listing(["a", "b"][:size]) for size in range(3)] == ["", "a", "a and b"]


def test_amounts_take_the_form_of_the_language() -> None:
    forms = ["none", "one %(num)s", "two", "few", "many %(num)s", "other"]
    several = Words("xx", counted={"%(num)s file": forms}, plurals=words_of("ar").plurals)
    said = [several.count(amount, "%(num)s file", "%(num)s files") for amount in (0, 1, 2, 5, 11, 100, 1011)]
    assert said == ["none", "one 1", "two", "few", "many 11", "other", "many 1,011"]
    assert several.count(1, "%(num)s day", "%(num)s days") == "1 day"
    assert ENGLISH.count(2000, "%(num)s day", "%(num)s days") == "2,000 days"
    french = words_of("fr").plurals
    assert french[0] == french[1] != french[2]


@pytest.mark.parametrize(
    ("theme", "language"), [("de", "de"), ("pt-BR", "pt"), ("de_AT", "de"), ("en", ""), ("ko", ""), ("", "")]
)
def test_the_theme_decides(theme: str, language: str, tmp_path: Path) -> None:
    assert spoken(theme) == language
    told = f"theme:\n  name: material\n  language: '{theme}'\nplugins:\n  - postmortems\n"
    (tmp_path / "mkdocs.yml").write_text(told)
    assert read_config(tmp_path / "mkdocs.yml", tmp_path, ()).settings.language == language


def test_the_setting_is_stronger_than_the_theme(tmp_path: Path) -> None:
    told = "theme: {name: material, language: fr}\nplugins:\n  - postmortems:\n      language: de\n"
    (tmp_path / "mkdocs.yml").write_text(told)
    assert read_config(tmp_path / "mkdocs.yml", tmp_path, ()).settings.language == "de"


def test_a_length_of_a_site_in_no_language_of_ours_is_english() -> None:
    length = Duration(timedelta(hours=3, minutes=2))
    assert (in_words(length), in_a_unit(length)) == ("3 h 02 min", ("3.0", "h"))
    assert words_of("tlh") is words_of("../../x") is ENGLISH


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("fr", "1 ouverte; 1 faite", "2 ouvertes; 2 faites"),
        ("es", "1 abierta; 1 hecha", "2 abiertas; 2 hechas"),
        ("pt", "1 aberta; 1 feita", "2 abertas; 2 feitas"),
        ("ja", "未完了1件；完了1件", "未完了2件；完了2件"),
        ("en", "1 open; 1 done", "2 open; 2 done"),
    ],
)
def test_what_stands_beside_an_amount_agrees_with_it(language: str, one: str, two: str) -> None:
    words = words_of(language)
    told = [
        words.say("; ").join(words.count(amount, *said) for said in (STILL_OPEN, PROGRESS["done"]))
        for amount in (1, 2)
    ]
    assert [said.replace("\u202f;", ";") for said in told] == [one, two]


def test_french_has_a_blank_before_a_mark_at_which_no_line_breaks() -> None:
    said = [form for _, told in messages("fr") for form in told]
    bare = [re.sub(r"<code>.*?</code>|`[^`]*`|<[^>]*>|&[a-z#0-9]+;", "", form) for form in said]
    assert [
        form for form in bare if re.search(r"(?<![\u00a0\u202f])[;:!?](?=\s|$)", form) and form != ":"
    ] == []


PLACE, TAG = re.compile(r"%\(\w+\)(?:s|02d)"), re.compile(r"</?[a-z][^>]*>|&\w+;")
COMPLETE = tuple(language for language in OTHERS if language != "ar")
"""The others lack only what new reports say, for headings are not read in them."""


def messages(language: str) -> list[tuple[list[str], list[str]]]:
    """Return each message of a catalogue in English and in the language, with all of its forms."""
    catalogue = read_po(BytesIO((HERE / f"{language}.po").read_bytes()), locale=language)
    forms = [
        ([one.id], [one.string]) if isinstance(one.id, str) else (one.id, one.string) for one in catalogue
    ]
    return [(list(said), list(told)) for said, told in forms if said != [""]]  # type: ignore[arg-type]


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_translated(language: str) -> None:
    bodies = [(BUILT_IN / f"{name}.md").read_text("utf-8") for name in catalogues.TRANSLATED]
    of_reports = set() if language in COMPLETE else {said for body in bodies for said in said_in(body)}
    assert {said[0] for said, told in messages(language) if not all(told)} <= of_reports


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_values_and_the_tags_of_its_message_and_no_more(language: str) -> None:
    for said, told in messages(language):
        for form in filter(None, told):
            assert sorted(TAG.findall(form)) == sorted(TAG.findall(said[-1])), form
            assert {*PLACE.findall(form)} <= {*PLACE.findall(said[-1])}, form
            if len(told) == 1:
                assert sorted(PLACE.findall(form)) == sorted(PLACE.findall(said[0])), form
            assert form % dict.fromkeys(re.findall(r"%\((\w+)\)", form), 0)
            assert "<" not in TAG.sub("", form), form
            if '"' not in said[0]:
                assert '"' not in form, "it may stand in an attribute"
            assert "--" not in form or "--" in said[0], "it may stand in a comment"


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("template", catalogues.TRANSLATED)
def test_the_headings_of_a_new_report_are_those_that_it_asks_for(template: str, language: str) -> None:
    read = read_template(BUILT_IN / f"{template}.md", (), words_of(language))
    roles = {role_of(line.lstrip("# ")) for line in read.body.splitlines() if line.startswith("#")}
    assert {*read.required, *read.recommended} <= roles
    assert (read.body == read_template(BUILT_IN / f"{template}.md").body) is (language not in COMPLETE)


@pytest.mark.parametrize("language", catalogues.OURS)
def test_words_of_the_style_sheet_are_in_the_language(language: str) -> None:
    words = words_of(language)
    marked = assets(Words(messages=dict.fromkeys(words.messages, "")))[STYLESHEET]
    said = " ".join(re.findall(r"(?<!-)content: ([^;]*);", marked))
    assert re.findall(r'"[^"]*[a-z]{2}[^"]*"', said) == []
    assert f"content: {json.dumps(words.say('due'), ensure_ascii=False)}" in assets(words)[STYLESHEET]
