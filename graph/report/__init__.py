"""The pack a chain's office hands in: five pictures and five lists, every cell with its sentence."""
