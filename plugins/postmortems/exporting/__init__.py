"""What leaves for other programs: one file, one format."""
