"""What residents agreed to, use by use, and whether they could decide."""
