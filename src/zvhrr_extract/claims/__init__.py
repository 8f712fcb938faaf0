"""Claims: a report in, what its prose states and what its tables say of it out."""

from zvhrr_extract.claims.find import find_claims

__all__ = ["find_claims"]
