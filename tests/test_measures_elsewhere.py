"""Measures, and the parts for them, in reports of people who write in yet another way."""

from __future__ import annotations

from datetime import date

import pytest

from postmortems.extraction.narrative import read_narrative
from postmortems.extraction.text.orders import is_order
from postmortems.model.narrative import Narrative
from postmortems.reading.document import read_document


def read(text: str) -> Narrative:
    return read_narrative(read_document("a.md", text.encode()))


def titles(text: str) -> list[str]:
    return [action.item.title for action in read(text).actions]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Impact utilisateur", "impact"),
        ("Impacto técnico", "impact"),
        ("Auswirkung auf die Kunden", "impact"),
        ("Plan d'amélioration pour éviter la rechute", "actions"),
        ("Sumário executivo", "summary"),
        ("原因について", "root_cause"),
        ("影響について", "impact"),
        ("すぐにできたこと", "went_well"),
        ("すぐにできなかったこと", "went_wrong"),
    ],
)
def test_a_name_abroad_may_say_whom_and_what_it_is_about(title: str, role: str) -> None:
    assert read(f"# Buoy silent\n\n## Notes\n\n- 1\n\n## {title}\n\n- 1\n").sections[2].role == role


@pytest.mark.parametrize("label", ["Ação corretiva", "Acción correctiva", "Action corrective"])
def test_one_measure_below_what_went_wrong_is_one(label: str) -> None:
    text = f"# Buoy silent\n\n## What went wrong\n\n- No lamp.\n\n**{label}:**\n\n- A lamp on each buoy\n"
    assert titles(text) == ["A lamp on each buoy"]


def test_a_name_may_end_in_a_semicolon() -> None:
    text = "Buoy silent\n\nSummary;\nIt was.\n\nActions;\n- Add a lamp\n- Call the pilots\n"
    assert [section.role for section in read(text).sections] == ["summary", "actions"]


@pytest.mark.parametrize("will", ["We will", "We'll", "We’ll also", "We're going to"])
def test_a_promise_in_a_part_for_measures_is_one(will: str) -> None:
    text = f"# Buoy silent\n\n## Next steps\n\nNobody saw it. {will} look into brighter lamps.\n"
    assert titles(text) == [f"{will} look into brighter lamps."]


@pytest.mark.parametrize("part", ["Resolution", "Conclusion"])
@pytest.mark.parametrize("form", ["{}", "It rang. {}", "- {}"])
@pytest.mark.parametrize(
    "said",
    [
        "We'll add a second lamp.",
        "The pilots are working on a second lamp.",
        "A second lamp is already under way.",
        "Work on a second lamp is actively being planned.",
        "Lamp (planned): a second one.",
    ],
)
def test_plans_in_the_resolution_are_follow_ups(part: str, form: str, said: str) -> None:
    assert titles(f"# Buoy silent\n\n## Impact\n\nNo light.\n\n## {part}\n\n{form.format(said)}\n") == [said]


@pytest.mark.parametrize(
    "said", ["They were working on it.", "We needed to swim.", "We will see.", "It works."]
)
def test_what_was_or_may_be_is_no_follow_up(said: str) -> None:
    assert not titles(f"# Buoy silent\n\n## Impact\n\nNo light.\n\n## Resolution\n\n{said}\n")


@pytest.mark.parametrize("did", ["We replaced", "We also replaced", "We have replaced", "We built"])
def test_what_people_did_among_measures_is_one(did: str) -> None:
    [action] = read(f"# Buoy silent\n\n## Prevention\n\nIt was dark. {did} the lamp.\n").actions
    assert (action.item.title, action.item.status) == (f"{did} the lamp.", "done")


@pytest.mark.parametrize("signs", ["・・", "●●", ("1.", "2."), ("１．", "２．"), ("1、", "2、")])
def test_points_of_the_east_need_no_space(signs: str | tuple[str, str]) -> None:
    one, two = (f"{sign}{said}" for sign, said in zip(signs, ("灯火の二重化", "電池の交換"), strict=True))
    text = f"【影響範囲】\n港\n【今後の対策】\n次の二点を計画中です。\n{one}\n{two}\nよろしくお願いします。\n"
    found = read(text)
    assert [section.role for section in found.sections] == ["impact", "actions"]
    assert [action.item.title for action in found.actions] == ["灯火の二重化", "電池の交換"]


@pytest.mark.parametrize("form", ["**{}:** {}", "**{}**: {}"])
def test_labels_of_a_form_below_a_heading_are_no_parts_however_their_colon_is_written(form: str) -> None:
    lines = (("Day", "3 May"), ("Impact", "no light for a night"), ("Resolution", "a new lamp"))
    said = "\n".join(form.format(*line) for line in lines)
    text = f"# Buoy silent\n\n{said}\n\n## Summary\n\nIt was.\n\n## Root cause\n\nSalt.\n"
    assert [section.role for section in read(text).sections] == ["", "summary", "root_cause"]


