"""Formulas: `income[total, "Begroting"] = costs[total, "Begroting"]`, read."""

from __future__ import annotations

import re

from zvhrr_extract.models.formula import Formula, Term

_TERM = re.compile(
    r'\s*(?P<sign>[+-])?\s*(?P<table>[a-z_][a-z0-9_]*)\[\s*(?:total|"(?P<row>[^"]+)")\s*'
    r'(?:,\s*"(?P<column>[^"]+)"\s*)?\]\s*'
)


def parse_formula(text: str) -> Formula | None:
    """Read an identity: sums of `table[row, "column"]` on both sides of one equals sign.

    The row is a label in quotes or the word `total`; a column that is left out is the last.

    >>> parse_formula('income[total] = costs[total, "Realisatie"]').right
    (Term(sign=1, table='costs', row=None, column='Realisatie'),)
    >>> parse_formula("income = costs")
    """
    sides = [_parse_side(side) for side in text.split("=")]
    if len(sides) != 2:
        return None
    left, right = sides
    return Formula(left, right) if left and right else None


def _parse_side(text: str) -> tuple[Term, ...] | None:
    terms: list[Term] = []
    at = 0
    while at < len(text):
        match = _TERM.match(text, at)
        if match is None or (terms and match["sign"] is None):
            return None
        sign = -1 if match["sign"] == "-" else 1
        terms.append(Term(sign, match["table"], match["row"], match["column"]))
        at = match.end()
    return tuple(terms)
