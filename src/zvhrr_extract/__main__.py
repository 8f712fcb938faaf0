"""Starts the command line: `python -m zvhrr_extract`."""

from zvhrr_extract.cli.main import main

if __name__ == "__main__":
    main(prog_name="zvhrr-extract")
