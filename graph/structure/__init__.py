"""Structure: what stops when something falls away, where a chain hangs on one thread."""
