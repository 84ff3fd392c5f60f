"""Backups of one role: making them, rehearsing a restore, restoring, and what was open when the program died.

desk       makes, lists, checks, rehearses
restoring  compares a backup with what is here, and puts it in its place
adoption   brings the packages along that were signed after the backup, so that none is signed twice
"""
