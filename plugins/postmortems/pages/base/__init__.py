"""What every page is made with: what it is, where it stands, its template, a row of a list, the key times."""
