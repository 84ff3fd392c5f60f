"""The tabs of an edition at headquarters."""
