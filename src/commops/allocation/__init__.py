"""Who should take which role: the problem as plain data, its solvers, and why."""
