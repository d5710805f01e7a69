-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The journal, schema 1. Applied with its user_version in one transaction.
-- Times are microseconds since 1970 in UTC. Stored numbers of enums are frozen.

-- What an exercise said when a page was written, as it was shown: once for each
-- version and language.
CREATE TABLE definition (
  hash     TEXT    NOT NULL PRIMARY KEY,      -- SHA-256 of text, hexadecimal
  exercise TEXT    NOT NULL,
  version  INTEGER NOT NULL,
  language TEXT    NOT NULL,
  title    TEXT    NOT NULL,
  text     TEXT    NOT NULL
) STRICT;

-- key: (local minutes since the year 1) * 2^20 + a counter. So newest first is
-- the order of the table itself, and a day or a month is a range of it.
CREATE TABLE page (
  key        INTEGER PRIMARY KEY,
  id         TEXT    NOT NULL UNIQUE,         -- UUID
  exercise   TEXT,                            -- NULL: a free page
  version    INTEGER NOT NULL DEFAULT 0,
  definition TEXT REFERENCES definition (hash),
  title      TEXT    NOT NULL DEFAULT '',
  preview    TEXT    NOT NULL DEFAULT '',     -- never a private answer
  created    INTEGER NOT NULL,
  updated    INTEGER NOT NULL,
  offset     INTEGER NOT NULL,                -- minutes east of UTC when it was begun
  date       TEXT    NOT NULL,                -- local date it was begun
  state      INTEGER NOT NULL DEFAULT 1,      -- 1 draft, 2 waiting, 3 done
  place      TEXT,                            -- where the run is
  skipped    TEXT    NOT NULL DEFAULT '',     -- ids of parts, a space between
  leaning    INTEGER NOT NULL DEFAULT 0,
  short_form INTEGER NOT NULL DEFAULT 0,
  due        TEXT,                            -- local date
  due_part   TEXT,
  audience   INTEGER NOT NULL DEFAULT 1,      -- 1 only me, 2 my counselor
  put_away   INTEGER NOT NULL DEFAULT 0,
  starred    INTEGER NOT NULL DEFAULT 0,
  left_alone INTEGER NOT NULL DEFAULT 0,      -- "Leave it as it is"
  trashed    INTEGER NOT NULL DEFAULT 0,      -- when, 0: not in the trash
  import     TEXT                             -- the import that brought it, until it is written in
) STRICT;

-- One index for each list, in its order. The first also lets a list jump far
-- ahead without reading the pages it passes over.
CREATE INDEX page_journal  ON page (key) WHERE trashed = 0 AND put_away = 0;
CREATE INDEX page_put_away ON page (key) WHERE trashed = 0 AND put_away = 1;
CREATE INDEX page_starred  ON page (key) WHERE trashed = 0 AND starred = 1;
CREATE INDEX page_trash    ON page (key) WHERE trashed <> 0;
CREATE INDEX page_open     ON page (key) WHERE trashed = 0 AND left_alone = 0 AND state < 3;
CREATE INDEX page_exercise ON page (exercise, key) WHERE exercise IS NOT NULL;
CREATE INDEX page_import   ON page (import) WHERE import IS NOT NULL;

-- Cells, as moor-answer.h describes them: text or number, never both.
CREATE TABLE answer (
  page   INTEGER NOT NULL REFERENCES page (key) ON DELETE CASCADE,
  field  TEXT    NOT NULL,
  row    INTEGER NOT NULL,
  slot   TEXT    NOT NULL,
  text   TEXT,
  number REAL,
  PRIMARY KEY (page, field, row, slot),
  CHECK ((text IS NULL) <> (number IS NULL))
) STRICT, WITHOUT ROWID;

-- Which pages name a person: their UUID is all a cell holds then.
CREATE INDEX answer_person ON answer (text, page) WHERE octet_length (text) = 36;

-- Earlier versions of a page.
CREATE TABLE revision (
  id         INTEGER PRIMARY KEY,
  page       INTEGER NOT NULL REFERENCES page (key) ON DELETE CASCADE,
  kept       INTEGER NOT NULL,
  updated    INTEGER NOT NULL,
  exercise   TEXT,
  version    INTEGER NOT NULL,
  definition TEXT REFERENCES definition (hash),
  title      TEXT    NOT NULL,
  preview    TEXT    NOT NULL,
  state      INTEGER NOT NULL
) STRICT;

CREATE INDEX revision_page ON revision (page);

CREATE TABLE revision_answer (
  revision INTEGER NOT NULL REFERENCES revision (id) ON DELETE CASCADE,
  field    TEXT    NOT NULL,
  row      INTEGER NOT NULL,
  slot     TEXT    NOT NULL,
  text     TEXT,
  number   REAL,
  PRIMARY KEY (revision, field, row, slot)
) STRICT, WITHOUT ROWID;

CREATE INDEX revision_person ON revision_answer (text) WHERE octet_length (text) = 36;

