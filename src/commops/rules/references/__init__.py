"""Rules about ids and names, one a file."""
