"""Views to bytes or text: Word, Excel, terminal, JSON."""
