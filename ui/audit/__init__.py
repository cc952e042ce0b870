"""The audit of the screens: look at every one as it is drawn and spoken, say what is wrong."""
