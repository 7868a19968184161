"""What is laid side by side: voices, needs, support, staff time, outcomes."""
