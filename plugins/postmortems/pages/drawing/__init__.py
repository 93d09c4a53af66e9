"""What is drawn: axes, charts, timelines, as values that templates write out as SVG."""
