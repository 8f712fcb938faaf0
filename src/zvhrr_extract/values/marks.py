"""Footnote marks: the signs they are printed with."""

# A number of more digits is no mark.
MOST_MARK_DIGITS = 2
# One or two digits, up to three stars or daggers, or one or two raised digits.
NOTE_MARK = r"(?:\d{1,2}|[*†‡]{1,3}|[¹²³⁴-⁹⁰]{1,2})"
