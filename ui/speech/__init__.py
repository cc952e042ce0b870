"""Reading pages aloud: what is said of a page, and when."""
