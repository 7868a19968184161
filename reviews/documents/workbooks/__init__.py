"""Workbooks: written from values, and read back."""
