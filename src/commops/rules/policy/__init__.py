"""Rules about what an organisation accepts, one a file."""
