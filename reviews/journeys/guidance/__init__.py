"""The guidance traced: where the service meets each paragraph, and what a review looked at."""
