"""What matters to a resident, and how it went over time."""