@pytest.mark.parametrize("said", ["Action planned", "Action required", "**Action needed"])
def test_an_action_planned_in_its_own_line_is_one(said: str) -> None:
    text = f"# Buoy silent\n\n## Root cause\n\n- No lamp. It was dark.\n- {said}: a lamp on each buoy\n"
    assert len(titles(text)) == 1


@pytest.mark.parametrize("of", ["sharing", "making", "providing", "taking"])
def test_what_the_report_will_do_is_no_commitment_in_any_form(of: str) -> None:
    text = f"# Buoy silent\n\n## Timeline\n\n- 10:00 dark\n\nWe'll be {of} all notes about the night.\n"
    assert not titles(text)


@pytest.mark.parametrize(("heading", "found"), [("What should you do?", 0), ("What should we do?", 1)])
def test_advice_to_readers_is_no_measure_of_ours(heading: str, found: int) -> None:
    text = f"# Buoy silent\n\n## Impact\n\nNo light.\n\n## {heading}\n\n**Actions:**\n\n- Replace the lamp\n"
    assert len(titles(text)) == found


@pytest.mark.parametrize("part", ["Resolution", "Root cause", "Lessons learned"])
@pytest.mark.parametrize(
    "lead",
    [
        "The likely next fixes:",
        "**Next steps for the pilots:**",
        "It was dark. The following improvements are planned:",
        "Going forward, the pilots will:",
        "The remaining fixes for the lamps:",
        "These are the changes we're making:",
        "The harbour is taking the following steps:",
        "We'll:",
    ],
)
def test_orders_below_what_announces_measures_are_follow_ups(part: str, lead: str) -> None:
    text = f"# Buoy silent\n\n## Impact\n\nNo light.\n\n## {part}\n\n{lead}\n\n- Add a lamp\n- It is dark\n"
    assert titles(text) == ["Add a lamp"]


@pytest.mark.parametrize(
    "lead",
    [
        "These steps show it again:",
        "Next steps that were taken:",
        "The next steps for you:",
        "The following changes were made:",
        "The pilots will:.",
    ],
)
def test_other_orders_are_none(lead: str) -> None:
    text = f"# Buoy silent\n\n## Impact\n\nNo light.\n\n## Root cause\n\n{lead}\n\n- Add a lamp\n"
    assert not titles(text)


@pytest.mark.parametrize(("said", "found"), [("added", 1), ("expected", 0)])
def test_what_is_to_be_done_in_a_part_for_measures_is_one(said: str, found: int) -> None:
    text = f"# Buoy silent\n\n## Prevention\n\nNobody saw it. A second lamp is to be {said}.\n"
    assert len(titles(text)) == found


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("What it taught me", "lessons"),
        ("What the night taught us", "lessons"),
        ("Was uns das gelehrt hat", "lessons"),
        ("Lo que nos enseñó", "lessons"),
        ("O que nos ensinou", "lessons"),
        ("Ce qu'on referait différemment", "lessons"),
        ("Ce qui n'a pas marché ou a dérapé", "went_wrong"),
        ("What needs to change", "actions"),
        ("What still needs doing", "actions"),
        ("What comes next", "actions"),
        ("How we are improving", "actions"),
        ("Was wir besser machen werden", "actions"),
        ("Für die Zukunft", "actions"),
        ("Décisions à porter dans le futur", "actions"),
        ("Ce que nous ferions différemment", "actions"),
        ("Ce qui va changer", "actions"),
        ("À faire", "actions"),
        ("Recommandations", "actions"),
        ("Difficulté à faire monter l'alerte", ""),
        ("Impact pour la suite", "impact"),
        ("Qué vamos a cambiar", "actions"),
        ("Lo que haríamos diferente", "actions"),
        ("O que vamos mudar", "actions"),
        ("Para o futuro", "actions"),
        ("Positives", "went_well"),
        ("Schwierigkeiten", "went_wrong"),
        ("Points positifs", "went_well"),
        ("Difficultés rencontrées", "went_wrong"),
        ("Puntos fuertes", "went_well"),
        ("Síntomas", "impact"),
        ("Pontos negativos", "went_wrong"),
        ("Origem", "root_cause"),
        ("Fator contribuinte", "root_cause"),
        ("Remaining work", "actions"),
        ("Open items", "actions"),
        ("What this night teaches us", "lessons"),
        ("Mesures prises", "resolution"),
        ("Mesures à prendre", "actions"),
        ("Correctif appliqué", "resolution"),
        ("Actions menées", "resolution"),
        ("Actions à mener", "actions"),
        ("Reste à faire", "actions"),
        ("La prochaine fois", "actions"),
        ("Ergriffene Maßnahmen", "resolution"),
        ("Geplante Maßnahmen", "actions"),
        ("Nächstes Mal", "actions"),
        ("Medidas tomadas", "resolution"),
        ("Medidas a tomar", "actions"),
        ("Lo que cambiaríamos la próxima vez", "actions"),
        ("O que mudaríamos", "actions"),
        ("Pendências", "actions"),
        ("El problema", "summary"),
        ("Evidência", "references"),
        ("Participantes", "participants"),
        ("今後の改善", "actions"),
        ("次にやること", "actions"),
        ("再発防止に向けて", "actions"),
        ("関連ドキュメント", "references"),
    ],
)
def test_what_was_taught_and_is_to_change(title: str, role: str) -> None:
    text = f"# Buoy silent\n\n## Impact\n\nNo light.\n\n## {title}\n\n- Lamp\n"
    assert read(text).sections[-1].role == role


