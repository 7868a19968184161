"""The work of an officer."""
