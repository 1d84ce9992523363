"""What two states of a store say differently: the messages, and what made them differ."""
