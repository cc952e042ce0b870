"""What survives a power cut: sealed cases, the outbox, and the courier that carries it."""
