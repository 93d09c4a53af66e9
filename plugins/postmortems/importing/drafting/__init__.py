"""What a format makes of a file: the fields of a draft, with what is doubtful about them."""
