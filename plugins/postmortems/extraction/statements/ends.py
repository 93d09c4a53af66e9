"""What tells that an incident is over: that it ended, that it is as it was, that a repair was made.

Of the rules for one milestone the first that fits counts.
"""

from __future__ import annotations

from ...model.milestone import Milestone
from . import lexicon as lex
from .grammar import ADVERB, ANY_BE, ANY_OVER, IS, METRIC, OF, ONE, PERSON, SYSTEMS, TROUBLES, Strength, rule
from .lexicon import past, verbs, words

_MADE = "create produce process deliver serve print index accept generate"
ENDS = (
    rule(Milestone.RESOLVED, Strength.STRONG,
        r"(?:incident|issue|outage|problem|service)s?\b.{0,30}\bresolved\b",
        r"fully (?:restored|recovered|resolved)\b",
        rf"end of (?:the )?(?:\w{{2,30}} )?{TROUBLES}\b"),
    rule(Milestone.RESOLVED, Strength.PLAIN,
        rf"[(\[<]?(?:resolved|fixed|recovered|restored|recovery)[)\]>]?(?=\W*$)|{TROUBLES} to an end\b"
        r"|(?:it|this|all|everything) (?:is|was) (?:all )?over\b",
        rf"{TROUBLES} (?:{IS} )?{ADVERB}(?:ends?|ended|over|fixed|solved|gone|away|resolved)\b",
        rf"{TROUBLES} (?:{OF}{ONE}{{1,5}})?(?:has |have |had "
        rf")?{verbs(lex.CEASE + ' subside clear disappear vanish')}\b"
        rf"|(?:last|final) {ONE}{{0,2}}(?:{TROUBLES}|failed|failing) {ONE}?(?:is|was|were|seen|occurred)\b"),
    rule(Milestone.RESOLVED, Strength.PLAIN,
        rf"{IS} {ADVERB}(?:(?:reported|confirmed|considered) (?:as |to be )?)?(?:{ANY_OVER}|normal)\b"),
    rule(Milestone.RESOLVED, Strength.PLAIN,
        rf"(?:{ANY_BE}|ha(?:s|ve|d) been) (?:\w{{2,12}}ly |now |all )?back\b(?! and)"),
    rule(Milestone.RESOLVED, Strength.PLAIN,
        rf"{SYSTEMS} (?:{IS} )?(?:fully |all |completely |verified |working )*(?:normal|{ANY_OVER}|as "
        r"(?:intended|expected))\b"),
    rule(Milestone.RESOLVED, Strength.PLAIN,
        rf"all {ONE}{{1,3}}{verbs('start work run succeed load answer respond pass')}(?=\W*$)|(?:been|is"
        rf"|are) {ONE}{{1,3}}(?:ever )?since(?: then)?(?=\W*$)|{verbs('resume')} {ONE}?{SYSTEMS}\b"),
    rule(Milestone.RESOLVED, Strength.PLAIN,
        rf"{SYSTEMS} {verbs(lex.RETURN)}\b|{SYSTEMS} back to\b|{verbs('recover')} (?:\w{{2,12}}ly|by "
        r"itself)\b"),
    rule(Milestone.RESOLVED, Strength.PLAIN,
        r"(?:is|are|was|were) (?:\w{2,12}ly |reported )?(?:as |to be )?up (?:again|and running)\b"
        r"|(?:comes?|came|returns?|returned) back\b"
        r"|back (?:up|online|on line|in (?:operation|service|action))\b",
        rf"(?<!work )(?<!investigation ){verbs(lex.RETURN)}(?=\W*$)|(?:has|have|had) "
        rf"{ADVERB}{past(lex.RETURN)}\b",
        rf"(?<!to ){verbs('restore')} (?:the |full )?{SYSTEMS}\b|back (?:below|under|within)\b",
        r"(?:recovery|restoration)(?: of [^.;]{1,60}?)? (?:is |was |now )*completed?\b"),
    rule(Milestone.RESOLVED, Strength.PLAIN,
        r"back (?:to|at) (?:(?:its |their )?(?:normal|baseline|usual|work|zero)|100 ?%|0\b)",
        r"return(?:s|ed|ing)? to (?:its |their )?(?:normal|baseline|usual|service)",
        rf"(?:everything|all|things)(?: {ANY_BE})?(?: {ONE}{{0,2}})? ?(?:{words(lex.FINE)}"
        rf"|{words(lex.WELL)})\b",
        rf"(?:work|build|launch|run)(?:s|ing)? {ONE}{{0,2}}(?:fine|well|correctly|properly|normally|as "
        r"expected)\b"),
    rule(Milestone.RESOLVED, Strength.PLAIN,
        rf"(?:{words(lex.WELL)}|right)\b.{{0,30}}\bagain\b|start(?:s|ed) [^.]{{0,40}}\bagain\b|functional "
        r"again\b"),
    rule(Milestone.RESOLVED, Strength.PLAIN,
        rf"all (?:clear|good|green|systems)\b|(?:usual rate|normal operations?)\b|(?:full|complete) "
        rf"{ONE}?(?:recovery|restoration|resolution)\b|(?<!^to )(?<!^ to ){verbs(lex.MEND)} "
        rf"(?:the |this |our )?{TROUBLES}\b"),
    rule(Milestone.RESOLVED, Strength.PLAIN,
        rf"(?:resolution|recovery) (?:is |was )?confirmed\b|confirmed (?:to be )?(?:{ANY_OVER}|working|up)\b",
        rf"{ANY_BE} {past(_MADE)} again\b"),
    rule(Milestone.RESOLVED, Strength.PLAIN,
        rf"(?:{PERSON} {IS} {ADVERB}able|{verbs('allow enable permit')} {PERSON}) to {words(lex.RESUMED)}\b"
        rf"|(?:every(?:body |one )|all {ONE}{{1,2}})can {words(lex.RESUMED)}\b|can {ONE}{{1,6}}again\b"
        rf"|{words(lex.GOING)}\w{{0,3}} (?:again\b"
        r"|(?:normally|successfully|correctly|properly)(?: again)?(?=\W*$))"),
    rule(Milestone.RESOLVED, Strength.PLAIN,
        rf"{METRIC}\b.{{0,20}}\b{verbs('drop/drops/dropped fall/falls/fell go/goes/went return')} (?:back "
        rf")?to (?:zero|0|normal|baseline)|{METRIC} (?:{ANY_BE} |at )?(?:zero|0)(?![\w.])"),
    rule(Milestone.RESOLVED, Strength.CLOSED,
        rf"(?:{TROUBLES}|tickets?) (?:{IS} )?{ADVERB}(?:(?:declared|marked)(?: as)? )?{ADVERB}(?:closed"
        r"|resolved|over)\b",
        rf"{verbs('close declare mark/marks/marked')} {ONE}{{0,3}}(?:closed|resolved|over)\b",
        r"close[sd] (?:the |this )?(?:incident|ticket)\b"),
    rule(Milestone.RESOLVED, Strength.LOOSE,
        rf"{words(lex.FIX)} {ONE}?(?:{IS} )?{ADVERB}(?:{past(lex.APPLY)}|live|rolled out|rolled back"
        r"|performed)\b",
        rf"rolled back\b|{words(lex.FIX)} (?:is |was |has )?(?:completed?|finished|done)\b|caught up\b"
        rf"|again(?=\W*$)|{ONE}{{1,2}}(?:withdrawn|reverted)\b|reverted (?:the|to)\b"
        r"|successfully (?:failed over|restarted|rebooted|redeployed)\b"),
    rule(Milestone.RESOLVED, Strength.LOOSE,
        rf"{METRIC}\b.{{0,20}}\b{verbs('drop/drops/dropped fall/falls/fell decrease decline subside')}\b"
        r"|un(?:paused|jailed|frozen)\b|re-?(?:opened|enabled)(?=\W*$)"
        rf"|brought (?:back |up|online)|{ANY_BE} up\b(?! (?:to|by|for|at|in|but|with) )"),
    rule(Milestone.RESOLVED, Strength.LOOSE,
        rf"all {ONE}{{1,4}}(?:have been|were|are) (?:re)?(?:{past(lex.SECURE)}|{words(lex.OVER)}|built"
        rf"|created|processed|uploaded|delivered|sent)\b|{words(lex.CREDENTIALS, plural=True)} (?:{IS} "
        rf")?{past(lex.SECURE)}\b|(?:{SYSTEMS}|portal) (?:{IS} )?(?:secured|contained)\b"
        rf"|{words('queue backlog error', plural=True)} {IS} {ADVERB}(?:gone|empty|drained|cleared)\b"),
    rule(Milestone.MITIGATED, Strength.STRONG,
        r"(?:service|services|site|system|traffic)\b.{0,30}\b(?:restored|recovered|back)\b",
        r"outage ends\b|mitigated\b"),
)  # fmt: skip
