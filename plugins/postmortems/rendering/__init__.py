"""An incident's Markdown body as safe HTML, as GitHub shows it."""
