"""What is told of an incident in German, French, Spanish and Portuguese.

Stems, for these languages inflect at the end: `~` stands for any ending, and words may stand at each space.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.milestone import Milestone
from ...patterns import EAST, deferred
from .eastern import EASTERN
from .grammar import Rule, Strength
from .phrases import Phrases, words_in

BEGAN, DETECTED, RESOLVED = Milestone.BEGAN, Milestone.DETECTED, Milestone.RESOLVED
PLAIN, LOOSE = Strength.PLAIN, Strength.LOOSE
# fmt: off
_TOLD: tuple[tuple[Milestone, Strength, str], ...] = (
    # German
    (BEGAN, PLAIN, """
        fällt aus|fallen aus|kam es|gab es problem~|fiel aus|fielen aus|ausgefallen|schl~ fehl|
        reagier~ nicht mehr|antwort~ nicht mehr|nicht mehr erreichbar|nicht mehr möglich|
        nicht erreichbar|nicht verfügbar|konnt~ nicht|nicht nutzbar|beginn der störung|
        beginn des ausfalls|DE_TROUBLE beginn~/begann~/begonnen/trat/tritt/aufgetreten/ereignet|
        ausfallbeginn|störungsbeginn|zeitpunkt DE_TROUBLE"""),
    (BEGAN, LOOSE, """
        ausfall~|stehen/steht still|stürz~ ab|abgestürzt|brech~/bricht/brach~ weg/ein/zusammen|springt|
        hängt|hängen|abgehängt|gekappt|reißt|timeouts|lahm~|langsam~|gestört|unterbroch~|verlier~|
        verloren|nichts mehr|keine/keiner mehr|überlast~|läuft/laufen/lief/liefen voll|eingefroren|
        blockier~|abgelehnt|verweiger~|defekt~|steig~ an/auf/sprunghaft|fehlerquote|offline|
        fehlgeschlagen|abgelaufen~|läuft/laufen ab|geht/gehen/ging/gingen nicht|voll|kippt/kippen um|
        stromlos|schaltet/schalten/schaltete ab|angreifer~|verschafft|keine/kein an|leere|nicht mehr|
        erliegen|bricht/brechen/brach ab|beginn auswirkung~|500er|vermehrt fehler~|in knie|hängen"""),
    (DETECTED, PLAIN, """
        meldung~|gemeldet|melde~|alarm~|bemerk~|erkannt|entdeck~|festgestellt|aufgefallen|aufmerksam|
        anruf~|angerufen|alarmier~|beschwerde~|beschwer~|schlägt/schlagen/schlug an|
        fällt/fallen/fiel/fielen auf|ruft/rufen/rief/riefen an|hinweis~|kundenmeldung~|störmeldung~|
        erstmeldung~|bett geklingelt"""),
    (DETECTED, LOOSE, """
        wunder~|stell~ fest|informier~|kontaktier~|weist/wies hin|ticket~|critical|wird/wurde rot|
        bekam/bekommt wind|rückfrage~|fragt/fragen ob|störungsmeldung~|vermehrt anrufe|geweckt"""),
    (RESOLVED, PLAIN, """
        behoben|wiederhergestellt|entstört|störung beendet|ausfall beendet|normalbetrieb|entwarnung|
        wieder da/online/verfügbar/erreichbar/normal/möglich/stabil/nutzbar/einwandfrei/vollständig|
        läuft/laufen/lief/liefen/funktionier~/arbeite~ wieder|wieder am/in/im/ans netz/betrieb|beseitig~|
        uneingeschränkt|wieder zur/verfügung|wieder uneingeschränkt/voll/wie|beendet erklärt|
        erklärt beendet|keine fehler/meldungen/timeouts mehr|wiederherstellung vollständig~|
        vollständig~ wiederherstellung|klappt/klappen wieder"""),
    (RESOLVED, LOOSE, """
        wieder|störungsfrei|fehlerfrei|reibungslos|normalisier~|grün|geschlossen|ticket zu|abgearbeitet|
        vorbei"""),
    # French
    (BEGAN, PLAIN, """
        tomb~ en panne|ne répond~ plus|ne fonctionn~ plus|indisponible~|inaccessible~|début FR_TROUBLE|
        FR_TROUBLE commenc~/débute/débuté/survien~/surven~/produi~|heure FR_TROUBLE|début perturbations"""),
    (BEGAN, LOOSE, """
        tombe|tombent|tombé~|panne~|coup~ du/de|coupure~|plantage~|plant~|lent~|échec~|échou~|perd|
        perdent|perdu~|perte|bloqu~|satur~|décroch~|effondr~|envol~|déconnect~|plus personne|erreurs|
        impossible~|dégrad~|figé~|injoignable~|interromp~|injoignables|expir~|refus~|explos~|chiffr~|
        rançongiciel|aboutiss~|survenue|ne plus|partent plus|parte plus|sans accès|partent en|
        difficultés|coupé"""),
    (DETECTED, PLAIN, """
        signal~ par|signale~|signalement~|détect~|alerte~|constat~|remont~ par|prévien~|prévenu~|
        connaissance|appel du/de/des/un|rendu compte|fait savoir|découvr~|découvert~|aperçoi~|alerté~"""),
    (DETECTED, LOOSE, """
        appel|inaperçu~|rouge|notification~|avert~|inform~ par|remonté~|ticket~|sonde~ ko|remarqu~|
        drapeau|réveill~|critique|nous écriv~|premiers tickets"""),
    (RESOLVED, PLAIN, """
        rétabli~|résolu~|retour à la normale|pris fin|fin FR_TROUBLE|nouveau disponible~|
        nouveau opérationnel~|nouveau accessible~|fonctionn~ nouveau|fonctionn~ normalement|
        rentré dans ordre|terminé~ FR_TROUBLE|remett~/remis~ fonctionner/service/route|sans encombre|
        retour du/des service/services|revenu~ normale|situation normale|plus aucune erreur|
        problème réglé|retrouvé habituel"""),
    (RESOLVED, LOOSE, """
        ras|nominal~|opérationnel~|nouveau|corrigé~|reprend~|repris~|clos|clôtur~|stabilisé~|vert|
        revenu~|plus aucune|distribués"""),
    # Spanish
    (BEGAN, PLAIN, """
        inicio ES_TROUBLE|comienz~ ES_TROUBLE|empez~ a fallar|empiez~ a fallar|comenz~ a fallar|
        comienz~ a fallar|deja~ de|dejó de|dejaron de|se cae~|cayó|cayeron|no disponible~|no respond~|
        no pud~|fuera servicio|ES_TROUBLE produ~/comenz~/comienz~/empez~/empiez~/ocurr~/inici~|
        empiez~/empez~/comienz~/comenz~ dar error/errores|hora ES_TROUBLE"""),
    (BEGAN, LOOSE, """
        cae|caen|caída|lentitud|lent~|error|errores|falla|fallan|fallando|sin espacio|pico|satur~|
        bloque~|colgad~|cuelg~|inaccesible~|pierd~|perdi~|pérdida|tronó|rechaz~|intermiten~|degrad~|
        revient~|apagón|vinieron abajo|solo lectura|intrus~|atacante~|expir~|venci~|interrump~|agot~|
        dispar~ latencia|todo comenzó/empezó|no pued~|no podía~|aument~ tiempos/errores/latencia|
        sin acceso"""),
    (DETECTED, PLAIN, """
        alerta~|alarma~|reporta~|detecta~|detectó|avisa~|notifica|notificó|salta la|aviso~|descubr~|
        nos llama/llaman/llamó|dio/dimos/dieron/cayó cuenta|percat~|advirt~|
        recibe/recibimos page/alerta/aviso|nos contact~|primer/primera ES_TICKET|detecci~|
        vemos picos/errores|primera señal"""),
    (DETECTED, LOOSE, """
        llama/llaman/llamó|identific~|dispara monitor/alerta|ES_TICKET|observ~|queja~|reclam~|inform~|
        pregunta~ si|nota que|damos cuenta|primer aviso"""),
    (RESOLVED, PLAIN, """
        restableci~|restaurad~|resuelt~|solucionad~|vuelv~ a|volvió a|volvieron a|normaliza~|
        fin ES_TROUBLE|resolvió|solucionó|total normalidad|queda~ operativ~|nuevamente operativ~|zanjado|
        subsanad~|recupera~|recuperó"""),
    (RESOLVED, LOOSE, """
        sin problemas|normalidad|operativ~|cierra|cerrad~|cierre|estable~|sin alertas/errores/novedad|
        de nuevo|habitual|normal|baja/bajan cero|en línea|servicio ok|volvían a"""),
    # Portuguese
    (BEGAN, PLAIN, """
        início PT_TROUBLE|começ~ a falhar|par~ de responder|par~ de funcionar|cai|caiu|caíram|fora do ar|
        indisponíve~|não respond~|não consegu~|PT_TROUBLE começ~/ocorr~/inici~/início|hora PT_TROUBLE|
        sai/saiu/saíram do ar"""),
    (BEGAN, LOOSE, """
        lentidão|lent~|timeouts|erros|erro|falha~|falham|trava~|travou|morre~|crashloopbackoff|satur~|
        queda|recusad~|deixa~/deixou de|perde~|perdeu|bloque~|instabilidade|intermit~|inacessíve~|esgot~|
        expir~|interromp~|degrad~|pico|pifou|quebra|rompimento|explode~|isolad~|desligad~|avaria|
        param de|passa/passou/passam retornar/dar erro|não são mais|não foram mais|sem acesso|
        sem memória|aumento latência"""),
    (DETECTED, PLAIN, """
        alarme~|alerta~|relat~|detectou|detetou|detetad~|percebe~|avis~|identific~ PT_TROUBLE|
        primeir~ PT_TICKET|comunicou|reclama~|reporta~|reportou|notificou|notificaram|descobr~|
        conhecimento|deu/deram/demos conta|detecç~|notamos|apercebeu~"""),
    (DETECTED, LOOSE, """
        PT_TICKET|contact~|inform~|observ~|acion~|sinaliz~|ligou|liga dizer/avisar|apitou|flagra~|pegou|
        perceb~|acusa|acusou|notou|notaram"""),
    (RESOLVED, PLAIN, """
        restabeleci~|resolvid~|voltou|voltaram|volta ao normal|volta a funcionar|normalizad~|
        fim PT_TROUBLE|sanad~|retorno serviço/sistema|tudo de volta|incidente encerrado|recuperad~|
        corrigid~|no ar novamente|funcionando/operando/operar/respond~ normalmente/todos"""),
    (RESOLVED, LOOSE, """
        retom~|volta ao|volta a funcionar/responder|normaliz~|erros zerados|fila zerada|costume|reposto|
        acabou|cessou|estáveis|encerrad~|fechad~|estável|operacional|limpos|habituais|sem erros"""),
)
_KINDS = {
    "DE_TROUBLE": "störung~ ausfall~ problem~ fehler~ auswirkung~",
    "FR_TROUBLE": "incident impact panne interruption coupure indisponibilité lenteurs lenteur dégradation",
    "ES_TROUBLE": "incidente impacto caída fallo falla interrupción afectación incidencia lentitud",
    "ES_TICKET": "tique ticket tickets tiques incidencia incidencias reporte reportes llamada llamadas queja",
    "PT_TROUBLE": "incidente impacto falha queda instabilidade indisponibilidade interrupção lentidão",
    "PT_TICKET": "chamado chamados ticket tickets participação participações reclamação reclamações contacto",
}
# fmt: on
_UNLESS = {
    BEGAN: """
        wieder behoben nouveau resuelt~ ursache~ cause causa análisis analyse descart~ ausgeschlossen
        neustart~ redémarr~ reinici~ rollback entwarnung hipótese hipótesis aunque sigue siguen partiel~
        parcial~ declar~ déclar~ ausgerufen wartung~ maintenance mantenimiento manutenção verdacht
        suspeita sospecha ainda encore noch cessou""",
    DETECTED: """
        wieder behoben entwarnung entstört keine nominal~ normal~ limpos levée resuelt~ resolvid~
        rétabli~ ursache~ causa cause relatório informe statusseite estado statut publicamos
        veröffentlicht maintenance wartung~ sem anuncio anúncio fabricante próximo próxima rien ninguna
        ningún nenhum nenhuma ya parcialmente""",
    RESOLVED: """
        noch teil~ teilweise einige einigen manche erste ersten encore partiel~ certains aún aun
        parcial~ algunos todavía ainda alguns algumas previs~ prévu~ prevision geplant voraussichtlich
        zumindest intentar tentar versuch~ essai~ reintent~ notdürftig espéré esperad~ erwartet
        maintenance wartungsfenster~ mantenimiento manutenção siguen sigue parte hälfte etwas weiterhin
        bleib~ saldo""",
}
_COMMON = (
    "der das den dem ein eine einer einem es gegen und ist sind wird wurde wieder nicht beim im zum von "
    "vom nach bei mit auf seit erste erster le la les une du des est sont aux pas ne que qui nos el los "
    "las del en por para os da dos das na nas ao uma foi fue han nous falha fehl pelo pela mais dienst "
    "kunde kunden nutzer detectado detectada detectados d l s n ab inicio fim sem tudo fora hora erros "
    "site chamado todo"
)
_ENGLISH_TOO = (
    "accessible~ alarm~ alerte~ avert~ beginn~ commenc~ constat~ contact~ corrig~ costume "
    "crashloopbackoff critical critique critiqu~ degrad~ detecta~ detect~ expir~ explode~ explos~ fallen "
    "habitual identific~ impossible~ inaccessible~ inform~ intermit~ interromp~ intrus~ monitor nominal~ "
    "normal normale~ normaliz~ notifica notification~ observ~ ocurr~ offline online personne plant~ "
    "premiers presente~ primer problem~ recuper~ refus~ relat~ remis~ resolu~ responder respond~ retour~ "
    "revenu~ satur~ service services signal~ situation stabilise~ stabilis~ stell~ terminal~ ticket "
    "tickets ticket~ timeouts"
)
"""How English words begin too."""
_LONG = 6
_OWN = {word for _, _, said in _TOLD for word in words_in(said) if len(word) >= _LONG}
SIGNS = " ".join((_COMMON, *sorted(_OWN.difference(words_in(_ENGLISH_TOO)))))
"""Of these words, or of letters that are not English, each clause in such a language has one."""
_LETTER = deferred(rf"[à-ÿ]|{EAST}")


def has_letters_abroad(clause: str) -> bool:
    """Tell whether a clause has letters that are not English."""
    return not clause.isascii() and bool(_LETTER.search(clause))


def _rules() -> Iterator[Rule]:
    for milestone, strength in dict.fromkeys((of, how) for of, how, _ in _TOLD):
        said = "|".join(text for of, how, text in _TOLD if (of, how) == (milestone, strength))
        phrases = Phrases(said, _KINDS, between=4, unless=_UNLESS[milestone])
        yield Rule(milestone, strength, phrases, abroad=True)


ABROAD = (*_rules(), *EASTERN)
"""For a clause in such a language."""
