"""What a report promises to do: lists, tasks, tables, groups and sentences."""
