"""Numbers as reports print them: `2.619`, `€ 1.234,50`, `(315)`, `12,5%`."""

import re
from decimal import Decimal

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
        The exact value (`12%` gives 12), or `None` when the text is anything else.

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
    if not _SHAPES[decimal_mark].fullmatch(body) or not body.isascii():
        return None
    group_mark = "." if decimal_mark == "," else ","
    value = Decimal(body.replace(group_mark, "").replace(decimal_mark, "."))
    return -value if negative else value


def json_number(value: Decimal) -> int | float:
    """Turn an exact value into the JSON number it is printed as.

    >>> json_number(Decimal("2619")), json_number(Decimal("12.50"))
    (2619, 12.5)
    """
    return int(value) if value == value.to_integral_value() else float(value)


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
