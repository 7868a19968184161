"""The scheme log, on screen and as a workbook."""
