"""The steps from one version of the database to the next, forward and back.

Each step is a file `versions/<number>_<name>.py` with `revision = "<number>"`, counting up from 0001; the number is
also the database's `user_version`. Steps import nothing of the application: they must still run when it has moved on.
A new step needs `SCHEMA_VERSION` in `store.schema`, the tables or triggers it leads to, and an old database in
`tests/data/databases`; the tests walk every step on all of them.
"""
