"""The only place that knows SQL: database, migrations, tables, records; and the files of the evidence store."""
