"""What officers do in a case."""
