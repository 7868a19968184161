"""What officers see. A journey reads through the store, changes things through a service, and
links to other journeys by address only.
"""
