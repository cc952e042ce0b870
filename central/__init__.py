"""The reference central platform: takes in sealed cases, answers them, shows them to clerks."""
