"""What holds for any input, tried with many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postmortems.checks.runner import context_of, diagnose
from postmortems.model.diagnostic import Level
from postmortems.reading import clock
from postmortems.reading.document import read_document
from postmortems.reading.front_matter import plain, write
from postmortems.reading.incident import read_incident
from postmortems.reporters import formats, writer
from postmortems.sections import ROLES, normalise, role_of
from postmortems.settings import Settings
from postmortems.site.corpus import read_knowledge_base
from postmortems.site.project import Project
from samples import BODY, FIELDS, NOW, report

if TYPE_CHECKING:
    from pathlib import Path

    from postmortems.model.document import Document, Value

settings.register_profile(
    "postmortems", deadline=None, max_examples=200, suppress_health_check=list(HealthCheck), derandomize=True
)
settings.load_profile("postmortems")

# Text that comes near what matters: fences, indentation, quotes, odd characters.
PIECES = st.sampled_from([
    "---", "---\n", "\n", "\r\n", "\r", "\t", " ", "  ", "- ", "? ", ": ", ":", "#", "# ", "[", "]", "{", "}", "'", '"',
    "&a", "*a", "!t", "%", "@", "`", "```\n", "|", ">", "<!--", "-->", "\ufeff", "\u2028", "\x85", "\0", "\x1b[31m",
    "é", "検", "𝄞", "title", "title: ", "started_at: ", "2026-03-04", "T14:05", "services: ", "related:\n  - id: ",
    "## Timeline\n", "- [ ] a\n", "| a | b |\n|---|---|\n", "[x](y)", "![x](y)", "<b onclick=x>", "TODO", "[^1]",
    "<!-- postmortems: allow empty-section because x -->\n", "status: final\n", "\\", "null", "~",
])  # fmt: skip
NEAR = st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join)
FILES = st.one_of(
    st.binary(max_size=200),
    NEAR.map(lambda text: text.encode("utf-8", "surrogatepass")),
    NEAR.map(lambda text: f"---\n{FIELDS}{text}\n---\n{BODY}".encode("utf-8", "surrogatepass")),
    NEAR.map(lambda text: report(body=text).encode("utf-8", "surrogatepass")),
)


def check_whole(document: Document) -> None:
    """Assert what is true of every document."""
    source = document.source
    lines = source.text.split("\n")
    assert len(source.line_starts) == len(lines)
    assert document.body_start + len(document.body) == len(source.text)
    last = 0
    for block in document.blocks:
        assert document.body_start <= block.start <= block.end <= len(source.text)
        assert last <= block.start
        last = block.start
    for spans in (document.links, document.markup, document.sections):
        for start, end in ((span.start, span.end) for span in spans):
            assert document.body_start <= start <= end <= len(source.text)
    for problem in document.problems:
        found = source.diagnose(problem, Level.ERROR)
        assert found.source_line == lines[found.place.line - 1]
        assert 1 <= found.place.column < found.place.end_column <= len(found.source_line) + 2


@settings(max_examples=800)
@given(FILES)
def test_reading_never_raises_and_places_are_inside_the_file(data: bytes) -> None:
    document = read_document("example.md", data)
    check_whole(document)
    values, problems = read_incident(document, Settings(), ("default",))
    for problem in problems:
        place = document.source.place(problem.start, problem.end)
        assert place.column <= len(document.source.line(place.line)) + 1
    if values is None:
        assert any(problem.blocking for problem in (*document.problems, *problems))


@given(contents=st.lists(FILES, min_size=1, max_size=3))
def test_checking_never_raises_and_every_format_can_say_it(
    contents: list[bytes], tmp_path_factory: Any
) -> None:
    folder = tmp_path_factory.mktemp("any")
    for number, content in enumerate(contents):
        (folder / f"{number}.md").write_bytes(content)
    found = diagnose_in(folder, [folder / f"{number}.md" for number in range(len(contents))])
    for name in formats():
        writer(name)(found, False)


def diagnose_in(folder: Path, files: list[Path]) -> tuple[Any, ...]:
    project = Project(folder, folder, folder / "docs", Settings(incidents_dir=""))
    knowledge_base, templates = read_knowledge_base(project, files)
    return diagnose(context_of(project, knowledge_base, templates, NOW, whole=True), project.settings)


@settings(max_examples=30)
@given(contents=st.lists(FILES, min_size=2, max_size=5), random=st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(
    contents: list[bytes], random: Any, tmp_path_factory: Any
) -> None:
    folder = tmp_path_factory.mktemp("order")
    for number, content in enumerate(contents):
        (folder / f"{number}.md").write_bytes(content)
    files = sorted(folder.glob("*.md"))
    expected = diagnose_in(folder, files)
    random.shuffle(files)
    assert diagnose_in(folder, files) == expected


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=20)
WORDS = st.sampled_from(
    ["10:00", "no", "010", "1e3", "null", "~", "true", "- a", "a: b", "# a", "=", "<<", "2026-03-04"]
)
SCALARS = TEXT | WORDS | st.sampled_from(["a\nb", "a\n---\nb", " a ", "\n", "a\tb", "'", '"', "é: 検", "𝄞"])
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT | WORDS, inner, max_size=3),
    max_leaves=10,
)
METADATA = st.dictionaries(TEXT | WORDS, DATA, min_size=1, max_size=5)


@given(METADATA)
def test_what_is_written_reads_the_same(metadata: dict[str, Any]) -> None:
    document = read_document("example.md", write(metadata, BODY).encode())
    assert document.problems == ()
    assert {name: plain(field.value) for name, field in document.fields.items()} == metadata
    assert list(document.fields) == list(metadata)
    assert document.body.strip() == BODY.strip()


@given(METADATA, st.booleans(), st.booleans())
def test_every_value_stands_where_it_says(metadata: dict[str, Any], flow: bool, unicode: bool) -> None:
    front = yaml.safe_dump(
        metadata, sort_keys=False, allow_unicode=unicode, default_flow_style=flow, width=10_000
    )
    text = f"---\n{front}---\n{BODY}"
    document = read_document("example.md", text.encode())
    assert document.problems == ()
    for field in document.fields.values():
        check_value(field.value, text)
        assert str(loaded(text[field.start : field.end])) == field.name


def loaded(written: str) -> Any:
    return yaml.load(written, Loader=yaml.BaseLoader)


def check_value(value: Value, text: str) -> None:
    """Assert that what stands at a value's place is that value."""
    if isinstance(value.data, tuple):
        for item in value.data:
            assert value.start <= item.start <= item.end <= value.end
            check_value(item, text)
    elif isinstance(value.data, dict):
        for field in value.data.values():
            assert value.start <= field.start <= field.value.end <= value.end
            assert str(loaded(text[field.start : field.end])) == field.name
            check_value(field.value, text)
    elif value.data is not None and "\n" not in text[value.start : value.end]:
        assert loaded(text[value.start : value.end]) in (value.data, None if value.data == "" else value.data)


@given(
    NEAR
    | st.from_regex(r"\d{4}-\d\d?-\d\d?([T ]\d\d?:\d\d(:\d\d)?( ?(Z|[+-]\d\d(:?\d\d)?))?)?", fullmatch=True)
)
def test_a_time_is_read_or_refused(text: str) -> None:
    for zone in (None, clock.zone_of("Europe/Lisbon")):
        try:
            moment, _ = clock.read_moment(text, zone)
        except clock.BadTime as why:
            assert str(why)
        else:
            assert 1969 <= moment.utc.year <= 2201


@given(NEAR)
def test_a_heading_has_a_role_or_none(title: str) -> None:
    assert role_of(title) == role_of(f"  {title} ")
    assert role_of(title) in ("", *ROLES)
    assert normalise(title) == normalise(title).strip().lower()
