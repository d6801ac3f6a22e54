"""What the files say: frozen records whose annotations are the schema that `reading/decode.py` reads by."""
