"""Rules about units, reporting lines, spans and layers, one a file."""
