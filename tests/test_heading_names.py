"""What headings name: every name in every dress, company and language, and what stands below a part."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from postmortems.extraction.narrative import read_narrative
from postmortems.extraction.outline.titles import is_remedy
from postmortems.headings.grammar import named
from postmortems.headings.phrases import NAMES, shown
from postmortems.reading.document import read_document
from postmortems.sections import roles_of

MAIN = (
    "summary",
    "impact",
    "timeline",
    "detection",
    "trigger",
    "root_cause",
    "resolution",
    "lessons",
    "went_well",
    "went_wrong",
    "lucky",
    "actions",
)
ALL = [(name, role) for role, group, _ in NAMES if role in MAIN for name in shown(group)]
SURE = [(name, role) for name, role in ALL if named(name).sure and not is_remedy(name)]
ENGLISH = [(name, role) for name, role in SURE if name.isascii() and named(f"the {name}").sure]
DRESSES = (
    "{}",
    "{}:",
    "3. {}",
    "4) {}",
    "II. {}",
    "Part 2: {}",
    ":fire: {}",
    "⚠️ {}",
    "✅ {}",
    "{} (UTC)",
    "{} [draft]",
    "{} - all we know",
    "{}: high",
    "  {}  ",
    "**{}**",
    "{} 🚀",
    "{} (2031-05-03)",
    "Step 1: {}",
)
UNKNOWN = (
    "Cellar",
    "Blue pump",
    "Depot north",
    "Valves",
    "Ferry to Dover",
    "Node seven",
    "Kiln sensors",
    "The long hall",
)


ASKED = {
    "What could be improved": "went_wrong",
    "What can be improved?": "went_wrong",
    "What could have been improved": "went_wrong",
    "What we could improve": "went_wrong",
    "What are we improving?": "actions",
    "What will we improve": "actions",
}


@pytest.mark.parametrize(("title", "role"), ASKED.items())
def test_what_could_have_been_is_no_promise(title: str, role: str) -> None:
    assert named(title).role == role


def roles(text: str) -> list[str]:
    return [section.role for section in read_narrative(read_document("x.md", text.encode())).sections]


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(ALL), st.sampled_from(DRESSES), st.sampled_from((str.lower, str.title, str.upper)))
def test_a_name_in_any_dress(known: tuple[str, str], dress: str, spelled: object) -> None:
    assert callable(spelled)
    name, role = known
    assert named(dress.format(spelled(name))).role == role


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(ENGLISH),
    st.sampled_from(("{} of the {}", "{} for this {}", "the {1}'s {0}", "our {0}", "{1} {0}")),
    st.sampled_from(("incident", "outage", "problem")),
)
def test_a_name_beside_words_that_name_nothing(known: tuple[str, str], form: str, void: str) -> None:
    name, role = known
    assume(not name.startswith(("what", "how", "why", "where", "not", "nobody")))
    assert named(form.format(name, void)).role == role


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SURE), st.sampled_from(SURE), st.sampled_from((" & ", " and ", " / ", " + ", ", ")))
def test_of_two_names_the_first_counts(first: tuple[str, str], second: tuple[str, str], between: str) -> None:
    assert named(first[0] + between + second[0]).role == first[1]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(SURE), st.sampled_from(UNKNOWN), st.integers(2, 3), st.booleans())
def test_what_names_no_part_belongs_to_the_part_around_it(
    known: tuple[str, str], unknown: str, level: int, is_bold: bool
) -> None:
    name, role = known
    below = f"**{unknown}**" if is_bold else f"{'#' * (level + 1)} {unknown}"
    text = f"# Pump away\n\n{'#' * level} {name}\n\nWet.\n\n{below}\n\nDry.\n\n## References\n\nNone.\n"
    assert roles(text) == ["", role, role, "references"]


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(SURE),
    st.sampled_from(("Summary", "Overview", "Background", "What happened", "Description")),
)
def test_a_word_for_anything_names_no_part_below_another(known: tuple[str, str], light: str) -> None:
    name, role = known
    assert roles(f"# Pump away\n\n## {name}\n\nWet.\n\n### {light}\n\nDry.\n") == ["", role, role]


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([each for each in UNKNOWN if " to " not in each]),
    st.sampled_from([each for each in SURE if " " not in each[0] and each[0].isascii()]),
)
def test_an_unknown_word_before_a_name_leaves_it(unknown: str, known: tuple[str, str]) -> None:
    name, role = known
    assert named(f"{unknown} {name}").role == role
    assert not named(f"{unknown} {name}").whole


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(UNKNOWN), min_size=1, max_size=4))
def test_words_that_name_nothing_name_no_part(words: list[str]) -> None:
    assert named(" ".join(words)).role == ""


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SURE), st.sampled_from(SURE), st.sampled_from(("**{}:** {}", "**{}**: {}")))
def test_labels_of_a_summary_are_lines_of_it(
    one: tuple[str, str], other: tuple[str, str], label: str
) -> None:
    lines = "\n\n".join(label.format(name.title(), "forty parcels waited") for name, _ in (one, other))
    assert roles(f"# Pump away\n\n## Summary\n\n{lines}\n\n## Timeline\n\n- 10:00 dry\n") == [
        "",
        "summary",
        "timeline",
    ]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SURE), st.sampled_from(("###", "### ", "## \n", "### **\n", "### :\n")))
def test_a_heading_without_a_word_is_no_section(known: tuple[str, str], empty: str) -> None:
    name, role = known
    assert roles(f"# Pump away\n\n## {name}\n\n- one\n\n{empty}\n\n- two\n") == ["", role]


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(SURE),
    st.sampled_from(SURE),
    st.sampled_from(("{}\n- wet\n- dry\n", "{}:\n\n- wet\n", "**{}:\n\n- wet\n", "== {} ==\n\nwet\n")),
)
def test_lines_that_name_parts_beside_headings(
    above: tuple[str, str], below: tuple[str, str], line: str
) -> None:
    (name, role), (other, mine) = above, below
    assume(role not in ("actions", mine) and mine != "timeline" and role != "timeline")
    text = f"# Pump away\n\n## {name.title()}\n\nWet.\n\n{line.format(other.capitalize())}"
    assert roles(text) == ["", role, mine]


QUESTIONS = {
    "summary": (
        "What happened?",
        "What actually happened",
        "What was the problem?",
        "What is wrong?",
        "Was ist passiert?",
        "¿Qué pasó?",
        "O que aconteceu?",
        "Que s'est-il passé ?",
        "何が起きたか",
    ),
    "root_cause": (
        "Why did it happen?",
        "What caused this?",
        "How did this happen?",
        "Why was nothing sent?",
        "Warum ist es passiert?",
        "Pourquoi ?",
        "¿Por qué?",
        "なぜ",
    ),
    "detection": (
        "How did we notice?",
        "How was it detected?",
        "How did you find out?",
        "Why did nobody see it?",
        "Wie wurde es bemerkt?",
        "Como foi detectado",
    ),
    "resolution": (
        "How did we fix it?",
        "How was it resolved?",
        "What did we do?",
        "How did we respond to it?",
        "How we recovered",
    ),
    "impact": (
        "What was affected?",
        "Who was impacted?",
        "How long did it last?",
        "Which customers were affected",
    ),
    "lessons": ("What did we learn?", "What have we learned", "¿Qué aprendimos?", "O que aprendemos"),
    "went_well": (
        "What went well?",
        "What worked?",
        "What helped us",
        "Was lief gut?",
        "¿Qué salió bien?",
        "O que funcionou bem",
    ),
    "went_wrong": (
        "What went wrong?",
        "What didn't go well?",
        "What could have gone better?",
        "What did not work",
        "Was lief schlecht?",
        "O que não funcionou bem",
    ),
    "lucky": ("Where did we get lucky?", "Where we were lucky"),
    "actions": (
        "How do we prevent this?",
        "What are we doing about it?",
        "What are we doing to prevent this from happening again?",
        "What will we do differently?",
        "How can we avoid it",
        "What's next?",
    ),
}


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([(said, role) for role, group in QUESTIONS.items() for said in group]),
    st.sampled_from(("{}", "4. {}", "🔍 {}", "{} (draft)")),
)
def test_questions(asked: tuple[str, str], dress: str) -> None:
    said, role = asked
    assert named(dress.format(said)).role == role


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(SURE),
    st.sampled_from(("#", "##")),
    st.sampled_from(("Incident report: {} of the cellar", "Cellar {}", "{} after the flood")),
)
def test_the_title_of_a_report_names_no_part(known: tuple[str, str], level: str, title: str) -> None:
    name, role = known
    assume(not named(title.format(name)).whole)
    below = f"{level}# Cellar\n\nWet.\n\n{level}# {name}\n\nDry.\n"
    assert roles(f"{level} {title.format(name)}\n\n{below}") == ["", "", role]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("What are we doing to stop this happening again?", "actions"), ("What we're going to change from now on", "actions"),
        ("Future mitigations", "actions"), ("Further work", "actions"), ("What now?", "actions"), ("What we'll improve", "actions"),
        ("Why did it take so long to fix?", "went_wrong"), ("Why was the cause so hard to find?", "went_wrong"),
        ("Which users were hit?", "impact"), ("What information was involved?", "impact"), ("Patient harm", "impact"),
        ("Losses", "impact"), ("Was any data abused?", "impact"), ("Contributory factors", "root_cause"),
        ("What we found", "root_cause"), ("What you need to know", "summary"), ("What went down", "summary"),
        ("Log", "timeline"), ("Sequence", "timeline"), ("Mitigators", "went_well"),
        ("Flood notice", ""), ("When did we notice?", "detection"), ("Who noticed", "detection"),
        ("Recommended tide tables", ""), ("Recommended", "actions"), ("What do you recommend?", "actions"),
        ("Technical description of the leak", "root_cause"), ("Qué pudo mejorarse", "went_wrong"),
        ("Lo que podría mejorar", "went_wrong"), ("O que poderíamos melhorar", "went_wrong"),
        ("防止复发", "actions"), ("避免再次发生的变更", "actions"),
    ],
)  # fmt: skip
def test_what_people_ask_names_a_part(title: str, role: str) -> None:
    assert named(title).role == role


def test_a_remark_in_brackets_names_a_second_part() -> None:
    assert roles_of("Repair of the pump (recommended)") == ("resolution", "actions")


@pytest.mark.parametrize(("title", "role"), [
    ("Which shops were hit", "impact"), ("What our guests experienced", "impact"), ("Effect on guests", "impact"), ("Scope of the breach", "impact"),
    ("What happened when", "timeline"), ("Chronicle of the night", "timeline"), ("How the alarm was raised", "detection"), ("The spark", "trigger"),
    ("Containment, eradication and recovery", "resolution"), ("How the lights came back on", "resolution"), ("Things we did right", "went_well"),
    ("Where we fell short", "went_wrong"), ("Room for growth", "went_wrong"), ("Actions to be taken", "actions"), ("Actions taken", "resolution"),
    ("What needs to be done", "actions"), ("Homework", "actions"), ("Our promise to you", "actions"), ("Plans for next quarter", "actions"), ("Rollback plan", "resolution"),
    ("Improvements under way", "actions"), ("Post-incident actions", "actions"), ("Post-incident verification", ""), ("Forensics", "investigation"),
    ("Press statement", "communication"), ("Glossary", "references"), ("Who was involved", "participants"), ("Was war los?", "summary"),
    ("Was hat nicht geklappt?", "went_wrong"), ("Ce que nous allons améliorer", "actions"), ("O que vamos melhorar", "actions"), ("Contexto", "summary"),
    ("Backlog check", ""), ("Container factor", ""), ("Effect handlers", ""), ("The plan was wrong", ""), ("Post-resolution", ""), ("After recovery", ""),
    ("Statement timeouts", ""), ("Delays", ""), ("Takeaways for next time", "lessons"), ("Timeline of what went wrong", "timeline"),
    ("Fixes for the future", "actions"), ("Steps taken to prevent it", "actions"), ("Why it had not surfaced earlier", "root_cause"),
])  # fmt: skip
def test_other_habits(title: str, role: str) -> None:
    assert named(title).role == role


@pytest.mark.parametrize(("title", "role"), [
    ("How do we stop it from recurring?", "actions"), ("How can we keep that from happening?", "actions"), ("How do we stop this happening?", "actions"),
    ("Changes we need to make", "actions"), ("Changes that need to be made", "actions"), ("Still open", "actions"), ("What remains open?", "actions"),
    ("Was ist noch offen?", "actions"), ("Damit das nicht wieder passiert", "actions"), ("Was ändert sich?", "actions"),
    ("Wie stellen wir sicher, dass es nicht noch einmal passiert?", "actions"), ("Comment empêcher que cela se répète ?", "actions"),
    ("Que changeons-nous ?", "actions"), ("Ce qui reste ouvert", "actions"), ("¿Cómo impedimos que vuelva a suceder?", "actions"), ("¿Qué va a cambiar?", "actions"),
    ("O que vai mudar?", "actions"), ("Para que não volte a acontecer", "actions"), ("再発させないために", "actions"), ("どう防ぐか", "actions"),
    ("何を変えるか", "actions"), ("残課題", "actions"), ("如何避免再次发生", "actions"), ("我们将改变什么", "actions"), ("遗留问题", "actions"),
    ("Why is it still open?", "root_cause"), ("How did we stop the leak from spreading?", ""), ("What kept us from calling?", ""), ("Open the valve", ""),
    ("Wie konnte das passieren?", "root_cause"),
    ("What we think happened", "summary"), ("What probably happened", "summary"), ("What it probably was", "root_cause"), ("The real problem", "root_cause"),
    ("Two separate failures that compounded", "root_cause"), ("Compounding factors", "root_cause"), ("Real pumps", ""), ("Where we are now", "conclusion"),
    ("Where things stand", "conclusion"), ("Problems during recovery", "went_wrong"), ("Difficulties during the restore", "went_wrong"), ("Issue recovery", "resolution"),
    ("Changelog", "metadata"), ("Revision history", "metadata"), ("Appendix", "references"), ("Appendix B: Timeline", "timeline"), ("Annexe : chronologie", "timeline"),
    ("Appendix 2 - Pumps", ""), ("Appendix: pumps", ""), ("Anhang A: Auswirkungen", "impact"), ("Links and timeline", "references"), ("References: pumps", "references"),
    ("News from the pump team", ""), ("Updates from the team", "timeline"), ("Aktualisierungen aus dem Team", "timeline"), ("The team", "participants"),
    ("Software updates", ""), ("Updates", "timeline"), ("Where to find future updates", "communication"), ("Status updates", "communication"), ("Thanks to the team", "participants"),
])  # fmt: skip
def test_more_habits(title: str, role: str) -> None:
    assert named(title).role == role


@given(
    st.sampled_from(("{} Follow-up", "{}: Recovery", "{} - Team alerted")),
    st.sampled_from(("14:05", "4:09-4:56 PM")),
)
def test_a_heading_of_a_timeline_that_begins_with_a_time_is_an_entry(form: str, time: str) -> None:
    text = f"# Depot\n\n## Timeline\n\n### 13:00 The belt stops\n\nAll wait.\n\n### {form.format(time)}\n\n- it runs\n\n## Impact\n\nAll.\n"
    read = read_narrative(read_document("x.md", text.encode()))
    assert [section.role for section in read.sections if section.role] == ["timeline", "impact"]
    assert read.actions == ()


@pytest.mark.parametrize(("plain", "role"), [
    ("Informations generales", "summary"), ("Alertes declenchees", "detection"), ("Lecons apprises", "lessons"), ("Ausloeser", "trigger"),
    ("Loesung der Stoerung", "resolution"), ("Naechste Schritte", "actions"), ("Massnahmen fuer die Zukunft", "actions"), ("Licoes aprendidas", "lessons"),
    ("Cronologia", "timeline"), ("Queue", ""), ("Value", ""), ("Does it", ""),
])  # fmt: skip
def test_names_abroad_without_their_accents(plain: str, role: str) -> None:
    assert named(plain).role == role


@pytest.mark.parametrize(("title", "role"), [
    ("What should we do?", "actions"), ("What can we do?", "actions"), ("Was sollten wir tun?", "actions"), ("Que devons-nous faire ?", "actions"),
    ("What should you do?", ""), ("What should users do?", ""), ("Status of action items", "actions"), ("Status", "metadata"),
    ("ISSUE:", "summary"), ("Known issues", ""), ("Validation", "resolution"), ("Schema validation bug in the mole", ""), ("Revised root cause hypothesis", "root_cause"),
    ("Alerts triggered", "detection"), ("What triggered it", "trigger"), ("What this cost, honestly", "impact"), ("Cellar gaps exposed", "went_wrong"), ("Background", ""),
    ("Après correctif", ""), ("Nach dem Ausfall", ""), ("Captures d'écran", "references"), ("Cabeçalho", "metadata"), ("対応者", "participants"), ("学習ポイント", "lessons"),
    ("影響とダウンタイム", "impact"), ("排查路径", "investigation"), ("排查过程", "investigation"), ("症状", "impact"), ("应对", "resolution"), ("应对措施", "actions"), ("基本信息", "metadata"),
    ("Mejores prácticas recomendadas", "actions"), ("Best practices", ""),
])  # fmt: skip
def test_names_of_other_teams(title: str, role: str) -> None:
    assert named(title).role == role
