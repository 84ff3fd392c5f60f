CREATE TABLE person (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  certificate BLOB NOT NULL,
  status TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER,
  CONSTRAINT pk_person PRIMARY KEY (id),
  CONSTRAINT ck_person_role_known CHECK (role IN ('clerk', 'chair', 'administrator')),
  CONSTRAINT ck_person_status_known CHECK (status IN ('active', 'removed')),
  CONSTRAINT ck_person_id_filled CHECK (id <> ''),
  CONSTRAINT ck_person_name_filled CHECK (name <> ''),
  CONSTRAINT ck_person_until_whole CHECK ((status = 'removed') = (until IS NOT NULL))
) STRICT;

CREATE TABLE deed (
  sequence INTEGER NOT NULL,
  at INTEGER NOT NULL,
  monotonic INTEGER NOT NULL,
  who TEXT NOT NULL,
  act TEXT NOT NULL,
  subject TEXT NOT NULL,
  old TEXT NOT NULL,
  new TEXT NOT NULL,
  reason TEXT NOT NULL,
  approvals TEXT NOT NULL,
  line TEXT NOT NULL,
  digest TEXT NOT NULL,
  CONSTRAINT pk_deed PRIMARY KEY (sequence),
  CONSTRAINT ck_deed_act_known CHECK (act IN ('found', 'staff', 'draft', 'issue', 'revoke', 'publish', 'close', 'receive', 'release_held', 'refuse_held', 'receipt', 'moderate', 'decide', 'follow_up', 'print', 'keys', 'cards', 'recover')),
  CONSTRAINT ck_deed_line_filled CHECK (line <> ''),
  CONSTRAINT ck_deed_who_filled CHECK (who <> ''),
  CONSTRAINT ck_deed_digest_sha256 CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*')
) STRICT;

ALTER TABLE edition ADD COLUMN recipients TEXT DEFAULT '{}' NOT NULL;

ALTER TABLE edition ADD COLUMN signers TEXT DEFAULT '[]' NOT NULL;

ALTER TABLE edition ADD COLUMN time_stamp_services TEXT DEFAULT '[]' NOT NULL;

ALTER TABLE roster_entry ADD COLUMN recipient TEXT;

ALTER TABLE roster_entry ADD COLUMN chain TEXT DEFAULT '[]' NOT NULL;

ALTER TABLE roster_entry ADD COLUMN days_left INTEGER CONSTRAINT ck_roster_entry_days_left_range CHECK (days_left >= 1);

ALTER TABLE roster_entry ADD COLUMN revoked_at INTEGER;

DROP TRIGGER roster_entry_frozen;

CREATE TRIGGER deed_no_update BEFORE UPDATE ON deed BEGIN SELECT RAISE(ABORT, 'deed is append-only'); END;

CREATE TRIGGER deed_no_delete BEFORE DELETE ON deed BEGIN SELECT RAISE(ABORT, 'deed is append-only'); END;

CREATE TRIGGER edition_keys_with_publication BEFORE UPDATE ON edition WHEN OLD.state IS NOT 'draft' AND NEW.sequence = OLD.sequence AND (OLD.recipients IS NOT NEW.recipients OR OLD.signers IS NOT NEW.signers) BEGIN SELECT RAISE(ABORT, 'recipients and signers change only with a publication'); END;

CREATE TRIGGER roster_entry_frozen BEFORE UPDATE ON roster_entry WHEN (SELECT state FROM edition WHERE code = OLD.edition) IS NOT 'draft' AND OLD.since <= (SELECT sequence FROM edition WHERE code = OLD.edition) AND (OLD.edition IS NOT NEW.edition OR OLD.certificate_sha256 IS NOT NEW.certificate_sha256 OR OLD.assessor_id IS NOT NEW.assessor_id OR OLD.certificate IS NOT NEW.certificate OR OLD.valid_from IS NOT NEW.valid_from OR OLD.since IS NOT NEW.since OR OLD.recipient IS NOT NEW.recipient OR OLD.chain IS NOT NEW.chain) BEGIN SELECT RAISE(ABORT, 'roster_entry of a published edition is frozen'); END;

CREATE TRIGGER roster_entry_ends_no_later BEFORE UPDATE OF valid_until ON roster_entry WHEN (SELECT state FROM edition WHERE code = OLD.edition) IS NOT 'draft' AND OLD.since <= (SELECT sequence FROM edition WHERE code = OLD.edition) AND NEW.valid_until > OLD.valid_until BEGIN SELECT RAISE(ABORT, 'a certificate that was published may only end earlier'); END;

CREATE TRIGGER deed_in_sequence BEFORE INSERT ON deed WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM deed) BEGIN SELECT RAISE(ABORT, 'the log has no gaps'); END;

CREATE TRIGGER person_no_delete BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'who worked here stays in the log'); END;

CREATE TRIGGER person_fixed BEFORE UPDATE ON person WHEN (OLD.id IS NOT NEW.id OR OLD.since IS NOT NEW.since) BEGIN SELECT RAISE(ABORT, 'a person keeps id and beginning'); END;

CREATE TRIGGER person_stays_removed BEFORE UPDATE ON person WHEN OLD.status = 'removed' BEGIN SELECT RAISE(ABORT, 'who left comes back as somebody new'); END;
