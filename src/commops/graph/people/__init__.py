"""Questions about people: their time, what they can do, what hangs on them."""
