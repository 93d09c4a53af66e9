"""What is new since a day, and how it is told: a template to Markdown, and from that mail and Slack."""
