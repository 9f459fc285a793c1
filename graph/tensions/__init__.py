"""Where documents do not fit together: with each other, with themselves, or with arithmetic."""
