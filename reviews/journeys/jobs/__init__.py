"""Long work: what an officer asked to have made, how far it is, and what came of it."""
