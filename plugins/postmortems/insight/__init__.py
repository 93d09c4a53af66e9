"""What incidents tell together: measures, distributions, facets, follow-ups, relations. Values, no pages."""
