"""Rules about the shape of a file, one a file."""
