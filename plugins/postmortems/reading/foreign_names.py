"""What other tools call our front-matter fields; each format of import knows more of its own."""

from __future__ import annotations

from ..model.milestone import Milestone

FOREIGN = {
    Milestone.BEGAN.field: ("started", "start", "start_time", "startedAt", "incident_start"),
    Milestone.DETECTED.field: ("detected", "detectedAt"),
    Milestone.RESOLVED.field: ("resolvedWhen", "resolvedAt", "end", "ended", "end_time"),
    "services": ("service", "affected", "components"),
    "authors": ("author",),
    "summary": ("description",),
    "timezone": ("tz",),
}
PUBLISHED = (
    "date",
    "pubDate",
    "publishDate",
    "publish_date",
    "published",
    "published_at",
    "publishedAt",
    "created",
    "created_at",
)
"""How a front matter names the day of a page."""
_SAID = {
    "title": ("name", "headline", "subject"),
    "id": ("incident_id", "number", "key", "slug"),
    "kind": ("type", "incident_type", "category"),
    "status": ("state", "report_status", "draft", "published"),
    Milestone.BEGAN.field: (
        "date", "began", "begin", "start_date", "when", "incident_date", "occurred_at", "occurred", "time",
        "datetime", "timestamp", "started_on",
    ),
    Milestone.DETECTED.field: ("detection_time", "discovered_at", "noticed_at", "alerted_at"),
    Milestone.DECLARED.field: ("reported_at", "declared"),
    Milestone.ACKNOWLEDGED.field: ("acked_at", "acknowledged"),
    Milestone.MITIGATED.field: ("mitigation_time", "mitigated"),
    Milestone.RESOLVED.field: (
        "end_date", "ended_at", "end_at", "finished", "finished_at", "finish", "closed", "closed_at",
        "resolved", "resolution_time", "fixed_at", "restored_at", "incident_end",
    ),
    "authors": ("owner", "owners", "reporter", "written_by"),
    "severity": ("sev", "priority", "level"),
    "contributing_factors": ("cause", "root_cause", "factors"),
    "services": (
        "system", "systems", "component", "components_affected", "product", "products", "app", "apps",
    ),
    "tags": ("label", "labels", "keyword", "keywords"),
    "links": ("link", "url", "urls", "ticket", "tickets", "jira", "issue", "references"),
    "action_items": ("actions", "action_item", "follow_ups", "followups", "todos"),
    "impact": ("customer_impact", "user_impact"),
    "impact.users": ("users", "users_affected", "affected_users", "customers", "customers_affected"),
    "impact.users_percent": ("users_percent", "percent_affected"),
    "impact.regions": ("region", "regions"),
    "impact.revenue": ("revenue", "cost", "revenue_loss"),
    "detection.source": ("source", "detected_by", "detection_source", "detection_method"),
    "related": ("related_incidents", "duplicates"),
}  # fmt: skip
"""What people write besides, for hints only: some of it means other things elsewhere."""
_FOLLOWS = "it follows from `started_at`, `detected_at`, `mitigated_at` and `resolved_at`"
_PEOPLE = "`authors` says who wrote the report, `responders` how many helped; its text can name others"
_ABROAD = {
    "title": "titel titre título titulo titolo",
    "severity": "schweregrad schwere gravité gravite sévérité severidad gravedad gravidade severità gravità",
    "services": "dienst dienste systeme servicio servicios serviço serviços servizio servizi",
    Milestone.BEGAN.field: "beginn datum begonnen début debut fecha inicio início inizio",
    Milestone.DETECTED.field: "erkannt entdeckt détecté détection detectado rilevato",
    Milestone.RESOLVED.field: "ende behoben fin résolu resuelto resolvido fim fine risolto",
    "contributing_factors": "ursache ursachen causes causas cause_racine causa grund",
    "summary": "zusammenfassung résumé resume resumen resumo riassunto",
    "impact": "auswirkung auswirkungen impacto impatto",
    "authors": "autor autoren verfasser auteur auteurs autores autore",
    "action_items": "massnahmen maßnahmen aufgaben mesures acciones ações azioni",
}
"""The same in other languages."""
OTHERWISE = {
    **dict.fromkeys(
        ("duration", "length", "downtime", "duration_minutes", "ttd", "ttr", "ttm", "tta", "mttd", "mttr",
         "time_to_detect", "time_to_resolve", "time_to_mitigate", "time_to_acknowledge"), _FOLLOWS),
    **dict.fromkeys(
        ("incident_commander", "commander", "ic", "incident_lead", "incident_manager", "lead", "scribe",
         "on_call", "oncall", "participants", "reviewers", "approvers"), _PEOPLE),
    **dict.fromkeys(
        ("team", "teams", "owning_team", "squad", "owner_team"),
        "`authors` says who wrote the report; whose a service is stands in mkdocs.yml, as its `owner`"),
    **dict.fromkeys(("created", "created_at", "updated", "updated_at", "modified"), "Git knows when"),
}  # fmt: skip
"""How we tell what others have a field for and we have none."""
HINTS = {
    **{name: field for field, names in _ABROAD.items() for name in names.split()},
    **{name: field for field, names in (*FOREIGN.items(), *_SAID.items()) for name in names},
}
OURS = {name: field for field, names in FOREIGN.items() for name in names}
"""Our fields by other tools' names."""


def names_of(field: str) -> tuple[str, ...]:
    """Return what a field of ours may be called, our own name first."""
    return field, *FOREIGN.get(field, ())
