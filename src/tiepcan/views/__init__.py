"""Results and records as flat values, worded in Vietnamese, that a template can print."""
