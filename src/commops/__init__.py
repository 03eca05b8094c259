"""commops: org design as code."""

__version__ = "0.1.0"
