"""What macros/check finds."""
