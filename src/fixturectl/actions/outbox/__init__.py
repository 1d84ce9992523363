"""What people do with the outboxes of a store: look, send again, give up, forget."""
