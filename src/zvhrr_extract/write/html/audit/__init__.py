"""The parts of an audit's page, from one word up to the section of a report."""
