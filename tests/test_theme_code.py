"""What was compiled of a theme stays for the next build of a preview, where nothing else would come of it."""

from __future__ import annotations

import jinja2
import pytest

from postmortems.hosts.theme_code import CompiledOnce


def rendered(code: CompiledOnce, text: str, **chosen: object) -> tuple[str, object]:
    made = jinja2.Environment(
        loader=jinja2.DictLoader({"a.html": text}),
        bytecode_cache=code,
        **chosen,  # type: ignore[arg-type]
    )
    template = made.get_template("a.html")
    return template.render(it="<it>"), template.root_render_func.__code__


def test_a_template_is_compiled_once() -> None:
    code = CompiledOnce()
    first, second = (rendered(code, "- {{ it }}") for _ in range(2))
    assert first == second
    assert first[1] is second[1]


@pytest.mark.parametrize(
    "chosen", [{"autoescape": True}, {"block_start_string": "[%"}, {"trim_blocks": True}]
)
def test_another_text_or_environment_makes_another(chosen: dict[str, object]) -> None:
    code, text = CompiledOnce(), "{% if it %}\n{{ it }}{% endif %}"
    rendered(code, text)
    assert rendered(code, text, **chosen)[0] == rendered(CompiledOnce(), text, **chosen)[0]
    assert rendered(code, text + "!")[0] == "\n<it>!"


def test_a_filter_of_others_may_say_something_else_each_time() -> None:
    code, said = CompiledOnce(), iter("ab")
    found = []
    for _ in range(2):
        made = jinja2.Environment(
            loader=jinja2.DictLoader({"a.html": "{{ 'x' | next }}"}), bytecode_cache=code
        )
        made.filters["next"] = lambda _: next(said)
        found.append(made.get_template("a.html").render())
    assert found == ["a", "b"]
