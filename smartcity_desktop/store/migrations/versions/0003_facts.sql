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
