"""Phrases: the messages of checks in the language of who reads them."""

from zvhrr_extract.phrases.load import LANGUAGES, Phrases, load_phrases
from zvhrr_extract.phrases.stored import say_explanation, tell_stored

__all__ = ["LANGUAGES", "Phrases", "load_phrases", "say_explanation", "tell_stored"]
