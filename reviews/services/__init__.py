"""What officers do, subject by subject.

A service takes a session and an act, checks with the domain, writes rows, and records one event;
the caller commits.
"""
