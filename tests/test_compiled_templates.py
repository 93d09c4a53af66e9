"""What is compiled of our templates is kept as that of modules is, and never another's."""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
import pytest
from jinja2 import DictLoader, Environment

from postmortems.pages.base import template
from postmortems.pages.base.compiled import Compiled
from postmortems.wording.words import ENGLISH

TEXT = "{{ a }} and {{ b }}"


@pytest.fixture(autouse=True)
def python_writes_what_it_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


def environment(folder: Path, text: str = TEXT, trim: bool = False) -> Environment:
    return Environment(
        loader=DictLoader({"one.html": text}), bytecode_cache=Compiled(folder), trim_blocks=trim
    )


def said(*given: Environment) -> list[str]:
    return [each.get_template("one.html").render(a=1, b=2) for each in given]


def test_what_was_compiled_of_a_text_is_not_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = said(environment(tmp_path))
    assert [file.name for file in (tmp_path / "__pycache__").iterdir()] == [
        f"one.html.{sys.implementation.cache_tag}.pyc"
    ]
    compiled = environment(tmp_path)
    monkeypatch.setattr(compiled, "_compile", lambda *_: pytest.fail("compiled again"))
    assert said(compiled) == first == ["1 and 2"]


def test_another_text_other_choices_and_another_version_are_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    block = "{% if a %}\n{{ a }}{% endif %}"
    assert said(environment(tmp_path), environment(tmp_path, "{{ b }}"), environment(tmp_path)) == [
        "1 and 2", "2", "1 and 2"
    ]  # fmt: skip
    assert said(environment(tmp_path, block), environment(tmp_path, block, trim=True)) == ["\n1", "1"]
    (file,) = (tmp_path / "__pycache__").iterdir()
    before = file.read_bytes()
    monkeypatch.setattr(jinja2, "__version__", "another")
    said(environment(tmp_path, block, trim=True))
    assert file.read_bytes() != before


@pytest.mark.parametrize("harm", [b"", b"x", b"\0" * 40])
def test_a_damaged_file_is_none(tmp_path: Path, harm: bytes) -> None:
    said(environment(tmp_path))
    (file,) = (tmp_path / "__pycache__").iterdir()
    for damaged in (harm, file.read_bytes()[:-3], file.read_bytes() + harm):
        file.write_bytes(damaged)
        assert said(environment(tmp_path)) == ["1 and 2"]


def test_nothing_is_written_where_nobody_may_or_python_would_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "__pycache__").write_text("no folder")
    assert said(environment(tmp_path)) == ["1 and 2"]
    for name, value in (("dont_write_bytecode", True), ("pycache_prefix", "/elsewhere")):
        with monkeypatch.context() as patch:
            patch.setattr(sys, name, value)
            assert said(environment(tmp_path / name)) == ["1 and 2"]
        assert not (tmp_path / name).exists()


def test_nothing_of_a_language_is_said_while_a_template_is_compiled() -> None:
    made = template._environment.__wrapped__(ENGLISH)
    made.bytecode_cache = None
    called: list[str] = []
    for known in (made.filters, made.tests):
        known.update({name: lambda *_, name=name, **__: called.append(name) for name in known})
    for name in made.list_templates(extensions=["html"]):
        made.get_template(name)
    assert called == []
