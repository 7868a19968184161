"""Who comes in: signing in, permissions, and the doors from an address to a thing."""
