"""What programs that converse may ask of a knowledge base; only its server needs the extra `mcp`."""
