"""The record underneath: events, their chain, files, and dated facts."""
