"""The screen: the only place where Qt is known, beside the composition root."""
