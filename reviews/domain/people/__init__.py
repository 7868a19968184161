"""Officers: their roles, teams and checks, and the council they work for."""
