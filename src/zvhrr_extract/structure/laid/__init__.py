"""Documents whose layout is known (PDFs): blocks become headings, text and notes by their form.

In: a document with `parts`. Out: the same `Structured` outline that dumps give.
"""
