-- Schema 2: search, names and who they stand for, near-copies and new versions, figures, decisions, columns.
--
-- Three tables say what has to be worked out again: a text without a row in `likeness`, `stale_family`,
-- `stale_block`. They are written in the same transaction as what made the work, so that nothing is forgotten
-- by a program that is killed; whoever opens the store to write does the work (refreshing.py).

-- A text of which only the sentences of its figures are known, from a claims file without the text.
ALTER TABLE text ADD COLUMN is_partial INTEGER NOT NULL DEFAULT 0 CHECK (is_partial IN (0, 1));

-- A filter reads columns (columns.py); these only cost time when a claim is saved.
DROP INDEX claim_by_metric;
DROP INDEX claim_by_subject;
DROP INDEX claim_by_agent;
DROP INDEX claim_by_attribution;
DROP INDEX claim_by_place;
-- The address of a page without what leads to the same page: fragment, tracking words, a closing stroke.
ALTER TABLE appearance ADD COLUMN address TEXT;
UPDATE appearance SET address = fold_address(url) WHERE url IS NOT NULL;
CREATE INDEX appearance_by_address ON appearance (address) WHERE address IS NOT NULL;
CREATE INDEX claim_by_extraction ON claim (extraction);
CREATE INDEX appearance_by_document ON appearance (document);

