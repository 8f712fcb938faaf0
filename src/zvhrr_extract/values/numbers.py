"""Numbers as reports print them: `2.619`, `€ 1.234,50`, `(315)`, `12,5%`."""

import re
from decimal import ROUND_HALF_EVEN, Decimal

# ISO 4217 codes by the signs and words reports print.
CURRENCY_CODES = {
    "€": "EUR",
    "euro": "EUR",
    "eur": "EUR",
    "$": "USD",
    "usd": "USD",
    "£": "GBP",
    "gbp": "GBP",
}
# A longer one is a code, such as an account: no JSON reader holds it exactly (RFC 8259, 6).
MOST_DIGITS = 15
_MINUS = "-−–‐"
_GROUP_BLANKS = "\u00a0\u2009\u202f"
_SHAPES = {
    ",": re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"),
    ".": re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"),
}
_NO_CENTS = re.compile(r",(?:-{1,2}|–|=)$")
_CURRENCY = re.compile(r"^(?:€|EUR|\$|£)\s*|\s*(?:€|EUR)$")


def parse_number(text: str, *, decimal_mark: str = ",") -> Decimal | None:
    """Read a text that is one printed number and nothing else.

    Accepts a currency sign, a percent sign, a minus before or behind, brackets for
    negative amounts, and thousands grouped by points (or commas where the decimal mark is
    a point) or thin blanks.

    Args:
        text: The text of a cell or word.
        decimal_mark: `,` as in Dutch, or `.` as in English.

    Returns:
        The exact value (`12%` gives 12), or `None` when the text is anything else, or has
        more than `MOST_DIGITS` digits before the decimal mark.

    >>> parse_number("2.619"), parse_number("€ -1.234,50"), parse_number("(315)")
    (Decimal('2619'), Decimal('-1234.50'), Decimal('-315'))
    >>> parse_number("1.7")  # neither grouped by three nor a decimal comma
    """
    body = _NO_CENTS.sub("", text.strip().rstrip("%").strip())
    negative = False
    for _ in range(3):  # sign and brackets may stand before or behind the currency
        body = _CURRENCY.sub("", body).strip()
        bracketed = body.startswith("(") and body.endswith(")")
        if bracketed:
            negative, body = True, body[1:-1].strip()
        elif body[:1] in _MINUS and len(body) > 1:
            negative, body = True, body[1:].strip()
        elif body[-1:] in _MINUS and len(body) > 1:
            negative, body = True, body[:-1].strip()
        elif body[:1] == "+":
            body = body[1:].strip()
    for blank in _GROUP_BLANKS:
        body = body.replace(blank, "")
    value = _read_digits(body, decimal_mark)
    return -value if negative and value is not None else value


def _read_digits(body: str, decimal_mark: str) -> Decimal | None:
    """Read digits with their marks, or return `None` where they are none, or too many."""
    if not _SHAPES[decimal_mark].fullmatch(body) or not body.isascii():
        return None
    group_mark = "." if decimal_mark == "," else ","
    value = Decimal(body.replace(group_mark, "").replace(decimal_mark, "."))
    return value if value.adjusted() < MOST_DIGITS else None


def json_number(value: Decimal) -> int | float:
    """Turn an exact value into the JSON number it is printed as.

    >>> json_number(Decimal("2619")), json_number(Decimal("12.50"))
    (2619, 12.5)
    """
    return int(value) if value == value.to_integral_value() else float(value)


def round_to(value: Decimal, step: Decimal, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """Round a figure to a step such as 0.01; one with more digits than Decimal has is kept.

    `Decimal.quantize` raises for such a one.

    >>> round_to(Decimal("17.465"), Decimal("0.1")), round_to(Decimal("1E+40"), Decimal(1))
    (Decimal('17.5'), Decimal('1E+40'))
    """
    return (value / step).to_integral_value(rounding) * step


def has_swapped_digits(one: Decimal, other: Decimal) -> bool:
    """Tell whether two figures are the same but for two digits that changed places.

    >>> has_swapped_digits(Decimal(2376), Decimal(2736))
    True
    """
    left, right = f"{abs(one):f}", f"{abs(other):f}"
    if len(left) != len(right):
        return False
    apart = [at for at in range(len(left)) if left[at] != right[at]]
    if len(apart) != 2:
        return False
    first, second = apart
    return left[first] == right[second] and left[second] == right[first]
