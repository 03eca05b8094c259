"""What the rules say, in Simplified Chinese, one file a family."""
