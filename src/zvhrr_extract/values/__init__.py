"""Text to value, pure: numbers, years, likeness, words. No files, no state."""
