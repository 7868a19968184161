"""What comes of a review: recommendations, progress, revisits."""
