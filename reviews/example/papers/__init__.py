"""The papers of an appeal in the example: drafted, finished in Word and bound."""
