"""The register: organisations, schemes, addresses, residents."""
