"""Profiles and languages: data files in, what is known beforehand out."""

from zvhrr_extract.profiles.load import KnowledgeBase, load_knowledge

__all__ = ["KnowledgeBase", "load_knowledge"]
