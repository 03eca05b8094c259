"""Rules about how clearly things are put, one a file."""
