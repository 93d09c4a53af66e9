"""What is told of an incident in German, French, Spanish, Portuguese, Japanese and Chinese.

Stems, for these languages inflect at the end: `~` stands for any ending, and words may stand at each space.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.milestone import Milestone
from ...patterns import EAST, deferred
from .grammar import Rule, Strength

# fmt: off
_TOLD: tuple[tuple[Milestone, str], ...] = (
    # German
    (Milestone.BEGAN, "fällt aus|fallen aus|kam es|gab es problem~"),
    (Milestone.BEGAN, "fiel aus|fielen aus|ausgefallen|schl~ fehl|reagier~ nicht mehr|antwort~ nicht mehr"),
    (Milestone.BEGAN, "nicht mehr erreichbar|nicht mehr möglich|nicht erreichbar|nicht verfügbar"),
    (Milestone.BEGAN, "konnt~ nicht|nicht nutzbar|beginn der störung|beginn des ausfalls"),
    (Milestone.DETECTED, "meldung~|gemeldet|melde~|alarm~|bemerk~|erkannt|entdeck~|festgestellt"),
    (Milestone.DETECTED, "aufgefallen|aufmerksam|anruf~|angerufen|alarmier~|beschwerde~"),
    (Milestone.RESOLVED, "behoben|wiederhergestellt|wieder verfügbar|wieder erreichbar|wieder online"),
    (Milestone.RESOLVED, "wieder normal|wieder möglich|wieder stabil|läuft wieder|laufen wieder"),
    (Milestone.RESOLVED, "lief wieder|funktionier~ wieder|normalbetrieb|entstört|störung beendet"),
    (Milestone.RESOLVED, "ausfall beendet|wieder in betrieb"),
    # French
    (Milestone.BEGAN, "début de l'incident|début de la panne|début de l'interruption"),
    (Milestone.BEGAN, "tomb~ en panne|ne répond~ plus|ne fonctionn~ plus|indisponible~"),
    (Milestone.BEGAN, "inaccessible~"),
    (Milestone.DETECTED, "signal~ par|signale~|signalement~|détect~|alerte~|constat~|remont~ par"),
    (Milestone.RESOLVED, "rétabli~|résolu~|retour à la normale|nouveau disponible~|nouveau opérationnel~"),
    (Milestone.RESOLVED, "nouveau accessible~|fonctionn~ de nouveau|fonctionn~ à nouveau"),
    (Milestone.RESOLVED, "fin de l'incident|fin de la panne|pris fin"),
    # Spanish
    (Milestone.BEGAN, "inicio del incidente|inicio de la ca~|comienz~ la ca~|comienz~ el incidente"),
    (Milestone.BEGAN, "empez~ a fallar|empiez~ a fallar|comenz~ a fallar"),
    (Milestone.BEGAN, "comienz~ a fallar|deja~ de|dejó de|dejaron de|se cae~|cayó|cayeron"),
    (Milestone.BEGAN, "no disponible~|no respond~|no pud~"),
    (Milestone.DETECTED, "alerta~|alarma~|reporta~|detecta~|detectó|avisa~|notifica|notificó|salta la"),
    (Milestone.RESOLVED, "restableci~|restaurad~|resuelt~|solucionad~|vuelv~ a|volvió a|volvieron a"),
    (Milestone.RESOLVED, "normaliza~|fin del incidente|fin de la caída|resolvió|solucionó"),
    # Portuguese
    (Milestone.BEGAN, "início do incidente|início da falha|início da queda|começ~ a falhar"),
    (Milestone.BEGAN, "par~ de responder|par~ de funcionar|cai|caiu|caíram|fora do ar|indisponíve~"),
    (Milestone.BEGAN, "não respond~|não consegu~"),
    (Milestone.DETECTED, "alarme~|relat~|detectou|percebe~|avis~"),
    (Milestone.RESOLVED, "restabeleci~|resolvid~|voltou|voltaram|volta ao normal|volta a funcionar"),
    (Milestone.RESOLVED, "normalizad~|fim do incidente|fim da falha"),
)
_JOINED: tuple[tuple[Milestone, str], ...] = (
    (Milestone.BEGAN, "発生|停止した|停止し|障害開始|応答しな|接続できな|利用できな"),
    (Milestone.BEGAN, "开始报错|发生|發生|宕机|中断|中斷|不可用|无法访问|停電|停电|斷電|断电"),
    (Milestone.DETECTED, "検知|検出|アラート|発見|気付|気づ|通報|問い合わせ|告警|报警|发现|检测到|收到反馈"),
    (Milestone.RESOLVED, "復旧|解消|回復|正常に戻|正常化|収束|解決|恢复|恢復|解决|修复完成"),
)
"""Of Japanese and Chinese, which have no spaces."""
_BEGINS: tuple[tuple[str, str], ...] = (
    ("störung|ausfall|problem|fehler", "beginn|begann|begonnen|trat|aufgetreten|ereignet"),
    ("incident|panne|interruption|coupure", "commenc|débute|débuté|surven|produi"),
    ("incidente|caída|fallo|falla|interrupción", "comenz|comienz|empez|empiez|produ|ocurr|inici"),
    ("incidente|falha|queda|instabilidade", "começ|ocorr|inici"),
)
"""What happens, and that it does: at most three words stand between."""
# fmt: on
SIGNS = (
    "der das den dem ein eine einer einem es gegen und ist sind wird wurde wieder nicht beim im zum "
    "behoben gemeldet wiederhergestellt le la les une du des est sont aux pas el los las del en por "
    "para os da dos das na nas ao uma servicio sistema serviço foi fue han nous falha fehl von vom nach "
    "bei mit auf seit erste erster alarm alarme alarma alerte alerta panne störung kunde kunden nutzer "
    "dienst fehler erreur erreurs meldung meldungen ne que qui nos pelo pela mais ausgefallen erreichbar "
    "erkannt entdeckt bemerkt festgestellt aufgefallen entstört detectado detectada detectados detectou "
    "restaurado restaurada resuelto resuelta solucionado solucionada restablecido restabelecido resolvido "
    "resolvida normalizado normalizada comienza empieza voltou voltaram volvieron fonctionne signalement"
)
"""Of these words, or of letters that are not English, each clause in such a language has one."""
_LETTER = deferred(rf"[à-ÿ]|{EAST}")


def has_letters_abroad(clause: str) -> bool:
    """Tell whether a clause has letters that are not English."""
    return not clause.isascii() and bool(_LETTER.search(clause))


def rules_abroad(clause: str) -> Iterator[Rule]:
    """Yield the rules that a clause may fit: those of which it has a stem; to compile one takes long."""
    for rule in _RULES:
        if any(stem in clause for stem in rule.opens.split()):
            yield rule


def _rule(milestone: Milestone) -> Rule:
    phrases = [phrase for of, said in _TOLD if of is milestone for phrase in said.split("|")]
    joined = [phrase for of, said in _JOINED if of is milestone for phrase in said.split("|")]
    opens = [max(phrase.split(), key=len).rstrip("~") for phrase in phrases] + joined
    stems = [said.replace("~", r"\w{0,12}").replace(" ", r"\W+(?:\w+\W+){0,2}") for said in phrases]
    for what, does in _BEGINS if milestone is Milestone.BEGAN else ():
        stems.append(rf"(?:{what})\w{{0,3}}\W+(?:\w+\W+){{0,3}}(?:{does})\w{{0,12}}")
        opens += does.split("|")
    says = deferred(rf"(?<![\w-])(?:{'|'.join(stems)})(?!\w)|{'|'.join(joined)}")
    return Rule(milestone, Strength.PLAIN, says, " ".join(dict.fromkeys(opens)))


_RULES = tuple(map(_rule, dict(_TOLD)))
