"""The assessment: its parts, findings, conclusions, and the second reading."""
