"""Rules about duties that one person may not hold together, one a file."""
