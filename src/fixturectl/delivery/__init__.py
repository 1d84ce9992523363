"""What goes to Slack and what comes back: the one room that knows slack-sdk."""
