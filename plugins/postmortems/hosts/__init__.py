"""Where the pages go: one module for each host, thin, with all that knows of it."""
