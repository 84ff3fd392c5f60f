from __future__ import annotations

import ast
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import URL, create_engine, inspect

from smartcity_desktop.core.errors import StoreProblem
from smartcity_desktop.store import schema
from smartcity_desktop.store.database import Database
from smartcity_desktop.store.tables import METADATA
from smartcity_desktop.store.triggers import TRIGGERS, VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

OLD = sorted((Path(__file__).parent.parent / "data" / "databases").glob("v*.sql"))


def steps() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    return ScriptDirectory.from_config(config)


REVISIONS = [script.revision for script in reversed(list(steps().walk_revisions()))]


def plain(sql: str | None) -> str:
    return re.sub(r"\s+", " ", sql or "").replace("( ", "(").replace(" )", ")").strip()


def shape(connection: Connection) -> dict[str, Any]:
    """Everything that makes a schema, without the order in which it was written down."""

    def rows(pragma: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in connection.exec_driver_sql(f"PRAGMA {pragma}")]

    found: dict[str, Any] = {}
    looking = inspect(connection)
    strict = {row[1]: row[5] for row in rows("table_list")}
    for table in looking.get_table_names():
        if table == "alembic_version":
            continue
        indices = {}
        for _, name, unique, origin, partial in rows(f"index_list({table})"):
            sql = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).scalar()
            columns = [row[2] for row in rows(f"index_info({name})")]
            key = name if origin == "c" else (origin, *columns)
            indices[key] = (unique, partial, columns, plain(sql))
        found[table] = {
            "strict": strict[table],
            "columns": rows(f"table_xinfo({table})"),
            "keys": sorted(rows(f"foreign_key_list({table})"), key=str),
            "indices": indices,
            "checks": sorted((c["name"], plain(c["sqltext"])) for c in looking.get_check_constraints(table)),
            "names": sorted(str(k["name"]) for k in looking.get_foreign_keys(table))
            + sorted(str(u["name"]) for u in looking.get_unique_constraints(table)),
        }
    others = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"
    )
    return found | {f"+{name}": plain(sql) for name, sql in others}


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = create_engine(URL.create("sqlite", database=str(tmp_path / "steps.sqlite3")))
    with engine.connect() as opened:
        yield opened
    engine.dispose()


@pytest.fixture(scope="session")
def declared() -> dict[str, Any]:
    engine = create_engine("sqlite://")
    with engine.begin() as memory:
        METADATA.create_all(memory)
        for statement in (*VIEWS, *TRIGGERS):
            memory.exec_driver_sql(statement)
        found = shape(memory)
    engine.dispose()
    return found


def test_migrated_is_declared(connection: Connection, declared: dict[str, Any]) -> None:
    schema.migrate(connection)
    migrated = shape(connection)
    assert migrated.keys() == declared.keys()
    for name, wanted in declared.items():
        assert migrated[name] == wanted, name


def test_declared_has_what_the_tests_look_at(declared: dict[str, Any]) -> None:
    assert declared["entry"]["strict"] == 1
    assert any(name == "ck_entry_score_form" for name, _ in declared["entry"]["checks"])
    assert declared["assessment"]["indices"]["one_draft"][:2] == (1, 1)
    assert len(declared["assignment"]["keys"]) == 4
    assert len([name for name in declared if name.startswith("+")]) == len(TRIGGERS) + len(VIEWS)


def test_numbers_count_up_and_the_program_knows_the_last() -> None:
    assert [int(revision) for revision in REVISIONS] == list(range(1, schema.SCHEMA_VERSION + 1))
    assert [path.stem for path in OLD] == [f"v{revision}" for revision in REVISIONS]


def test_steps_import_nothing_of_the_application() -> None:
    files = [schema.MIGRATIONS / "env.py", *(schema.MIGRATIONS / "versions").glob("*.py")]
    assert len(files) >= 3
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or "."]
            assert not [name for name in names if name.startswith((".", "smartcity"))], file


