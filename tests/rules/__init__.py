"""What the pages of rules do not show."""
