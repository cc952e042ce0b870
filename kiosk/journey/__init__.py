"""The resident's journey: state + event -> state + effects. Pure."""
