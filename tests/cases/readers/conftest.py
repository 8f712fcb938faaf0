"""The script beside this file needs packages that no test needs."""

collect_ignore = ["make_readers.py"]
