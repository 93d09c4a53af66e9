"""The verbs of the command: one module, one verb, named like it, with a click command `command`."""
