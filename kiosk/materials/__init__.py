"""Pictures in, assessed pages out. Arrays in, values out."""
