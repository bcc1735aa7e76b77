"""The question bank for learning management systems, in the forms that they read."""
