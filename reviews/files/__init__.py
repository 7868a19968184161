"""Evidence bytes on disk. Every record has bytes of its own; none are shared between records."""
