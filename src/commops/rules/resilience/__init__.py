"""What stops when somebody is away: depth, backups, successors."""
