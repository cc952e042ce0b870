"""Social security card readers: PC/SC, contact and contactless."""
