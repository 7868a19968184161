"""People, teams, settings, the register workbook, the record of events."""
