"""Values every room of the kiosk agrees on. Standard library only."""
