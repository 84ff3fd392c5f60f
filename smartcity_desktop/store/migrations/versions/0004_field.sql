CREATE TABLE edition_rubric (
  edition TEXT NOT NULL,
  since INTEGER NOT NULL,
  rubric_code TEXT NOT NULL,
  rubric_version INTEGER NOT NULL,
  rubric_digest TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  CONSTRAINT pk_edition_rubric PRIMARY KEY (edition, since),
  CONSTRAINT fk_edition_rubric_rubric_code_rubric_version_rubric_digest FOREIGN KEY(rubric_code, rubric_version, rubric_digest) REFERENCES rubric (code, version, digest),
  CONSTRAINT uq_edition_rubric_edition_rubric_version UNIQUE (edition, rubric_version),
  CONSTRAINT ck_edition_rubric_since_range CHECK (since >= 1),
  CONSTRAINT fk_edition_rubric_edition FOREIGN KEY(edition) REFERENCES edition (code)
) STRICT;

CREATE TABLE field_report (
  edition TEXT NOT NULL,
  assessor_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  CONSTRAINT pk_field_report PRIMARY KEY (edition, assessor_id),
  CONSTRAINT fk_field_report_edition_assessor_id FOREIGN KEY(edition, assessor_id) REFERENCES edition_assessor (edition, assessor_id),
  CONSTRAINT ck_field_report_digest_sha256 CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT ck_field_report_number_range CHECK (number >= 1)
) STRICT;

CREATE TABLE field_report_line (
  edition TEXT NOT NULL,
  assessor_id TEXT NOT NULL,
  assignment_id TEXT NOT NULL,
  state TEXT,
  reason TEXT NOT NULL,
  revision INTEGER NOT NULL,
  rubric_version INTEGER NOT NULL,
  answered INTEGER NOT NULL,
  required INTEGER NOT NULL,
  changed_at INTEGER,
  CONSTRAINT pk_field_report_line PRIMARY KEY (edition, assessor_id, assignment_id),
  CONSTRAINT fk_field_report_line_edition_assessor_id FOREIGN KEY(edition, assessor_id) REFERENCES field_report (edition, assessor_id),
  CONSTRAINT ck_field_report_line_state_known CHECK (state IN ('draft', 'signed', 'sent', 'received', 'returned', 'approved', 'abandoned')),
  CONSTRAINT ck_field_report_line_revision_range CHECK (revision >= 0),
  CONSTRAINT ck_field_report_line_rubric_version_range CHECK (rubric_version >= 0),
  CONSTRAINT ck_field_report_line_answered_counts CHECK (answered >= 0 AND answered <= required),
  CONSTRAINT ck_field_report_line_reason_of_abandoned CHECK (reason = '' OR state IS 'abandoned'),
  CONSTRAINT fk_field_report_line_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignment (id)
) STRICT;

CREATE TRIGGER edition_rubric_no_update BEFORE UPDATE ON edition_rubric BEGIN SELECT RAISE(ABORT, 'edition_rubric is append-only'); END;

CREATE TRIGGER edition_rubric_no_delete BEFORE DELETE ON edition_rubric BEGIN SELECT RAISE(ABORT, 'edition_rubric is append-only'); END;

CREATE TRIGGER edition_rubric_with_publication BEFORE UPDATE ON edition WHEN OLD.state IS NOT 'draft' AND (OLD.rubric_code IS NOT NEW.rubric_code OR OLD.rubric_version IS NOT NEW.rubric_version OR OLD.rubric_digest IS NOT NEW.rubric_digest) AND NOT coalesce(NEW.sequence > OLD.sequence AND NEW.rubric_code = OLD.rubric_code AND NEW.rubric_version > OLD.rubric_version, 0) BEGIN SELECT RAISE(ABORT, 'a rubric changes with a publication, to a later version of itself'); END;

INSERT INTO edition_rubric
SELECT code, 1, rubric_code, rubric_version, rubric_digest, '', published_at FROM edition
WHERE state <> 'draft' AND rubric_code IS NOT NULL AND digest IS NOT NULL;
