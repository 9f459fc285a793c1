"""Reference value chains: what a chain needs, as versioned tables anyone can edit."""
