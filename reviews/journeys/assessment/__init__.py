"""The overall assessment, recommendations and what comes of them."""