-- Search: accents and case folded; the words stay in the tables they come from.
CREATE VIRTUAL TABLE text_search USING fts5 (
    content, content = 'text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE title_search USING fts5 (
    title, content = 'appearance', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE snippet_search USING fts5 (
    snippet, content = 'claim', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO text_search (text_search) VALUES ('rebuild');
INSERT INTO title_search (title_search) VALUES ('rebuild');
INSERT INTO snippet_search (snippet_search) VALUES ('rebuild');
CREATE TRIGGER text_is_found AFTER INSERT ON text BEGIN
    INSERT INTO text_search (rowid, content) VALUES (new.id, new.content);
END;
CREATE TRIGGER claim_is_found AFTER INSERT ON claim BEGIN
    INSERT INTO snippet_search (rowid, snippet) VALUES (new.key, new.snippet);
END;
CREATE TRIGGER title_is_found AFTER INSERT ON appearance BEGIN
    INSERT INTO title_search (rowid, title) VALUES (new.id, new.title);
END;
CREATE TRIGGER title_is_found_anew AFTER UPDATE OF title ON appearance WHEN new.title IS NOT old.title BEGIN
    INSERT INTO title_search (title_search, rowid, title) VALUES ('delete', old.id, old.title);
    INSERT INTO title_search (rowid, title) VALUES (new.id, new.title);
END;

-- Every word that a claim can be filtered by, once: names of actors and places, publishers, units, ids.
CREATE TABLE name (
    id INTEGER PRIMARY KEY,
    words TEXT NOT NULL UNIQUE,
    folded TEXT NOT NULL                    -- without case, accents and signs; a country by its code
);
CREATE INDEX name_by_folded ON name (folded);

-- One actor under its names. Its id is that of the name it was first met under; a name without a row stands for itself.
CREATE TABLE alias (
    name INTEGER PRIMARY KEY REFERENCES name (id),
    actor INTEGER NOT NULL REFERENCES name (id),
    decision INTEGER REFERENCES decision (id)   -- NULL where the spelling alone decided
);
CREATE INDEX alias_by_actor ON alias (actor);
CREATE TABLE actor (
    id INTEGER PRIMARY KEY REFERENCES name (id),
    label TEXT NOT NULL,                    -- the name that a person chose for it
    decision INTEGER REFERENCES decision (id)
);

INSERT OR IGNORE INTO name (words, folded)
    SELECT words, fold_name(words) FROM (
        SELECT subject AS words FROM claim UNION SELECT agent FROM claim UNION SELECT place FROM claim
        UNION SELECT attribution FROM claim UNION SELECT metric FROM claim UNION SELECT unit FROM claim
        UNION SELECT qualifier FROM claim UNION SELECT kind FROM claim UNION SELECT modality FROM claim
        UNION SELECT publisher FROM appearance UNION SELECT language FROM extraction
    ) WHERE words IS NOT NULL ORDER BY words;

-- Near-copies: `leader` is the first text of its family, itself where it stands alone (copies.py).
CREATE TABLE likeness (
    text INTEGER PRIMARY KEY REFERENCES text (id),
    leader INTEGER NOT NULL REFERENCES text (id),
    nearest INTEGER REFERENCES text (id),
    share REAL                              -- how much of the shorter of the two stands in the other
);
CREATE INDEX likeness_by_leader ON likeness (leader);
CREATE TABLE shingle (
    hash INTEGER NOT NULL,
    text INTEGER NOT NULL,
    PRIMARY KEY (hash, text)
) WITHOUT ROWID;

-- A page that came out anew at the same address. The older text stays; it counts while some other place still has it.
CREATE TABLE version (
    appearance INTEGER PRIMARY KEY REFERENCES appearance (id),
    successor INTEGER NOT NULL REFERENCES appearance (id),
    noticed_at TEXT NOT NULL
);
CREATE INDEX version_by_successor ON version (successor);
CREATE TABLE superseded (text INTEGER PRIMARY KEY REFERENCES text (id));

-- What people decided, one row each and never changed: undoing is a row too.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    target TEXT NOT NULL CHECK (target IN ('claim', 'figure', 'actor', 'metric', 'document')),
    target_id TEXT NOT NULL,
    action TEXT NOT NULL,
    details TEXT NOT NULL,                  -- JSON: the full values decided on
    made_by TEXT,
    made_at TEXT NOT NULL,
    reason TEXT,
    undoes INTEGER UNIQUE REFERENCES decision (id)
);
CREATE INDEX decision_by_target ON decision (target, target_id);
CREATE TABLE claim_status (
    claim TEXT PRIMARY KEY,                 -- claim.id
    status TEXT NOT NULL,
    decision INTEGER NOT NULL REFERENCES decision (id)
);
CREATE TABLE same_figure (
    claim TEXT PRIMARY KEY,                 -- claim.id
    bond INTEGER NOT NULL REFERENCES decision (id)
);

INSERT INTO alias (name, actor)
    SELECT name.id, first.id FROM name
    JOIN (SELECT folded, min(id) AS id FROM name GROUP BY folded) AS first USING (folded) WHERE name.id <> first.id;

-- What a new reading or a new version of a text did to its claims.
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
    document_id TEXT NOT NULL,
    sort TEXT NOT NULL CHECK (sort IN ('new', 'gone', 'different')),
    cause TEXT NOT NULL CHECK (cause IN ('reading', 'version')),
    old_claim TEXT,
    new_claim TEXT,
    fields TEXT NOT NULL                    -- JSON: field -> [old, new] for a different one
);
CREATE INDEX change_by_run ON change (run);
CREATE INDEX change_by_document ON change (document_id);
CREATE TABLE succession (
    old_claim TEXT PRIMARY KEY,             -- an id that a new reading replaced by another
    new_claim TEXT NOT NULL
);

-- What the world says of one metric of one subject or place at one time, or one running count. Derived.
-- metric, unit, kind, subject, place are ids of `name`, 0 for none; `text` is 0 unless nothing but one text holds it.
CREATE TABLE figure (
    id INTEGER PRIMARY KEY,
    metric INTEGER NOT NULL,
    unit INTEGER NOT NULL,
    subject INTEGER NOT NULL,
    place INTEGER NOT NULL,
    text INTEGER NOT NULL,
    kind TEXT NOT NULL,
    date_start TEXT,
    date_end TEXT,
    starts TEXT,                            -- of a running count: since when it counts, where that is told
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,                   -- JSON: rule, claims, values
    notes TEXT NOT NULL,                    -- JSON: what else there is to know of it, each like a reason
    voices INTEGER NOT NULL,
    publishers INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    latest INTEGER,                         -- claim.key of the latest statement
    value TEXT, value_real REAL,            -- as the latest statement has it
    low TEXT, low_real REAL,                -- the least and the most that the latest statements name
    high TEXT, high_real REAL,
    is_open_low INTEGER NOT NULL,           -- whether one of them leaves that end open
    is_open_high INTEGER NOT NULL
);
CREATE INDEX figure_by_family ON figure (metric, unit, subject, place, text);
CREATE INDEX figure_by_verdict ON figure (verdict) WHERE verdict = 'contradict';
CREATE INDEX figure_by_voices ON figure (voices DESC, claims DESC, id);
CREATE TABLE member (
    claim INTEGER PRIMARY KEY,              -- claim.key
    figure INTEGER NOT NULL,
    takes_part INTEGER NOT NULL             -- 0 for what is denied, forecast or supposed: listed beside
);
CREATE INDEX member_by_figure ON member (figure);

