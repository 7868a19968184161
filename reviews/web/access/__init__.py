"""Who comes in: signing in, permissions, and the loaders from an address to a thing."""
