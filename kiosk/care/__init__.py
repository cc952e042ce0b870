"""Self-care: what a kiosk finds out about itself, and what it tells those who look after it."""
