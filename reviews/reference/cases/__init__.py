"""What is known of decisions and appeals in Housing Benefit, as files in data/ hold it."""
