"""Files as they are read: what is wrong with them, and where."""
