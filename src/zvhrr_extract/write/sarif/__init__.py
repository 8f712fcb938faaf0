"""The parts of a SARIF log that say where things are; `to_sarif.py` puts it together."""