PLANS = "# Buoy silent\n\n## {}\n\n{}\n\n{}\n"
WISHES = ["Add a lamp", "Call the pilots", "Move the buoy"]


@pytest.mark.parametrize(
    "lead",
    [
        "To do better next time, we will", "From now on we'll also", "This week the team will",
        "The harbour team will address the following items before spring:", "We will do the following things:",
    ],
)  # fmt: skip
@pytest.mark.parametrize("part", ["Notes", "Resolution", "Background"])
def test_a_list_goes_on_with_what_a_sentence_promises(part: str, lead: str) -> None:
    points = "\n".join(f"* {wish.lower()}," for wish in WISHES[:-1]) + f"\n* {WISHES[-1].lower()}."
    found = [title.strip(",.").capitalize() for title in titles(PLANS.format(part, lead, points))]
    assert found == WISHES


@pytest.mark.parametrize(
    "lead",
    ["As of today you will see the following changes:", "What will", "The pilots will not", "We looked at"],
)
def test_a_list_that_nobody_promises_is_none(lead: str) -> None:
    assert not titles(PLANS.format("Notes", lead, "* the lamp\n* the buoy\n"))


DEEDS = ["Adding a lamp", "Training the pilots", "Moving the buoy"]


@pytest.mark.parametrize("part", ["Notes", "Impact", "Background"])
@pytest.mark.parametrize(
    "lead",
    [
        "To do better, we are:", "We're currently", "From spring on the team will be:",
        "Among the changes we will make in spring are:", "Next steps include:",
    ],
)  # fmt: skip
def test_deeds_below_a_sentence_that_says_that_we_do_them(part: str, lead: str) -> None:
    assert titles(PLANS.format(part, lead, "\n".join(f"- {deed}" for deed in DEEDS))) == DEEDS


@pytest.mark.parametrize(
    ("lead", "points"),
    [
        ("We are:", ("Anna, the pilot", "Ben, who calls")),
        ("At noon we were:", DEEDS),
        ("The crew found:", DEEDS),
        ("We will see:", ("Failing lamps", "Morning fog")),
        ("What makes it worse while we wait:", DEEDS),
    ],
)
def test_deeds_that_nobody_says_to_do_are_none(lead: str, points: list[str]) -> None:
    assert not titles(PLANS.format("Notes", lead, "\n".join(f"- {point}" for point in points)))


def test_lines_with_labels_of_their_own_are_one_each() -> None:
    lines = "Action 1: Add a lamp. Owner: harbour.\nAction 2: Call the pilots. Owner: office."
    found = read(PLANS.format("Corrective actions", lines, "")).actions
    assert [action.item.title for action in found] == ["Add a lamp.", "Call the pilots."]
    assert [action.item.owner for action in found] == ["harbour", "office"]


@pytest.mark.parametrize(
    "numbers", [("a) ", "b) ", "c) "), ("5.1 ", "5.2 ", "5.3 "), ("1.2.1. ", "1.2.2. ", "1.2.3. ")]
)
def test_points_by_letter_or_number_are_points(numbers: tuple[str, ...]) -> None:
    lines = "\n".join(number + wish for number, wish in zip(numbers, WISHES, strict=True))
    assert titles(PLANS.format("Actions", lines, "")) == WISHES


