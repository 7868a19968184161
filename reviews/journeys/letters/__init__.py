"""Letters: drafted, checked, approved, issued, sent."""
