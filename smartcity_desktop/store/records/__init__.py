"""Reading and writing values: each function takes a session of an open transaction, and none commits."""