@pytest.mark.parametrize(
    ("said", "owner", "status"),
    [
        ("Add a lamp — *Harbour* — done", "Harbour", "done"),
        ("Add a lamp — Harbour — done 2026-03-04", "Harbour", "done"),
        ("Add a lamp — Harbour Office: in progress", "Harbour Office", "in-progress"),
        ("Add a lamp, @harbour, **done**", "harbour", "done"),
        ("Add a lamp — P1, @harbour, done", "harbour", "done"),
        ("Add a lamp — P2, @harbour", "harbour", "open"),
    ],
)
def test_who_does_it_stands_before_its_state(said: str, owner: str, status: str) -> None:
    [found] = read(PLANS.format("Actions", f"- {said}", "")).actions
    assert (found.item.title, found.item.owner, found.item.status) == ("Add a lamp", owner, status)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Write a test with a lost buoy, and", "Write a test with a lost buoy"),
        ("Add a lamp to the buoy (harbour team, by end of April).", "Add a lamp to the buoy."),
        ("Add a lamp; or", "Add a lamp"),
    ],
)
def test_a_title_ends_where_its_words_do(said: str, title: str) -> None:
    assert titles(PLANS.format("Actions", f"- {said}", "- Call the pilots")) == [title, "Call the pilots"]


NO_MEASURES = ("We should have noticed that the lamp was out.", "We'll update this page with what we find.")


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("{}\n\n- Call the pilots", NO_MEASURES[0]),
        *((form, NO_MEASURES[1]) for form in ("{}\n\n- Call the pilots", "- {}\n- Call the pilots")),
    ],
)
def test_what_should_have_been_and_work_on_the_report_are_none(form: str, said: str) -> None:
    assert titles(PLANS.format("Next steps", form.format(said), "")) == ["Call the pilots"]


@pytest.mark.parametrize("said", [*NO_MEASURES, "We will monitor it.", "We'll be monitoring the situation."])
def test_what_is_told_to_those_who_wait_is_none(said: str) -> None:
    assert not titles(f"# Buoy silent\n\n{said}\n")


def test_a_bold_title_is_what_the_one_point_below_it_explains() -> None:
    points = "".join(
        f"{at}. **{wish}**\n   - We will do so in spring.\n" for at, wish in enumerate(WISHES, 1)
    )
    assert titles(PLANS.format("Next steps", points, "")) == WISHES


@pytest.mark.parametrize(
    "title", ["Remediation items", "Remediation actions", "Mitigation items", "Remediation tasks"]
)
def test_items_of_a_remediation_are_measures(title: str) -> None:
    rows = "| Item | Owner |\n|---|---|\n| Add a lamp | harbour |\n| Call the pilots | office |\n"
    assert titles(f"# Buoy silent\n\n## {title}\n\n{rows}") == ["Add a lamp", "Call the pilots"]


def test_what_would_have_helped_has_not_been_done() -> None:
    text = PLANS.format("How to avoid it", "A lamp would have given us more time.", "We will add a lamp.")
    assert [action.item.status for action in read(text).actions] == ["open"]


def test_a_tick_with_its_day_is_a_state_behind_who_did_it() -> None:
    [found] = read(PLANS.format("Actions", "1. **[P0]** Add a lamp — *Harbour* — ✅ 2026-03-04", "")).actions
    item = found.item
    assert (item.title, item.owner, item.status, item.priority) == ("Add a lamp", "Harbour", "done", "P0")
    assert item.done_at and item.done_at.isoformat() == "2026-03-04"


def test_a_column_may_have_boxes() -> None:
    rows = "|Task|Who|Done|\n|-|-|-|\n|Add a lamp|harbour|[x]|\n|Call the pilots|office|[ ]|\n"
    found = read(f"# Buoy silent\n\n## TODO\n\n{rows}").actions
    assert [action.item.status for action in found] == ["done", "open"]


@pytest.mark.parametrize("due", ["(ETA 4/16)", "(by 4/16)", "(due: 4/16)", ", due 4/16"])
@pytest.mark.parametrize(("head", "day"), [("3/18/2026", "2026-04-16"), ("18/3/2026", "2026-04-16")])
def test_two_numbers_are_a_day_where_something_is_due(due: str, head: str, day: str) -> None:
    said = due if head.startswith("3") else due.replace("4/16", "16/4")
    [found] = read(f"# Buoy silent on {head}\n\n## Actions\n\n- Add a lamp to the buoy {said}\n").actions
    assert (found.item.title, str(found.item.due)) == ("Add a lamp to the buoy", day)


def test_two_numbers_are_none_elsewhere() -> None:
    [found] = read("# Buoy silent on 3/18/2026\n\n## Actions\n\n- Add a lamp to the buoy (1/2)\n").actions
    assert found.item.due is None


