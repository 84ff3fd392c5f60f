"""Values to PDF bytes."""
