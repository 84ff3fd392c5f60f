"""The computer we run on: paths, settings, resources, logs, clock."""
