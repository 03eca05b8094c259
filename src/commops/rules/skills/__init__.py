"""Rules about what people can do, and what roles and duties ask for."""
