"""Turns yearly report files into one checked JSON document per organisation and year."""
