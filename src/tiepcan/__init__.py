"""tiepcan: plans and scores of the standard of access to law, as plain files."""

__version__ = "0.1.0"

LANGUAGES = ("vi", "en")
DEFAULT_LANGUAGE = "vi"
