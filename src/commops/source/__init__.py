"""YAML and CSV text in, plain data out, the place of every key and value kept."""