@pytest.mark.parametrize("team", ["équipe Infra", "equipo de datos", "Team Mail", "harbour team"])
def test_a_team_by_its_name_in_brackets_with_a_day_does_it(team: str) -> None:
    [found] = read(
        f"# Buoy silent on 2026-03-04\n\n## Actions\n\n- Add a lamp ({team}, 2026-04-16)\n"
    ).actions
    assert (found.item.title, found.item.owner, str(found.item.due)) == ("Add a lamp", team, "2026-04-16")


def test_a_sentence_with_its_state_is_a_measure() -> None:
    text = PLANS.format(
        "What will we change?", "A lamp burns by day too (done). Nobody liked the old one.", ""
    )
    assert [(each.item.title, each.item.status) for each in read(text).actions] == [
        ("A lamp burns by day too.", "done")
    ]


@pytest.mark.parametrize(
    "said",
    ["Script removed from pages.", "Patch applied to all hosts.", "Update rolled out, release reverted."],
)
def test_what_was_done_to_something_is_no_order(said: str) -> None:
    assert not is_order(said.split(",")[0])
    assert not titles(f"Buoy silent\n\nSummary: It was.\n\nResolution: {said}\n\nDetection: Pilots.\n")


@pytest.mark.parametrize(
    "said",
    ["Add automated tests", "Fix failed jobs", "Use shared locks", "Add feed to the site", "Patch all hosts"],
)
def test_what_has_a_word_of_the_past_is_an_order_still(said: str) -> None:
    assert is_order(said)


def test_lines_with_bars_are_rows() -> None:
    lines = "Add a lamp | prevent | harbour | DONE\nCall the pilots | detect | office | OPEN\nMove the buoy | BUOY-7 | OPEN\n"
    found = [action.item for action in read(f"Buoy silent\n\nAction Items:\n{lines}").actions]
    assert [(item.title, item.kind, item.owner, item.status) for item in found] == [
        ("Add a lamp", "prevent", "harbour", "done"), ("Call the pilots", "detect", "office", "open"),
        ("Move the buoy", "", "", "open"),
    ]  # fmt: skip


def test_tickets_of_work_that_is_under_way_are_measures() -> None:
    lead = "We are currently working on lamps. Work is split across the following issues:"
    assert titles(PLANS.format("Lamps of the harbour", lead, "1. Brighter lamps (#7)\n2. Lamps by day (#8)")) == [
        "Brighter lamps", "Lamps by day",
    ]  # fmt: skip


def test_bold_stages_of_a_list_are_none_themselves() -> None:
    points = (
        "1. **Short term (this week)**\n   1. Add a lamp\n   2. Pilots on call\n"
        "2. **Long term**\n   1. Move the buoy\n3. **Prevent**\n   1. Lamps by day\n"
    )
    assert titles(PLANS.format("What's next?", points, "")) == [
        "Add a lamp",
        "Pilots on call",
        "Move the buoy",
        "Lamps by day",
    ]


@pytest.mark.parametrize("title", ["Remediation", "Mitigations"])
def test_a_table_with_owners_below_a_remediation_has_measures(title: str) -> None:
    rows = "| Issue | Remediation | Owner | ETA |\n|---|---|---|---|\n| No lamp by day | Add a lamp | harbour | 2026-05-10 |\n"
    [found] = read(f"# Buoy silent\n\n## {title}\n\n{rows}").actions
    assert (found.item.title, found.item.owner, found.item.ticket) == ("Add a lamp", "harbour", "")


def test_lines_that_begin_with_boxes_are_tasks() -> None:
    body = "**Immediate**\n\n✔ Add a lamp\n✔ Call the pilots\n\n**Planned**\n\n☐ Move the buoy (harbour team)\n☐ Lamps by day"
    found = read(PLANS.format("Actions", body, "")).actions
    assert [(each.item.title, each.item.status) for each in found] == [
        ("Add a lamp", "done"), ("Call the pilots", "done"),
        ("Move the buoy", "open"),
        ("Lamps by day", "open"),
    ]  # fmt: skip


def test_an_open_state_in_brackets_is_no_word_of_the_title() -> None:
    assert titles(PLANS.format("Actions", "- Add a lamp [open]\n- Call the pilots [closed]", "")) == [
        "Add a lamp",
        "Call the pilots",
    ]


@pytest.mark.parametrize(
    "said", ["We also want to thank the pilots.", "We'd like to apologise to all skippers."]
)
def test_thanks_are_no_measure(said: str) -> None:
    assert titles(PLANS.format("Next steps", "- Add a lamp", said)) == ["Add a lamp"]


@pytest.mark.parametrize("arrow", ["->", "=>", "→", "»"])
def test_lines_that_begin_with_arrows_are_points(arrow: str) -> None:
    lines = "\n".join(f"{arrow} {wish}" for wish in WISHES)
    assert titles(PLANS.format("Preventative measures", lines, "")) == WISHES


