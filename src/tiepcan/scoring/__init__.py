"""Points, conditions and verdicts: sheet and standard to scorecard, honest about what is open."""
