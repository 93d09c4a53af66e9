"""The same follow-up, however people write it: other words, orders, layouts and languages, one reading."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortems.extraction.action_items.reader import read_action_items
from postmortems.extraction.narrative import read_narrative
from postmortems.extraction.outline.reader import read_outline
from postmortems.model.action_item import ActionItem
from postmortems.reading.document import read_document


def items(body: str, heading: str = "## Action items") -> list[ActionItem]:
    text = f"## Summary\n\nA cellar was wet.\n\n{heading}\n\n{body}\n"
    document = read_document("x.md", text.encode())
    return [found.item for found in read_action_items(document, read_outline(document), date(2026, 3, 4))]


def test_a_letter_behind_its_label_is_somebody() -> None:
    assert [(x.owner, x.status) for x in items("- [ ] Add a mop (owner: x, due: Q4 2026)")] == [("x", "open")]
    assert [x.status for x in items("| Action | Ticket |\n|-|-|\n| Add a mop | x |")] == ["done"]


VERBS = st.sampled_from(("Add", "Test", "Replace", "Document", "Move", "Automate", "Review", "Limit"))
THINGS = st.sampled_from(
    ("the second pump", "a valve for each cellar", "what the plumber does", "alarms of the old pipes")
)
TASKS = st.builds("{} {}".format, VERBS, THINGS)
OWNERS = st.sampled_from(("web-team", "mail", "ana.kim", "cellar-ops"))
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
WORDS = st.sampled_from([
    ("owner", "due"), ("Assignee", "Deadline"), ("DRI", "ETA"), ("Verantwortlich", "bis wann"), ("Eigentümer", "Frist"),
    ("Wer", "Fällig bis"), ("Propriétaire", "échéance"), ("Responsable", "date limite"), ("responsable", "fecha límite"),
    ("Responsável", "prazo"), ("Responsable", "plazo"), ("Responsabile", "scadenza"), ("担当", "期限"), ("负责人", "截止日期"), ("Who", "By when"),
])  # fmt: skip
LAYOUTS = st.sampled_from([
    "- {task} ({who}: {owner}, {when}: {day})", "- {task} ({when}: {day}; {who}: {owner})", "* [ ] {task} [{who}: {owner}] [{when}: {day}]",
    "1. {task}\n   - {who}: {owner}\n   - {when}: {day}", "- {task}\n  - **{who}**: {owner}\n  - **{when}**: {day}",
    "- {task}\n  {who}: {owner}, {when}: {day}", "- {task}（{who}：{owner}、{when}：{day}）",
    "| {who} | {when} | Action |\n|-|-|-|\n| {owner} | {day} | {task} |", "| # | Task | {when} | {who} |\n|-|-|-|-|\n| 1 | {task} | {day} | {owner} |",
    "### 1. {task}\n\n{who}: {owner}\n\n{when}: {day}\n\n### 2. Add a mop\n\nAs said.",
])  # fmt: skip


@given(TASKS, OWNERS, DAYS, WORDS, LAYOUTS, st.sampled_from(("%Y-%m-%d", "%d %B %Y", "%b %d, %Y")))
def test_who_and_by_when_in_any_layout_and_language(
    task: str, owner: str, day: date, words: tuple[str, str], layout: str, form: str
) -> None:
    who, when = words
    first, *_ = items(layout.format(task=task, owner=owner, day=day.strftime(form), who=who, when=when))
    assert (first.title, first.owner, first.due) == (task, owner, day)


@given(TASKS, OWNERS, DAYS, st.sampled_from([
    "- [@{owner}] [{day}] {task}", "- {task} [@{owner}] [{day}]", "- [{day}] [@{owner}] {task}", "- {task} (@{owner}, {day})",
    "- {task}, assigned to {owner} until {day}", "- {task} (assigned to {owner} until {day})", "- {task} - @{owner} - {day}",
    "- {task} — asignado a {owner}, hasta {day}", "- {task} (owner: @{owner}, due: {day})", "- @{owner}: {task} by {day}",
]))  # fmt: skip
def test_who_and_by_when_without_labels(task: str, owner: str, day: date, layout: str) -> None:
    (item,) = items(layout.format(task=task, owner=owner, day=day))
    assert (item.title, item.owner, item.due) == (task, owner, day)


@given(
    TASKS,
    st.sampled_from(("Ana Kim", "Bo Vale", "Team Cellar")),
    DAYS,
    st.sampled_from(("-", "–", "—", "|", "--")),
)
def test_a_name_between_dashes_before_the_day(task: str, name: str, day: date, dash: str) -> None:
    (item,) = items(f"- {task} {dash} {name} {dash} {day}")
    assert (item.title, item.owner, item.due) == (task, name, day)


def test_brackets_inside_of_brackets_belong_to_the_owner() -> None:
    (item,) = items("- Fit a valve (owner: @t (backend), due: 2026-05-01)")
    assert (item.title, item.owner, item.due) == ("Fit a valve", "t (backend)", date(2026, 5, 1))


@given(st.permutations(["Action", "Expected Date", "Action owner", "Jira ticket", "Current status"]))
def test_columns_in_any_order_by_their_last_known_word(heads: Sequence[str]) -> None:
    cells = {
        "Action": "Fit a valve", "Expected Date": "Jul 16, 2026", "Action owner": "web", "Jira ticket": "PAY-12",
        "Current status": "Done",
    }  # fmt: skip
    rows = "\n".join(f"| {' | '.join(row)} |" for row in (heads, ["-"] * 5, [cells[head] for head in heads]))
    assert items(rows) == [ActionItem("Fit a valve", "web", date(2026, 7, 16), "", "done", "PAY-12")]


def test_columns_that_nobody_knows_by_what_stands_in_them() -> None:
    table = "| Vorhaben | Spalte | Andere |\n|-|-|-|\n| Ventil | 2026-05-01 | erledigt |\n| Pumpe | 2026-06-01 | offen |"
    assert [(item.title, item.due, item.status) for item in items(table)] == [
        ("Ventil", date(2026, 5, 1), "done"), ("Pumpe", date(2026, 6, 1), "open"),
    ]  # fmt: skip


@pytest.mark.parametrize("head", ["Date created", "Opened on", "Start date"])
def test_a_day_of_the_past_is_no_due_date(head: str) -> None:
    (item,) = items(f"| Action | {head} |\n|-|-|\n| Fit | soon, as of 2026-05-01 |")
    assert item.due is None


NOTHING = st.sampled_from(("???", "TODO", "n/a", "tbd", "—", "-", "N/A", "[owner]", "unknown", "?"))


@given(NOTHING, NOTHING, st.sampled_from([
    "- Fit (owner: {who}, ticket: {ticket})", "| Action | Owner | Ticket |\n|-|-|-|\n| Fit | {who} | {ticket} |",
    "- Fit\n  - Owner: {who}\n  - Ticket: {ticket}",
]))  # fmt: skip
def test_placeholders_are_neither_owner_nor_ticket(who: str, ticket: str, layout: str) -> None:
    (item,) = items(layout.format(who=who, ticket=ticket))
    assert (item.title, item.owner, item.ticket) == ("Fit", "", "")


def test_a_state_in_the_column_of_tickets_is_the_state() -> None:
    table = "| Action | Owner | Bug |\n|-|-|-|\n| Fit | web | **DONE** |\n| Mop | web | TODO |\n| ... another item | | |"
    assert [(item.status, item.ticket) for item in items(table)] == [("done", ""), ("open", "")]


def test_a_form_that_was_filled_in_is_an_action() -> None:
    found = items(
        "1. {{ Test the till's fallback every week }} [link to issue]\n2. {{ summary }} [link to issue]"
    )
    assert [item.title for item in found] == ["Test the till's fallback every week"]


POINTS = st.lists(
    st.sampled_from(("the old ones", "Add a label to each", "Use the blue tool", "Ask the plumber first", "one a week")),
    min_size=1, max_size=4, unique=True,
)  # fmt: skip


@given(
    TASKS,
    POINTS,
    st.sampled_from(("- {}", "1. {}", "- **{}**", "- [ ] {}")),
    st.sampled_from(("  - ", "    * ")),
)
def test_points_below_an_item_say_how(task: str, points: list[str], form: str, bullet: str) -> None:
    below = "".join(f"\n{' ' if form[0] == '1' else ''}{bullet}{point}" for point in points)
    assert [item.title for item in items(f"{form.format(task)}{below}\n{form.format('Fit a valve')}")] == [
        task,
        "Fit a valve",
    ]


@given(
    st.sampled_from(("Alarms", "Better alarms", "In the cellar:", "For the next weeks")),
    st.lists(TASKS, min_size=2, max_size=4),
)
def test_what_names_its_points_only_is_none(name: str, tasks: list[str]) -> None:
    body = f"- {name}\n" + "".join(f"  - {task}\n" for task in tasks)
    assert [item.title for item in items(body)] == tasks


@given(
    st.sampled_from(
        ("{}", "{} (done)", "{} (owner: web)", "[ ] {}", "[x] {}", "{}, due 2026-05-01", "DONE: {}")
    ),
    TASKS,
)
def test_points_with_a_state_or_owner_of_their_own_are_actions(form: str, task: str) -> None:
    own = form != "{}"
    assert len(items(f"- Test a valve\n  - {form.format(task)}\n")) == 1 + own


def test_points_between_the_numbers_of_a_list_belong_to_them() -> None:
    body = "1. **Second line**\nWe will order lines for:\n\n- the harbour\n- the airport\n\n2. **Drills**\n\n- Held one.\n- Held two."
    assert [item.title.split("  ")[0] for item in items(body)] == [
        "Second line We will order lines for:",
        "Drills",
    ]


NAMES = st.lists(
    st.sampled_from(("Kim/Lou", "Ana", "Bo & Cleo", "AC", "Team")), min_size=2, max_size=4, unique=True
).filter(lambda names: not {"Kim/Lou", "Bo & Cleo"}.isdisjoint(names) and "Team" not in names)


@given(NAMES, st.lists(TASKS, min_size=4, max_size=4, unique=True), st.booleans())
def test_names_above_lists_own_what_stands_below(names: list[str], tasks: list[str], in_line: bool) -> None:
    below = " " if in_line else "\n- "
    body = "\n\n".join(f"**{name}**{below}{task}" for name, task in zip(names, tasks, strict=False))
    assert [(item.owner, item.title) for item in items(body)] == list(zip(names, tasks, strict=False))


@given(
    st.lists(
        st.sampled_from(("Monitoring", "Short term", "Database", "Later", "In the cellar")),
        min_size=1,
        max_size=3,
        unique=True,
    ),
    TASKS,
)
def test_words_above_lists_that_may_be_no_names_own_nothing(titles: list[str], task: str) -> None:
    body = "\n\n".join(f"**{title}**\n- {task}" for title in titles)
    assert [(item.owner, item.title) for item in items(body)] == [("", task)] * len(titles)


@given(
    st.lists(TASKS, min_size=2, max_size=4, unique=True),
    st.sampled_from(("### {n}. {task}", "### {n}) {task}", "#### {task}")),
    OWNERS,
)
def test_headings_below_the_actions_are_actions(tasks: list[str], form: str, owner: str) -> None:
    body = "\n\n".join(
        f"{form.format(n=n, task=task)} `@{owner}` [detect]\n\nThis was slow."
        for n, task in enumerate(tasks, 1)
    )
    assert [(item.title, item.owner, item.kind) for item in items(body)] == [
        (task, owner, "detect") for task in tasks
    ]


@given(TASKS, st.sampled_from([
    "{task}, done in #12", "{task} (done in #12)", "{task} - done in [PR](https://example.org/a/pull/4)", "{task}. Done.",
    "{task}: fixed by https://example.org/a/pull/4.", "{task}; completed on 3 May 2026", "DONE: {task}", "{task} ✅",
]))  # fmt: skip
def test_what_says_at_its_end_that_it_is_done(task: str, form: str) -> None:
    assert [item.status for item in items(f"- {form.format(task=task)}")] == ["done"]


@given(
    TASKS,
    st.sampled_from(
        ("find out what was done in 2025", "so that it can be done by others", "tell who has done it")
    ),
)
def test_what_only_has_the_word_done_is_open(task: str, rest: str) -> None:
    assert [item.status for item in items(f"- {task}, {rest}")] == ["open"]


@given(st.sampled_from(("We", "The team", "I")), st.sampled_from(("have", "have now", "have already")), st.lists(
    st.sampled_from(("replaced the pump", "added an alarm", "written a runbook", "set a limit", "moved the valve")), min_size=2, max_size=3, unique=True,
))  # fmt: skip
def test_measures_taken_are_done(who: str, have: str, done: list[str]) -> None:
    has = have.replace("have", "has") if who == "The team" else have
    lines = [f"{who} {has} {each}." for each in done]
    for body in ("\n".join(lines), " ".join(lines), "\n".join(f"- {line}" for line in lines)):
        assert [item.status for item in items(body)] == ["done"] * len(done)


@given(
    st.sampled_from(("## Lessons learned", "## Impact", "## Timeline", "## Where we got lucky")),
    st.sampled_from((("**DONE**: {}", "done"), ("**TODO**: {}", "open"), ("**TODO** {}", "open"), ("**DONE:** {}", "done"), ("**Action item:** {}", "open"),
                     ("[Action item] {}", "open"), ("Action point: {}", "open"), ("- **Action taken:** {}", "done"))),
    st.sampled_from(("the stock team put the tills on the board", "a probe should watch the second line")),
)  # fmt: skip
def test_what_says_that_it_is_one_is_one_anywhere(heading: str, form: tuple[str, str], task: str) -> None:
    (item,) = items(f"Tills need a second line.\n\n{form[0].format(task)}", heading)
    assert (item.title, item.status) == (task, form[1])


@given(st.sampled_from(("## Resolution", "## Conclusion")), st.sampled_from([
    "All keys are being replaced", "The network team plans to have the second line tested", "We are planning to move the valve",
]))  # fmt: skip
def test_what_is_being_done_is_one_where_it_was_resolved(heading: str, sentence: str) -> None:
    body = f"The tills were restarted. {sentence}. Nobody had to wait."
    assert [item.title for item in items(body, heading)] == [f"{sentence}."]
    assert items(body, "## Impact") == []


@given(st.lists(TASKS, min_size=2, max_size=3, unique=True), st.booleans())
def test_orders_where_it_was_resolved(tasks: list[str], by_line: bool) -> None:
    body = ("\n" if by_line else " ").join(f"{task}." for task in tasks)
    assert len(items(body, "## Resolution")) == len(tasks)
    assert items(f"{body} Then it was dry.", "## Resolution") == []


@given(
    TASKS,
    st.sampled_from(
        (
            "- {} (priority: high)",
            "- [high] {}",
            "- P1: {}",
            "- {} (P1)",
            "- {} [Priorität: hoch]",
            "- High priority: {}",
        )
    ),
)
def test_how_urgent_it_is(task: str, form: str) -> None:
    (item,) = items(form.format(task))
    assert item.title == task
    assert item.priority.lower() in ("high", "p1", "hoch", "high priority")


@pytest.mark.parametrize(
    "text",
    [
        "`TODO: x` stood in the code of the till",
        "TODO comments were left in it",
        "[TODO in a link](https://example.org)",
    ],
)
def test_a_sentence_about_a_mark_is_none(text: str) -> None:
    assert items(f"{text}\n\n- {text}", "## Lessons learned") == []


def test_names_below_the_actions_are_no_list_of_participants() -> None:
    body = "**Team**\n- test reindexing elsewhere\n\n**Robin**\n- turn on monitoring\n- tell Kim - DONE"
    assert [(item.owner, item.status) for item in items(body)] == [
        ("Team", "open"),
        ("Robin", "open"),
        ("Robin", "done"),
    ]


@given(
    TASKS,
    OWNERS,
    DAYS,
    st.permutations(["Owner: {owner}", "Due: {day}", "Priority: high"]),
    st.sampled_from(("", "Action: ", "Description: ")),
)
def test_values_that_follow_an_item_belong_to_it(
    task: str, owner: str, day: date, labels: list[str], name: str
) -> None:
    said = "".join(f"- {label.format(owner=owner, day=day)}\n" for label in labels)
    one = f"- {name}{task}\n{said}"
    for body in (f"{one}{one}", f"### AI-1\n\n{one}\n### AI-2\n\n{one}"):
        assert [(item.title, item.owner, item.due, item.priority) for item in items(body)] == [
            (task, owner, day, "high")
        ] * 2


@given(st.lists(TASKS, min_size=2, max_size=3, unique=True), OWNERS)
def test_a_row_that_only_names_those_below_it_gives_their_kind(tasks: list[str], owner: str) -> None:
    rows = "".join(
        f"| **{kind}** | | |\n| {task} | {owner} | |\n"
        for kind, task in zip(("Prevention", "Detection", "Process"), tasks, strict=False)
    )
    found = items(f"| Action | Owner | Due |\n|-|-|-|\n{rows}| Fit a valve | | |")
    assert [(item.title, item.owner) for item in found] == [
        *((task, owner) for task in tasks),
        ("Fit a valve", ""),
    ]
    assert [item.kind for item in found[:2]] == ["prevent", "detect"]


def test_short_lines_are_follow_ups_and_sentences_are_read_as_such() -> None:
    lines = "Pump away\n\nAction items:\n\nDry run for the pumps\n\nProtect the valves\n\nLessons:\n\nNone.\n"
    document = read_document("x.md", lines.encode())
    assert [found.item.title for found in read_narrative(document).actions] == [
        "Dry run for the pumps", "Protect the valves",
    ]  # fmt: skip
    assert [item.title for item in items("This was our third flood.\n\nWe will buy a pump.\n")] == [
        "We will buy a pump."
    ]


def test_labels_behind_a_stray_sign_are_of_the_item_above() -> None:
    (found,) = items("- Add a mop\n- , due: 2026-05-01")
    assert (found.title, found.due) == ("Add a mop", date(2026, 5, 1))


@pytest.mark.parametrize(
    "said", ["write this", "describe the impact", "fill in", "add more details", "explain the root cause here", "complete this section"]
)  # fmt: skip
def test_what_is_still_to_be_written_is_no_follow_up(said: str) -> None:
    assert items(f"- TODO: {said}\n- TODO: add a check of the pump") == items(
        "- TODO: add a check of the pump"
    )
    assert items(f"None.\n\n## Impact\n\nTODO: {said}") == []


WIKI = (
    "# {}\n", "* {}\n", "# {}\n## before the winter\n", "#{}\n",
)  # fmt: skip


@given(st.lists(TASKS, min_size=2, max_size=4, unique=True), st.sampled_from(WIKI))
def test_lists_of_a_wiki_are_lists(tasks: list[str], line: str) -> None:
    text = f"== Summary ==\n'''A cellar''' was wet.\n\n== Action items ==\n{''.join(map(line.format, tasks))}# '''Done''': Dry it\n\n== Links ==\n* [[Cellar]]\n"
    found = read_narrative(read_document("x.mediawiki", text.encode()))
    assert [each.item.title for each in found.actions] == [*tasks, "Dry it"]
    assert [section.role for section in found.sections] == ["summary", "actions", "references"]
    assert found.actions[-1].item.status == "done"
