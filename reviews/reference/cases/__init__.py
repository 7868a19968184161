"""What cases are held against, as dated data: decisions, grounds and appeals; the benefit tests."""
