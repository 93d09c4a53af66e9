"""What tells that an incident is over: that it ended, that it is as it was, that a repair was made."""

from __future__ import annotations

from ...model.milestone import Milestone
from . import lexicon as lex
from .grammar import (
    ADVERB,
    ANY_BE,
    ANY_DOWN,
    ANY_OVER,
    IS,
    METRIC,
    OF,
    ONE,
    PERSON,
    SYSTEMS,
    TROUBLES,
    Strength,
    rules,
)
from .lexicon import forms, past, verbs, words

_STOPPED = lex.CEASE + " subside clear disappear vanish"
_MADE = "create produce process deliver serve print index accept generate"
_LESS = "drop/drops/dropped fall/falls/fell decrease decline subside"
ENDS = (
    *rules(Milestone.RESOLVED, Strength.STRONG, {
        "resolved restored recovered end":
            r"(?:incident|issue|outage|problem|service)s?\b.{0,30}\bresolved\b"
            rf"|fully (?:restored|recovered|resolved)\b|end of (?:the )?(?:\w{{2,30}} )?{TROUBLES}\b",
    }),
    *rules(Milestone.RESOLVED, Strength.PLAIN, {
        f"resolved fixed recovered recovery restored end ends ended over solved gone away last final "
        f"{forms(_STOPPED)}":
            rf"[(\[<]?(?:resolved|fixed|recovered|restored|recovery)[)\]>]?(?=\W*$|,)|{TROUBLES} to an end\b"
            r"|(?:it|this|all|everything) (?:is|was) (?:all )?over\b"
            rf"|{TROUBLES} (?:{IS} )?{ADVERB}(?:ends?|ended|over(?! \w)|fixed|solved|gone|away|resolved)\b"
            rf"|{TROUBLES} (?:{OF}{ONE}{{1,5}})?(?:has |have |had )?{verbs(_STOPPED)}\b"
            rf"|(?:last|final) {ONE}{{0,2}}(?:{TROUBLES}|failed|failing) {ONE}?"
            r"(?:is|was|were|seen|occurred)\b",
        "back": rf"(?:{ANY_BE}|ha(?:s|ve|d) been) (?:\w{{2,12}}ly |now |all )?back\b(?! and)",
        f"normal {lex.OVER} intended expected":
            rf"{IS} {ADVERB}(?:(?:reported|confirmed|considered) (?:as |to be )?)?(?:{ANY_OVER}|normal)\b"
            rf"|{SYSTEMS} (?:{IS} )?(?:fully |all |completely |verified |working )*"
            rf"(?:normal|{ANY_OVER}|as (?:intended|expected))\b",
        f"{forms('resume')} all since":
            rf"all {ONE}{{1,3}}{verbs('start work run succeed load answer respond pass')}(?=\W*$)"
            rf"|(?:been|is|are) (?!losing|getting|seeing|missing|failing|timing|un\w+|{ANY_DOWN}){ONE}{{1,3}}"
            r"(?:ever )?since(?: then)?(?=\W*$)"
            rf"|{verbs('resume')} {ONE}?{SYSTEMS}\b",
        f"back {forms(lex.RETURN)}":
            rf"{SYSTEMS} {verbs(lex.RETURN)}\b|{SYSTEMS} back to\b"
            rf"|{verbs('recover')} (?:\w{{2,12}}ly|by itself)\b",
        f"again running back recovery restoration {forms(lex.RETURN)} {forms('restore')}":
            r"(?:is|are|was|were) (?:\w{2,12}ly |reported )?(?:as |to be )?up (?:again|and running)\b"
            r"|(?:comes?|came|returns?|returned) back\b"
            r"|(?<!to )back (?:up|online|on line|in (?:operation|service|action))\b"
            rf"|(?<!work )(?<!investigation ){verbs(lex.RETURN)}(?=\W*$)"
            rf"|(?:has|have|had) {ADVERB}{past(lex.RETURN)}\b"
            rf"|(?<!to ){verbs('restore')} (?:the |full )?{SYSTEMS}\b|back (?:below|under|within)\b"
            r"|(?:recovery|restoration)(?: of [^.;]{1,60}?)? (?:is |was |now )*completed?\b",
        "again":
            rf"(?:{words(lex.WELL)}|right)\b.{{0,30}}\bagain\b"
            rf"|start(?:s|ed) (?:to )?{words(lex.GOING + ' ' + lex.STOPPED)}\w{{0,4}}\b[^.]{{0,30}}\bagain\b",
        forms(lex.MEND): rf"(?<!^to )(?<!^ to ){verbs(lex.MEND)} (?:the |this |our )?{TROUBLES}\b",
        "confirmed again":
            r"(?:resolution|recovery) (?:is |was )?confirmed\b"
            rf"|confirmed (?:to be )?(?:{ANY_OVER}|working|up)\b|{ANY_BE} {past(_MADE)} again\b",
        "zero~ 0~ baseline~ normal~":
            rf"{METRIC}\b.{{0,20}}\b{verbs('drop/drops/dropped fall/falls/fell go/goes/went return')} "
            rf"(?:back )?to (?:zero|0|normal|baseline)|{METRIC} (?:count )?(?:{ANY_BE} |at )?(?:zero"
            rf"|0)(?![\w.])",
    }),
    *rules(Milestone.RESOLVED, Strength.CLOSED, {
        "closed closes resolved over":
            rf"(?:{TROUBLES}|tickets?) (?:{IS} )?{ADVERB}(?:(?:declared|marked)(?: as)? )?{ADVERB}"
            r"(?:closed|resolved|over(?! \w))\b"
            rf"|{verbs('close declare mark/marks/marked')} {ONE}{{0,3}}(?:closed|resolved|over)\b"
            r"|close[sd] (?:the |this )?(?:incident|ticket)\b",
    }),
    *rules(Milestone.RESOLVED, Strength.LOOSE, {
        "again": r"again(?=\W*$)",
        f"{forms(_LESS)} unpaused unjailed unfrozen reopened opened reenabled enabled brought up":
            rf"{METRIC}\b.{{0,20}}\b{verbs(_LESS)}\b"
            r"|un(?:paused|jailed|frozen)\b|re-?(?:opened|enabled)(?=\W*$)|brought (?:back |up|online)"
            rf"|{ANY_BE} up\b(?! (?:to|by|for|at|in|but|with) )",
        "all": rf"all {ONE}{{1,3}}{words(lex.OVER)}(?=\W*$|,)",
        "can": rf"{PERSON} can (?:now |again |all )?{words(lex.RESUMED)}(?=\W*$)",
        "up online live available reachable healthy operational green normal stable flow~":
            rf"{SYSTEMS} (?:{IS} )?{ADVERB}(?:up|online|live|available|reachable)(?=\W*$)"
            r"|(?<!not )(?<!yet )(?<!un)(?!(?:remain|stay)(?:s|ed)?\b)(?:everything|\w{2,20}) "
            r"(?:fully |all |completely )?"
            r"(?:reachable|healthy|operational|green)(?=\W*$)"
            rf"|traffic (?:{IS} )?flow(?:s|ing)\b"
            rf"|(?:{METRIC}|metrics|graphs?|dashboards?|alerts) (?:all )?(?:normal|green|stable)(?=\W*$)",
    }),
    *rules(Milestone.MITIGATED, Strength.STRONG, {
        "restored recovered back ends mitigated":
            r"(?:service|services|site|system|traffic)\b.{0,30}\b(?:restored|recovered|back)\b|outage ends\b"
            r"|mitigated\b",
    }),
)  # fmt: skip
