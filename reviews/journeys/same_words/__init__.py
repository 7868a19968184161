"""The same words in the papers of two residents: looked for, shown, and judged by a person."""
