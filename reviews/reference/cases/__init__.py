"""What cases are held against: tests of Housing Benefit, as dated data."""
