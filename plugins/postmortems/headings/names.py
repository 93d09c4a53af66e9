"""What the parts of a report are called in English: phrases that name a role, and words that name none.

Data for `phrases.py`. What stands before `~` is a stem, what stands behind it the ending that is shown:
`caus~e` is `causes` and `caused` too. A phrase after `-` names its part only where nothing else does (`impact
summary` is an impact), one after `+` before all others (`steps taken to prevent it` are actions).
"""

from __future__ import annotations

from ..patterns import deferred

Row = tuple[str, str, str]
"""A role, its phrases with `|` between, and where they were seen."""
_ROW = deferred(r"(\w{1,40}) \((.{1,200}?)\): ?(.+)")


def rows(table: str) -> tuple[Row, ...]:
    """Return the rows of a table: `role (where seen): phrases`, the further lines of a row indented."""
    found = _ROW.findall(table.replace("\n  ", ""))
    return tuple((role, phrases, seen) for role, seen, phrases in found)


PLANS = "future|proposed|suggested|recommended|planned|long term|permanent"
REMEDIES = "fix~es|mitigat~ion|remediat~ion|solution~s|resolution"
"""What mends, and words before it that make of it what is to be done: `future fixes`."""
PLANNED = (
    "actions",
    "|".join(f"+{when} {what}" for when in PLANS.split("|") for what in REMEDIES.split("|")),
    "Rust, Sourcegraph, PyPI, public reports",
)
# fmt: off
ENGLISH = (PLANNED, *rows("""
summary (Google SRE, PagerDuty, Wikimedia, Atlassian, 2i2c, Sourcegraph, public reports and templates):
  -summar~y|-overview|-tldr|-tl dr|-abstract|-recap|-synopsis|-description|-describ~ed|-introduction
  |-what happen~ed|-what occur~red|-what broke|-what wrong|-what issue|-problem statement
  |-the incident|-the outage|-the issue|-what went down|-what need know|-problem|-story|-in brief
  |-at a glance|-highlights|-outline|-short version|-intro|-in short|-nutshell
  |-quick facts|-key facts|-issue|-general information
impact (Google SRE, Elastic, Azure, Kehoe, public reports and templates): impact~|affect~ed|blast radius
  |consequence~s|damage~s|symptom~s|-scope|-effect~s|loss~es|harm|worst case|-what lost|-what down
  |-what users saw|-what customers saw|-what mean~s|-what customer~s|-which customer~s|-which users
  |-what data
  |-what information|-safe|abuse~d|-data integrity|-how long|-how many|-downtime~s|fallout|extent|data loss
  |degradation|customer experience|user experience|how bad|-users see
  |implication~s|were hit|who hit|data lost|experienced|-what cost
timeline (Google SRE, Elastic, PostHog, MoJ, public reports and templates): timeline~|time line|chronolog~y
  |incident timing|rundown|key events|-events|-log|-sequence|sequence of events|chain of events
  |series of events|log of events|order of events|history of events|play by play|blow by blow
  |incident history
  |-updates|order of things|-timeframe|minute by minute|hour by hour|-unfold~ed|course of events|how day went
  |+what happened when|chronicle~s|diary|-course
detection (Google SRE, MoJ, Kehoe, PostHog, dfds, public reports and templates): detect~ion|discover~y
  |noticed
  |noticing|spot~ted|-alert~s|-identified|-identification|+how identif~y|found out|find out|how notice
  |did notice|how found|how find|how know|how catch|how caught|nobody see|not see|see sooner|see earlier
  |not catch|not caught|why not seen|first sign~s|alerting|alert~s trigger~ed|trigger~ed alert~s
  |how learn about|came to light|how learn of
  |became aware|become aware|how knew|alarm raised|how alerted|+came attention
  |-surfaced
trigger (Google SRE, Atlassian, public reports and templates): trigger~|leadup|lead up|leading up|led up
  |what led|precipitating|initiating|set off|what started|-where began|-how began|-how start~ed
  |spark
root_cause (Google SRE, PagerDuty, dfds, Rust, Atlassian, Bitcoin, PyPI, Kehoe, public reports and templates):
  root cause~|caus~e|contributing factor~s|contributing condition~s|contributing|contributory|fault|rca
  |-what found|culprit|underlying|whys|five why~s|technical details
  |technical analysis|technical chain|technical descri~ption|exploit~|vulnerabilit~y|-bug|-defect|-why
  |how happen~|how possible|+what went wrong technically|how work~ed|reason|reasons|origin~s|explanation~s
  |attack vector~s|attack method~s|attack path|explain~ed|mechanism|source of the problem|made possible
  |what allow~ed|what enabl~ed|-what it was|-real failure|-real problem
  |-actual failure|-actual problem|failures compound~ed|compounding factor~s|aggravating factor~s
resolution (Google SRE, Atlassian, PagerDuty, Rust, Azure, public reports and templates): resol~ution
  |verification|recover~y|response|respond|responded|mitigat~ion|remediat~ion|fix~|solution~|solv~ed|repair~
  |restor~ation|hotfix~|workaround~|patched|action taken|actions taken|steps taken|immediate action~s
  |-what did|remedy|remedied|rollback|rolled back|rolling back|immediate step~s|back to normal
  |bring~ing back
  |-cleanup|-clean up|-patch~es|stopgap|containment|eradicat~ion|came back|coming back|on feet|-way back
  |steps took|-validation
lessons (Google SRE, PagerDuty, mybinder, public reports and templates): lesson~s|learn~ings|takeaway~s
  |-retrospective|-insight~s|-how we do|-how did do|reflection~s|-observation~s|taught|teach~es|-surpris~ed
  |-what we take|-opportunit~ies|food for thought
went_well (Google SRE, Flutter, Elastic, public reports and templates): +got right|+went well|+go well
  |+gone well|+going well|+went right|+worked well|+what work~ed|+did well|+do well|+done well|+what help~ed
  |+what good|-strengths|-successes|+what succeed~ed|+mitigators|notable practice|good practice|-held
  |+things help~ed|+saved us|bright spot~s|-the good|-proud|+did right|+saved the day|kudos|-praise
  |-good news
went_wrong (Google SRE, PagerDuty, Wikimedia, MoJ, public reports and templates): +got wrong|+not well
  |+went wrong|+go wrong|+gone wrong|+went poorly|+go poorly|+went badly|+what fail~ed|+what not
  |+gone better
  |+go better|+went better|+been better|+done better|+be improved|+been improved|+can improve|+could improve
  |+what can improve|+what could improve|-weakness~es|+shortcoming~s|+area for improvement
  |+areas for improvement|+so long|+so hard|+so slow|+so difficult|-difficult~ies|+areas of improvement
  |+room for improvement|+areas to improve|+went awry|+hinder~ed|+hurt|+got in the way|+slow~ed us
  |+made worse
  |+less well|-pain point~s|-the bad|-challenges|-gaps|-struggl~ed|+fell short|+fall short
  |+tripped up|+room for growth|+let down|+room improve|-obstacle~s|gaps exposed|gaps found|gaps identified
  |gaps revealed|problem~s during recover~y|problem~s during restor~ation|issue~s during recover~y
  |issue~s during restor~ation|difficult~ies during recover~y|difficult~ies during restor~ation
lucky (Google SRE, public templates): +luck~y|+silver lining|near miss~es|+could been worse|+gone worse
actions (Google SRE and API, Wikimedia, Azure, Flutter, Rust, Sourcegraph, PyPI, public reports, templates):
  action item~s|action~s|action point~s|follow up|ais|+next time|follow ups|followup|followups|next step
  |next steps|recommendation~s|recommend|-recommended|task|tasks|todo|todos|to do|to dos|action plan
  |repair item~s|call to action|suggestion~s|proposal~s|+prevent~ion|+avoid~|improvement~s|measures
  |corrective
  |remedial|future work~s|future measure~s|+further work
  |+further action~s|+what doing|+what chang~e|-changes|-next|+do better|+do differently|+do next|+what next
  |+move forward|+looking forward|+going forward|proposed change~s|planned change~s|planned work
  |+what s next
  |+whats next|+looking ahead|+path forward|+way forward|future plan~s|hardening|+remediation plan
  |+remediation item~s|+remediation task~s|+mitigation item~s
  |+mitigation plan|+recovery plan|improvement plan|plan of action|countermeasure~s|commitment~s
  |next actions
  |follow on|+what will do|+what we will|deliverables|roadmap|resilien~ce|strengthen~ing|+what now
  |+what coming|+what improve|+what improving|+what plan~ning|+happen~ again|+recurring|+not repeat~ed
  |+steps taking|+what happens next|+from here|-mov~ing forward|work item~s|tickets filed|who does what
  |+what will fix|+get better|+chang~es making|+for the future|+need~s chang~e|+needs doing|+comes next
  |+being done|-safeguard~s|+permanent control~s
  |+doing better|+how improving|still to do|open items|outstanding items|+remaining work|+outstanding work
  |-backlog|homework|+be taken|+be implemented|+to take|+needs done|+need done
  |promise~s|-plans|+what should we do|+what can we do|+what must we do|recommended practice~s
  |remediation status|mitigation status|fix~es status|action~s status|action item~s status
  |status of action~s
  |+chang~es need~|+keep happen~ing|+stop happen~ing|+stop repeat~ing|+stop recur~ring|-still open
  |-remain~s open|status of action item~s|status of fix~es|status of remediation
investigation (Elastic, dfds): -investigat~ion|-analys~is|-diagnos~is|-debug~ging|-triage
  |-deep dive|-digging|-forensic~s|-troubleshoot~ing|-what looked at|-what looked into
  |-hypothes~is
communication (PagerDuty, dfds): communicat~ion|messaging|escalation|status update~s|disclosure~s
  |-told customers|press statement~s|-notification~s|stakeholder updates
  |future update~s
references (Google SRE, Kehoe, CCADB, Wikimedia): reference~s|links|appendix|appendices
  |supporting information
  |supporting document~s|attachment~s|resources|citations|evidence|related|further reading
  |relevant documentation|additional reading|further information|glossary|-sources|see also|screenshot~s
  |-graphs|-charts|additional material~s
participants (dfds, PagerDuty, Kehoe): participants|attendees|atendees|responders|people involved
  |involved parties|parties involved|author~s|team|involved people|roles|who involved|-on call engineer~s
  |contributors|-people on call|incident commander
conclusion (Wikimedia, Azure): conclus~ion|concluding|closing|closing remarks|closing statement~s
  |-where we are now|-where are we now|-where things stand|closing words|final thoughts|final remarks
  |final statement~s|final words|closure
metadata (dfds, Wikimedia, Cloud book): metadata|stats|scorecard|date|dates|status|severity|duration
  |timezone|-changelog|-change log|-revision history|-document history
  |id|start date time|end date time|key data
"""))
VOID = (
    "a an the but of in on to for from by with at as or so if when where which that this these those it its "
    "itself i we us our ours you your they their he she me my is are was were am be been being do does did "
    "done doing have has had having can could will would should may might must shall get got getting take "
    "taken took make made all any both saw last lasted thing things details detail not no again now then "
    "there here still just really actually exactly about into out up off over than more most very incident "
    "incidents outage outages issue issues problem problems event events report reports postmortem "
    "postmortems mortem mortems pm system systems service services production site customer customers user "
    "users end client clients business people internal external technical main primary secondary key "
    "detailed brief short executive full final initial first second third next current high level general "
    "overall immediate quick section part step steps item items list lists links how what who whose why went "
    "happened happen finding findings review reviews assessment assessments near later potential possible "
    "further future planned revised corrected updated proposed ongoing long mid term completed pending "
    "corrective address method methods specific work utc gmt new old other own ve ll don isn like become "
    "becoming going hit involved post under way underway "
    "think believe probably likely "
)
"""Words that a name may have about it, and that name nothing by themselves."""
QUESTIONS = "what why how where when was wie warum wieso que qu pourquoi comment como por porque"
WHY = "why warum wieso pourquoi por porque"
STAGES = (
    "until before after during while once pre post about avant apres pendant antes despues depois durante "
    "nach"
)
"""Words with which the name of a stage begins, `After it is resolved`, and no part's."""
DENIALS = "not no nao nicht pas kein keine"
"""Words that make of what went well what did not."""
BEFORE_MORE = (
    "of for from to in on by with during after before behind about that which von zur zum fur um de du des d "
    "del do da dos das para pour por fuer aus"
)
"""Words behind the head of a phrase."""
# fmt: on
