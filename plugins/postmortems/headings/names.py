"""What the parts of a report are called in English: phrases that name a role, and words that name none.

Data for `grammar.py`. What stands before `~` is a stem, what stands behind it the ending that is shown:
`caus~e` is `causes` and `caused` too. A phrase after `-` names its part only where nothing else does (`impact
summary` is an impact), one after `+` before all others (`steps taken to prevent it` are actions).
"""

from __future__ import annotations

Row = tuple[str, str, str]
"""A role, its phrases with `|` between, and where they were seen."""

# fmt: off
ENGLISH: tuple[Row, ...] = (
    ("summary", "-summar~y|-overview|-tldr|-tl dr", "Google SRE, PagerDuty, Wikimedia, Atlassian"),
    ("summary", "-abstract|-recap|-synopsis|-description", "Google SRE, PagerDuty, Wikimedia, Atlassian"),
    ("summary", "-describ~ed|-introduction", "Google SRE, PagerDuty, Wikimedia, Atlassian"),
    ("summary", "-what happen~ed|-what occur~red|-what broke|-what wrong", "PagerDuty, 2i2c, Sourcegraph"),
    ("summary", "-what problem|-what issue|-problem statement", "PagerDuty, 2i2c, Sourcegraph"),
    ("summary", "-the incident|-the outage|-the problem|-the issue", "PagerDuty, 2i2c, Sourcegraph"),
    ("summary", "-what went down|-what need know", "PagerDuty, 2i2c, Sourcegraph"),
    ("summary", "-problem|-story", "PagerDuty, 2i2c, Sourcegraph"),
    ("impact", "impact~|affect~ed|blast radius|consequence~s", "Google SRE, Elastic, Azure, Kehoe"),
    ("impact", "damage~s|symptom~s|-scope|-effect~s|loss~es|harm", "Google SRE, Elastic, Azure, Kehoe"),
    ("impact", "worst case", "Google SRE, Elastic, Azure, Kehoe"),
    ("impact", "-what lost|-what down|-what users saw|-what customers saw|-what mean~s", "public reports"),
    ("impact", "-what customer~s|-which customer~s|-which users|-what data", "public reports"),
    ("impact", "-what information|-safe|abuse~d|-data integrity", "public reports"),
    ("impact", "-how long|-how many|-downtime~s", "public reports"),
    ("timeline", "timeline~|time line|chronolog~y|incident timing|rundown", "Google SRE, Elastic, PostHog"),
    ("timeline", "key events|-event log|-events|-log|-sequence", "Google SRE, Elastic, PostHog"),
    ("timeline", "sequence of events|chain of events|series of events", "MoJ, public reports"),
    ("timeline", "log of events|order of events|history of events", "MoJ, public reports"),
    ("detection", "detect~ion|discover~y|notic~ed|spot~ted|-alert~s|-identified", "Google SRE, MoJ, Kehoe"),
    ("detection", "-identification|+how identif~y", "Google SRE, MoJ, Kehoe"),
    ("detection", "found out|find out|how found|how find|how know", "PostHog, dfds, public reports"),
    ("detection", "how catch|how caught|nobody see|not see|see sooner", "PostHog, dfds, public reports"),
    ("detection", "see earlier|not catch|not caught|why not seen", "PostHog, dfds, public reports"),
    ("trigger", "trigger~|leadup|lead up|leading up|led up|what led", "Google SRE, Atlassian"),
    ("trigger", "precipitating event|precipitating", "Google SRE, Atlassian"),
    ("root_cause", "root cause~|caus~e|contributing factor~s", "Google SRE, PagerDuty, dfds"),
    ("root_cause", "contributing condition~s|contributing|contributory|fault", "Google SRE, PagerDuty, dfds"),
    ("root_cause", "rca|-what found|culprit", "Google SRE, PagerDuty, dfds"),
    ("root_cause", "underlying issue|underlying problem|underlying|whys", "Rust, Atlassian, Bitcoin"),
    ("root_cause", "technical details|technical analysis|technical chain", "Rust, Atlassian, Bitcoin"),
    ("root_cause", "exploit~|vulnerabilit~y|-bug|-defect|-why", "Rust, Atlassian, Bitcoin"),
    ("root_cause", "how happen~|how possible|+what went wrong technically|how work~ed", "PyPI, Kehoe"),
    ("resolution", "resol~ution|verification|recover~y|response", "Google SRE, Atlassian, PagerDuty"),
    ("resolution", "respond|responded|mitigat~ion|remediat~ion|fix~", "Google SRE, Atlassian, PagerDuty"),
    ("resolution", "solution~|solv~ed|repair~|restor~ation|hotfix~", "Google SRE, Atlassian, PagerDuty"),
    ("resolution", "workaround~|patched", "Google SRE, Atlassian, PagerDuty"),
    ("resolution", "action taken|actions taken|steps taken", "Rust, Azure, public reports"),
    ("resolution", "immediate action~s|immediate response|-what did", "Rust, Azure, public reports"),
    ("lessons", "lesson~s|learn~ings|takeaway~s|key takeaway~s", "Google SRE, PagerDuty, mybinder"),
    ("lessons", "-retrospective|-insight~s|-how we do|-how did do", "Google SRE, PagerDuty, mybinder"),
    ("went_well", "+got right|+went well|+go well|+gone well|+going well", "Google SRE, Flutter, Elastic"),
    ("went_well", "+went right", "Google SRE, Flutter, Elastic"),
    ("went_well", "+worked well|+what work~ed|+did well|+do well", "Google SRE, Flutter, Elastic"),
    ("went_well", "+done well|+what help~ed|+what good", "Google SRE, Flutter, Elastic"),
    ("went_wrong", "+got wrong|+not well|+went wrong|+go wrong", "Google SRE, PagerDuty, Wikimedia"),
    ("went_wrong", "+gone wrong|+went poorly", "Google SRE, PagerDuty, Wikimedia"),
    ("went_wrong", "+go poorly|+went badly|+what fail~ed|+what not", "Google SRE, PagerDuty, Wikimedia"),
    ("went_wrong", "+gone better|+go better|+went better|+been better|+done better", "Google SRE, MoJ"),
    ("went_wrong", "+be improved|+been improved|+can improve|+could improve", "Google SRE, MoJ"),
    ("went_wrong", "+what can improve|+what could improve", "Google SRE, MoJ"),
    ("lucky", "+luck~y|+silver lining", "Google SRE"),
    ("actions", "action item~s|action~s|action point~s|follow up|ais", "Google SRE, Wikimedia, Azure"),
    ("actions", "+next time", "Google SRE, Wikimedia, Azure"),
    ("actions", "follow ups|followup|followups|next step|next steps", "Google SRE, Wikimedia, Azure"),
    ("actions", "recommend~ations|task|tasks|todo|todos|to do|to dos", "Google SRE, Wikimedia, Azure"),
    ("actions", "action plan|repair item~s|call to action", "Google SRE, Wikimedia, Azure"),
    ("actions", "+prevent~ion|+avoid~|improvement~s|measures", "Google API, Flutter, Rust"),
    ("actions", "corrective action~s|corrective measure~s|remedial", "Google API, Flutter, Rust"),
    ("actions", "future work|future measure~s|future action~s", "Google API, Flutter, Rust"),
    ("actions", "future improvement~s|+future mitigat~ion|+future remediat~ion", "Google API, Flutter, Rust"),
    ("actions", "+future fix~es|+further work|+further action~s", "Google API, Flutter, Rust"),
    ("actions", "+what doing|+what chang~e|-changes|-next|+do better", "Sourcegraph, PyPI, public reports"),
    ("actions", "+do differently|+do next|+what next|+move forward", "Sourcegraph, PyPI, public reports"),
    ("actions", "+looking forward|+going forward|proposed change~s", "Sourcegraph, PyPI, public reports"),
    ("actions", "planned change~s|planned work|long term fix~", "Sourcegraph, PyPI, public reports"),
    ("actions", "long term solution~s|permanent fix~", "Sourcegraph, PyPI, public reports"),
    ("actions", "permanent solution~s", "Sourcegraph, PyPI, public reports"),
    ("summary", "-in brief|-at a glance|-highlights|-outline|-short version|-intro", "public reports"),
    ("impact", "fallout|extent|data loss|degradation|customer experience", "public reports"),
    ("impact", "user experience", "public reports"),
    ("timeline", "play by play|blow by blow|incident history|order of things|-timeframe", "public reports"),
    ("detection", "first sign~s|alerting|how learn about|came to light|how learn of", "public reports"),
    ("trigger", "initiating event~s|initiating", "public reports"),
    ("root_cause", "reason|reasons|origin~s|explanation~s|explain~ed|mechanism", "public reports"),
    ("root_cause", "source of the problem", "public reports"),
    ("resolution", "remedy|remedied|rollback|rolled back|rolling back|immediate step~s", "public reports"),
    ("resolution", "back to normal", "public reports"),
    ("lessons", "reflection~s|-observation~s", "public reports"),
    ("went_well", "-positives|-strengths|-successes|+what succeed~ed|+mitigators", "public reports"),
    ("went_well", "notable practice|good practice|-held", "public reports"),
    ("went_wrong", "-negatives|-weakness~es|+shortcoming~s|+area for improvement", "public reports"),
    ("went_wrong", "+areas for improvement", "public reports"),
    ("went_wrong", "+so long|+so hard|+so slow|+so difficult|-difficult~ies", "public reports"),
    ("went_wrong", "+areas of improvement|+room for improvement|+areas to improve", "public reports"),
    ("went_wrong", "+went awry", "public reports"),
    ("actions", "+what s next|+whats next|+looking ahead|+path forward|+way forward", "public reports"),
    ("actions", "future plan~s|hardening", "public reports"),
    ("actions", "+remediation plan|+mitigation plan|+recovery plan|improvement plan", "public reports"),
    ("actions", "plan of action", "public reports"),
    ("actions", "countermeasure~s|commitment~s|next actions|follow on", "public reports"),
    ("actions", "+what will do|+what we will", "public reports"),
    ("actions", "deliverables|-plans|roadmap|resilien~ce|strengthen~ing|+what now", "public reports"),
    ("actions", "+what coming|+what improve|+what improving|+what plan~ning", "public reports"),
    ("investigation", "-investigat~ion|-analys~is|-diagnos~is|-debug~ging|-background", "Elastic, dfds"),
    ("investigation", "-triage|-deep dive", "Elastic, dfds"),
    ("communication", "communicat~ion|messaging|escalation|status update~s", "PagerDuty, dfds"),
    ("references", "reference~s|links|appendix|appendices", "Google SRE, Kehoe, CCADB"),
    ("references", "supporting information|supporting document~s|attachment~s", "Google SRE, Kehoe, CCADB"),
    ("references", "resources|citations|evidence", "Google SRE, Kehoe, CCADB"),
    ("references", "related incident~s|related link~s|related", "Wikimedia"),
    ("references", "further reading|relevant documentation", "Wikimedia"),
    ("references", "additional reading|further information", "Wikimedia"),
    ("participants", "participants|attendees|atendees|responders", "dfds, PagerDuty, Kehoe"),
    ("participants", "people involved|author~s|team|involved people|roles", "dfds, PagerDuty, Kehoe"),
    ("conclusion", "conclu~sion|closing|closing remarks|final thoughts|final remarks", "Wikimedia, Azure"),
    ("conclusion", "closure", "Wikimedia, Azure"),
    ("metadata", "metadata|stats|scorecard|date|dates|status|severity", "dfds, Wikimedia, Cloud book"),
    ("metadata", "duration|timezone|id|start date time|end date time", "dfds, Wikimedia, Cloud book"),
)
VOID = (
    "a an the of in on to for from by with at as or so if when where which that this these those it "
    "its itself i we us our ours you your they their he she me my is are was were am be been being "
    "do does did done doing have has had having can could will would should may might must shall get "
    "got getting take taken took make made all any both saw last lasted thing things details detail "
    "not no again now then there here still just really actually exactly about into out up off over "
    "than more most very incident incidents outage outages issue issues problem problems event "
    "events report reports postmortem postmortems mortem mortems pm system systems service services "
    "production site customer customers user users end client clients business people internal "
    "external technical main primary secondary key detailed brief short executive full final initial "
    "first second third next current high level general overall immediate quick section part step "
    "steps item items list lists links how what who whose why went happened happen finding findings "
    "review reviews assessment assessments near later potential possible further future planned "
    "revised corrected updated proposed ongoing long mid term completed pending corrective work utc gmt "
    "new old other own ve ll don isn like become becoming going hit involved "
)
"""Words that a name may have about it, and that name nothing by themselves."""
QUESTIONS = "what why how where when was wie warum wieso que qu pourquoi comment como por porque"
WHY = "why warum wieso pourquoi por porque"
STAGES = "until before after during while once post pre about"
"""Words with which the name of a stage begins, `After it is resolved`, and no part's."""
DENIALS = "not no nao nicht pas kein keine"
"""Words that make of what went well what did not."""
BEFORE_MORE = (
    "of for from to in on by with during after before behind about that which von zur zum fur um de du des d "
    "del do da dos das para pour por"
)
"""Words behind the head of a phrase."""
# fmt: on
