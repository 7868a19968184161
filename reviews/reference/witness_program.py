"""The program that a witness runs, as it is sent to them."""

from pathlib import Path


def load_witness_program(file: Path) -> bytes:
    """The program: one Python file that needs nothing else of ours."""
    return file.read_bytes()
