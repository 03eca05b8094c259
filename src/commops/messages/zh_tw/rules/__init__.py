"""What the rules say, in Traditional Chinese as written in Taiwan, one file a family."""
