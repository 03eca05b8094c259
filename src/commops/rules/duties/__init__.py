"""Rules about who owns which duty, one a file."""
