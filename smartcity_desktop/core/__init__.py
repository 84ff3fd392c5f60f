"""What the programme means, in plain Python: no Qt, SQL, files, clock or network."""
