"""Cases: a provider's dispute, a claimant's revision or appeal, and what goes to the tribunal."""
