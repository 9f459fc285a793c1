"""Documents to claims: every fact with the words that state it."""
