"""Forms and their fields, from the page to a value and back."""
