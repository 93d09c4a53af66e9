"""What a report promises to do: lists, tasks, tables, groups and sentences."""

from .reader import MAX_ACTIONS, read_action_items

__all__ = ["MAX_ACTIONS", "read_action_items"]
