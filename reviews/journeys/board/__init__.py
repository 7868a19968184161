"""Support needs, staff time, how accounts compare, and answers by framework."""
