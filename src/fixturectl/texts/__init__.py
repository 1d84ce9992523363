"""What a message says: texts and phrases, their placeholders, plural forms and formats."""
