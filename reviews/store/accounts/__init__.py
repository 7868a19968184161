"""Accounts: what is asked, what was answered, and what is kept of it."""
