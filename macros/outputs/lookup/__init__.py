"""What the lookup answers from."""
