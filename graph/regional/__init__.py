"""Measures that documents alone cannot give: computed from imported tables, refused without."""
