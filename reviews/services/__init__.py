"""What officers do, one verb a module.

A service takes a session and an act, checks with the domain, writes rows, and records one event;
the caller commits.
"""
