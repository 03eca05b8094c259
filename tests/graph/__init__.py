"""What the graph answers."""
