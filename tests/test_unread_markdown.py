"""What was meant as Markdown and is none is told; code, what is escaped, and what only looks alike are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from building import postmortems
from samples import BODY, check, codes, make_project, report

if TYPE_CHECKING:
    from pathlib import Path

    from postmortems.model.diagnostic import Diagnostic

IMPACT = "Nobody had set a limit."


def found(root: Path, text: str, config: str = "") -> list[Diagnostic]:
    body = BODY.replace(IMPACT, f"Nobody.\n\n{text}")
    files: dict[str, str | bytes] = {
        "incidents/2025-11-20-search.md": report("title: Search\n"),
        "incidents/a.md": report(body=body),
    }
    project = make_project(
        root, files, *([f"site_name: Site\nplugins:\n  - postmortems:\n{config}"] if config else [])
    )
    return [each for each in check(project) if each.place.path == "incidents/a.md"]


RAW = {
    "See [the log][log].": "write `[the log](ADDRESS)`, or a line `[log]: ADDRESS`",
    "See ![the graph][log].": "write `[the graph](ADDRESS)`, or a line `[log]: ADDRESS`",
    "See [the log][].": "write `[the log](ADDRESS)`, or a line `[the log]: ADDRESS`",
    "See [the log][lgo].\n\n[log]: https://example.com": "did you mean `log`?",
    "All of them.[^1]": "write it on a line of its own: `[^1]: TEXT`",
    "![errors](img/errors.png": "end the address with `)`",
    "See [the log](https://example.com/log and more": "end the address with `)`",
    "[last time](2025-11-20-search.md#summary": "end the address with `)`",
    "[the log] (https://example.com/log)": "write `[the log](https://example.com/log)`",
    "[last time] (2025-11-20-search.md)": "write `[last time](2025-11-20-search.md)`",
    "(the log)[https://example.com/log]": "write `[the log](https://example.com/log)`",
    "(the log)[logs/all.txt]": "write `[the log](logs/all.txt)`",
    "[the log](https://example.com/log){target=_blank}": 'remove it; a picture has its width so: `<img src="graph.png" width="300">`',
    '[the log](https://example.com/log "All of it)': 'end the title with `"`, before `)`',
    "![[errors.png]]": "write `![errors.png](errors.png)`",
    "[[all errors.txt|the log]]": "write `[the log](<all errors.txt>)`",
    "[[2025-11-20-search]]": "write `[2025-11-20-search](2025-11-20-search.md)`",
    "![[Some page|a label]]": "write `[a label](FILE.md)`",
    "All of it <!-- ask Ana\n\nand more.": "end it with `-->`",
    "-\u00a0one\n-\u00a0two": "write a plain space instead",
    "- [x]\u00a0one": "write a plain space instead",
    "- [\u00a0] one": "write a plain space instead",
    "- [] one": "write `- [ ]`",
    "-[x] one": "write `- [x]`",
    "A link [that goes\non][log].": "write `[that goes on](ADDRESS)`, or a line `[log]: ADDRESS`",
    "| a | b |\n| 1 | 2 |": "write `| --- | --- |` under this line",
    "| a | b | c |\n|---|---|\n| 1 | 2 | 3 |": "write `| --- | --- | --- |` under the head",
    "- [the log](https://example.com\n- more": "end the address with `)`",
}


@pytest.mark.parametrize("text", RAW, ids=range(len(RAW)))
def test_what_is_shown_as_it_was_typed_is_told_once(text: str, tmp_path: Path) -> None:
    (told,) = found(tmp_path, text)
    assert (told.code, told.level, told.help) == ("unread-markdown", "warning", RAW[text])


@pytest.mark.parametrize("text", RAW, ids=range(len(RAW)))
def test_in_code_and_in_comments_it_is_meant(text: str, tmp_path: Path) -> None:
    indented = "\n".join(f"    {line}" for line in text.splitlines())
    if "<!--" not in text:
        assert found(tmp_path, f"<!--\n{text}\n-->") == []
    inner = text.replace("\n", "\n  ")
    listed = f"- one\n\n  ~~~~ text\n  {inner}\n  ~~~~"
    assert found(tmp_path, f"```\n{text}\n```\n\n{listed}\n\n.\n\n{indented}") == []
    if "\n" not in text:
        assert found(tmp_path, f"So `{text}` and `` a ` {text} ``.") == []


@pytest.mark.parametrize("text", [
    "A task [x] (see https://example.com) and [sic](see above), [1] (2026) and [ERROR][db] lost, `a`[0][1] a[0][i].",
    r"\[a b][c], \[[a b]] and !\[errors](errors.png and 1.\u00a0May",
    "[2026-03-04 14:05][checkout] deployed, [P1][checkout] too",
    "See [the log][LOG] and [log][] and [the LOG].\n\n[log]: https://example.com/log",
    "All.[^one]\n\n[^one]: Of them.", "An array [[1, 2], [3, 4]] and a test `[[ -f x ]]` or [[ -f y ]].",
    "[![graph](https://example.com)][log]\n\n[log]: https://example.com/log", "[a](<https://example.com/log>)",
    "| a | b |\n|---|---|\n| 1 | 2 |", "|x| is the size of x", "<!-- one\n\ntwo --> three", "[a [b] c](https://example.com)",
    "1 < 2 <!-- two --> and 3", "```md\n<!--\n```\n", "````\n```\n````\n", "#1 and #2 are tickets\n\n#checkout was told", "#!/bin/sh",
    "(see this){a=b} and f(x){i=1} and [log](https://example.com/log) {a=b}", "(loud)[sic] array(x)[0] (a)[b.c]", '[a](https://example.com "b") "c)',
])  # fmt: skip
def test_what_only_looks_alike_is_not_told(text: str, tmp_path: Path) -> None:
    told = [each for each in found(tmp_path, text) if each.code not in ("missing-asset", "external-image")]
    assert told == []


def test_extensions_of_a_site_may_read_it(tmp_path: Path) -> None:
    assert found(tmp_path, "[[Page]] and [a b][c]", "      markdown: site\n") == []


@pytest.mark.parametrize(
    "text", ["<!-- ask Ana\n\nmore", "```sh\nls", "~~~\nls\n```", "- one\n\n  ~~~\nls\n  ~~~"]
)
def test_what_takes_the_rest_of_the_report_is_told_and_nothing_that_follows_from_it(
    text: str, tmp_path: Path
) -> None:
    (told,) = found(tmp_path, text)
    assert (told.code, told.level) == ("unread-markdown", "error")
    assert "never closed" in told.message


@pytest.mark.parametrize(
    "text",
    [
        "<details>\n<summary>More</summary>\n\nmore\n",
        "All of <b>them",
        "<table><tr><td>x\n",
        "a List<i> of <i>them</i>",
    ],
)
def test_an_element_that_is_never_closed_is_told(text: str, tmp_path: Path) -> None:
    (told,) = found(tmp_path, text)
    assert (told.code, told.level) == ("unread-markdown", "warning")
    assert told.message.endswith("is never closed: all below it is part of it")


@pytest.mark.parametrize("text", [
    "<details>\n<summary>More</summary>\n\nmore\n\n</details>", "<p>one<br>two", "<ul><li>one<li>two</ul>", "- <b>one\n- two</b>", "`<b>` and <!-- <b> -->", "</b> x",
    "```\n<details>\n```",
])  # fmt: skip
def test_an_element_that_ends_by_itself_or_is_closed_is_not_told(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize("written", ["##Details", "###\u00a0Details", "##\u2003Details", "##References"])
def test_a_heading_that_is_none_is_told_whatever_it_says(written: str, tmp_path: Path) -> None:
    (told,) = found(tmp_path, f"{written}\n\nMore.")
    assert (told.code, told.level) == ("missing-section", "warning")
    assert told.help.startswith(f"write `{written[: 2 + (written[2] == '#')]} {written.strip('#').strip()}`")


@pytest.mark.parametrize("mark", ["##", "##\u00a0"])
def test_a_section_whose_heading_is_none_is_told_once(mark: str, tmp_path: Path) -> None:
    text = report(body=BODY.replace("## Timeline", f"{mark}Timeline"))
    told = check(make_project(tmp_path, {"incidents/a.md": text}))
    assert codes(told) == ["missing-section"]
    assert "this is no heading: write `## Timeline`" in told[0].help


def test_headings_in_code_are_meant(tmp_path: Path) -> None:
    assert found(tmp_path, "```\n##Details\n**Impact**\n```") == []


SIDES = "<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> main"


def test_marks_of_a_merge_that_code_shows_are_meant(tmp_path: Path) -> None:
    assert found(tmp_path, f"```\n{SIDES}\n```") == []
    assert codes(tuple(found(tmp_path, f"{SIDES}\n\n```\nls\n```"))) == ["merge-conflict"]


ELSEWHERE = {
    "http:/example.com/a": "http://example.com/a", "https:example.com": "https://example.com",
    "HTTPS:///example.com": "https://example.com", "https//example.com/a": "https://example.com/a",
    "http/example.com": "http://example.com", "www.example.com/a?b#c": "https://www.example.com/a?b#c",
    "example.com": "https://example.com", "status.example.co.uk:8080/x": "https://status.example.co.uk:8080/x",
    "team@example.com": "mailto:team@example.com", "htps://example.com/a": "https://example.com/a",
    "htttp://example.com": "http://example.com", "mailt:team@example.com": "mailto:team@example.com",
}  # fmt: skip


@pytest.mark.parametrize("written", ELSEWHERE)
def test_an_address_of_another_site_that_lacks_a_sign_is_told(written: str, tmp_path: Path) -> None:
    (told,) = found(tmp_path, f"[x]({written})")
    assert told.code in ("broken-link", "unsafe-html")
    assert told.help == f"did you mean `{ELSEWHERE[written]}`?"


@pytest.mark.parametrize(
    "written", ["notes.md", "graph.png", "data.tar.gz", "notes", "a.b.json", "../x.html"]
)
def test_a_file_is_no_other_site(written: str, tmp_path: Path) -> None:
    (told,) = found(tmp_path, f"[x]({written})")
    assert "://" not in told.help


@pytest.mark.parametrize("written", ["[x]()", "[x](<>)", "[x](#)", "<a href=''>x</a>", "[x][e]\n\n[e]: <>"])
def test_a_link_without_an_address_is_told(written: str, tmp_path: Path) -> None:
    (told,) = found(tmp_path, written)
    assert (told.code, told.level, told.message) == ("broken-link", "warning", "this link has no address")


@pytest.mark.parametrize("anchor", ["summary", "nowhere"])
def test_an_anchor_of_another_report_is_looked_up_although_one_report_is_checked(
    anchor: str, tmp_path: Path
) -> None:
    text = report(body=BODY.replace(IMPACT, f"[x](2025-11-20-search.md#{anchor})"))
    files: dict[str, str | bytes] = {
        "incidents/2025-11-20-search.md": report("title: Search\n"),
        "incidents/a.md": text,
    }
    make_project(tmp_path, files)
    for paths in ([], ["incidents/a.md"]):
        said = postmortems(tmp_path, "check", *paths).stdout
        assert ("there is no heading `#nowhere`" in said) is (anchor == "nowhere"), paths
