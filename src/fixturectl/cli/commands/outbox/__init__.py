"""See what waits to be sent, send it, or give it up."""
