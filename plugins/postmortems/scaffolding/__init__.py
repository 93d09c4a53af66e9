"""What is written for people who begin: a knowledge base, or a report."""
