"""The database: tables, sessions, the event chain, and one query module a noun.

Queries return frozen dataclasses, never rows. Rows are written only by services, and every row
of an audited table is covered by an event before the session commits.
"""
