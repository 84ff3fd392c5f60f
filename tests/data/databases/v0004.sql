PRAGMA user_version = 4;
PRAGMA application_id = 1397572436;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE assessment (
  id TEXT NOT NULL,
  assignment_id TEXT NOT NULL,
  edition TEXT NOT NULL,
  region_id TEXT NOT NULL,
  assessor_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  parent_id TEXT,
  rubric_code TEXT NOT NULL,
  rubric_version INTEGER NOT NULL,
  rubric_digest TEXT NOT NULL,
  state TEXT NOT NULL,
  CONSTRAINT pk_assessment PRIMARY KEY (id),
  CONSTRAINT fk_assessment_assignment_id_edition_region_id_assessor_id FOREIGN KEY(assignment_id, edition, region_id, assessor_id) REFERENCES assignment (id, edition, region_id, assessor_id),
  CONSTRAINT fk_assessment_parent_id_assignment_id FOREIGN KEY(parent_id, assignment_id) REFERENCES assessment (id, assignment_id),
  CONSTRAINT uq_assessment_assignment_id_revision UNIQUE (assignment_id, revision),
  CONSTRAINT uq_assessment_id_assignment_id UNIQUE (id, assignment_id),
  CONSTRAINT ck_assessment_state_known CHECK (state IN ('draft', 'signed', 'sent', 'received', 'returned', 'approved', 'abandoned')),
  CONSTRAINT ck_assessment_id_filled CHECK (id <> ''),
  CONSTRAINT ck_assessment_revision_range CHECK (revision >= 1),
  CONSTRAINT ck_assessment_rubric_digest_sha256 CHECK (length(rubric_digest) = 64 AND rubric_digest NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT ck_assessment_parent_earlier CHECK (parent_id IS NULL OR (parent_id <> id AND revision > 1))
) STRICT;
INSERT INTO "assessment" VALUES('a1','2019-0-0','2019','R0000','A-00',1,NULL,'r',1,'335f371631706d9405dcf15058585e587f211deb46dec87d42df00604d562d87','signed');
INSERT INTO "assessment" VALUES('a2','2019-0-0','2019','R0000','A-00',2,'a1','r',1,'335f371631706d9405dcf15058585e587f211deb46dec87d42df00604d562d87','draft');
CREATE TABLE assessment_state_change (
  sequence INTEGER NOT NULL,
  assessment_id TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  reason TEXT NOT NULL,
  CONSTRAINT pk_assessment_state_change PRIMARY KEY (sequence),
  CONSTRAINT ck_assessment_state_change_state_known CHECK (state IN ('draft', 'signed', 'sent', 'received', 'returned', 'approved', 'abandoned')),
  CONSTRAINT fk_assessment_state_change_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
) STRICT;
INSERT INTO "assessment_state_change" VALUES(1,'a1','draft',1000000,'A-00','');
INSERT INTO "assessment_state_change" VALUES(2,'a1','signed',1000000,'A-00','');
INSERT INTO "assessment_state_change" VALUES(3,'a2','draft',1000000,'A-00','salah baca');
CREATE TABLE assignment (
  id TEXT NOT NULL,
  edition TEXT NOT NULL,
  region_id TEXT NOT NULL,
  assessor_id TEXT NOT NULL,
  mode TEXT NOT NULL,
  position INTEGER NOT NULL,
  since INTEGER NOT NULL,
  CONSTRAINT pk_assignment PRIMARY KEY (id),
  CONSTRAINT fk_assignment_edition_region_id FOREIGN KEY(edition, region_id) REFERENCES edition_region (edition, region_id),
  CONSTRAINT fk_assignment_edition_assessor_id FOREIGN KEY(edition, assessor_id) REFERENCES edition_assessor (edition, assessor_id),
  CONSTRAINT uq_assignment_edition_region_id_assessor_id UNIQUE (edition, region_id, assessor_id),
  CONSTRAINT uq_assignment_id_edition_region_id_assessor_id UNIQUE (id, edition, region_id, assessor_id),
  CONSTRAINT ck_assignment_mode_known CHECK (mode IN ('interview', 'visit')),
  CONSTRAINT ck_assignment_id_filled CHECK (id <> ''),
  CONSTRAINT ck_assignment_since_range CHECK (since >= 1)
) STRICT;
INSERT INTO "assignment" VALUES('2019-0-0','2019','R0000','A-00','interview',0,1);
INSERT INTO "assignment" VALUES('2019-0-1','2019','R0000','A-01','visit',1,1);
INSERT INTO "assignment" VALUES('2019-1-0','2019','R0001','A-00','interview',2,1);
INSERT INTO "assignment" VALUES('2019-1-2','2019','R0001','A-02','visit',3,1);
INSERT INTO "assignment" VALUES('2019-2-1','2019','R0002','A-01','visit',4,1);
CREATE TABLE citation (
  sequence INTEGER NOT NULL,
  id TEXT NOT NULL,
  assessment_id TEXT NOT NULL,
  indicator TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  extension TEXT NOT NULL,
  original_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  caption TEXT NOT NULL,
  quality TEXT,
  original TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  removed_at INTEGER,
  removed_by TEXT,
  CONSTRAINT pk_citation PRIMARY KEY (sequence),
  CONSTRAINT fk_citation_sha256_extension FOREIGN KEY(sha256, extension) REFERENCES evidence (sha256, extension),
  CONSTRAINT ck_citation_kind_known CHECK (kind IN ('document', 'data', 'photo', 'interview', 'demonstration')),
  CONSTRAINT ck_citation_quality_known CHECK (quality IN ('measured', 'documented', 'demonstrated', 'stated', 'promised')),
  CONSTRAINT ck_citation_id_filled CHECK (id <> ''),
  CONSTRAINT ck_citation_indicator_filled CHECK (indicator <> ''),
  CONSTRAINT ck_citation_removal_whole CHECK ((removed_at IS NULL) = (removed_by IS NULL)),
  CONSTRAINT uq_citation_id UNIQUE (id),
  CONSTRAINT fk_citation_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
) STRICT;
INSERT INTO "citation" VALUES(1,'c1','a1','INF-F1','ee8250fb76e094b34b471f13a73dbbe51d1ae142e9df59d7c0d31ec20f0a0a8e','pdf','Perda 3/2018.pdf','document','halaman 3',NULL,'',1000000,'A-00',NULL,NULL);
INSERT INTO "citation" VALUES(2,'d326917ef896f86f1e7538efe8c10dfe','a2','INF-F1','ee8250fb76e094b34b471f13a73dbbe51d1ae142e9df59d7c0d31ec20f0a0a8e','pdf','Perda 3/2018.pdf','document','halaman 3',NULL,'',1000000,'A-00',NULL,NULL);
CREATE TABLE decision (
  edition TEXT NOT NULL,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  places INTEGER NOT NULL,
  ranking_json TEXT NOT NULL,
  inputs_digest TEXT NOT NULL,
  reason TEXT NOT NULL,
  CONSTRAINT pk_decision PRIMARY KEY (edition),
  CONSTRAINT ck_decision_places_range CHECK (places >= 1),
  CONSTRAINT ck_decision_inputs_digest_sha256 CHECK (length(inputs_digest) = 64 AND inputs_digest NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT ck_decision_ranking_json_filled CHECK (ranking_json <> ''),
  CONSTRAINT fk_decision_edition FOREIGN KEY(edition) REFERENCES edition (code)
) STRICT;
INSERT INTO "decision" VALUES('2019',1000000,'pusat',2,'{}','582967534d0f909d196b97f9e6921342777aea87b46fa52df165389db1fb8ccf','rapat');
CREATE TABLE decision_region (
  edition TEXT NOT NULL,
  region_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  CONSTRAINT pk_decision_region PRIMARY KEY (edition, region_id),
  CONSTRAINT fk_decision_region_edition_region_id FOREIGN KEY(edition, region_id) REFERENCES edition_region (edition, region_id),
  CONSTRAINT fk_decision_region_edition FOREIGN KEY(edition) REFERENCES decision (edition)
) STRICT;
INSERT INTO "decision_region" VALUES('2019','R0002',0);
INSERT INTO "decision_region" VALUES('2019','R0000',1);
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
INSERT INTO "deed" VALUES(1,1000000,4,'P-01','decide','2019','','R0002 R0000','rapat','{"statement": "{\"edition\":\"2019\"}", "signed": [{"who": "P-01", "role": "administrator", "certificate": "MA==", "signature": "MQ=="}]}','{"act":"decide","approvals":[{"certificate":"30","role":"administrator","signature":"31","who":"P-01"}],"at":"1970-01-01T00:00:01.000000Z","monotonic":"4","new":"R0002 R0000","old":"","reason":"rapat","sequence":1,"statement":"{\"edition\":\"2019\"}","subject":"2019","who":"P-01"}','c9ef1a707e166efceb31d1d0916a67ff36cecd713ca46e209ca0bf7e82711da3');
CREATE TABLE earlier_score (
  edition TEXT NOT NULL,
  region_id TEXT NOT NULL,
  of_edition TEXT NOT NULL,
  indicator TEXT NOT NULL,
  value TEXT NOT NULL,
  CONSTRAINT pk_earlier_score PRIMARY KEY (edition, region_id, of_edition, indicator),
  CONSTRAINT ck_earlier_score_indicator_filled CHECK (indicator <> ''),
  CONSTRAINT ck_earlier_score_of_edition_filled CHECK (of_edition <> ''),
  CONSTRAINT ck_earlier_score_value_decimal CHECK (length(value) BETWEEN 1 AND 40 AND value GLOB '*[0-9]*' AND value NOT GLOB '*[^0-9.-]*'),
  CONSTRAINT fk_earlier_score_edition FOREIGN KEY(edition) REFERENCES edition (code),
  CONSTRAINT fk_earlier_score_region_id FOREIGN KEY(region_id) REFERENCES region (id)
) STRICT;
INSERT INTO "earlier_score" VALUES('2019','R0000','2018','TOTAL','51.1');
CREATE TABLE edition (
  code TEXT NOT NULL,
  title_id TEXT NOT NULL,
  title_en TEXT NOT NULL,
  kind TEXT NOT NULL,
  rubric_code TEXT,
  rubric_version INTEGER,
  rubric_digest TEXT,
  opens TEXT NOT NULL,
  closes TEXT NOT NULL,
  receiving_deadline INTEGER NOT NULL,
  places INTEGER NOT NULL,
  equal_after_rounding INTEGER NOT NULL,
  lot_seed INTEGER,
  roster_version INTEGER NOT NULL,
  min_package_version INTEGER NOT NULL,
  state TEXT NOT NULL,
  digest TEXT,
  sequence INTEGER NOT NULL,
  published_at INTEGER, recipients TEXT DEFAULT '{}' NOT NULL, signers TEXT DEFAULT '[]' NOT NULL, time_stamp_services TEXT DEFAULT '[]' NOT NULL,
  CONSTRAINT pk_edition PRIMARY KEY (code),
  CONSTRAINT fk_edition_rubric_code_rubric_version_rubric_digest FOREIGN KEY(rubric_code, rubric_version, rubric_digest) REFERENCES rubric (code, version, digest),
  CONSTRAINT ck_edition_kind_known CHECK (kind IN ('real', 'sample', 'practice')),
  CONSTRAINT ck_edition_state_known CHECK (state IN ('draft', 'published', 'closed', 'decided', 'history')),
  CONSTRAINT ck_edition_code_filled CHECK (code <> ''),
  CONSTRAINT ck_edition_digest_sha256 CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT ck_edition_opens_day CHECK (opens GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CONSTRAINT ck_edition_closes_day CHECK (closes GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CONSTRAINT ck_edition_equal_after_rounding_flag CHECK (equal_after_rounding IN (0, 1)),
  CONSTRAINT ck_edition_places_range CHECK (places >= 1),
  CONSTRAINT ck_edition_sequence_range CHECK (sequence >= 0),
  CONSTRAINT ck_edition_roster_version_range CHECK (roster_version >= 0),
  CONSTRAINT ck_edition_min_package_version_range CHECK (min_package_version >= 1),
  CONSTRAINT ck_edition_dates_in_order CHECK (opens <= closes),
  CONSTRAINT ck_edition_rubric_named CHECK (state IN ('draft', 'history') OR rubric_code IS NOT NULL),
  CONSTRAINT ck_edition_published_named CHECK (state IN ('draft', 'history') OR (digest IS NOT NULL AND published_at IS NOT NULL AND sequence >= 1))
) STRICT;
INSERT INTO "edition" VALUES('2019','Periode 2019','Edition 2019','real','r',1,'335f371631706d9405dcf15058585e587f211deb46dec87d42df00604d562d87','2019-01-02','2019-03-01',1552669199000000,2,1,7,1,1,'published','6a3be761036549131b35f41209a76f395f0e49370ca37e2f27b32770c6c30d8e',1,1000000,'{}','[]','[]');
CREATE TABLE edition_assessor (
  edition TEXT NOT NULL,
  assessor_id TEXT NOT NULL,
  name TEXT NOT NULL,
  institution TEXT NOT NULL,
  position INTEGER NOT NULL,
  since INTEGER NOT NULL,
  CONSTRAINT pk_edition_assessor PRIMARY KEY (edition, assessor_id),
  CONSTRAINT ck_edition_assessor_since_range CHECK (since >= 1),
  CONSTRAINT ck_edition_assessor_assessor_id_filled CHECK (assessor_id <> ''),
  CONSTRAINT fk_edition_assessor_edition FOREIGN KEY(edition) REFERENCES edition (code)
) STRICT;
INSERT INTO "edition_assessor" VALUES('2019','A-00','Asesor Contoh 0','Universitas 0',0,1);
INSERT INTO "edition_assessor" VALUES('2019','A-01','Asesor Contoh 1','Universitas 1',1,1);
INSERT INTO "edition_assessor" VALUES('2019','A-02','Asesor Contoh 2','Universitas 2',2,1);
CREATE TABLE edition_region (
  edition TEXT NOT NULL,
  region_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  since INTEGER NOT NULL,
  CONSTRAINT pk_edition_region PRIMARY KEY (edition, region_id),
  CONSTRAINT ck_edition_region_since_range CHECK (since >= 1),
  CONSTRAINT fk_edition_region_edition FOREIGN KEY(edition) REFERENCES edition (code),
  CONSTRAINT fk_edition_region_region_id FOREIGN KEY(region_id) REFERENCES region (id)
) STRICT;
INSERT INTO "edition_region" VALUES('2019','R0001',0,1);
INSERT INTO "edition_region" VALUES('2019','R0000',1,1);
INSERT INTO "edition_region" VALUES('2019','R0002',2,1);
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
INSERT INTO "edition_rubric" VALUES('2019',1,'r',1,'335f371631706d9405dcf15058585e587f211deb46dec87d42df00604d562d87','',1000000);
CREATE TABLE edition_state_change (
  sequence INTEGER NOT NULL,
  edition TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  reason TEXT NOT NULL,
  CONSTRAINT pk_edition_state_change PRIMARY KEY (sequence),
  CONSTRAINT ck_edition_state_change_state_known CHECK (state IN ('draft', 'published', 'closed', 'decided', 'history')),
  CONSTRAINT fk_edition_state_change_edition FOREIGN KEY(edition) REFERENCES edition (code)
) STRICT;
INSERT INTO "edition_state_change" VALUES(1,'2019','published',1000000,'pusat','');
CREATE TABLE edition_tie_rule (
  edition TEXT NOT NULL,
  position INTEGER NOT NULL,
  rule TEXT NOT NULL,
  CONSTRAINT pk_edition_tie_rule PRIMARY KEY (edition, position),
  CONSTRAINT uq_edition_tie_rule_edition_rule UNIQUE (edition, rule),
  CONSTRAINT ck_edition_tie_rule_rule_known CHECK (rule IN ('dimensions', 'full_levels', 'submission', 'lot')),
  CONSTRAINT fk_edition_tie_rule_edition FOREIGN KEY(edition) REFERENCES edition (code)
) STRICT;
INSERT INTO "edition_tie_rule" VALUES('2019',0,'dimensions');
INSERT INTO "edition_tie_rule" VALUES('2019',1,'lot');
CREATE TABLE entry (
  sequence INTEGER NOT NULL,
  assessment_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  field TEXT NOT NULL,
  old TEXT,
  new TEXT,
  who TEXT NOT NULL,
  at INTEGER NOT NULL,
  monotonic INTEGER NOT NULL,
  CONSTRAINT pk_entry PRIMARY KEY (sequence),
  CONSTRAINT ck_entry_field_known CHECK (field IN ('score', 'reason', 'comment', 'explanation', 'finding', 'evidence', 'visit', 'attendee', 'promise', 'look')),
  CONSTRAINT ck_entry_subject_filled CHECK (subject <> ''),
  CONSTRAINT ck_entry_score_form CHECK (field <> 'score' OR new IS NULL OR new = 'NA' OR (length(new) <= 40 AND CASE WHEN substr(new, 1, 1) = '-' THEN substr(new, 2) ELSE new END GLOB '[0-9]*' AND CASE WHEN substr(new, 1, 1) = '-' THEN substr(new, 2) ELSE new END GLOB '*[0-9]' AND CASE WHEN substr(new, 1, 1) = '-' THEN substr(new, 2) ELSE new END NOT GLOB '*[^0-9.]*' AND CASE WHEN substr(new, 1, 1) = '-' THEN substr(new, 2) ELSE new END NOT GLOB '*.*.*')),
  CONSTRAINT ck_entry_evidence_form CHECK (field <> 'evidence' OR new IS NULL OR (length(new) = 64 AND new NOT GLOB '*[^0-9a-f]*')),
  CONSTRAINT ck_entry_text_length CHECK (new IS NULL OR length(new) BETWEEN 1 AND 4000),
  CONSTRAINT ck_entry_changes CHECK (old IS NOT new),
  CONSTRAINT fk_entry_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
) STRICT;
INSERT INTO "entry" VALUES(1,'a1','INF-F1','score',NULL,'3','A-00',1000000,1);
INSERT INTO "entry" VALUES(2,'a1','INF-F1','comment',NULL,'cukup – baik','A-00',1000000,2);
INSERT INTO "entry" VALUES(3,'a2','INF-F1','score',NULL,'3','A-00',1000000,3);
INSERT INTO "entry" VALUES(4,'a2','INF-F1','comment',NULL,'cukup – baik','A-00',1000000,3);
INSERT INTO "entry" VALUES(5,'a2','INF-F1#d326917ef896f86f1e7538efe8c10dfe','evidence',NULL,'ee8250fb76e094b34b471f13a73dbbe51d1ae142e9df59d7c0d31ec20f0a0a8e','A-00',1000000,3);
CREATE TABLE evidence (
  sha256 TEXT NOT NULL,
  extension TEXT NOT NULL,
  size INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  CONSTRAINT pk_evidence PRIMARY KEY (sha256, extension),
  CONSTRAINT ck_evidence_sha256_sha256 CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT ck_evidence_size_range CHECK (size >= 1),
  CONSTRAINT ck_evidence_extension_filled CHECK (extension <> '')
) STRICT;
INSERT INTO "evidence" VALUES('ee8250fb76e094b34b471f13a73dbbe51d1ae142e9df59d7c0d31ec20f0a0a8e','pdf',8,'application/pdf');
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
INSERT INTO "field_report" VALUES('2019','A-00',1,'845e91831319e89c4d656bdb80c278ac09a7230d61e5dfd2e1b1fbb436ac8917',1000000,1000000);
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
INSERT INTO "field_report_line" VALUES('2019','A-00','2019-0-0','abandoned','daerah mundur',1,1,3,9,1000000);
INSERT INTO "field_report_line" VALUES('2019','A-00','2019-1-0',NULL,'',0,0,0,9,NULL);
CREATE TABLE figure (
  edition TEXT NOT NULL,
  region_id TEXT NOT NULL,
  indicator TEXT NOT NULL,
  year INTEGER NOT NULL,
  name_id TEXT NOT NULL,
  name_en TEXT NOT NULL,
  value TEXT NOT NULL,
  unit TEXT NOT NULL,
  source TEXT NOT NULL,
  CONSTRAINT pk_figure PRIMARY KEY (edition, region_id, indicator, year),
  CONSTRAINT ck_figure_indicator_filled CHECK (indicator <> ''),
  CONSTRAINT ck_figure_source_filled CHECK (source <> ''),
  CONSTRAINT ck_figure_year_range CHECK (year >= 1900),
  CONSTRAINT ck_figure_value_decimal CHECK (length(value) BETWEEN 1 AND 40 AND value GLOB '*[0-9]*' AND value NOT GLOB '*[^0-9.-]*'),
  CONSTRAINT fk_figure_edition FOREIGN KEY(edition) REFERENCES edition (code),
  CONSTRAINT fk_figure_region_id FOREIGN KEY(region_id) REFERENCES region (id)
) STRICT;
INSERT INTO "figure" VALUES('2019','R0000','IPM',2025,'IPM','HDI','81.20','','BPS');
CREATE TABLE package (
  number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  kind TEXT NOT NULL,
  direction TEXT NOT NULL,
  edition TEXT NOT NULL,
  assignment_id TEXT,
  sequence INTEGER NOT NULL,
  supersedes TEXT,
  signer TEXT NOT NULL,
  file TEXT NOT NULL,
  status TEXT NOT NULL,
  code TEXT NOT NULL,
  detail TEXT NOT NULL,
  at INTEGER NOT NULL,
  assessment_id TEXT,
  audit_head TEXT,
  audit_length INTEGER NOT NULL,
  CONSTRAINT pk_package PRIMARY KEY (number),
  CONSTRAINT ck_package_kind_known CHECK (kind IN ('assessment', 'edition', 'receipt', 'return', 'enrolment', 'report')),
  CONSTRAINT ck_package_direction_known CHECK (direction IN ('in', 'out')),
  CONSTRAINT ck_package_status_known CHECK (status IN ('made', 'taken', 'held', 'refused')),
  CONSTRAINT ck_package_digest_sha256 CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT ck_package_supersedes_sha256 CHECK (length(supersedes) = 64 AND supersedes NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT ck_package_audit_head_sha256 CHECK (length(audit_head) = 64 AND audit_head NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT ck_package_audit_length_range CHECK (audit_length >= 0),
  CONSTRAINT ck_package_sequence_range CHECK (sequence >= 0),
  CONSTRAINT ck_package_sequence_counts CHECK (sequence >= 1 OR status = 'refused'),
  CONSTRAINT ck_package_made_goes_out CHECK ((status = 'made') = (direction = 'out')),
  CONSTRAINT uq_package_digest UNIQUE (digest),
  CONSTRAINT fk_package_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
) STRICT;
INSERT INTO "package" VALUES(1,'bc4a71180870f7945155fbb02f4b0a2e3faa2a62d6d31b7039013055ed19869a','assessment','out','2019','2019-0-0',1,NULL,'A-00','a1.asice','made','','',1000000,'a1',NULL,0);
CREATE TABLE package_export (
  sequence INTEGER NOT NULL,
  digest TEXT NOT NULL,
  target TEXT NOT NULL,
  at INTEGER NOT NULL,
  CONSTRAINT pk_package_export PRIMARY KEY (sequence),
  CONSTRAINT fk_package_export_digest FOREIGN KEY(digest) REFERENCES package (digest)
) STRICT;
INSERT INTO "package_export" VALUES(1,'bc4a71180870f7945155fbb02f4b0a2e3faa2a62d6d31b7039013055ed19869a','E:\',1000000);
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
INSERT INTO "person" VALUES('P-01','Petugas Contoh','administrator',X'30','active',1000000,NULL);
CREATE TABLE programme_event (
  sequence INTEGER NOT NULL,
  edition TEXT NOT NULL,
  region_id TEXT NOT NULL,
  stage TEXT NOT NULL,
  on_day TEXT,
  note TEXT NOT NULL,
  signatory TEXT NOT NULL,
  office TEXT NOT NULL,
  place TEXT NOT NULL,
  number TEXT NOT NULL,
  number_region TEXT NOT NULL,
  mandate TEXT NOT NULL,
  mentor TEXT NOT NULL,
  horizon_from INTEGER,
  horizon_to INTEGER,
  replaced_by TEXT,
  source TEXT NOT NULL,
  attachment_sha256 TEXT,
  attachment_name TEXT,
  attachment_size INTEGER,
  recorded_at INTEGER,
  recorded_by TEXT NOT NULL,
  CONSTRAINT pk_programme_event PRIMARY KEY (sequence),
  CONSTRAINT ck_programme_event_stage_known CHECK (stage IN ('asked', 'answered', 'assessed', 'chosen', 'not_chosen', 'memorandum', 'mentoring', 'bimtek_1', 'bimtek_2', 'bimtek_3', 'bimtek_4', 'plan_handed_in', 'plan_accepted', 'declined', 'dropped_out', 'replaced')),
  CONSTRAINT ck_programme_event_on_day_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CONSTRAINT ck_programme_event_horizon_whole CHECK ((horizon_from IS NULL) = (horizon_to IS NULL)),
  CONSTRAINT ck_programme_event_horizon_years CHECK (horizon_from IS NULL OR horizon_to - horizon_from BETWEEN 5 AND 10),
  CONSTRAINT ck_programme_event_horizon_of_plan CHECK (stage <> 'plan_handed_in' OR horizon_from IS NOT NULL),
  CONSTRAINT ck_programme_event_attachment_sha256_sha256 CHECK (length(attachment_sha256) = 64 AND attachment_sha256 NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT ck_programme_event_attachment_whole CHECK ((attachment_sha256 IS NULL) = (attachment_name IS NULL) AND (attachment_sha256 IS NULL) = (attachment_size IS NULL)),
  CONSTRAINT ck_programme_event_attachment_size_range CHECK (attachment_size >= 1),
  CONSTRAINT ck_programme_event_no_self_replacement CHECK (replaced_by IS NULL OR replaced_by <> region_id),
  CONSTRAINT fk_programme_event_edition FOREIGN KEY(edition) REFERENCES edition (code),
  CONSTRAINT fk_programme_event_region_id FOREIGN KEY(region_id) REFERENCES region (id),
  CONSTRAINT fk_programme_event_replaced_by FOREIGN KEY(replaced_by) REFERENCES region (id)
) STRICT;
INSERT INTO "programme_event" VALUES(1,'2019','R0000','plan_handed_in','2020-02-29','lengkap','','','','','','','',2020,2025,NULL,'','64879f7d6b960a01909762d911a32d4582c20010c5641ee90278b644a9e3b525','Rencana induk.pdf',10,1000000,'pusat');
CREATE TABLE programme_withdrawal (
  event INTEGER NOT NULL,
  reason TEXT NOT NULL,
  who TEXT NOT NULL,
  at INTEGER NOT NULL,
  CONSTRAINT pk_programme_withdrawal PRIMARY KEY (event),
  CONSTRAINT ck_programme_withdrawal_reason_filled CHECK (reason <> ''),
  CONSTRAINT fk_programme_withdrawal_event FOREIGN KEY(event) REFERENCES programme_event (sequence)
) STRICT;
INSERT INTO "programme_withdrawal" VALUES(1,'keliru','pusat',1000000);
CREATE TABLE region (
  id TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  province_code TEXT NOT NULL,
  province TEXT NOT NULL,
  latitude REAL NOT NULL,
  longitude REAL NOT NULL,
  elected_head INTEGER NOT NULL,
  CONSTRAINT pk_region PRIMARY KEY (id),
  CONSTRAINT ck_region_kind_known CHECK (kind IN ('kabupaten', 'kota')),
  CONSTRAINT ck_region_elected_head_flag CHECK (elected_head IN (0, 1)),
  CONSTRAINT ck_region_id_filled CHECK (id <> ''),
  CONSTRAINT ck_region_code_filled CHECK (code <> ''),
  CONSTRAINT uq_region_code UNIQUE (code)
) STRICT;
INSERT INTO "region" VALUES('R0000','81.70','Kota Ambon','kota','81','Maluku',-3.5,128.0,1);
INSERT INTO "region" VALUES('R0001','81.71','Kota Bandung','kota','81','Maluku',-3.5,129.0,1);
INSERT INTO "region" VALUES('R0002','81.72','Kabupaten Bandung','kabupaten','81','Maluku',-3.5,130.0,1);
INSERT INTO "region" VALUES('R0003','81.73','Kabupaten Buru','kabupaten','81','Maluku',-3.5,131.0,1);
CREATE TABLE region_former_code (
  region_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  since TEXT,
  CONSTRAINT pk_region_former_code PRIMARY KEY (region_id, position),
  CONSTRAINT ck_region_former_code_since_day CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CONSTRAINT fk_region_former_code_region_id FOREIGN KEY(region_id) REFERENCES region (id)
) STRICT;
INSERT INTO "region_former_code" VALUES('R0000',0,'80.00','2002-05-01');
INSERT INTO "region_former_code" VALUES('R0000',1,'80.10',NULL);
INSERT INTO "region_former_code" VALUES('R0001',0,'80.01','2002-05-01');
INSERT INTO "region_former_code" VALUES('R0001',1,'80.11',NULL);
INSERT INTO "region_former_code" VALUES('R0002',0,'80.02','2002-05-01');
INSERT INTO "region_former_code" VALUES('R0002',1,'80.12',NULL);
INSERT INTO "region_former_code" VALUES('R0003',0,'80.03','2002-05-01');
INSERT INTO "region_former_code" VALUES('R0003',1,'80.13',NULL);
CREATE TABLE region_former_name (
  region_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  CONSTRAINT pk_region_former_name PRIMARY KEY (region_id, position),
  CONSTRAINT fk_region_former_name_region_id FOREIGN KEY(region_id) REFERENCES region (id)
) STRICT;
INSERT INTO "region_former_name" VALUES('R0000',0,'Lama 0');
INSERT INTO "region_former_name" VALUES('R0001',0,'Lama 1');
INSERT INTO "region_former_name" VALUES('R0002',0,'Lama 2');
INSERT INTO "region_former_name" VALUES('R0003',0,'Lama 3');
CREATE TABLE reply (
  edition TEXT NOT NULL,
  region_id TEXT NOT NULL,
  indicator TEXT NOT NULL,
  text TEXT NOT NULL,
  claimed TEXT,
  CONSTRAINT pk_reply PRIMARY KEY (edition, region_id, indicator),
  CONSTRAINT ck_reply_indicator_filled CHECK (indicator <> ''),
  CONSTRAINT ck_reply_something CHECK (text <> '' OR claimed IS NOT NULL),
  CONSTRAINT ck_reply_claimed_decimal CHECK (claimed IS NULL OR (length(claimed) BETWEEN 1 AND 40 AND claimed GLOB '*[0-9]*' AND claimed NOT GLOB '*[^0-9.-]*')),
  CONSTRAINT fk_reply_edition FOREIGN KEY(edition) REFERENCES edition (code),
  CONSTRAINT fk_reply_region_id FOREIGN KEY(region_id) REFERENCES region (id)
) STRICT;
INSERT INTO "reply" VALUES('2019','R0000','INF-F1','Semua kecamatan.','3');
INSERT INTO "reply" VALUES('2019','R0001','INF-F1','Sebagian.',NULL);
CREATE TABLE roster_entry (
  edition TEXT NOT NULL,
  certificate_sha256 TEXT NOT NULL,
  assessor_id TEXT NOT NULL,
  certificate BLOB NOT NULL,
  status TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_until INTEGER NOT NULL,
  position INTEGER NOT NULL,
  since INTEGER NOT NULL, recipient TEXT, chain TEXT DEFAULT '[]' NOT NULL, days_left INTEGER CONSTRAINT ck_roster_entry_days_left_range CHECK (days_left >= 1), revoked_at INTEGER,
  CONSTRAINT pk_roster_entry PRIMARY KEY (edition, certificate_sha256),
  CONSTRAINT fk_roster_entry_edition_assessor_id FOREIGN KEY(edition, assessor_id) REFERENCES edition_assessor (edition, assessor_id),
  CONSTRAINT ck_roster_entry_status_known CHECK (status IN ('active', 'revoked')),
  CONSTRAINT ck_roster_entry_certificate_sha256_sha256 CHECK (length(certificate_sha256) = 64 AND certificate_sha256 NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT ck_roster_entry_certificate_filled CHECK (length(certificate) > 0),
  CONSTRAINT ck_roster_entry_validity_in_order CHECK (valid_from <= valid_until),
  CONSTRAINT ck_roster_entry_since_range CHECK (since >= 1)
) STRICT;
INSERT INTO "roster_entry" VALUES('2019','06eb7d6a69ee19e5fbdf749018d3d2abfa04bcbd1365db312eb86dc7169389b8','A-00',X'00FF','active',1000000,34560001000000,0,1,NULL,'[]',NULL,NULL);
INSERT INTO "roster_entry" VALUES('2019','4b3a43f592f577fcfcb5b0e1f42bec5182c9edc414e1f667528f56e7cf0be11d','A-01',X'01FF','active',1000000,34560001000000,1,1,NULL,'[]',NULL,NULL);
INSERT INTO "roster_entry" VALUES('2019','9d1c30a2a7e68aa057473e50d789160535797a9a133042c9c54eec2da5595dad','A-02',X'02FF','active',1000000,34560001000000,2,1,NULL,'[]',NULL,NULL);
CREATE TABLE rubric (
  code TEXT NOT NULL,
  version INTEGER NOT NULL,
  digest TEXT NOT NULL,
  title_id TEXT NOT NULL,
  title_en TEXT NOT NULL,
  text TEXT NOT NULL,
  CONSTRAINT pk_rubric PRIMARY KEY (code, version),
  CONSTRAINT uq_rubric_code_version_digest UNIQUE (code, version, digest),
  CONSTRAINT ck_rubric_digest_sha256 CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT ck_rubric_version_range CHECK (version >= 0),
  CONSTRAINT ck_rubric_code_filled CHECK (code <> '')
) STRICT;
INSERT INTO "rubric" VALUES('r',1,'335f371631706d9405dcf15058585e587f211deb46dec87d42df00604d562d87','Rubrik','Rubric','code: r
');
CREATE INDEX ix_region_former_code_code ON region_former_code (code);
CREATE INDEX ix_edition_state_change_edition ON edition_state_change (edition);
CREATE INDEX ix_programme_event_region ON programme_event (region_id);
CREATE INDEX ix_programme_event_way ON programme_event (edition, region_id);
CREATE INDEX ix_assessment_edition ON assessment (edition);
CREATE UNIQUE INDEX one_draft ON assessment (assignment_id) WHERE state = 'draft';
CREATE INDEX ix_assessment_state_change_assessment_id ON assessment_state_change (assessment_id);
CREATE UNIQUE INDEX cited_once ON citation (assessment_id, indicator, sha256) WHERE removed_at IS NULL;
CREATE INDEX ix_citation_assessment_id ON citation (assessment_id);
CREATE INDEX ix_entry_cell ON entry (assessment_id, subject, field);
CREATE INDEX ix_package_assessment_id ON package (assessment_id);
CREATE INDEX ix_package_edition ON package (edition);
CREATE UNIQUE INDEX one_link ON package (assignment_id, direction, kind, sequence) WHERE status IN ('made', 'taken');
CREATE INDEX ix_package_export_digest ON package_export (digest);
CREATE VIEW current_value AS
SELECT e.assessment_id, e.subject, e.field, e.new AS value, e.sequence, e.at
FROM entry AS e
WHERE e.sequence = (
  SELECT max(l.sequence) FROM entry AS l
  WHERE l.assessment_id = e.assessment_id AND l.subject = e.subject AND l.field = e.field
);
CREATE TRIGGER rubric_no_update BEFORE UPDATE ON rubric BEGIN SELECT RAISE(ABORT, 'rubric is append-only'); END;
CREATE TRIGGER rubric_no_delete BEFORE DELETE ON rubric BEGIN SELECT RAISE(ABORT, 'rubric is append-only'); END;
CREATE TRIGGER edition_state_change_no_update BEFORE UPDATE ON edition_state_change BEGIN SELECT RAISE(ABORT, 'edition_state_change is append-only'); END;
CREATE TRIGGER edition_state_change_no_delete BEFORE DELETE ON edition_state_change BEGIN SELECT RAISE(ABORT, 'edition_state_change is append-only'); END;
CREATE TRIGGER assessment_state_change_no_update BEFORE UPDATE ON assessment_state_change BEGIN SELECT RAISE(ABORT, 'assessment_state_change is append-only'); END;
CREATE TRIGGER assessment_state_change_no_delete BEFORE DELETE ON assessment_state_change BEGIN SELECT RAISE(ABORT, 'assessment_state_change is append-only'); END;
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
CREATE TRIGGER evidence_no_update BEFORE UPDATE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER package_export_no_update BEFORE UPDATE ON package_export BEGIN SELECT RAISE(ABORT, 'package_export is append-only'); END;
CREATE TRIGGER package_export_no_delete BEFORE DELETE ON package_export BEGIN SELECT RAISE(ABORT, 'package_export is append-only'); END;
CREATE TRIGGER programme_event_no_update BEFORE UPDATE ON programme_event BEGIN SELECT RAISE(ABORT, 'programme_event is append-only'); END;
CREATE TRIGGER programme_event_no_delete BEFORE DELETE ON programme_event BEGIN SELECT RAISE(ABORT, 'programme_event is append-only'); END;
CREATE TRIGGER programme_withdrawal_no_update BEFORE UPDATE ON programme_withdrawal BEGIN SELECT RAISE(ABORT, 'programme_withdrawal is append-only'); END;
CREATE TRIGGER programme_withdrawal_no_delete BEFORE DELETE ON programme_withdrawal BEGIN SELECT RAISE(ABORT, 'programme_withdrawal is append-only'); END;
CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decision is append-only'); END;
CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decision is append-only'); END;
CREATE TRIGGER decision_region_no_update BEFORE UPDATE ON decision_region BEGIN SELECT RAISE(ABORT, 'decision_region is append-only'); END;
CREATE TRIGGER decision_region_no_delete BEFORE DELETE ON decision_region BEGIN SELECT RAISE(ABORT, 'decision_region is append-only'); END;
CREATE TRIGGER edition_no_delete BEFORE DELETE ON edition WHEN OLD.state IS NOT 'draft' BEGIN SELECT RAISE(ABORT, 'a published edition stays'); END;
CREATE TRIGGER edition_frozen BEFORE UPDATE ON edition WHEN OLD.state IS NOT 'draft' AND (OLD.code IS NOT NEW.code OR OLD.title_id IS NOT NEW.title_id OR OLD.title_en IS NOT NEW.title_en OR OLD.kind IS NOT NEW.kind OR OLD.opens IS NOT NEW.opens OR OLD.closes IS NOT NEW.closes OR OLD.receiving_deadline IS NOT NEW.receiving_deadline OR OLD.places IS NOT NEW.places OR OLD.equal_after_rounding IS NOT NEW.equal_after_rounding OR OLD.lot_seed IS NOT NEW.lot_seed OR OLD.min_package_version IS NOT NEW.min_package_version) BEGIN SELECT RAISE(ABORT, 'a published edition is frozen'); END;
CREATE TRIGGER edition_state_order BEFORE UPDATE OF state ON edition WHEN OLD.state IS NOT NEW.state AND OLD.state <> 'draft' AND NOT (OLD.state = 'published' AND NEW.state IN ('closed', 'decided')) AND NOT (OLD.state = 'closed' AND NEW.state IN ('published', 'decided')) BEGIN SELECT RAISE(ABORT, 'an edition cannot go to this state'); END;
CREATE TRIGGER edition_publication_order BEFORE UPDATE ON edition WHEN NEW.sequence < OLD.sequence OR NEW.roster_version < OLD.roster_version OR (NEW.sequence = OLD.sequence AND OLD.digest IS NOT NULL AND NEW.digest IS NOT OLD.digest) BEGIN SELECT RAISE(ABORT, 'a publication has a higher number than the one before, or is the same'); END;
CREATE TRIGGER edition_tie_rule_no_delete BEFORE DELETE ON edition_tie_rule WHEN (SELECT state FROM edition WHERE code = OLD.edition) IS NOT 'draft' BEGIN SELECT RAISE(ABORT, 'edition_tie_rule of a published edition is frozen'); END;
CREATE TRIGGER edition_tie_rule_no_insert BEFORE INSERT ON edition_tie_rule WHEN (SELECT state FROM edition WHERE code = NEW.edition) IS NOT 'draft' BEGIN SELECT RAISE(ABORT, 'edition_tie_rule of a published edition is frozen'); END;
CREATE TRIGGER edition_tie_rule_frozen BEFORE UPDATE ON edition_tie_rule WHEN (SELECT state FROM edition WHERE code = OLD.edition) IS NOT 'draft' AND (OLD.edition IS NOT NEW.edition OR OLD.position IS NOT NEW.position OR OLD.rule IS NOT NEW.rule) BEGIN SELECT RAISE(ABORT, 'edition_tie_rule of a published edition is frozen'); END;
CREATE TRIGGER edition_region_no_delete BEFORE DELETE ON edition_region WHEN (SELECT state FROM edition WHERE code = OLD.edition) IS NOT 'draft' AND OLD.since <= (SELECT sequence FROM edition WHERE code = OLD.edition) BEGIN SELECT RAISE(ABORT, 'edition_region of a published edition is frozen'); END;
CREATE TRIGGER edition_region_no_insert BEFORE INSERT ON edition_region WHEN (SELECT state FROM edition WHERE code = NEW.edition) IS NOT 'draft' AND NEW.since <= (SELECT sequence FROM edition WHERE code = NEW.edition) BEGIN SELECT RAISE(ABORT, 'edition_region of a published edition is frozen'); END;
CREATE TRIGGER edition_region_frozen BEFORE UPDATE ON edition_region WHEN (SELECT state FROM edition WHERE code = OLD.edition) IS NOT 'draft' AND OLD.since <= (SELECT sequence FROM edition WHERE code = OLD.edition) AND (OLD.edition IS NOT NEW.edition OR OLD.region_id IS NOT NEW.region_id OR OLD.since IS NOT NEW.since) BEGIN SELECT RAISE(ABORT, 'edition_region of a published edition is frozen'); END;
CREATE TRIGGER edition_assessor_no_delete BEFORE DELETE ON edition_assessor WHEN (SELECT state FROM edition WHERE code = OLD.edition) IS NOT 'draft' AND OLD.since <= (SELECT sequence FROM edition WHERE code = OLD.edition) BEGIN SELECT RAISE(ABORT, 'edition_assessor of a published edition is frozen'); END;
CREATE TRIGGER edition_assessor_no_insert BEFORE INSERT ON edition_assessor WHEN (SELECT state FROM edition WHERE code = NEW.edition) IS NOT 'draft' AND NEW.since <= (SELECT sequence FROM edition WHERE code = NEW.edition) BEGIN SELECT RAISE(ABORT, 'edition_assessor of a published edition is frozen'); END;
CREATE TRIGGER edition_assessor_frozen BEFORE UPDATE ON edition_assessor WHEN (SELECT state FROM edition WHERE code = OLD.edition) IS NOT 'draft' AND OLD.since <= (SELECT sequence FROM edition WHERE code = OLD.edition) AND (OLD.edition IS NOT NEW.edition OR OLD.assessor_id IS NOT NEW.assessor_id OR OLD.name IS NOT NEW.name OR OLD.institution IS NOT NEW.institution OR OLD.since IS NOT NEW.since) BEGIN SELECT RAISE(ABORT, 'edition_assessor of a published edition is frozen'); END;
CREATE TRIGGER assignment_no_delete BEFORE DELETE ON assignment WHEN (SELECT state FROM edition WHERE code = OLD.edition) IS NOT 'draft' AND OLD.since <= (SELECT sequence FROM edition WHERE code = OLD.edition) BEGIN SELECT RAISE(ABORT, 'assignment of a published edition is frozen'); END;
CREATE TRIGGER assignment_no_insert BEFORE INSERT ON assignment WHEN (SELECT state FROM edition WHERE code = NEW.edition) IS NOT 'draft' AND NEW.since <= (SELECT sequence FROM edition WHERE code = NEW.edition) BEGIN SELECT RAISE(ABORT, 'assignment of a published edition is frozen'); END;
CREATE TRIGGER assignment_frozen BEFORE UPDATE ON assignment WHEN (SELECT state FROM edition WHERE code = OLD.edition) IS NOT 'draft' AND OLD.since <= (SELECT sequence FROM edition WHERE code = OLD.edition) AND (OLD.id IS NOT NEW.id OR OLD.edition IS NOT NEW.edition OR OLD.region_id IS NOT NEW.region_id OR OLD.assessor_id IS NOT NEW.assessor_id OR OLD.mode IS NOT NEW.mode OR OLD.since IS NOT NEW.since) BEGIN SELECT RAISE(ABORT, 'assignment of a published edition is frozen'); END;
CREATE TRIGGER roster_entry_no_delete BEFORE DELETE ON roster_entry WHEN (SELECT state FROM edition WHERE code = OLD.edition) IS NOT 'draft' AND OLD.since <= (SELECT sequence FROM edition WHERE code = OLD.edition) BEGIN SELECT RAISE(ABORT, 'roster_entry of a published edition is frozen'); END;
CREATE TRIGGER roster_entry_no_insert BEFORE INSERT ON roster_entry WHEN (SELECT state FROM edition WHERE code = NEW.edition) IS NOT 'draft' AND NEW.since <= (SELECT sequence FROM edition WHERE code = NEW.edition) BEGIN SELECT RAISE(ABORT, 'roster_entry of a published edition is frozen'); END;
CREATE TRIGGER roster_entry_stays_revoked BEFORE UPDATE OF status ON roster_entry WHEN (SELECT state FROM edition WHERE code = OLD.edition) IS NOT 'draft' AND OLD.since <= (SELECT sequence FROM edition WHERE code = OLD.edition) AND OLD.status = 'revoked' AND NEW.status IS NOT 'revoked' BEGIN SELECT RAISE(ABORT, 'a revoked certificate stays revoked'); END;
CREATE TRIGGER assessment_no_delete BEFORE DELETE ON assessment BEGIN SELECT RAISE(ABORT, 'an assessment stays'); END;
CREATE TRIGGER assessment_begins_as_draft BEFORE INSERT ON assessment WHEN NEW.state IS NOT 'draft' BEGIN SELECT RAISE(ABORT, 'an assessment begins as a draft'); END;
CREATE TRIGGER assessment_fixed BEFORE UPDATE ON assessment WHEN (OLD.id IS NOT NEW.id OR OLD.assignment_id IS NOT NEW.assignment_id OR OLD.edition IS NOT NEW.edition OR OLD.region_id IS NOT NEW.region_id OR OLD.assessor_id IS NOT NEW.assessor_id OR OLD.revision IS NOT NEW.revision OR OLD.parent_id IS NOT NEW.parent_id OR OLD.rubric_code IS NOT NEW.rubric_code OR OLD.rubric_version IS NOT NEW.rubric_version OR OLD.rubric_digest IS NOT NEW.rubric_digest) BEGIN SELECT RAISE(ABORT, 'only the state of an assessment changes'); END;
CREATE TRIGGER assessment_state_order BEFORE UPDATE OF state ON assessment WHEN OLD.state IS NOT NEW.state AND NOT (OLD.state = 'draft' AND NEW.state IN ('signed', 'abandoned', 'received')) AND NOT (OLD.state = 'signed' AND NEW.state IN ('sent', 'received')) AND NOT (OLD.state = 'sent' AND NEW.state = 'received') AND NOT (OLD.state = 'received' AND NEW.state IN ('returned', 'approved')) BEGIN SELECT RAISE(ABORT, 'an assessment cannot go to this state'); END;
CREATE TRIGGER entry_only_in_draft BEFORE INSERT ON entry WHEN (SELECT state FROM assessment WHERE id = NEW.assessment_id) IS NOT 'draft' BEGIN SELECT RAISE(ABORT, 'only a draft is written to'); END;
CREATE TRIGGER citation_no_delete BEFORE DELETE ON citation BEGIN SELECT RAISE(ABORT, 'a citation stays in the history'); END;
CREATE TRIGGER citation_only_in_draft BEFORE INSERT ON citation WHEN (SELECT state FROM assessment WHERE id = NEW.assessment_id) IS NOT 'draft' BEGIN SELECT RAISE(ABORT, 'only a draft is written to'); END;
CREATE TRIGGER citation_fixed BEFORE UPDATE ON citation WHEN (OLD.sequence IS NOT NEW.sequence OR OLD.id IS NOT NEW.id OR OLD.assessment_id IS NOT NEW.assessment_id OR OLD.indicator IS NOT NEW.indicator OR OLD.sha256 IS NOT NEW.sha256 OR OLD.extension IS NOT NEW.extension OR OLD.original_name IS NOT NEW.original_name OR OLD.kind IS NOT NEW.kind OR OLD.caption IS NOT NEW.caption OR OLD.quality IS NOT NEW.quality OR OLD.added_at IS NOT NEW.added_at OR OLD.added_by IS NOT NEW.added_by) OR OLD.removed_at IS NOT NULL OR (SELECT state FROM assessment WHERE id = OLD.assessment_id) IS NOT 'draft' BEGIN SELECT RAISE(ABORT, 'a citation is only taken back, once, in a draft'); END;
CREATE TRIGGER package_no_delete BEFORE DELETE ON package BEGIN SELECT RAISE(ABORT, 'a package stays'); END;
CREATE TRIGGER package_settled BEFORE UPDATE ON package WHEN OLD.status IN ('made', 'taken') BEGIN SELECT RAISE(ABORT, 'a package that was made or taken stays as it is'); END;
CREATE TRIGGER package_named BEFORE UPDATE ON package WHEN (OLD.digest IS NOT NEW.digest OR OLD.number IS NOT NEW.number) BEGIN SELECT RAISE(ABORT, 'a package keeps its name'); END;
CREATE TRIGGER deed_no_update BEFORE UPDATE ON deed BEGIN SELECT RAISE(ABORT, 'deed is append-only'); END;
CREATE TRIGGER deed_no_delete BEFORE DELETE ON deed BEGIN SELECT RAISE(ABORT, 'deed is append-only'); END;
CREATE TRIGGER edition_keys_with_publication BEFORE UPDATE ON edition WHEN OLD.state IS NOT 'draft' AND NEW.sequence = OLD.sequence AND (OLD.recipients IS NOT NEW.recipients OR OLD.signers IS NOT NEW.signers) BEGIN SELECT RAISE(ABORT, 'recipients and signers change only with a publication'); END;
CREATE TRIGGER roster_entry_frozen BEFORE UPDATE ON roster_entry WHEN (SELECT state FROM edition WHERE code = OLD.edition) IS NOT 'draft' AND OLD.since <= (SELECT sequence FROM edition WHERE code = OLD.edition) AND (OLD.edition IS NOT NEW.edition OR OLD.certificate_sha256 IS NOT NEW.certificate_sha256 OR OLD.assessor_id IS NOT NEW.assessor_id OR OLD.certificate IS NOT NEW.certificate OR OLD.valid_from IS NOT NEW.valid_from OR OLD.since IS NOT NEW.since OR OLD.recipient IS NOT NEW.recipient OR OLD.chain IS NOT NEW.chain) BEGIN SELECT RAISE(ABORT, 'roster_entry of a published edition is frozen'); END;
CREATE TRIGGER roster_entry_ends_no_later BEFORE UPDATE OF valid_until ON roster_entry WHEN (SELECT state FROM edition WHERE code = OLD.edition) IS NOT 'draft' AND OLD.since <= (SELECT sequence FROM edition WHERE code = OLD.edition) AND NEW.valid_until > OLD.valid_until BEGIN SELECT RAISE(ABORT, 'a certificate that was published may only end earlier'); END;
CREATE TRIGGER deed_in_sequence BEFORE INSERT ON deed WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM deed) BEGIN SELECT RAISE(ABORT, 'the log has no gaps'); END;
CREATE TRIGGER person_no_delete BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'who worked here stays in the log'); END;
CREATE TRIGGER person_fixed BEFORE UPDATE ON person WHEN (OLD.id IS NOT NEW.id OR OLD.since IS NOT NEW.since) BEGIN SELECT RAISE(ABORT, 'a person keeps id and beginning'); END;
CREATE TRIGGER person_stays_removed BEFORE UPDATE ON person WHEN OLD.status = 'removed' BEGIN SELECT RAISE(ABORT, 'who left comes back as somebody new'); END;
CREATE TRIGGER edition_rubric_no_update BEFORE UPDATE ON edition_rubric BEGIN SELECT RAISE(ABORT, 'edition_rubric is append-only'); END;
CREATE TRIGGER edition_rubric_no_delete BEFORE DELETE ON edition_rubric BEGIN SELECT RAISE(ABORT, 'edition_rubric is append-only'); END;
CREATE TRIGGER edition_rubric_with_publication BEFORE UPDATE ON edition WHEN OLD.state IS NOT 'draft' AND (OLD.rubric_code IS NOT NEW.rubric_code OR OLD.rubric_version IS NOT NEW.rubric_version OR OLD.rubric_digest IS NOT NEW.rubric_digest) AND NOT coalesce(NEW.sequence > OLD.sequence AND NEW.rubric_code = OLD.rubric_code AND NEW.rubric_version > OLD.rubric_version, 0) BEGIN SELECT RAISE(ABORT, 'a rubric changes with a publication, to a later version of itself'); END;
COMMIT;
