"""What is said, in Simplified Chinese."""
