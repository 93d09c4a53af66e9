"""How long things took: what a report states, and what follows from its times."""
