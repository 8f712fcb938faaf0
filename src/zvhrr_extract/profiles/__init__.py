"""Profiles and languages: data files in, what is known beforehand out."""

from zvhrr_extract.profiles.load import KnowledgeBase, load_knowledge
from zvhrr_extract.profiles.rows import match_row

__all__ = ["KnowledgeBase", "load_knowledge", "match_row"]
