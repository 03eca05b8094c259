"""Rules about the letters of the duty matrix, one a file."""