CREATE TABLE tag (
  page INTEGER NOT NULL REFERENCES page (key) ON DELETE CASCADE,
  name TEXT    NOT NULL,
  PRIMARY KEY (page, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX tag_name ON tag (name, page);

CREATE TABLE person (
  id     TEXT    NOT NULL PRIMARY KEY,        -- UUID
  name   TEXT    NOT NULL,
  phone  TEXT,
  hidden INTEGER NOT NULL DEFAULT 0,          -- not to be shown
  gone   INTEGER NOT NULL DEFAULT 0,          -- deleted, and still named in pages
  import TEXT
) STRICT;

CREATE TABLE setting (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- An import that has no end was broken off: it is undone at the next start.
CREATE TABLE import (
  id      TEXT    NOT NULL PRIMARY KEY,
  started INTEGER NOT NULL,
  ended   INTEGER
) STRICT;

-- Long work that the next start goes on with: "sweep", the end of a purge.
CREATE TABLE unfinished (
  what TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Counts, kept by triggers, so that no start has to count.
CREATE TABLE month (
  month TEXT    NOT NULL PRIMARY KEY,         -- "2026-11"
  pages INTEGER NOT NULL                      -- of the journal list
) STRICT, WITHOUT ROWID;

CREATE TRIGGER month_insert AFTER INSERT ON page
WHEN NEW.trashed = 0 AND NEW.put_away = 0
BEGIN
  INSERT INTO month VALUES (substr (NEW.date, 1, 7), 1)
    ON CONFLICT (month) DO UPDATE SET pages = pages + 1;
END;

CREATE TRIGGER month_delete AFTER DELETE ON page
WHEN OLD.trashed = 0 AND OLD.put_away = 0
BEGIN
  UPDATE month SET pages = pages - 1 WHERE month = substr (OLD.date, 1, 7);
  DELETE FROM month WHERE month = substr (OLD.date, 1, 7) AND pages = 0;
END;

CREATE TRIGGER month_show AFTER UPDATE OF trashed, put_away ON page
WHEN NEW.trashed = 0 AND NEW.put_away = 0 AND NOT (OLD.trashed = 0 AND OLD.put_away = 0)
BEGIN
  INSERT INTO month VALUES (substr (NEW.date, 1, 7), 1)
    ON CONFLICT (month) DO UPDATE SET pages = pages + 1;
END;

CREATE TRIGGER month_hide AFTER UPDATE OF trashed, put_away ON page
WHEN OLD.trashed = 0 AND OLD.put_away = 0 AND NOT (NEW.trashed = 0 AND NEW.put_away = 0)
BEGIN
  UPDATE month SET pages = pages - 1 WHERE month = substr (OLD.date, 1, 7);
  DELETE FROM month WHERE month = substr (OLD.date, 1, 7) AND pages = 0;
END;

-- Pages walked to their end, for each exercise.
CREATE TABLE exercise_count (
  exercise TEXT    NOT NULL PRIMARY KEY,
  pages    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER exercise_insert AFTER INSERT ON page
WHEN NEW.exercise IS NOT NULL AND NEW.state > 1 AND NEW.trashed = 0
BEGIN
  INSERT INTO exercise_count VALUES (NEW.exercise, 1)
    ON CONFLICT (exercise) DO UPDATE SET pages = pages + 1;
END;

CREATE TRIGGER exercise_delete AFTER DELETE ON page
WHEN OLD.exercise IS NOT NULL AND OLD.state > 1 AND OLD.trashed = 0
BEGIN
  UPDATE exercise_count SET pages = pages - 1 WHERE exercise = OLD.exercise;
  DELETE FROM exercise_count WHERE exercise = OLD.exercise AND pages = 0;
END;

CREATE TRIGGER exercise_update AFTER UPDATE OF exercise, state, trashed ON page
WHEN NEW.exercise IS NOT OLD.exercise
  OR (NEW.state > 1) <> (OLD.state > 1)
  OR (NEW.trashed = 0) <> (OLD.trashed = 0)
BEGIN
  UPDATE exercise_count SET pages = pages - 1
    WHERE exercise = OLD.exercise AND OLD.state > 1 AND OLD.trashed = 0;
  DELETE FROM exercise_count WHERE exercise = OLD.exercise AND pages = 0;
  INSERT INTO exercise_count
    SELECT NEW.exercise, 1 WHERE NEW.exercise IS NOT NULL AND NEW.state > 1 AND NEW.trashed = 0
    ON CONFLICT (exercise) DO UPDATE SET pages = pages + 1;
END;

-- Search. A save only notes the page in search_due; its row is renewed later,
-- outside the save. rowid is the page's key. Pages that are put away or in the
-- trash stand in search_aside, so that the ordinary search cannot find them.
CREATE TABLE search_due (
  page INTEGER PRIMARY KEY REFERENCES page (key) ON DELETE CASCADE
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
  title, body, private,
  prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE search_aside USING fts5 (
  title, body, private,
  prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);
