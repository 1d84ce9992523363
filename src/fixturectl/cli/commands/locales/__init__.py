"""See how far the store is translated, and work with translators."""
