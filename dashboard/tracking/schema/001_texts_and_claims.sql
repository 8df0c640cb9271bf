-- The store of figures, schema 1 (store.py says how an older one is brought up to date).
--
-- text 1─n appearance      the same agency text in two outlets is one text that appeared twice
-- text 1─n extraction 1─n claim      one reading of a text is current, the older ones are its history
-- import_run 1─n refusal   the account of every `add`
--
-- What people decide will point at `claim.id`, which is made from the text and the place in it and so
-- outlives a new reading; a name, a figure or a decision gets a table of its own, none of these changes.
-- Numbers stand twice: exact digits as TEXT, and beside them a REAL to sort and to draw by.
-- A word that is no valid Unicode (a lone surrogate) stands as a BLOB in its TEXT column.

CREATE TABLE content (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    store TEXT NOT NULL,                    -- a random word: two stores never share a version
    version INTEGER NOT NULL                -- rises with every change that a reader could see
);

CREATE TABLE text (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL UNIQUE,       -- short, made from the hash, for links
    hash TEXT NOT NULL UNIQUE,              -- SHA-256 of the text in UTF-8
    folded_hash TEXT NOT NULL,              -- the same with every run of white space as one blank
    content TEXT NOT NULL                   -- exactly as read
);
CREATE INDEX text_by_folded_hash ON text (folded_hash);

CREATE TABLE appearance (
    id INTEGER PRIMARY KEY,
    text INTEGER NOT NULL REFERENCES text (id),
    document TEXT NOT NULL,                 -- the reader's name for it
    publisher TEXT,
    title TEXT,
    url TEXT,
    published TEXT,                         -- an ISO date, or date-time with offset
    published_basis TEXT,
    published_reason TEXT,
    language TEXT,                          -- as it was given; what was found stands in extraction
    licence TEXT,
    source TEXT,                            -- the file and line it was read from
    flags TEXT NOT NULL,                    -- JSON: what its reader had to say
    read_at TEXT NOT NULL
);
CREATE INDEX appearance_by_text ON appearance (text);
CREATE INDEX appearance_by_url ON appearance (url) WHERE url IS NOT NULL;
-- The importer tells two outlets from one (appearances.py); this catches what should never reach it.
CREATE UNIQUE INDEX one_appearance ON appearance (
    text, ifnull(publisher, ''), ifnull(title, ''), ifnull(url, ''), ifnull(published, ''), ifnull(published_basis, ''),
    ifnull(published_reason, ''), ifnull(language, ''), ifnull(licence, ''), ifnull(source, '')
);

CREATE TABLE extraction (
    id INTEGER PRIMARY KEY,
    text INTEGER NOT NULL REFERENCES text (id),
    appearance INTEGER NOT NULL REFERENCES appearance (id),  -- the one whose date it was read with
    published TEXT,
    language TEXT,                          -- as settled; not every language is supported
    rules_version TEXT NOT NULL,
    flags TEXT NOT NULL,                    -- JSON: what a reader of the document should know
    made_at TEXT NOT NULL,
    is_current INTEGER NOT NULL CHECK (is_current IN (0, 1))
);
CREATE INDEX extraction_by_text ON extraction (text);
CREATE UNIQUE INDEX one_current_extraction ON extraction (text) WHERE is_current;

CREATE TABLE claim (
    key INTEGER PRIMARY KEY,
    extraction INTEGER NOT NULL REFERENCES extraction (id) ON DELETE CASCADE,
    id TEXT NOT NULL,                       -- see identity.py; the same in every reading that makes it
    position INTEGER NOT NULL,              -- the order in which the extractor gave it
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    metric TEXT NOT NULL,
    low TEXT,
    low_real REAL,
    high TEXT,
    high_real REAL,
    value TEXT,
    value_real REAL,
    qualifier TEXT NOT NULL,
    unit TEXT,
    part_of TEXT,                           -- the id of the whole, where that is a claim too
    part_of_span TEXT,                      -- JSON: where the whole stands in the text
    subject TEXT,
    agent TEXT,
    place TEXT,
    attribution TEXT,
    date_start TEXT,
    date_end TEXT,
    date_text TEXT,
    date_precision TEXT,
    date_basis TEXT,
    date_reach TEXT,
    kind TEXT,
    modality TEXT,
    confidence REAL,
    flags TEXT NOT NULL,                    -- JSON
    snippet TEXT NOT NULL,
    snippet_start INTEGER NOT NULL,
    evidence TEXT NOT NULL,                 -- JSON
    locator TEXT,
    trace TEXT NOT NULL,                    -- JSON
    UNIQUE (extraction, id)
);
CREATE INDEX claim_by_id ON claim (id);
CREATE INDEX claim_by_metric ON claim (metric);
CREATE INDEX claim_by_subject ON claim (subject) WHERE subject IS NOT NULL;
CREATE INDEX claim_by_agent ON claim (agent) WHERE agent IS NOT NULL;
CREATE INDEX claim_by_attribution ON claim (attribution) WHERE attribution IS NOT NULL;
CREATE INDEX claim_by_place ON claim (place) WHERE place IS NOT NULL;

CREATE TABLE import_run (
    id INTEGER PRIMARY KEY,
    paths TEXT NOT NULL,                    -- JSON
    rules_version TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,                          -- NULL while it runs, and for ever when it broke off
    outcome TEXT CHECK (outcome IN ('finished', 'stopped')),
    given INTEGER NOT NULL DEFAULT 0,
    read INTEGER NOT NULL DEFAULT 0,
    known INTEGER NOT NULL DEFAULT 0,
    empty INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    CHECK (given = read + known + empty + refused)
);

CREATE TABLE refusal (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    reason TEXT NOT NULL,
    remedy TEXT NOT NULL,
    is_empty INTEGER NOT NULL CHECK (is_empty IN (0, 1))
);
CREATE INDEX refusal_by_run ON refusal (run);

-- The claims of the current readings in the columns of the CSV of figures, and those of a chart after them.
-- `status` is what was decided about a claim: nothing yet.
CREATE VIEW current_claim AS
SELECT
    claim.id, claim.metric, claim.value, claim.low, claim.high, claim.qualifier, claim.unit,
    claim.subject, claim.agent, claim.place, claim.attribution,
    claim.date_start, claim.date_end, claim.date_text, claim.date_precision, claim.date_basis, claim.date_reach,
    claim.kind, claim.part_of, claim.modality, claim.confidence, claim.flags, NULL AS status,
    claim.quote, claim.snippet, claim.locator,
    appearance.document, text.hash AS document_hash,
    appearance.title, appearance.publisher, appearance.url, extraction.published, extraction.language,
    claim.start, claim."end",
    claim.value_real, claim.low_real, claim.high_real,
    coalesce(claim.subject, claim.place) AS series, text.document_id,
    claim.key, claim.position
FROM claim
JOIN extraction ON extraction.id = claim.extraction AND extraction.is_current = 1
JOIN appearance ON appearance.id = extraction.appearance
JOIN text ON text.id = extraction.text;

INSERT INTO content VALUES (1, lower(hex(randomblob(8))), 0);
