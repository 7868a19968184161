"""Letters and workbooks: dataclasses in, bytes out."""
