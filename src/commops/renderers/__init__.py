"""Views, drawn: one file a picture, text out."""
