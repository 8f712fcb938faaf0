"""The parts of HTML pages, from one text up to the frame.

`to_html.py` joins those of a diff, `to_audit_html.py` those of an audit (`audit/`).
"""
