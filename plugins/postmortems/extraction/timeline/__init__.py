"""A document to its timeline: who says what happened when, and what of it is doubtful."""
