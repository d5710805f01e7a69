-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Where an import stands until it is whole: a database of its own, attached as
-- "scratch". The columns are those of 001.sql; n numbers the pages as they came.

CREATE TABLE scratch.definition (
  hash TEXT NOT NULL PRIMARY KEY, exercise TEXT NOT NULL, version INTEGER NOT NULL,
  language TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL
) STRICT;

CREATE TABLE scratch.page (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  exercise TEXT, version INTEGER NOT NULL, definition TEXT,
  title TEXT NOT NULL, preview TEXT NOT NULL,
  created INTEGER NOT NULL, updated INTEGER NOT NULL, offset INTEGER NOT NULL,
  state INTEGER NOT NULL, place TEXT, skipped TEXT NOT NULL,
  leaning INTEGER NOT NULL, short_form INTEGER NOT NULL, due TEXT, due_part TEXT,
  audience INTEGER NOT NULL, put_away INTEGER NOT NULL, starred INTEGER NOT NULL,
  left_alone INTEGER NOT NULL, trashed INTEGER NOT NULL,
  body TEXT NOT NULL, private TEXT NOT NULL       -- of its search row
) STRICT;

CREATE TABLE scratch.answer (
  page INTEGER NOT NULL, field TEXT NOT NULL, row INTEGER NOT NULL, slot TEXT NOT NULL,
  text TEXT, number REAL,
  PRIMARY KEY (page, field, row, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE scratch.tag (
  page INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (page, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE scratch.revision (
  id INTEGER PRIMARY KEY, page INTEGER NOT NULL, updated INTEGER NOT NULL,
  exercise TEXT, version INTEGER NOT NULL, definition TEXT,
  title TEXT NOT NULL, preview TEXT NOT NULL
) STRICT;

CREATE INDEX scratch.revision_page ON revision (page);

CREATE TABLE scratch.revision_answer (
  revision INTEGER NOT NULL, field TEXT NOT NULL, row INTEGER NOT NULL, slot TEXT NOT NULL,
  text TEXT, number REAL,
  PRIMARY KEY (revision, field, row, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE scratch.person (
  id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, phone TEXT, hidden INTEGER NOT NULL,
  gone INTEGER NOT NULL
) STRICT;
