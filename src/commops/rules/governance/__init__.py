"""Rules about measures, targets, escalation, information and reviews, one a file."""
