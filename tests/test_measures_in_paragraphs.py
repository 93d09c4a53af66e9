"""Measures that stand in paragraphs: each sentence one, with its state, in seven languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from test_follow_ups import THINGS, items

ABROAD = {
    "## Maßnahmen": (
        ["Wir haben bereits eine zweite Lampe montiert.", "Der Alarm wurde ergänzt.", "Die Pumpe ist inzwischen ersetzt worden."],
        ["Wir werden die Tür prüfen.", "Der Keller wird nächste Woche geräumt.", "Eine zweite Pumpe ist geplant.", "Wir wollen den Alarm testen."],
        ["Die Tür ist in Arbeit und wird breiter."],
        ["Wir haben daraus viel gelernt.", "Der Keller war nass.", "Wir werden Sie informieren, wenn die Pumpe läuft."],
    ),
    "## Prochaines étapes": (
        ["Nous avons déjà ajouté une lampe.", "La pompe a été remplacée."],
        ["Nous allons vérifier la porte.", "Une seconde pompe est prévue.", "Les portes seront vérifiées.", "Nous testerons les alarmes."],
        ["Le remplacement de la pompe est en cours."],
        ["Nous avons appris la leçon.", "La cave était humide.", "Nous vous tiendrons informés de la suite."],
    ),
    "## Próximos pasos": (
        ["Ya hemos añadido una lámpara en el sótano.", "La bomba ha sido reemplazada.", "La puerta fue reparada."],
        ["Vamos a revisar las puertas.", "Una segunda bomba está planificada.", "Se revisarán las puertas.", "Debemos probar la alarma."],
        ["El cambio de la bomba está en curso."],
        ["Hemos aprendido la lección.", "El sótano estaba húmedo.", "Les informaremos de todo lo que se sepa."],
    ),
    "## Próximos passos": (
        ["A bomba já foi substituída.", "Já adicionámos uma lâmpada."],
        ["Vamos rever as portas.", "Uma segunda bomba está prevista.", "As portas serão revistas.", "Devemos testar o alarme."],
        ["A troca da bomba está em andamento."],
        ["O porão estava húmido.", "Pedimos desculpa e vamos falar com os clientes."],
    ),
    "## 再発防止策": (
        ["ランプを追加しました。", "ポンプを交換済みです。"], ["扉を点検します。", "ポンプを増設する予定です。", "手順書を見直す必要があります。"],
        ["手順書は作成中です。"], ["原因は老朽化でした。", "お詫びします。", "地下で障害が発生しました。"],
    ),
    "## 改进措施": (
        ["我们已经添加了告警。", "水泵已更换。"], ["我们将检查所有的门。", "计划编写手册。", "需要增加一台水泵。"], ["正在更换水泵。"], ["地下室很湿。", "对此我们深表歉意。"],
    ),
}  # fmt: skip


@given(st.data())
def test_sentences_abroad(data: st.DataObject) -> None:
    heading = data.draw(st.sampled_from(sorted(ABROAD)))
    done, to_come, now, nothing = ABROAD[heading]
    states = {
        **dict.fromkeys(done, "done"),
        **dict.fromkeys(to_come, "open"),
        **dict.fromkeys(now, "in-progress"),
    }
    told = data.draw(st.lists(st.sampled_from([*states, *nothing]), min_size=1, max_size=5, unique=True))
    apart = "" if heading[3] > "ÿ" else " "
    assert {item.title: item.status for item in items(apart.join(told), heading)} == {
        each: states[each] for each in told if each in states
    }


@given(THINGS, st.sampled_from([
    ("We have already replaced {}.", "done"), ("A fix for {} has been merged.", "done"), ("Replaced the lamp and {}.", "done"),
    ("The work on {} is in progress.", "in-progress"), ("A test of {} is being written.", "in-progress"), ("The change to {} is in review.", "in-progress"),
    ("A test of {} is planned.", "open"), ("We are going to replace {}.", "open"), ("The first is to replace {}.", "open"),
    ("We plan on replacing {}.", "open"), ("The old lamp is going to be replaced by {}.", "open"), ("Second, we will replace {}.", "open"),
]), st.booleans())  # fmt: skip
def test_sentences_with_their_state(thing: str, form: tuple[str, str], beside: bool) -> None:
    body = form[0].format(thing) + " The cellar was wet." * beside
    assert [(item.title, item.status) for item in items(body)] == [(form[0].format(thing), form[1])]


@given(
    st.sampled_from((("(1)", "(2)", "(3)"), ("1)", "2)", "3)"), ("(a)", "(b)", "(c)"))), st.sampled_from((" ", "; ", ", and ", ". ")),
    st.sampled_from(("We will do three things: ", "Our plan: ", "In the cellar we will ")),
)  # fmt: skip
def test_points_within_a_sentence(signs: tuple[str, ...], between: str, lead: str) -> None:
    tasks = ("add a lamp", "check the doors", "write it down")
    body = lead + between.join(map("{} {}".format, signs, tasks)) + "."
    found = [item.title.removeprefix(f"{signs[0]} ").rstrip(".") for item in items(body)]
    assert found[-3:] == list(tasks)


@pytest.mark.parametrize("body", [
    "We will test it (1) in the cellar and (2) on the roof.", "We will add (b) and (a) to the list of doors.", "We will read sections 1) and 3) of it.",
])  # fmt: skip
def test_what_is_counted_within_a_sentence_is_none(body: str) -> None:
    assert [item.title for item in items(body)] == [body]


@pytest.mark.parametrize(("text", "status"), [
    ("Alert on depth has been deployed", "done"), ("Patch was applied", "done"), ("Verify that the pump was replaced", "open"),
    ("Check whether a lamp has been added", "open"), ("Automated tests of the pump", "open"), ("Improved alarms", "open"), ("Improved the alarms", "done"),
    ("Alert when a job is being retried", "open"), ("Report on what was done", "open"), ("A lamp that is being added", "open"),
])  # fmt: skip
def test_points_with_their_state(text: str, status: str) -> None:
    assert [item.status for item in items(f"- {text}\n")] == [status]
