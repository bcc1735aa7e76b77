"""The handbook without a network, and what it keeps in a browser."""
