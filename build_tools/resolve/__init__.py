"""Emendations first, then notes and sources: from documents and records to the edition."""
