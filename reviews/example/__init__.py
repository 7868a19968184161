"""The example council: a whole case of invented people, played through the services.

Nothing is written but by a service, as the officer who would do it, on a day that has passed. So
the case keeps every rule, and the same things are due and overdue on whatever day it is played.
"""
