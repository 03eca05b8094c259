"""Answers about an organisation, as plain data that any renderer can draw."""
