-- Schema 3: what people corrected in claims and what they added. `claim` holds the claims as people left them, so that
-- every filter, figure and export goes by that; what the rules read stands beside it.

CREATE TABLE correction (
    claim INTEGER PRIMARY KEY,              -- claim.key
    decision INTEGER NOT NULL REFERENCES decision (id),
    machine TEXT NOT NULL                   -- JSON: the cells that differ, as the rules made them
);
CREATE TABLE hand_claim (
    claim INTEGER PRIMARY KEY,              -- claim.key
    decision INTEGER NOT NULL REFERENCES decision (id)
);
CREATE TRIGGER claim_is_gone AFTER DELETE ON claim BEGIN
    INSERT INTO snippet_search (snippet_search, rowid, snippet) VALUES ('delete', old.key, old.snippet);
END;
