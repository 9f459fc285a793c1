"""How it looks: pages and pictures."""
