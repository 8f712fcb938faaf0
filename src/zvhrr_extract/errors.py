"""Every exception this package raises on purpose."""


class ExtractError(Exception):
    """Something in the outside world is unusable; says what, where and the way out.

    Attributes:
        code: Stable short name of the kind of error, as it stands in the manifest.
        message: What is wrong, in one line.
        where: The file, and where known the place in it.
        hint: What to do about it, in one line.
    """

    code = "error"

    def __init__(self, message: str, *, where: str, hint: str, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint
        self.code = code or type(self).code

    def __str__(self) -> str:
        """Return the whole story on one line."""
        return f"{self.where}: {self.message} ({self.hint})"


class SourceError(ExtractError):
    """A report file cannot be read, or holds no report."""

    code = "unreadable"


class ProfileError(ExtractError):
    """A profile or language file says something it may not say."""

    code = "profile_invalid"


class CorrectionsError(ExtractError):
    """A file of corrections says something it may not say."""

    code = "corrections_invalid"


class OutputError(ExtractError):
    """A result cannot be written."""

    code = "output_failed"
