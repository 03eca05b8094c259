"""Rules about the text of a file, one a file."""