def counts(connection: Connection) -> dict[str, int]:
    return {
        table: connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
        for table in inspect(connection).get_table_names()
    }


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_every_step_up_and_down_on_old_data(
    connection: Connection, declared: dict[str, Any], old: Path
) -> None:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    driver.executescript(old.read_text(encoding="utf-8"))
    before = counts(connection)
    assert min(before.values()) >= 1, "the old database has to have a row in every table"
    at = REVISIONS.index(old.stem[1:])
    shapes = {}
    for revision in REVISIONS[at:]:
        schema.migrate(connection, revision)
        shapes[revision] = shape(connection)
    assert shapes[REVISIONS[-1]] == declared
    after = counts(connection)
    assert {name: after[name] for name in before if name in after} == {
        name: n for name, n in before.items() if name in after
    }
    for revision in reversed(REVISIONS[at:-1]):
        schema.migrate(connection, revision)
        assert shape(connection) == shapes[revision]
    schema.migrate(connection, "base")
    assert shape(connection) == {}
    schema.migrate(connection)
    assert shape(connection) == declared
    assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_old_file_opens_and_is_copied_first_where_it_has_to_grow(tmp_path: Path, old: Path) -> None:
    place = tmp_path / "smartcity.sqlite3"
    with closing(sqlite3.connect(place)) as file:
        file.executescript(old.read_text(encoding="utf-8"))
    database = Database.open(place, tmp_path / "copies")
    assert (database.check().quick_check, database.check().foreign_keys) == ("ok", 0)
    assert database.check().version == REVISIONS[-1]
    database.close()
    is_old = old.stem[1:] != REVISIONS[-1]
    assert (tmp_path / "copies").exists() == is_old


def longer(folder: Path, body: str) -> Path:
    """A copy of the steps with one more."""
    (folder / "versions").mkdir(parents=True)
    for file in (schema.MIGRATIONS / "env.py", *(schema.MIGRATIONS / "versions").glob("0*")):
        (folder / file.relative_to(schema.MIGRATIONS)).write_bytes(file.read_bytes())
    number = f"{schema.SCHEMA_VERSION + 1:04d}"
    (folder / "versions" / f"{number}_more.py").write_text(
        f"from alembic import op\nrevision = '{number}'\ndown_revision = '{REVISIONS[-1]}'\n"
        f"def upgrade():\n    op.execute('ALTER TABLE region ADD COLUMN extra TEXT')\n{body}\n"
    )
    return folder


def test_upgrade_copies_the_file_with_its_log_first(filled: Path, tmp_path: Path) -> None:
    steps_ = longer(tmp_path / "steps", "")
    writer = sqlite3.connect(filled, isolation_level=None)
    writer.execute("UPDATE region SET name = 'hanya di log' WHERE id = 'R0000'")
    newer = schema.SCHEMA_VERSION + 1
    Database.open(filled, tmp_path / "copies", migrations=steps_, version=newer).close()
    writer.close()
    (copy,) = (tmp_path / "copies").iterdir()
    assert copy.name == f"filled-v{schema.SCHEMA_VERSION}.sqlite3"
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT name FROM region WHERE id = 'R0000'").fetchone() == ("hanya di log",)
        assert kept.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA_VERSION,)
        assert kept.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    with pytest.raises(StoreProblem) as caught:
        Database.open(filled)
    assert f"versi {newer}" in caught.value.happened.id
    assert "Perbarui program" in caught.value.remedy.id
    assert "newer version" in caught.value.happened.en
    with closing(sqlite3.connect(filled)) as file:
        assert file.execute("SELECT count(extra) FROM region").fetchone() == (0,)


def test_failed_upgrade_leaves_the_database_and_the_copies(filled: Path, tmp_path: Path) -> None:
    steps_ = longer(tmp_path / "steps", "    op.execute('INSERT INTO nowhere VALUES (1)')")
    for _ in range(2):
        with pytest.raises(Exception, match="nowhere"):
            Database.open(filled, migrations=steps_, version=schema.SCHEMA_VERSION + 1)
    assert len(list((tmp_path / "backups").iterdir())) == 2
    database = Database.open(filled)
    assert database.check().version == REVISIONS[-1]
    with database.read() as s:
        columns = s.connection().exec_driver_sql("PRAGMA table_info(region)").all()
    database.close()
    assert "extra" not in [column[1] for column in columns]


def test_upgrade_that_breaks_a_reference_is_undone(filled: Path, tmp_path: Path) -> None:
    steps_ = longer(tmp_path / "steps", "    op.execute(\"DELETE FROM region WHERE id = 'R0000'\")")
    with pytest.raises(StoreProblem, match="points at nothing") as caught:
        Database.open(filled, migrations=steps_, version=schema.SCHEMA_VERSION + 1)
    assert "tidak diubah" in caught.value.remedy.id
    database = Database.open(filled)
    assert database.check().foreign_keys == 0
    database.close()


def test_current_database_opens_without_alembic(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from smartcity_desktop.store.database import Database\n"
        f"Database.open(Path({str(tmp_path / 'db.sqlite3')!r})).close(); print('alembic' in sys.modules)"
    )
    said = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert said == ["True\n", "False\n"]
