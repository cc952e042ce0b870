"""Sensors and lamps: mains power, the headset socket, the door, lights."""
