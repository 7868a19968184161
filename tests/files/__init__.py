"""The folder of files, and what may be put into it."""
