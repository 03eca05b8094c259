"""Findings, written out: one file a format, each ``write(report, told) -> str``."""