CREATE TABLE stale_family (
    metric INTEGER NOT NULL, unit INTEGER NOT NULL, subject INTEGER NOT NULL, place INTEGER NOT NULL,
    text INTEGER NOT NULL,
    since INTEGER NOT NULL,                 -- content.version that made it so
    PRIMARY KEY (metric, unit, subject, place, text)
) WITHOUT ROWID;

-- The claims once more, column by column, so that a filter reads only what it asks for (columns.py).
CREATE TABLE block (
    number INTEGER NOT NULL,
    field TEXT NOT NULL,
    cells BLOB NOT NULL,
    PRIMARY KEY (field, number)
);
CREATE TABLE stale_block (number INTEGER PRIMARY KEY);
INSERT INTO stale_block SELECT DISTINCT key / 4096 FROM claim;

-- A page starts an import as a process of its own and follows it here.
ALTER TABLE import_run ADD COLUMN sort TEXT NOT NULL DEFAULT 'add' CHECK (sort IN ('add', 'rebuild'));
ALTER TABLE import_run ADD COLUMN expected INTEGER;
ALTER TABLE import_run ADD COLUMN current TEXT;
ALTER TABLE import_run ADD COLUMN process INTEGER;
ALTER TABLE import_run ADD COLUMN seen_at TEXT;
ALTER TABLE import_run ADD COLUMN is_to_stop INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_run ADD COLUMN claims INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_run ADD COLUMN copies INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_run ADD COLUMN versions INTEGER NOT NULL DEFAULT 0;

-- The claims of the current readings in the columns of the CSV of figures, and those of a chart after them.
-- A name stands as the actor that it was found to be; `claim` keeps the text's own words.
DROP VIEW current_claim;
CREATE VIEW named AS
SELECT name.id, name.words, ifnull(actor.label, ifnull(representative.words, name.words)) AS label
FROM name
LEFT JOIN alias ON alias.name = name.id
LEFT JOIN name AS representative ON representative.id = alias.actor
LEFT JOIN actor ON actor.id = ifnull(alias.actor, name.id);
CREATE VIEW current_claim AS
SELECT
    claim.id, claim.metric, claim.value, claim.low, claim.high, claim.qualifier, claim.unit,
    ifnull((SELECT label FROM named WHERE words = claim.subject), claim.subject) AS subject,
    ifnull((SELECT label FROM named WHERE words = claim.agent), claim.agent) AS agent,
    ifnull((SELECT label FROM named WHERE words = claim.place), claim.place) AS place,
    ifnull((SELECT label FROM named WHERE words = claim.attribution), claim.attribution) AS attribution,
    claim.date_start, claim.date_end, claim.date_text, claim.date_precision, claim.date_basis, claim.date_reach,
    claim.kind, claim.part_of, claim.modality, claim.confidence, claim.flags, claim_status.status,
    claim.quote, claim.snippet, claim.locator,
    appearance.document, text.hash AS document_hash,
    appearance.title, appearance.publisher, appearance.url, extraction.published, extraction.language,
    claim.start, claim."end",
    claim.value_real, claim.low_real, claim.high_real,
    ifnull((SELECT label FROM named WHERE words = coalesce(claim.subject, claim.place)),
        coalesce(claim.subject, claim.place)) AS series, text.document_id,
    claim.key, claim.position
FROM claim
JOIN extraction ON extraction.id = claim.extraction AND extraction.is_current = 1
JOIN appearance ON appearance.id = extraction.appearance
JOIN text ON text.id = extraction.text
LEFT JOIN claim_status ON claim_status.claim = claim.id
WHERE extraction.text NOT IN (SELECT text FROM superseded);
