"""Language: the words that a report is read by; data, never a report's headings."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from zvhrr_extract.models.grammar import ClaimGrammar
from zvhrr_extract.models.record import Record


class Language(Record):
    """What a language file (`data/languages/*.toml`) may say. All words in lower case.

    Attributes:
        code: ISO 639-1.
        decimal_mark: `,` or `.`; the other one groups thousands.
        hyphenation: Name of the hyphenation dictionary.
        report_words: A text that holds none of them is likely no report.
        title_words: Words of a report's title (`jaarverslag`).
        abridged_words: Words that make an edition abridged.
        full_words: Title words that, alone, make an edition full.
        table_labels: Words before a number that label a table (`tabel`).
        total_words: Words or phrases that a total row or column begins with.
        subtotal_words: First words of a subtotal row.
        label_headers: Headers of a label column (`omschrijving`).
        year_headers: Headers of a label column that holds years (`jaar`).
        empty_cells: What a cell without a figure prints.
        number_words: Counting words to their value.
        function_words: Words a sentence does not end on.
        suspended_before: Words before which a line-end hyphen stays, with a blank.
        anaphora: First words of a sentence that leans on the one before.
        abbreviations: Words that end in a full stop inside a sentence.
        lead_ins: First words of a line that only announces a list.
        decrease_words: Words for less.
        increase_words: Words for more.
        vowel_clashes: Vowel pairs across a compound's seam that keep its hyphen.
        hyphen_prefixes: Prefixes that keep their hyphen (`ex-partner`), each with the letters
            that other words beginning alike go on with (`expert`, `examen`).
        contents_titles: Headings of a table of contents.
        page_words: Words before a page number (`pagina`).
        continued_words: Words that say a table or section goes on.
        header_words: Words that head a column of figures (`begroting`).
        currency_words: Words for money in a caption (`euro`).
        chapter_words: Words before the number of a heading (`hoofdstuk`).
        comparison_words: Words before a year that a figure is only held against.
        months: Names of months, before which a number is a day.
        scale_words: Words behind a figure to what it is multiplied by.
        thousand_words: Words for amounts in thousands (`x 1.000`).
        claims: How statements that can be checked are worded.
    """

    code: str
    decimal_mark: Literal[",", "."]
    hyphenation: str
    report_words: tuple[str, ...]
    title_words: tuple[str, ...]
    abridged_words: tuple[str, ...]
    full_words: tuple[str, ...]
    table_labels: tuple[str, ...]
    total_words: tuple[str, ...]
    subtotal_words: tuple[str, ...]
    label_headers: tuple[str, ...]
    year_headers: tuple[str, ...]
    empty_cells: tuple[str, ...]
    number_words: dict[str, int]
    function_words: tuple[str, ...]
    suspended_before: tuple[str, ...]
    anaphora: tuple[str, ...]
    abbreviations: tuple[str, ...]
    lead_ins: tuple[str, ...]
    decrease_words: tuple[str, ...]
    increase_words: tuple[str, ...]
    vowel_clashes: tuple[str, ...]
    hyphen_prefixes: dict[str, str] = Field(default_factory=dict)
    contents_titles: tuple[str, ...]
    page_words: tuple[str, ...]
    continued_words: tuple[str, ...]
    header_words: tuple[str, ...]
    currency_words: tuple[str, ...]
    chapter_words: tuple[str, ...]
    comparison_words: tuple[str, ...]
    months: tuple[str, ...]
    scale_words: dict[str, int]
    thousand_words: tuple[str, ...]
    claims: ClaimGrammar
