"""The hall: all that the command line can do, one call each; the only place where rooms are joined."""
