"""Letters: from the draft to what was sent."""
