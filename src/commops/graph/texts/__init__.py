"""Questions about what is written: names and purposes, words and what they mean."""
