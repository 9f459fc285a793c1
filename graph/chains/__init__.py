"""Reference chains in use: as files to edit, kept versions, regional changes, proposals."""
