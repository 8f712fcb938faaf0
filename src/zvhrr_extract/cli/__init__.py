"""The command line: every command parses, calls one function, prints; it holds no knowledge.

`main.main` is the entry point. A command is loaded when it is called and not before, so that
`--help` and `--version` answer at once.
"""
