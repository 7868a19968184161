"""What reads across subjects: work that waits, history, the log, the audit."""
