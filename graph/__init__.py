"""What follows from the claims: the store, the network, the gaps."""
