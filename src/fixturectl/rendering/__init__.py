"""From a fixture, its texts and its values to the message that Slack gets."""
