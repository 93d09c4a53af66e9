"""How people write a time: the clock, date, range and zone that a line of text begins with."""
