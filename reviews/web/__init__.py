"""The edge: requests, sign-in, access, sessions, forms and errors. Journeys build on it."""
