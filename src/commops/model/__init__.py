"""What an organisation is; the models are the format, and one file holds one subject."""
