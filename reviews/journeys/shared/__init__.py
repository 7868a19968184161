"""What is shared with the Housing Benefit team, and what a lead lets go."""
