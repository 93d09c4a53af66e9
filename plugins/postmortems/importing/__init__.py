"""Reports of other tools and habits, as drafts of incident files, with what is not understood said."""
