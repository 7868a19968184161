"""Cases: disputes, revisions and appeals, for those on a case's team."""
