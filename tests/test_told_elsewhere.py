"""Times that are told by another day, in another language, below another heading, or in the midst of an entry."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from understood import MOMENTS, read, told, written

LATER = (
    ("on {at:%A} at {at:%H:%M} {said}.", 3), ("{said} at {at:%H:%M} on {at:%A}.", 3), ("{at:%A} {at:%H:%M} {said}.", 3),
    ("the next day at {at:%H:%M} {said}.", 1), ("{said} at {at:%H:%M} the following day.", 1),
    ("the following morning at {at:%H:%M} {said}.", 1),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(MOMENTS, st.integers(1, 3), st.integers(0, 1439), st.sampled_from(LATER))
def test_a_day_is_told_by_another_one(
    start: datetime, days: int, minute: int, later: tuple[str, int]
) -> None:
    """A name of a weekday is that of the nearest one; the day before it is the one that is known."""
    form, most = later
    end = (start + timedelta(days=min(days, most))).replace(hour=minute // 60, minute=minute % 60)
    said = form.format(at=end, said="everything was back to normal")
    text = f"# Trouble\n\nAt {start:%H:%M} on {start:%-d %B %Y} checkout went down. {said[0].upper()}{said[1:]}\n"
    assert told(text)[::2] == written(start, end), text


@settings(max_examples=100, deadline=None)
@given(MOMENTS, st.sampled_from((" ({})", " / {}")), st.sampled_from(("on {:%B %-d, %Y}", "on {:%-d %B %Y}")))
def test_the_same_moment_in_two_zones_is_one(at: datetime, form: str, day: str) -> None:
    other = form.format(f"{at + timedelta(hours=8):%H:%M} UTC")
    text = f"# Trouble\n\nAt {at:%H:%M} PST{other} {day.format(at)} checkout went down.\n"
    assert told(text) == [*written(at), "-", "-"]


REMARKS = ("", " (block 4,201,337)", " (UTC)", " (the nightly run)")


@settings(max_examples=80, deadline=None)
@given(
    MOMENTS,
    st.integers(5, 1300),
    st.sampled_from(REMARKS),
    st.sampled_from(("from {} to {}", "between {} and {}")),
)
def test_a_span_with_a_remark_inside(start: datetime, length: int, remark: str, form: str) -> None:
    end = start + timedelta(minutes=length)
    span = form.format(f"{start:%Y-%m-%d %H:%M}{remark}", f"{end:%Y-%m-%d %H:%M}")
    assert told(f"# Trouble\n\nThe chain was down {span}.\n")[::2] == written(start, end)


FOREIGN = {
    "german": (
        ("die Anmeldung fällt aus", "Bestellungen schlagen fehl", "der Dienst ist nicht mehr erreichbar", "Beginn der Störung"),
        ("erste Meldungen von Kunden", "die Störung wird bemerkt", "Alarm beim Bereitschaftsdienst", "Fehler im Protokoll entdeckt"),
        ("die Störung ist behoben", "der Dienst läuft wieder", "Anmeldung ist wieder möglich", "Betrieb wiederhergestellt"),
    ),
    "french": (
        ("début de la panne", "le service ne répond plus", "la messagerie est indisponible", "les serveurs tombent en panne"),
        ("premiers signalements des clients", "la panne est détectée", "une alerte arrive", "erreur constatée par le support"),
        ("le service est rétabli", "l'incident est résolu", "retour à la normale", "la messagerie fonctionne de nouveau"),
    ),
    "spanish": (
        ("la pasarela deja de responder", "el sitio no está disponible", "inicio del incidente", "se cae el servidor"),
        ("salta la alerta de pagos", "los clientes reportan errores", "se detecta la falla", "aviso: la alarma suena en el panel"),
        ("servicio restablecido", "el incidente está resuelto", "la página vuelve a funcionar", "todo se normaliza en el sitio"),
    ),
    "portuguese": (
        ("a fila parou de funcionar no serviço", "o sistema caiu", "início da falha", "o site está fora do ar"),
        ("alerta dos monitores", "os clientes relatam erros", "a falha foi detectada", "alarme do sistema"),
        ("serviço restabelecido", "o sistema voltou", "o problema foi resolvido na região", "o incidente foi solucionado às pressas"),
    ),
    "japanese": (
        ("障害が発生", "サービスが停止した", "接続できなくなった"),
        ("アラートを受信", "監視で検知", "利用者からの問い合わせ"),
        ("サービスが復旧", "障害を解消", "正常に戻った"),
    ),
    "chinese": (
        ("服务中断", "网站无法访问", "开始报错"),
        ("收到告警", "值班人员发现问题", "监控检测到异常"),
        ("服务恢复", "问题已解决", "修复完成"),
    ),
}  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(
    MOMENTS,
    st.sampled_from(sorted(FOREIGN)),
    st.data(),
    st.sampled_from(("- {} - {}\n", "- **{}** {}\n", "| {} | {} |\n")),
)
def test_entries_in_other_languages(start: datetime, language: str, data: st.DataObject, line: str) -> None:
    moments = [start + timedelta(minutes=length) for length in (0, 11, 70)]
    said = [data.draw(st.sampled_from(each)) for each in FOREIGN[language]]
    rows = "".join(
        line.format(f"{at:%Y-%m-%d %H:%M}", words) for at, words in zip(moments, said, strict=True)
    )
    head = "| A | B |\n| - | - |\n" if line[0] == "|" else ""
    assert told(f"# X\n\n## Timeline\n\n{head}{rows}") == written(*moments)


DENIED = (
    "der Dienst ist noch nicht wiederhergestellt", "le service n'est pas rétabli", "el servicio no está restablecido",
    "o serviço ainda não foi restabelecido", "die Störung ist nicht behoben",
)  # fmt: skip


@pytest.mark.parametrize("words", DENIED)
def test_a_denied_end_is_none_in_other_languages(words: str) -> None:
    assert told(f"# X\n\n## Timeline\n\n- 2031-03-04 10:00 {words}\n- 2031-03-04 11:00 {words}\n")[2] == "-"


PARTS = (
    "Reason for outage",
    "Lessons",
    "What went well",
    "References",
    "Participants",
    "Summary",
    "Timeline",
    "Notes",
)


@settings(max_examples=80, deadline=None)
@given(
    MOMENTS,
    st.sampled_from(PARTS),
    st.sampled_from(("Outage", "Incident", "Event")),
    st.sampled_from(("{}: {}\n", "- {}: {}\n")),
)
def test_a_label_with_nothing_but_its_time_counts_in_every_part(
    start: datetime, part: str, what: str, line: str
) -> None:
    end = start + timedelta(hours=3)
    rows = (
        line.format(f"{what} {name}", f"{at:%d %B %Y %H:%M}") for name, at in (("start", start), ("end", end))
    )
    assert told(f"# Trouble\n\n## {part}\n\n{''.join(rows)}\n\n## More\n\nNone.\n")[::2] == written(
        start, end
    )


@settings(max_examples=80, deadline=None)
@given(
    MOMENTS,
    st.sampled_from(("Date and time of incident", "Time of outage", "Date/time of event", "Incident date and time", "Event time")),
    st.sampled_from(("{}: {}\n", "**{}:** {}\n", "| {} | {} |\n")),
)  # fmt: skip
def test_a_label_of_the_time_of_it_all(start: datetime, label: str, line: str) -> None:
    head = "| Fact | Value |\n| - | - |\n" if line[0] == "|" else ""
    assert (
        told(f"# Trouble\n\n{head}{line.format(label, f'{start:%Y-%m-%d %H:%M}')}\n## Impact\n\nNone.\n")[0]
        == written(start)[0]
    )


@settings(max_examples=80, deadline=None)
@given(
    MOMENTS, st.integers(2, 300),
    st.sampled_from(("a customer writes that errors began at {:%H:%M}", "logs show that the outage started at {:%H:%M}")),
)  # fmt: skip
def test_an_entry_tells_when_it_began(start: datetime, length: int, words: str) -> None:
    at = start + timedelta(minutes=length)
    assume(at.date() == start.date())
    text = f"# Trouble\n\n## Timeline\n\n- {at:%Y-%m-%d %H:%M} {words.format(start)}\n- {at:%Y-%m-%d %H:%M} Kim joins\n"
    assert told(text)[0] == written(start)[0]


def test_labels_above_a_part_in_one_paragraph_are_read() -> None:
    text = "Report on the loss of transit\n\nStart of incident: 4 March 2031 01:05\nEnd of incident: 4 March 2031 04:10\nImpact: All shops\n\nRoot cause\n\nA switch.\n"
    assert told(text) == ["2031-03-04T01:05", "-", "2031-03-04T04:10"]


def test_labels_of_a_document_without_headings_are_its_parts() -> None:
    parts = ("Summary", "Impact", "Root cause", "Trigger", "Resolution", "Detection")
    text = "Pump away\n\n" + "".join(f"{part}: It was wet in the cellar.\n\n" for part in parts)
    assert [section.title for section in read(text).sections] == [*parts]


AT_ONCE = (
    "At {}, a deploy changed the cache. Within seconds, requests began to fail.",
    "We changed the cache at {}. Immediately, customers could no longer log in.",
    "At {} the new rules went live. From then on, uploads failed.",
)
SEEN = (
    "It took until {} for an engineer to notice.", "It took us until {} to notice it.", "Nobody noticed until {}.",
    "At {} a member of another department told us.", "At {}, support saw a spike of tickets.",
)  # fmt: skip
MENDED = (
    "It took until {} to restore them all.", "At {} queues were gone and the incident was over.",
    "By {} all files had been restored and everything was back to normal.", "Processing resumed at {}.",
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(MOMENTS, st.sampled_from(AT_ONCE), st.sampled_from(SEEN), st.sampled_from(MENDED))
def test_what_begins_at_once_and_what_it_takes(start: datetime, began: str, seen: str, mended: str) -> None:
    moments = [start.replace(hour=6) + timedelta(minutes=length) for length in (0, 40, 95)]
    said = [words.format(f"{at:%H:%M}") for at, words in zip(moments, (began, seen, mended), strict=True)]
    assert told(f"# Trouble on {start:%-d %B %Y}\n\n## Summary\n\n{' '.join(said)}\n") == written(*moments)


@pytest.mark.parametrize(
    "sentence",
    [
        "Matchmaking was down for 2h 25m after the patch.", "Support is available from 09:00 to 17:00.",
        "The desk is open from 09:00 to 17:00 on all days.", "After the patch it was slow for 3 h 20 min.",
    ],
)  # fmt: skip
def test_a_length_or_opening_hours_are_no_times(sentence: str) -> None:
    assert told(f"# Trouble on 3 May 2031\n\n## Summary\n\n{sentence}\n") == ["-", "-", "-"]


@settings(max_examples=60, deadline=None)
@given(MOMENTS, st.sampled_from(("Published", "Last updated", "Written on")))
def test_a_day_without_a_year_is_of_the_year_that_is_named(start: datetime, word: str) -> None:
    lines = f"{word} {start:%Y-%m-%d}\n\nOn {start:%B %-d} from 9:15 to 10:00 nobody could log in.\n"
    assert told(f"# Login outage\n\n{lines}")[::2] == [f"{start:%Y-%m-%d}T09:15", f"{start:%Y-%m-%d}T10:00"]


SENTENCES_ABROAD = (
    "Am {0:%d.%m.%Y} um {0:%H.%M} Uhr gab es Probleme mit dem Deich. Die Störung wurde um {1:%H.%M} Uhr behoben.",
    "Am {0:%d.%m.%Y} kam es gegen {0:%H:%M} Uhr zu einem Ausfall. Um {1:%H:%M} Uhr war alles wieder in Betrieb.",
    "Die Störung begann am {0:%d.%m.%Y} um {0:%H:%M} Uhr und wurde um {1:%H:%M} Uhr behoben.",
    "La coupure a débuté le {0:%d/%m/%Y} à {0:%H} h {0:%M} et a pris fin à {1:%H} h {1:%M}.",
    "La panne est survenue le {0:%d/%m/%Y} à {0:%H}h{0:%M}. Le service a été rétabli à {1:%H}h{1:%M}.",
    "El incidente comenzó el {0:%d/%m/%Y} a las {0:%H:%M} y se resolvió a las {1:%H:%M}.",
    "La caída se produjo el {0:%d/%m/%Y} a las {0:%H:%M}. A las {1:%H:%M} el servicio quedó restablecido.",
    "O incidente começou em {0:%d/%m/%Y} às {0:%H}h{0:%M} e foi resolvido às {1:%H}h{1:%M}.",
    "{0:%Y}年{0:%m}月{0:%d}日{0:%H}時{0:%M}分頃に障害が発生し、{1:%H}時{1:%M}分に復旧しました。",
    "{0:%Y}年{0:%m}月{0:%d}日 {0:%H} 時 {0:%M} 分ごろ ~ {1:%H} 時 {1:%M} 分",
    "{0:%Y}年{0:%m}月{0:%d}日{0:%H}点{0:%M}分機房突然斷電，{1:%H}點{1:%M}分恢復正常。",
)


@settings(max_examples=200, deadline=None)
@given(MOMENTS, st.sampled_from(SENTENCES_ABROAD))
def test_sentences_in_other_languages_are_told_apart(day: datetime, said: str) -> None:
    """No day may be read in two ways: that is told elsewhere."""
    start = day.replace(day=13 + day.day % 15, hour=10 + day.hour % 8)
    end = start + timedelta(minutes=95)
    assert told(f"# Deich\n\n{said.format(start, end)}\n")[::2] == written(start, end), said.format(
        start, end
    )


HALVES = (("午前", "午後"), ("上午", "下午"), ("上午", "晚上"))


@settings(max_examples=80, deadline=None)
@given(MOMENTS, st.sampled_from(HALVES), st.sampled_from("時时点點"))
def test_the_half_of_a_day_stands_before_a_clock_of_the_east(
    day: datetime, halves: tuple[str, str], sign: str
) -> None:
    end = day + timedelta(minutes=50)
    assume(end.date() == day.date())
    first, last = (f"{halves[at.hour // 12]}{at:%-I}{sign}{at:%M}分" for at in (day, end))
    text = f"# 障害\n\n{day:%Y}年{day.month}月{day.day}日{first}に障害が発生し、{last}に復旧しました。\n"
    assume(day.hour % 12 and end.hour % 12)
    assert told(text)[::2] == written(day, end), text


@settings(max_examples=80, deadline=None)
@given(MOMENTS, st.sampled_from(HALVES), st.sampled_from(("", " ")))
def test_a_half_of_a_day_stands_before_a_colon_too(
    day: datetime, halves: tuple[str, str], blank: str
) -> None:
    assume(day.hour % 12 and (day.hour < 11 or 12 < day.hour < 23))
    end = day + timedelta(minutes=50)
    assume(end.hour % 12)
    first, last = (f"{halves[at.hour // 12]}{blank}{at.hour % 12}:{at:%M}" for at in (day, end))
    text = f"# 障害\n\n## 时间线\n\n- {day:%Y-%m-%d} {first} 系统宕机\n- {last} 恢复正常\n"
    assert told(text)[::2] == written(day, end), text


WEEKDAYS_ABROAD = (
    (
        "Die Pumpe war wieder erreichbar am {} um {:%H:%M} Uhr.",
        "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    ),
    ("Le service a été rétabli {} à {:%H:%M}.", "lundi mardi mercredi jeudi vendredi samedi dimanche"),
    (
        "El servicio quedó restablecido el {} a las {:%H:%M}.",
        "lunes martes miércoles jueves viernes sábado domingo",
    ),
)


@settings(max_examples=60, deadline=None)
@given(MOMENTS, st.integers(1, 3), st.sampled_from(WEEKDAYS_ABROAD))
def test_a_weekday_tells_the_day_in_other_languages(at: datetime, days: int, said: tuple[str, str]) -> None:
    form, names = said
    end = at + timedelta(days=days)
    text = f"# Pumpe\n\n{at:%Y-%m-%d}\n\n{form.format(names.split()[end.weekday()], end)}\n"
    assert told(text)[2] == written(end)[0], text


@pytest.mark.parametrize("length", ["2時間30分", "3小时", "45分間", "2 時間"])
def test_a_length_of_the_east_is_no_clock(length: str) -> None:
    assert told(f"# 障害\n\n2031年5月3日、復旧まで{length}かかりました。\n")[2] in ("-", "2031-05-03")


def test_a_german_article_does_not_die() -> None:
    assert told("# Deich\n\nAm 03.05.2031 um 10:00 Uhr haben wir die Pumpen geprüft.\n") == ["-", "-", "-"]


DAY = datetime(2026, 3, 4, 9, 5)
HOURS = [DAY + timedelta(minutes=length) for length in (0, 10, 25, 90)]
FAILS = ("dropping 20% of all orders", "failing for some users", "rejecting logins", "timing out", "crashing")


@pytest.mark.parametrize("fails", FAILS)
@pytest.mark.parametrize("began", ["began", "started"])
def test_it_began_to_do_what_is_harm(began: str, fails: str) -> None:
    assert (
        told(f"# Shop\n\nOn March 4th, 2026 at 09:05 UTC, our service {began} {fails}.\n")[0]
        == "2026-03-04T09:05"
    )


ENTRIES = "# Shop\n\n## Timeline\n\n- 2026-03-04 09:05 {}\n- 09:15 {}\n- 09:30 {}\n- 10:35 {}\n"


@pytest.mark.parametrize(
    "attack", ["Exploit transaction takes place", "The attack took place", "Hack transaction is mined"]
)
def test_an_attack_takes_place(attack: str) -> None:
    text = ENTRIES.format(attack, "War room is established", "We read", "All is restored")
    assert told(text) == written(HOURS[0], HOURS[1], HOURS[3])


@pytest.mark.parametrize(
    "said",
    [
        "Users are asked to mark the note", "Customers were told of a maintenance",
        "Ana cleans up (we noticed that staging was still stuck)", "Bo writes a patch to avoid triggering the problem",
    ],
)  # fmt: skip
def test_what_others_are_asked_or_is_still_so_is_no_first_notice(said: str) -> None:
    text = ENTRIES.format(said, "Ana reads", "A customer reports errors", "All is restored")
    assert told(text)[:2] == ["-", *written(HOURS[2])]


def test_a_ticket_with_its_address_is_a_notice() -> None:
    said = "Ticket https://help.example/a/tickets/3310 is opened about slow pages"
    assert told(ENTRIES.format("We read", said, "We look", "All is restored"))[1:] == written(
        HOURS[1], HOURS[3]
    )


def test_that_a_provider_recovers_is_not_the_end() -> None:
    text = "# Shop on March 4, 2026\n\nBetween 09:05 and 10:35 the shop was down. At 09:30 the provider recovered.\n"
    assert told(text)[::2] == written(HOURS[0], HOURS[3])


def test_a_span_of_what_is_brought_back_is_not_the_incident() -> None:
    said = "We start a long job to recover data lost from 09:05 through 09:30."
    assert told(f"# Shop on March 4, 2026\n\nIt was bad.\n\n{said}\n") == ["-", "-", "-"]


@pytest.mark.parametrize("below", ["Automated, 09:15 UTC", "An alert at 09:15.", "09:15"])
def test_a_part_on_how_it_was_noticed_may_be_a_few_words_with_the_time(below: str) -> None:
    assert told(f"# Shop on 2026-03-04\n\n## Detection\n\n{below}\n")[1] == "2026-03-04T09:15"


def test_a_year_may_stand_behind_the_end_of_a_span() -> None:
    text = "# Lost mails\n\nFrom March 4 09:05 to March 5 10:35 (UTC), 2026, about 4% of mails were not delivered.\n"
    assert told(text)[::2] == ["2026-03-04T09:05", "2026-03-05T10:35"]


def test_each_line_of_labels_has_its_own_place() -> None:
    labels = "**Start**: 2026-03-04 09:05\n**Detection**: 09:15\n**End**: 10:35"
    why = read(f"# Shop\n\n## Details\n\n{labels}\n").facts.why
    lines = {each.fact: f"# Shop\n\n## Details\n\n{labels}\n"[: each.start].count("\n") + 1 for each in why}
    assert lines == {"started": 5, "detected": 6, "resolved": 7}


@pytest.mark.parametrize(
    "over",
    [
        "site up", "DB failover, website online", "second node is rebuilt; cluster fully healthy", "everything green",
        "queue empty", "backlog cleared", "latency normal", "certificate installed, shop reachable",
    ],
)  # fmt: skip
def test_an_end_may_be_told_without_a_verb(over: str) -> None:
    assert told(ENTRIES.format("Outage begins", "Alert fires", "We look", over))[2:] == written(HOURS[3])


@pytest.mark.parametrize(
    "said",
    [
        "site not up",
        "Engineer online",
        "half of the nodes healthy",
        "only one node healthy",
        "is not yet reachable",
    ],
)
def test_what_is_up_for_a_part_or_is_somebody_is_no_end(said: str) -> None:
    assert told(ENTRIES.format("Outage begins", "Alert fires", "We look", said))[2] == "-"


@pytest.mark.parametrize("sign", ["·", "|", "•"])
def test_several_labels_may_stand_on_one_line(sign: str) -> None:
    line = f"**Severity:** SEV2 {sign} **Status:** Resolved {sign} **Duration:** 1h 07m"
    facts = read(f"# Shop\n\n{line}\n").facts
    assert (facts.severity, facts.status, facts.duration_minutes) == ("SEV2", "Resolved", 67)


def test_clocks_with_dots_are_clocks_where_a_label_has_two() -> None:
    text = "Shop closed\n\nWhat: the shop\nWhen: 4 Mar 2026, 09.05 - 10.35 (CET)\nWhy: a certificate\n"
    assert told(text)[::2] == written(HOURS[0], HOURS[3])


def test_a_channel_that_is_told_is_a_notice() -> None:
    assert told(ENTRIES.format("We read", "Pingdom notifies #ops", "Alert fires", "All is restored"))[1] == (
        "2026-03-04T09:15"
    )


def test_signs_of_emphasis_may_stand_around_a_zone() -> None:
    entries = read(
        f"# Shop on {DAY:%Y-%m-%d}\n\n## Timeline\n\n* _12:14 UTC_: slow\n* __12:21 UTC__: alert\n"
    ).timeline.entries
    assert [(entry.zone, entry.text) for entry in entries] == [("UTC", "slow"), ("UTC", "alert")]


def test_a_length_that_is_told_exactly_leads_to_the_end_where_nothing_tells_it() -> None:
    entries = ENTRIES.format(
        "A disk fails", "First users report errors", "We rebuild it", "Maintenance is ended"
    )
    said = "On March 4th, 2026 the shop was unavailable for 1 hour and {} minutes.\n\n"
    assert told(entries.replace("## Timeline", said.format(30) + "## Timeline"))[2] == "-"
    entries = entries.replace("10:35", "10:37")
    assert told(entries.replace("## Timeline", said.format(32) + "## Timeline"))[2] == "2026-03-04T10:37"


def test_labels_of_an_alert_and_of_the_all_clear() -> None:
    labels = "- **Start**: 2026-03-04T09:05Z\n- **First alert**: 2026-03-04T09:15Z\n- **All clear**: 2026-03-04T10:35Z\n"
    assert told(f"# Shop\n\n## Overview\n\n{labels}") == written(HOURS[0], HOURS[1], HOURS[3])


def test_a_dashboard_that_is_turned_off_is_no_notice() -> None:
    text = "# Shop on March 4, 2026\n\nAt 09:05 UTC the shop went down. The dashboard was turned off at 09:30 UTC.\n"
    assert told(text)[:2] == [*written(HOURS[0]), "-"]
    assert told(text.replace("was turned off", "went red"))[1] == "2026-03-04T09:30"


def test_what_follows_at_once_is_of_the_same_moment() -> None:
    text = "# Shop on March 4, 2026\n\nAt 09:05 the first people could not log in. The rule was put back at 10:35; {}.\n"
    assert told(text.format("logins recovered immediately"))[::2] == written(HOURS[0], HOURS[3])
    assert told(text.format("logins did not recover immediately"))[2] == "-"


@pytest.mark.parametrize("before", ["notre API de paiement était indisponible", "x" * 40, "a b"])
def test_words_that_are_believed_begin_with_a_word(before: str) -> None:
    why = read(
        f"# Panne du 4 mars 2026\n\nLe 4 mars 2026, {before} était indisponible de 10h12 à 11h47.\n"
    ).facts.why
    for each in why:
        assert f" {each.words}" in f" Le 4 mars 2026, {before} était indisponible de 10h12 à 11h47."


@pytest.mark.parametrize(
    "said", ["we were informed by the depot that their flood", "a client reports that the outage"]
)
def test_what_is_reported_to_have_begun_is_not_noticed_then(said: str) -> None:
    facts = read(f"# Trouble\n\n## Summary\n\nLater {said} started on 2024-05-02 at 10:00.\n").facts
    assert facts.started is not None
    assert (facts.started.notation, facts.detected) == ("2024-05-02T10:00", None)


@pytest.mark.parametrize(
    "said",
    [
        "Service desk receives calls from two sites", "The hotline is flooded with calls", "Nagios turns red",
        "PagerDuty fires", "A customer says the site is down", "Timeouts are visible in the dashboards",
        "Problems became visible in the monitoring system",
    ],
)  # fmt: skip
def test_what_staff_receives_and_tools_show_is_a_notice(said: str) -> None:
    facts = read(
        f"# Trouble on 2024-05-02\n\n## Timeline\n\n- 10:00 a step\n- 10:20 {said}\n- 11:00 a step\n"
    ).facts
    assert facts.detected is not None
    assert facts.detected.notation == "2024-05-02T10:20"


SAYS = "# Trouble on 2024-05-02\n\n## Timeline\n\n- 10:00 a step\n- 10:20 {}\n- 11:00 a step\n"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Errors no longer occur", "- - 10:20"), ("The probe no longer complains", "- - 10:20"),
        ("Resolution applied: the file was removed", "- - 10:20"), ("Alarm does not fire", "- - -"),
        ("No alert is triggered", "- - -"), ("The slow alert is still firing", "- - -"),
        ("DemoBurn FIRING, value 0.4", "- 10:20 -"), ("`admin not found` errors detected", "- 10:20 -"),
        ("The reloader remained healthy", "- - -"), ("all nodes healthy", "- - 10:20"),
        ("Pipeline 7 falla (rojo) - error detectado", "- 10:20 -"), ("DNS blackout begins", "10:20 - -"),
    ],
)  # fmt: skip
def test_denials_that_end_and_denials_that_do_not(said: str, found: str) -> None:
    facts = read(SAYS.format(said)).facts
    times = (at and at.notation[-5:] for at in (facts.started, facts.detected, facts.resolved))
    assert " ".join(time or "-" for time in times) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("We first heard about it from a client", "- 10:20 -"), ("a reader opens #884", "- 10:20 -"),
        ("Users can connect", "- - 10:20"), ("Users can log in again", "- - 10:20"), ("Users can connect only by wire", "- - -"),
        ("Carp noticed that a new version of it was available", "- - -"), ("Raj asks whether the fix had been applied", "- - -"), ("Kim asks if it is restored", "- - -"),
    ],
)  # fmt: skip
def test_what_people_hear_open_and_can_do(said: str, found: str) -> None:
    facts = read(SAYS.format(said)).facts
    times = (at and at.notation[-5:] for at in (facts.started, facts.detected, facts.resolved))
    assert " ".join(time or "-" for time in times) == found


def test_incidents_that_have_a_heading_with_a_day_and_a_start_each_are_several() -> None:
    one = "## 2024-10-0{} / Pump\n\n* Start: 03:12\n* End: 04:50\n\n"
    assert told(f"# Log\n\n{one.format(3)}") != ["-", "-", "-"]
    assert told(f"# Log\n\n{one.format(3)}{one.format(5)}") == ["-", "-", "-"]


def test_the_day_on_which_a_text_was_updated_is_no_entry() -> None:
    updates = "**Update 2 – 14:40 UTC:** All is well.\n\n**Update 1 – 13:20 UTC:** We look.\n\n**Update 0 – 13:10 UTC:** Slow.\n\n"
    timeline = read(f"# Slow\n\n{updates}_Last updated 2025-03-03_\n\nThanks.\n").timeline
    assert (len(timeline.entries), timeline.newest_first) == (3, True)


def test_the_day_of_a_ticket_is_that_of_clocks_without_one() -> None:
    table = "| Field | Value |\n|---|---|\n| Opened | 12 Feb 2025 06:40 |\n| Severity | 1 |\n"
    facts = read(f"# Scanners\n\n{table}\n## Summary\n\nThe outage began at 06:00.\n").facts
    assert facts.started is not None
    assert facts.started.notation == "2025-02-12T06:00"


def test_days_of_a_span_begin_it_whatever_hint_of_an_end_stands_before() -> None:
    body = "- Reported: 2025-01-20\n- Duration: 4 days (2025-01-16 to 2025-01-20)\n\nA fix went live at 16:30 on 13 January 2025.\n"
    assert told(f"# Double posting\n\n{body}")[0] == "2025-01-16"
