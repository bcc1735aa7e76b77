"""What holds for handbooks that nobody wrote."""