@pytest.mark.parametrize(
    "said",
    [
        "We are discussing our long term options for lamps.",
        "We are investigating the possibility of keeping the old one.",
    ],
)
def test_what_is_looked_into_in_the_resolution_is_a_measure(said: str) -> None:
    assert titles(f"# Buoy silent\n\n## Resolution\n\nIt burns again. {said}\n") == [said]


def test_a_long_term_fix_that_was_made_is_a_part_of_the_resolution() -> None:
    text = (
        "# Buoy silent\n\n## Resolution\n\n### Long-term fix\n\n- Replaced the lamp\n- Updated the chart\n\n"
        "## Prevention\n\n### Action items\n\n- [ ] Add a lamp\n"
    )
    assert titles(text) == ["Add a lamp"]


@pytest.mark.parametrize("title", ["Remediation actions taken", "Remediation actions"])
def test_a_remediation_that_was_carried_out_has_no_measures(title: str) -> None:
    done = "1. Replaced the lamp.\n2. Rebuilt the mooring.\n"
    text = f"# Buoy silent\n\n## {title}\n\n{done}\n## Follow-up actions\n\n- Add a lamp\n"
    assert titles(text) == ["Add a lamp"]


@pytest.mark.parametrize(
    "title",
    ["**Dual lamps for buoys**", "**Dual lamps for buoys**:", "**Dual lamps for buoys** (in spring):"],
)
def test_points_that_ask_for_nothing_explain_their_bold_title(title: str) -> None:
    points = (
        f"1. {title}\n   - one by day\n   - one by night\n2. **Add a bell**\n   - louder than the old one\n"
    )
    found = titles(PLANS.format("Next steps", points, ""))
    assert [each.partition(" (")[0].rstrip(":") for each in found] == ["Dual lamps for buoys", "Add a bell"]


@pytest.mark.parametrize(
    "stage",
    ["**Immediate actions taken**:", "**Short-term corrective actions**: ", "**Preventive measures**"],
)
def test_names_of_stages_are_none_themselves(stage: str) -> None:
    points = f"- {stage}\n  - Better lamps\n  - A bell by night\n"
    assert titles(PLANS.format("Corrective actions", points, "")) == ["Better lamps", "A bell by night"]


def test_an_order_behind_a_label_is_what_the_points_below_explain() -> None:
    points = "1. **Lamps**: Add a lamp by day\n   - Check it each week\n2. **Bell**: Call the founder\n"
    assert titles(PLANS.format("Next steps", points, "")) == [
        "Lamps: Add a lamp by day",
        "Bell: Call the founder",
    ]


@pytest.mark.parametrize(
    "said", ["alert at 80 % instead of 95 %", "Alert on 5xx", "(ops) alert at 3 °C", "resolve alerts"]
)
def test_points_with_a_number_or_in_small_letters_name_no_part(said: str) -> None:
    text = f"# Buoy silent\n\nNo light.\n\nFollow up:\n- add a lamp\n- {said}\n- call the pilots\n"
    assert [section.role for section in read(text).sections[1:]] == ["actions"]
    assert titles(text) == ["add a lamp", said, "call the pilots"]


@pytest.mark.parametrize(
    ("said", "owner", "status"),
    [
        ("Add a lamp (lamp team)", "lamp team", "open"),
        ("[lamp team] Add a lamp", "lamp team", "open"),
        ("Add a lamp (Team Licht)", "Team Licht", "open"),
        ("Add a lamp (for the whole team)", "", "open"),
        ("Add a lamp (the lamp team)", "", "open"),
        ("Add a lamp (done 2024-03-02)", "", "done"),
        ("ランプを追加する【完了】", "", "done"),
        ("ランプを追加する（完了）", "", "done"),
        ("Add a lamp. Owner: nobody yet", "", "open"),
    ],
)
def test_a_team_alone_or_a_state_in_brackets(said: str, owner: str, status: str) -> None:
    (action,) = read(f"# Buoy silent\n\n## Action items\n\n- {said}\n").actions
    assert (action.item.owner, action.item.status) == (owner, status)


def test_the_day_of_a_measure_is_not_that_of_the_incident() -> None:
    assert read("# Buoy silent\n\nWe added a lamp (done 2024-03-02).\n").facts.date is None
    assert read("# Buoy silent\n\nIt was dark (2024-03-02).\n").facts.date == date(2024, 3, 2)


