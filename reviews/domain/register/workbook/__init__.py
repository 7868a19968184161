"""The register as a workbook: read, checked, and compared with what is held."""
