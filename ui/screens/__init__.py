"""State -> screen, verb -> event. Pure: no Qt is imported in this package."""
