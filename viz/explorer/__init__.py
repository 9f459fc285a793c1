"""The explorer: what an address asks for, which things that shows, where they stand, how they look."""
