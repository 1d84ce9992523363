"""Sending: from what was asked for to a message that is stored, and from there to Slack."""

from fixturectl.actions.sending.delivering import Sent, Unsent, deliver, send, send_all
from fixturectl.actions.sending.orders import Order, Way

__all__ = ["Order", "Sent", "Unsent", "Way", "deliver", "send", "send_all"]
