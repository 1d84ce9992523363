"""Sending: from what was asked for to a message that is stored, and from there to Slack."""

from fixturectl.actions.sending.delivering import Sent, accept, deliver, send
from fixturectl.actions.sending.orders import Order, Way

__all__ = ["Order", "Sent", "Way", "accept", "deliver", "send"]
