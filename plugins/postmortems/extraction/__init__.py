"""What a body says: Document -> Narrative. Timeline, facts, action items, lengths, whoever wrote them."""
