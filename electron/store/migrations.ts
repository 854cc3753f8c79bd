import { journalCredentialEvents } from './credential-events'
import type { Migration } from './migration'
import { packBillLists } from './packed-bills'

/**
 * The schema, step by step: step n leads from version n to n + 1 of `user_version`. A step that has been in a release is
 * never edited again; later work appends. What is personal lies in `sealed` (see sealing.ts); ids, times and states
 * are plain, so that they can be searched.
 */
export const migrations: readonly Migration[] = [
  `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;

  CREATE TABLE profile (
    id INTEGER PRIMARY KEY, provider_id INTEGER, created TEXT, read_at TEXT NOT NULL, sealed BLOB NOT NULL
  ) STRICT;

  CREATE TABLE job (
    job_id TEXT PRIMARY KEY, profile_id INTEGER NOT NULL, mode TEXT, started_here INTEGER NOT NULL,
    started_at TEXT, ended_at TEXT, status TEXT NOT NULL, finished INTEGER NOT NULL, sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX job_of_profile ON job (profile_id);
  CREATE INDEX job_running ON job (finished) WHERE finished = 0;

  CREATE TABLE observation (
    job_id TEXT NOT NULL REFERENCES job (job_id) ON DELETE CASCADE, place INTEGER NOT NULL,
    status TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
    PRIMARY KEY (job_id, place)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE change (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, profile_id INTEGER, at TEXT NOT NULL,
    outcome TEXT, settled_at TEXT, sealed BLOB
  ) STRICT;
  CREATE INDEX change_of_profile ON change (profile_id);
  CREATE INDEX change_unsettled ON change (at) WHERE outcome IS NULL OR outcome = 'unknown';

  CREATE TABLE credential_event (
    id TEXT PRIMARY KEY, profile_id INTEGER NOT NULL, action TEXT NOT NULL, at TEXT NOT NULL,
    outcome TEXT NOT NULL, sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX credential_event_of_profile ON credential_event (profile_id);

  CREATE TABLE bill_list (profile_id INTEGER PRIMARY KEY, at TEXT NOT NULL, sealed BLOB NOT NULL) STRICT;

  CREATE TABLE setting (key TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT;

  CREATE TABLE activity (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, profile_id INTEGER, outcome TEXT NOT NULL,
    personal_hash TEXT, previous TEXT NOT NULL, hash TEXT NOT NULL, sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX activity_of_profile ON activity (profile_id);

  CREATE TABLE activity_personal (
    seq INTEGER PRIMARY KEY REFERENCES activity (seq), profile_id INTEGER, sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX activity_personal_of_profile ON activity_personal (profile_id);
  `,
  `
  CREATE TABLE bulk_run (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL, created_at TEXT NOT NULL,
    ended_at TEXT, undone_by TEXT, sealed BLOB NOT NULL, saved_to BLOB
  ) STRICT;

  CREATE TABLE bulk_item (
    run INTEGER NOT NULL REFERENCES bulk_run (n), place INTEGER NOT NULL, profile_id INTEGER NOT NULL,
    state TEXT NOT NULL, reason TEXT, code TEXT, at TEXT, changed INTEGER NOT NULL DEFAULT 0, sealed BLOB,
    PRIMARY KEY (run, place)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX bulk_item_of_profile ON bulk_item (profile_id, run);
  CREATE INDEX bulk_item_open ON bulk_item (run, place) WHERE state IN ('waiting', 'sent');
  `,
  `
  CREATE TABLE aside_message (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, reason TEXT NOT NULL,
    profile_id INTEGER, sealed BLOB
  ) STRICT;
  CREATE INDEX aside_message_of_profile ON aside_message (profile_id);
  `,
  `
  ALTER TABLE job ADD COLUMN witnessed INTEGER NOT NULL DEFAULT 0;
  UPDATE job SET witnessed = 1 WHERE started_here = 1 OR finished = 0
    OR EXISTS (SELECT 1 FROM observation WHERE observation.job_id = job.job_id AND place = 2);
  CREATE INDEX job_witnessed_end ON job (ended_at) WHERE witnessed = 1 AND finished = 1;
  `,
  `
  CREATE INDEX profile_of_provider ON profile (provider_id);
  CREATE INDEX job_ended_of_profile ON job (profile_id, ended_at) WHERE finished = 1;

  CREATE TABLE snooze (
    profile_id INTEGER PRIMARY KEY, job_id TEXT NOT NULL, until TEXT NOT NULL, sealed BLOB NOT NULL
  ) STRICT;

  CREATE TABLE provider_hold (provider_id INTEGER PRIMARY KEY, since TEXT NOT NULL) STRICT;

  CREATE TABLE release_item (
    provider_id INTEGER NOT NULL, profile_id INTEGER NOT NULL, due TEXT NOT NULL, job_id TEXT NOT NULL,
    mode TEXT NOT NULL, send_notification INTEGER NOT NULL, state TEXT NOT NULL,
    PRIMARY KEY (provider_id, profile_id)
  ) STRICT, WITHOUT ROWID;
  `,
  journalCredentialEvents,
  packBillLists,
  `
  CREATE TABLE bill_change (
    n INTEGER PRIMARY KEY, profile_id INTEGER NOT NULL, seen_at TEXT NOT NULL, bytes INTEGER NOT NULL,
    sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX bill_change_of_profile ON bill_change (profile_id);
  CREATE INDEX bill_change_by_age ON bill_change (seen_at, bytes);
  `,
  `
  CREATE TABLE profile_change (
    n INTEGER PRIMARY KEY, profile_id INTEGER NOT NULL, facet TEXT NOT NULL, seen_at TEXT NOT NULL,
    bytes INTEGER NOT NULL, sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX profile_change_of_profile ON profile_change (profile_id, seen_at);
  CREATE INDEX profile_change_by_age ON profile_change (seen_at, bytes);

  CREATE TABLE history_start (
    profile_id INTEGER PRIMARY KEY, first_seen TEXT, known_from TEXT, bills_from TEXT
  ) STRICT;
  INSERT INTO history_start (profile_id, known_from) SELECT id, read_at FROM profile;
  INSERT INTO history_start (profile_id, bills_from) SELECT profile_id, at FROM bill_list WHERE true
    ON CONFLICT (profile_id) DO UPDATE SET bills_from = excluded.bills_from;
  `,
  `
  CREATE TABLE note (
    id TEXT PRIMARY KEY, profile_id INTEGER NOT NULL, at TEXT NOT NULL, sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX note_of_profile ON note (profile_id, at);
  `,
  `
  CREATE TABLE planned_start (
    profile_id INTEGER PRIMARY KEY, job_id TEXT NOT NULL, due TEXT NOT NULL, mode TEXT NOT NULL,
    send_notification INTEGER NOT NULL, attempt INTEGER, state TEXT NOT NULL, reason TEXT, code TEXT,
    started_job_id TEXT, at TEXT NOT NULL
  ) STRICT;
  `,
]
