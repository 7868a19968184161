"""Keeping residents safe: concerns, holds, feedback, closures, rights."""
