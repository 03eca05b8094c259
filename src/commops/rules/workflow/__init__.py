"""Rules about the steps of workflows, one a file."""
