"""Words that make a person the cause, as data: whom they name, what they say, what would be right instead.

The families are those of the literature on blameless reviews: human error and slips as an explanation,
judgement of what people did, what they failed to do, and counterfactuals, which tell a story that did not
happen.
"""

from __future__ import annotations

from ..frozen import Frozen


class Family(Frozen):
    """What phrases of one kind say, and what would be right."""

    says: str
    right: str


CAUSE = Family(
    "gives a person's error as the cause",
    "say what made the step look right, and what let its effect through",
)
SLIP = Family(
    "explains it by a slip",
    "say what the person meant to do, what looked alike, and what let the step through",
)
JUDGED = Family("judges people", "say what they saw, and what the system did with what they did")
FAILED = Family(
    "makes a person the cause", "say what was asked of them, with what at hand, and what would have caught it"
)
INSTEAD = Family(
    "tells what did not happen",
    "say what happened and why it made sense then; a wish for next time is a follow-up",
)


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


def _signs(words: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in words.split())


_WHICH = _any("an? the our one this that another some on-call junior senior lead new former single primary")
_WHO = _any(
    """
    engineer developer dev admin administrator sysadmin technician intern contractor employee colleague
    maintainer author reviewer programmer analyst sre dba person committer volunteer contributor
    """
)
"""No operator, manager, worker or responder: machines are called so."""
_PERSON = (
    rf"(?:(?:(?:one of (?:our|the)|{_WHICH}) ){{1,3}}(?:[a-z\d-]{{2,14}} ){{0,2}}?)?"
    rf"(?:{_WHO}s?|team members?|staff(?: members?)?|on-call|@[\w-]{{2,39}})"
)
_SOMEBODY = rf"(?:{_PERSON}|(?:the|our|my) team|somebody|someone|he|she|we|i)"
_HOW = r"(?:(?:had|has|have|also|then|simply|just|[a-z]{2,12}ly) ){0,2}"
_LY = r"(?:[a-z]{2,12}ly |also |at least |just |only )?"
_NOT = r"(?: ?n[o'’]?t)"
_HAVE = r"(?:['’]ve| have)"
_DONE = (
    r"(?:[a-z]{2,14}[^e\W]ed|been|done|known|seen|thought|caught|taken|given|kept|built|sent|made|run|said|put"
    r"|read|told|set|written|chosen|gone|spoken|left|held|found|brought|led|met|foreseen|understood)"
)
_CONDUCT = _any(
    """
    care attention diligence discipline competence experience knowledge understanding awareness communication
    coordination judge?ment planning preparation testing revision review strategy decisions? practices?
    choices?
    """
)
"""What people do or are, where it is judged and not told."""
_DELETED = _any(
    """
    deleted removed dropped destroyed executed run ran pushed committed published disabled revoked sent leaked
    exposed deployed applied merged set changed overwritten overwrote terminated shut reverted wiped
    """
)
_DELETION = _any(
    "execution deletion removal destroy destruction push deployment release commit merge exposure shutdown"
)
_CHECK = _any(
    """
    bother check verify follow read see catch understand test review communicate inform tell alert ask look
    consider finish document anticipate appreciate expect reali[sz]e
    """
)
_CHECKED = _any(
    """
    checked verified followed read looked caught understood tested reviewed communicated informed
    told alerted asked considered finished documented anticipated expected reali[sz]ed enabled
    """
)
_PREVENTED = _any(
    """
    prevented avoided caught detected mitigated averted spotted discovered alerted shortened reduced isolated
    warned flagged
    """
)
_BETTER = _any(
    """
    noticed tested checked verified rushed reviewed foreseen anticipated questioned solved resolved
    communicated escalated addressed found fixed handled documented identified planned announced informed
    minimi[sz]ed done
    faster better quicker sooner earlier easier useful helpful careful attentive diligent vigilant
    """
)
_ERROR = _any("errors? mistakes? failures? misunderstandings? oversights?")
_NO_ERROR = _any("messages? codes? rates? handling reports? pages? logs? budgets?")
_CAUSES = (
    rf"(?:human|operator|user|pilot) {_ERROR}(?! {_NO_ERROR})",
    r"fat[- ]?finger(?:s|ed|ing)?|pebkac|(?:big|huge|silly|costly|simple|stupid) mistakes?",
    r"(?:oversight|mistake|error) (?:on|in) (?:my|our|his|her|their) part",
    r"(?:my|our|his|her) (?:mistake|oversight)",
    rf"(?:mistakes?|error) (?:made )?by {_PERSON}|mistake in [a-z]{{2,12}}ing",
    r"(?:caused by|due to|because of) an? \[?(?:simple )?(?:typo|mistake|oversight|mix-up|misclick)",
    rf"(?:caused|triggered|introduced) by an? (?:[a-z-]{{2,14}} )?{_WHO}",
)
_SLIP = r"(?:accidentally|inadvertently|mistakenly|unintentionally|erroneously)"
_SLIPS = (
    rf"{_SOMEBODY} {_HOW}{_SLIP} \w+|{_SLIP} (?:been )?{_DELETED}|{_DELETED} {_SLIP}",
    rf"by (?:mistake|accident)|(?:accidental|inadvertent|mistaken) {_DELETION}",
)
_JUDGEMENTS = (
    r"careless(?:ly|ness)?|negligen(?:t|tly|ce)|slopp(?:y|ily|iness)|incompeten(?:t|ce)|complacen(?:t|cy)",
    r"reckless(?:ly|ness)?|stupid(?:ly|ity)?|idiot(?:s|ic)?|laz(?:iness|ily)|inattenti(?:on|ve)",
    r"foolish(?:ly)?|irresponsib(?:le|ly)|hastily|blindly [a-z]{2,12}ed",
    rf"inexperienced (?:{_WHO}s?|team|staff|management)",
    rf"(?:lack of|insufficient|inadequate|poor) (?:[a-z]{{2,12}} )?{_CONDUCT}",
    r"(?:poorly|badly|improperly) (?:configured|tested|planned|documented|communicated|designed|handled)",
    r"(?:is|are|was|were) (?:solely |entirely |partly |clearly )?(?:to blame|at fault)",
    rf"{_SOMEBODY} screwed up|(?:{_PERSON}|his|her|their|my)(?:'s|s')? (?:own )?fault",
)
_MISSED = _any("forgot forgotten ignored overlooked misconfigured misjudged misread misunderstood missed")
_DID = (
    r"(?:forgot(?:ten)?|failed|neglected|omitted) to \w+",
    rf"{_MISSED} (?:about|the|an?|that|our|this|how)",
    r"(?:wrongly|incorrectly|falsely) \w+|made an? (?:[a-z]{2,14} )?mistake",
    rf"(?:did ?not|didn['’]?t) (?:[a-z]{{2,12}}ly )?(?:{_CHECK}|think (?:to|of|about))(?! all| every)",
    rf"(?:had not|hadn['’]t|never) {_CHECKED}|(?:was|were) (?:not aware|unaware)",
)
_OMISSIONS = (
    rf"{_SOMEBODY} {_HOW}(?:{'|'.join(_DID)})",
    rf"{_PERSON} (?:[a-z]{{2,14}} ){{1,5}}?(?:misjudged|misread|misunderstood|mistyped)",
    r"made an? (?:wrong|incorrect|false) assumption",
    r"(?:was|were) (?:overlooked|forgotten|neglected|misjudged|misunderstood)",
    r"(?:case|step|check|warning|sign|signal|regression|bug)s? (?:was|were) missed",
    rf"(?:nobody|no one) {_CHECKED}|(?:our|their|his|her|{_PERSON}['’]s|the team['’]s) failure to \w+",
    rf"failure to (?:notice|{_CHECK})",
)
_MUCH = r"(?:much |more |a lot )?"
_WISHES = (
    rf"{_SOMEBODY} {_LY}(?:should|ought to){_NOT}?{_HAVE} (?:{_LY}|not ){_DONE}",
    rf"(?:^|(?<=[-*] ))(?:should|could){_HAVE} (?:only )?{_DONE}|should have known better",
    rf"(?:should|could|would|might|ought to){_NOT}?{_HAVE} {_LY}been {_MUCH}(?:{_PREVENTED}|{_BETTER})",
    rf"(?:could|would|might){_HAVE} {_LY}(?:{_PREVENTED}|helped|revealed|saved|le?a?d to|allowed (?:us|for))",
    rf"would{_NOT}{_HAVE} (?:happened|occurred|been (?:necessary|needed))",
    rf"if (?:we|he|she) had (?:not )?{_DONE}|had (?:we|he|she) (?:not )?{_DONE}|if only (?:they|\w+) had",
    r"(?:preventable|avoidable) (?:issue|incident|outage|mistake|failure)s?",
)
FAMILIES = (
    (
        CAUSE,
        _signs("""
        human operator_err operator_mis operator_fail user_err user_mis user_fail pilot_ pebkac fat_ fat-
        fatfinger fatfingers fatfingered fatfingering mistake mistakes oversight oversights typo misclick
        mix-up by_a error_by made_by my_part our_part his_part her_part their_part
        """),
        _CAUSES,
    ),
    (
        SLIP,
        _signs("""
        accident accidental accidentally inadvertent inadvertently mistake mistaken mistakenly unintentionally
        erroneously
        """),
        _SLIPS,
    ),
    (
        JUDGED,
        _signs("""
        careless carelessly carelessness negligent negligently negligence sloppy sloppily sloppiness
        incompetent incompetence complacent complacency reckless recklessly recklessness stupid stupidly
        stupidity idiot idiots idiotic laziness lazily inattention inattentive foolish foolishly irresponsible
        irresponsibly hastily blindly inexperienced lack_of insufficient inadequate poor poorly improperly
        badly blame fault screwed
        """),
        _JUDGEMENTS,
    ),
    (
        FAILED,
        _signs("""
        forgot forgotten failed_to neglected omitted_to ignored overlooked misconfigured misjudged mistyped
        misread misunderstood missed mistake assumption wrongly incorrectly falsely failure_to did_not didn't
        didn’t didnt didnot aware unaware had_not hadn't hadn’t never_ nobody no_one
        """),
        _OMISSIONS,
    ),
    (
        INSTEAD,
        _signs("""
        should_have should've should’ve should_n shouldn' shouldn’ shouldnt shouldnot could_have could've
        could’ve could_n couldn' couldn’ couldnt couldnot would_have would've would’ve would_n wouldn' wouldn’
        wouldnt wouldnot might_have might've might’ve might_n mightn' mightn’ mightnt mightnot ought_to
        if_we_had if_he_had if_she_had had_we had_he had_she if_only preventable avoidable
        """),
        _WISHES,
    ),
)
"""Each with whole words of which any of its phrases has one, `_` for a blank, and these in small letters."""
