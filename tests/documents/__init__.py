"""Job descriptions and the rule book, in every medium and language."""
