"""Mentions: names in a text, their types, their other names."""
