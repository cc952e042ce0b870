"""One visit: performs the journey's effects and feeds the outcomes back."""
