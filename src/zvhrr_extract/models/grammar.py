"""ClaimGrammar: the words by which a language states a change, a number or an amount."""

from __future__ import annotations

from zvhrr_extract.models.record import Record


class ClaimGrammar(Record):
    """How statements that can be checked are worded; a part of a language file.

    A phrase is words in lower case, apart by one blank; `*` in it stands for any letters, `…`
    for up to eight other words.

    Attributes:
        increase: Nouns and verbs for more (`stijging`, `nam … toe`).
        decrease: Nouns and verbs for less.
        more: Comparatives that stand behind a figure (`12% meer`).
        fewer: Likewise for less.
        equal: Phrases for no change (`ongeveer gelijk`).
        multiples: Words for a change by a factor (`verdubbeld`), to the factor.
        times_words: Words behind a number for a factor (`keer zoveel`).
        fractions: Words for a part (`een derde`), to the part as `1/3`.
        percent_units: What stands behind a figure in percent.
        basis_units: What stands behind a figure in hundredths of those.
        point_units: What stands behind a figure in percentage points.
        almost: Words before a figure that is not quite reached.
        below: Words before a figure that is not passed (`niet meer dan`).
        above: Words before a figure that is passed.
        about: Words before a figure that is near.
        share_links: Words behind a figure that is a share (`12% van de leden`).
        fillers: Words before a figure that say no more of it (`maar liefst`).
        amount_links: Words between a direction and the figure it is by (`van`, `met`).
        by_links: Those of them that stand before nothing else as well (`met`).
        from_links: Words before the figure a change starts from.
        to_links: Words before the figure a change ends at.
        moves: Verbs for a change whose figures alone say which way it goes (`ging`).
        age_words: Words behind a figure from and to which an age may reach (`jaar`).
        articles: Words before a noun, by which it is told from a verb.
        idioms: Phrases with a word for more or less that say neither (`hoger beroep`).
        averages: Phrases of a sentence about many years at once (`gemiddeld per jaar`).
        negations: Words right before what did not happen (`niet`, `geen`).
        baselines: Words before what a figure is held against (`ten opzichte van`).
        comparisons: Those of them that say, with no year behind, that it is held against
            something else (`dan in een normaal jaar`).
        relative_years: Words for a year told from the report's year (`vorig jaar`), to the
            number of years.
        spans: Two years a change lies between, as `{first}` and `{last}`.
        durations: How many years a change took, as `{n}`.
        plan_words: Words for what was planned, in a text or over a column (`begroting`).
        actual_words: Words for what became of it.
        expectations: Words of a sentence about what is yet to come.
        conditions: Words of a sentence about what is not so.
        condition_openers: First words of such a sentence.
        elsewhere: Words of a sentence about others than the organisation (`landelijk`).
        counted_heads: Words before what is counted (`aantal`).
        uncounted: Nouns behind a number that announces no list (`maanden`).
        alternatives: Words between a figure and the same told otherwise (`ofwel`).
        endings: Endings by which two forms of a word differ.
        idle_words: Words that say nothing of what changed (`laat … zien`, `sterk`).
        joiners: Words between two statements of one sentence.
        negative_words: Words before an amount that is below zero (`tekort`).
        income_words: First words of the caption of a table of income.
        cost_words: First words of the caption of a table of costs.
        result_words: Words for what is left of the income after the costs.
    """

    increase: tuple[str, ...]
    decrease: tuple[str, ...]
    more: tuple[str, ...]
    fewer: tuple[str, ...]
    equal: tuple[str, ...]
    multiples: dict[str, str]
    times_words: tuple[str, ...]
    fractions: dict[str, str]
    percent_units: tuple[str, ...]
    basis_units: tuple[str, ...]
    point_units: tuple[str, ...]
    almost: tuple[str, ...]
    below: tuple[str, ...]
    above: tuple[str, ...]
    about: tuple[str, ...]
    share_links: tuple[str, ...]
    fillers: tuple[str, ...]
    amount_links: tuple[str, ...]
    by_links: tuple[str, ...]
    from_links: tuple[str, ...]
    to_links: tuple[str, ...]
    moves: tuple[str, ...]
    age_words: tuple[str, ...]
    articles: tuple[str, ...]
    idioms: tuple[str, ...]
    averages: tuple[str, ...]
    negations: tuple[str, ...]
    baselines: tuple[str, ...]
    comparisons: tuple[str, ...]
    relative_years: dict[str, int]
    spans: tuple[str, ...]
    durations: tuple[str, ...]
    plan_words: tuple[str, ...]
    actual_words: tuple[str, ...]
    expectations: tuple[str, ...]
    conditions: tuple[str, ...]
    condition_openers: tuple[str, ...]
    elsewhere: tuple[str, ...]
    counted_heads: tuple[str, ...]
    uncounted: tuple[str, ...]
    alternatives: tuple[str, ...]
    endings: tuple[str, ...]
    idle_words: tuple[str, ...]
    joiners: tuple[str, ...]
    negative_words: tuple[str, ...]
    income_words: tuple[str, ...]
    cost_words: tuple[str, ...]
    result_words: tuple[str, ...]