@pytest.mark.parametrize("title", ["Remediation", "Remediations"])
def test_points_with_owners_below_a_remediation_are_measures(title: str) -> None:
    text = f"# Buoy silent\n\n## {title}\n\n- **Detect**: a lamp. Owner: @ana. ETA: May\n- **Prevent**: a bell. Owner: @web\n"
    assert titles(text) == ["Detect: a lamp.", "Prevent: a bell."]


@pytest.mark.parametrize("above", ["Responsible: web team", "Owner: web team"])
def test_labels_above_an_action_are_its_own(above: str) -> None:
    text = f"# Buoy silent\n\n## Action items\n\n{above}\nAction: add a lamp\nDeadline: 2024-08-01\n"
    (action,) = read(text).actions
    assert (action.item.title, action.item.owner, f"{action.item.due}") == (
        "add a lamp",
        "web team",
        "2024-08-01",
    )


@pytest.mark.parametrize("part", ["Lamp issues", "Timeline", "Root cause"])
@pytest.mark.parametrize(
    "said",
    [
        "Next time we will use a brighter lamp.",
        "In the future, we will add a second lamp.",
        "To prevent this from happening again, we will replace the lamp each year.",
        "Going forward we will test each lamp.",
    ],
)
def test_what_is_promised_for_the_next_time_is_a_measure_in_any_part(part: str, said: str) -> None:
    text = f"# Buoy silent\n\n## Impact\n\nNo light.\n\n## {part}\n\nIt was dark. {said}\n"
    assert titles(text) == [said]


@pytest.mark.parametrize(
    "said", ["Next time we will see.", "In the future we will have lamps.", "He will add a lamp."]
)
def test_what_is_only_foreseen_is_none(said: str) -> None:
    assert not titles(f"# Buoy silent\n\n## Impact\n\nNo light. {said}\n")


@pytest.mark.parametrize(
    "said",
    [
        "Work to improve the lamps is ongoing.", "Work on lamps is [in progress](https://example.com/work).",
        "We have begun replacing all lamps.", "As said above, we have already started systematically testing lamps.",
    ],
)  # fmt: skip
def test_work_that_has_begun_is_a_measure_in_the_conclusion(said: str) -> None:
    assert len(titles(f"# Buoy silent\n\n## Impact\n\nNo light.\n\n## Conclusion\n\n{said}\n")) == 1


def test_what_is_done_in_several_ways_is_a_list_of_measures_above_the_first_heading_too() -> None:
    text = "It was dark.\n\nThe team is working around it in several ways:\n\n1. By adding a lamp.\n2. By calling.\n\n# More\n\nA.\n"
    assert titles(text) == ["By adding a lamp.", "By calling."]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("What is being done about this?", "actions"), ("Permanent control", "actions"), ("Safeguards", "actions"),
        ("Cleanup", "resolution"), ("Patch", "resolution"), ("Quick facts", "summary"), ("Privacy implications", "impact"),
    ],
)  # fmt: skip
def test_more_names_of_parts(title: str, role: str) -> None:
    assert read(f"# Buoy silent\n\n## Notes\n\n- 1\n\n## {title}\n\n- 1\n").sections[2].role == role


@pytest.mark.parametrize("mark", ["", "• ", "- "])
def test_boxes_say_their_state_without_a_list_too(mark: str) -> None:
    body = "\n".join(f"{mark}{box} {wish}" for box, wish in zip(("[x]", "[X]", "[ ]"), WISHES, strict=True))
    found = read(f"# Buoy silent\n\n## To do\n\n{body}\n").actions
    assert [(each.item.title, each.item.status) for each in found] == list(
        zip(WISHES, ("done", "done", "open"), strict=True)
    )


def test_what_we_do_in_german_is_a_part_for_measures() -> None:
    assert titles("# Boje dunkel\n\n## Was wir tun\n\n1. Lampe tauschen\n2. Lotsen anrufen\n") == [
        "Lampe tauschen",
        "Lotsen anrufen",
    ]


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("Concluído", "done"), ("Cerrado", "done"), ("Réalisé", "done"), ("abgeschlossen", "done"), ("対応済み", "done"),
        ("已解决", "done"), ("Shipped", "done"), ("100%", "done"), ("Em andamento", "in-progress"), ("進行中", "in-progress"),
        ("in Umsetzung", "in-progress"), ("Descartado", "wontdo"), ("已取消", "wontdo"), ("À faire", "open"),
    ],
)  # fmt: skip
def test_states_of_other_languages(state: str, status: str) -> None:
    table = f"| Action | Owner | Status |\n|---|---|---|\n| Add a lamp | web | {state} |\n"
    (action,) = read(f"# Buoy silent\n\n## Action items\n\n{table}").actions
    assert action.item.status == status


