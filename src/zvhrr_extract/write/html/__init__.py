"""The parts of a diff's page, from one text up to the columns; `to_html.py` joins them."""
