"""Pages of one material as one file for the shelf. Pure: JPEG bytes in, file bytes out."""
