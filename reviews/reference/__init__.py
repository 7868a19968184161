"""What the council can change without code: files in data/, read once into domain objects.

Everything here is checked as it is read. A wrong file stops the start, with a sentence for each
fault; nothing is guessed.
"""
