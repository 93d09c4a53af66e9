"""What a text says of an incident: one lexicon, its grammar, clauses, and what each claims."""
