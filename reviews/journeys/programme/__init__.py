"""Programmes of reviews: the team, the schemes and why, samples, and the calendar of visits."""
