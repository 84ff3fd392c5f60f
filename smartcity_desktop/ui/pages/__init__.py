"""Pages: each shows one thing and knows no other page."""
