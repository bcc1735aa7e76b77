"""What is made of the handbook beside its pages, a room or a module each."""
