"""The rules, and nothing else: plain values in, plain values out.

No clock, file, database or request is read here; today's date, bank holidays and answers are
passed in. A function called `check_...` raises Refused, with a sentence for whoever asked, unless
what it checks is so. Paragraph numbers in this package are those of the DLUHC guidance of
2 July 2022, *Local authority interventions to improve quality in supported housing*.
"""
