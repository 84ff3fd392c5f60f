"""Models over values; they never query and never edit."""
