"""What fixtures promise of their messages: golden files, and assertions."""
