"""What a text shares with reports: which of them tell of something that was seen before."""
