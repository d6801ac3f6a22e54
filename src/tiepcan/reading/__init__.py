"""From bytes to records: text, nodes, values; every problem with its place."""
