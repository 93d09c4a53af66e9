"""How values are written: times, durations, counts, severities."""
