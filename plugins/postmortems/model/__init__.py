"""What a postmortem is: frozen values, no I/O, nothing but the standard library."""
