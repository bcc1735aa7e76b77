"""What data/ can hold."""