@pytest.mark.parametrize(
    "heads", ["N°|Libellé|Porteur", "序号|改进项|负责人", "No.|Improvement|Accountable", "#|Step|Owner"]
)
def test_a_column_of_numbers_is_not_what_is_to_be_done(heads: str) -> None:
    rows = "| 1 | Add a lamp | web |\n| 2 | Call pilots | web |\n"
    found = read(
        f"# Buoy silent\n\n## Action items\n\n| {heads.replace('|', ' | ')} |\n|---|---|---|\n{rows}"
    ).actions
    assert [(each.item.title, each.item.owner) for each in found] == [
        ("Add a lamp", "web"),
        ("Call pilots", "web"),
    ]


def test_shortcodes_say_a_state_and_questions_are_none() -> None:
    body = "- :white_check_mark: Add a lamp\n- :hourglass: Call pilots\n- :x: Buy a boat\n\n**Open questions**\n\n- why was it dark?\n"
    found = read(f"# Buoy silent\n\n## 2026-03-04 Follow ups\n\n{body}").actions
    assert [(each.item.title, each.item.status, each.item.due) for each in found] == [
        ("Add a lamp", "done", None), ("Call pilots", "in-progress", None), ("Buy a boat", "wontdo", None),
    ]  # fmt: skip


def test_points_that_are_values_alone_belong_to_what_stands_above() -> None:
    body = "1. **Alert on smoke**\n   - @ben\n   - by 2026-04-01\n2. Call pilots\n"
    found = read(f"# Buoy silent, 2026-03-11\n\n## Action items\n\n{body}").actions
    assert [(each.item.title, each.item.owner, f"{each.item.due}") for each in found] == [
        ("Alert on smoke", "ben", "2026-04-01"), ("Call pilots", "", "None"),
    ]  # fmt: skip


def test_an_owner_alone_has_what_stands_below_it() -> None:
    body = "- **Owner: Kay**\n  - Add a lamp\n  - Call pilots\n- **Owner: Lin**\n  - Buy a boat\n"
    found = read(f"# Buoy silent\n\n## Action items\n\n{body}").actions
    assert [(each.item.title, each.item.owner) for each in found] == [
        ("Add a lamp", "Kay"), ("Call pilots", "Kay"), ("Buy a boat", "Lin"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "said", ["@lou & @kit: add a lamp", "Add a lamp (@lou/@kit, P2)", "@lou, @kit: add a lamp"]
)
def test_several_handles_are_several_owners(said: str) -> None:
    (action,) = read(f"# Buoy silent\n\n## Action items\n\n- {said}\n").actions
    assert action.item.owner == "lou, kit"


def test_signs_of_boxes_on_lines_part_them() -> None:
    found = read("# Buoy silent\n\n## Preventive actions\n\n☒ Lamp added (harbour)\n☐ Call pilots\n").actions
    assert [(each.item.title, each.item.status) for each in found] == [
        ("Lamp added (harbour)", "done"),
        ("Call pilots", "open"),
    ]


def test_a_question_may_go_on_behind_a_comma() -> None:
    text = "# Boje dunkel\n\n**Warum?** Alt.\n\n**Was tun wir, damit das nicht wieder passiert?**\n\n1. Lampe tauschen\n2. Lotsen anrufen\n"
    assert titles(text) == ["Lampe tauschen", "Lotsen anrufen"]


def test_points_that_a_word_processor_escaped_are_points() -> None:
    body = "1\\. Load test before each sale (owner: shop)\n\n2\\. Call pilots\n\n\\- Buy a boat\n"
    found = read(f"# Shop down\n\n**Action items**\n\n{body}").actions
    assert [(each.item.title, each.item.owner) for each in found] == [
        ("Load test before each sale", "shop"), ("Call pilots", ""), ("Buy a boat", ""),
    ]  # fmt: skip


def test_what_stands_before_a_dash_and_a_team_is_no_part_of_its_name() -> None:
    (first, second) = read(
        "# Shop down\n\n## Action items\n\n- Load test each sale - Shop team - Dec 12\n- Shop team - add a lamp\n"
    ).actions
    assert (first.item.title, first.item.owner) == ("Load test each sale", "Shop team")
    assert (second.item.title, second.item.owner) == ("add a lamp", "Shop team")


def test_brackets_behind_a_sentence_are_its_own() -> None:
    text = "# Shop down\n\n## Recommendations\n\n7.1 The harbour must add a lamp. (Owner: Supplier, due 30 April 2026)\n\n7.2 The harbour must buy a boat. (Head of IT)\n"
    first, second = read(text).actions
    assert (first.item.owner, f"{first.item.due}") == ("Supplier", "2026-04-30")
    assert second.item.title.endswith("(Head of IT)")
