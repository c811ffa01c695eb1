-- Casework as it is worked, wrong entries, ratings, and monthly counts of the network.

-- Referrals as they are worked: commands, enquiries, short contacts, handovers, substitutions.
ALTER TABLE access_token ADD COLUMN organisation TEXT;
ALTER TABLE referral ADD COLUMN business_status TEXT;
ALTER TABLE referral ADD COLUMN priority TEXT;
ALTER TABLE referral ADD COLUMN answer_by TEXT;
ALTER TABLE referral ADD COLUMN reason TEXT;
ALTER TABLE referral ADD COLUMN reason_text TEXT;
ALTER TABLE referral ADD COLUMN outcome_reason TEXT;
ALTER TABLE referral ADD COLUMN entitled_on TEXT;
ALTER TABLE referral_event ADD COLUMN business_status TEXT;
ALTER TABLE referral_event ADD COLUMN reason_text TEXT;
ALTER TABLE referral_event ADD COLUMN outcome TEXT;
ALTER TABLE referral_event ADD COLUMN account TEXT;
ALTER TABLE referral_event ADD COLUMN role TEXT;

CREATE TABLE capacity_enquiry (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  holder TEXT NOT NULL,
  asked_on TEXT NOT NULL,
  places INTEGER NOT NULL,
  answer TEXT,
  note TEXT,
  answered_on TEXT,
  synthetic INTEGER NOT NULL
) STRICT;
CREATE INDEX capacity_enquiry_by_holder ON capacity_enquiry (holder, id);
CREATE INDEX capacity_enquiry_by_asked_on ON capacity_enquiry (asked_on);

CREATE TABLE handover (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  holder TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  client_agreed_on TEXT NOT NULL,
  offered_at TEXT NOT NULL,
  offered_by TEXT NOT NULL,
  answered_at TEXT,
  answered_by TEXT,
  records INTEGER,
  synthetic INTEGER NOT NULL
) STRICT;
CREATE INDEX handover_by_holder ON handover (holder, id);
CREATE INDEX handover_by_state ON handover (state);
CREATE INDEX referral_by_answer_by ON referral (answer_by);

CREATE TABLE short_contact (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  holder TEXT NOT NULL,
  held_on TEXT NOT NULL,
  topic TEXT NOT NULL,
  channel TEXT NOT NULL,
  language TEXT,
  minutes INTEGER,
  outcome TEXT NOT NULL,
  synthetic INTEGER NOT NULL
) STRICT;
CREATE INDEX short_contact_by_holder ON short_contact (holder, id);
CREATE INDEX short_contact_by_held_on ON short_contact (held_on);
CREATE INDEX short_contact_by_topic ON short_contact (topic);

CREATE TABLE substitution (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  holder TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  account TEXT,
  given_by TEXT NOT NULL,
  synthetic INTEGER NOT NULL
) STRICT;
CREATE INDEX substitution_by_holder ON substitution (holder, id);

CREATE TABLE substitution_covered_by_counselling_service (
  source INTEGER NOT NULL REFERENCES substitution (pk),
  target INTEGER NOT NULL REFERENCES counselling_service (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX substitution_covered_by_counselling_service_by_target ON substitution_covered_by_counselling_service (target, source);

CREATE TABLE substitution_covers_client (
  source INTEGER NOT NULL REFERENCES substitution (pk),
  target INTEGER NOT NULL REFERENCES client (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX substitution_covers_client_by_target ON substitution_covers_client (target, source);

CREATE TABLE capacity_enquiry_from_counselling_service (
  source INTEGER NOT NULL REFERENCES capacity_enquiry (pk),
  target INTEGER NOT NULL REFERENCES counselling_service (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX capacity_enquiry_from_counselling_service_by_target ON capacity_enquiry_from_counselling_service (target, source);

CREATE TABLE handover_from_counselling_service (
  source INTEGER NOT NULL REFERENCES handover (pk),
  target INTEGER NOT NULL REFERENCES counselling_service (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_from_counselling_service_by_target ON handover_from_counselling_service (target, source);

CREATE TABLE handover_hands_over_client (
  source INTEGER NOT NULL REFERENCES handover (pk),
  target INTEGER NOT NULL REFERENCES client (pk),
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_hands_over_client_by_target ON handover_hands_over_client (target, source);

CREATE TABLE referral_placed_in_intake (
  source INTEGER NOT NULL REFERENCES referral (pk),
  target INTEGER NOT NULL REFERENCES intake (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_placed_in_intake_by_target ON referral_placed_in_intake (target, source);

CREATE TABLE referral_replaces_referral (
  source INTEGER NOT NULL REFERENCES referral (pk),
  target INTEGER NOT NULL REFERENCES referral (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_replaces_referral_by_target ON referral_replaces_referral (target, source);

CREATE TABLE capacity_enquiry_to_offer (
  source INTEGER NOT NULL REFERENCES capacity_enquiry (pk),
  target INTEGER NOT NULL REFERENCES offer (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX capacity_enquiry_to_offer_by_target ON capacity_enquiry_to_offer (target, source);

CREATE TABLE handover_to_counselling_service (
  source INTEGER NOT NULL REFERENCES handover (pk),
  target INTEGER NOT NULL REFERENCES counselling_service (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_to_counselling_service_by_target ON handover_to_counselling_service (target, source);

CREATE TABLE offer_report (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  kind TEXT NOT NULL,
  note TEXT,
  reported_on TEXT NOT NULL,
  settled_on TEXT,
  settlement TEXT,
  synthetic INTEGER NOT NULL
) STRICT;
CREATE INDEX offer_report_by_reported_on ON offer_report (reported_on);

CREATE TABLE override (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  holder TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  topic TEXT NOT NULL,
  criteria TEXT NOT NULL,
  rules TEXT NOT NULL,
  reason TEXT NOT NULL,
  synthetic INTEGER NOT NULL
) STRICT;
CREATE INDEX override_by_holder ON override (holder, id);
CREATE INDEX override_by_decided_on ON override (decided_on);

CREATE TABLE override_overrides_offer (
  source INTEGER NOT NULL REFERENCES override (pk),
  target INTEGER NOT NULL REFERENCES offer (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX override_overrides_offer_by_target ON override_overrides_offer (target, source);

CREATE TABLE offer_report_reports_offer (
  source INTEGER NOT NULL REFERENCES offer_report (pk),
  target INTEGER NOT NULL REFERENCES offer (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_report_reports_offer_by_target ON offer_report_reports_offer (target, source);

-- Agreements with versions, signatures, results, hurdles and a balance.
ALTER TABLE agreement ADD COLUMN interpreter INTEGER;
ALTER TABLE agreement ADD COLUMN needs TEXT NOT NULL DEFAULT '[]';
ALTER TABLE agreement ADD COLUMN signatures TEXT NOT NULL DEFAULT '[]';
ALTER TABLE agreement ADD COLUMN other_parties TEXT NOT NULL DEFAULT '[]';
ALTER TABLE agreement ADD COLUMN successes TEXT;
ALTER TABLE agreement ADD COLUMN closing_reason TEXT;
ALTER TABLE agreement ADD COLUMN closing_words TEXT;
ALTER TABLE client ADD COLUMN counsellor TEXT;
ALTER TABLE goal ADD COLUMN indicator TEXT;
ALTER TABLE goal ADD COLUMN reason TEXT;
ALTER TABLE goal ADD COLUMN reason_words TEXT;
ALTER TABLE goal ADD COLUMN settled_on TEXT;
ALTER TABLE review ADD COLUMN found TEXT;
ALTER TABLE review ADD COLUMN changed TEXT;
ALTER TABLE review ADD COLUMN agreed_next TEXT;
ALTER TABLE step ADD COLUMN done_on TEXT;
ALTER TABLE step ADD COLUMN reason TEXT;
ALTER TABLE step ADD COLUMN mirrors_external_plan INTEGER;

CREATE TABLE agreement_version (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  holder TEXT NOT NULL,
  version INTEGER NOT NULL,
  concluded_on TEXT,
  replaced_on TEXT NOT NULL,
  why TEXT,
  held_in_language TEXT,
  interpreter INTEGER,
  review_every_weeks INTEGER,
  needs TEXT NOT NULL,
  signatures TEXT NOT NULL,
  other_parties TEXT NOT NULL,
  goals TEXT NOT NULL,
  steps TEXT NOT NULL,
  synthetic INTEGER NOT NULL
) STRICT;
CREATE INDEX agreement_version_by_holder ON agreement_version (holder, id);

CREATE TABLE hurdle (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  holder TEXT NOT NULL,
  kind TEXT NOT NULL,
  noted_on TEXT NOT NULL,
  words TEXT,
  synthetic INTEGER NOT NULL
) STRICT;
CREATE INDEX hurdle_by_holder ON hurdle (holder, id);
CREATE INDEX hurdle_by_kind ON hurdle (kind);
CREATE INDEX hurdle_by_noted_on ON hurdle (noted_on);

CREATE TABLE hurdle_concerns_topic (
  source INTEGER NOT NULL REFERENCES hurdle (pk),
  target INTEGER NOT NULL REFERENCES topic (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX hurdle_concerns_topic_by_target ON hurdle_concerns_topic (target, source);

CREATE TABLE hurdle_concerns_organisation (
  source INTEGER NOT NULL REFERENCES hurdle (pk),
  target INTEGER NOT NULL REFERENCES organisation (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX hurdle_concerns_organisation_by_target ON hurdle_concerns_organisation (target, source);

CREATE TABLE hurdle_concerns_counselling_service (
  source INTEGER NOT NULL REFERENCES hurdle (pk),
  target INTEGER NOT NULL REFERENCES counselling_service (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX hurdle_concerns_counselling_service_by_target ON hurdle_concerns_counselling_service (target, source);

CREATE TABLE hurdle_hurdle_of_agreement (
  source INTEGER NOT NULL REFERENCES hurdle (pk),
  target INTEGER NOT NULL REFERENCES agreement (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX hurdle_hurdle_of_agreement_by_target ON hurdle_hurdle_of_agreement (target, source);

CREATE TABLE step_turn_of_organisation (
  source INTEGER NOT NULL REFERENCES step (pk),
  target INTEGER NOT NULL REFERENCES organisation (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_turn_of_organisation_by_target ON step_turn_of_organisation (target, source);

CREATE TABLE step_turn_of_counselling_service (
  source INTEGER NOT NULL REFERENCES step (pk),
  target INTEGER NOT NULL REFERENCES counselling_service (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_turn_of_counselling_service_by_target ON step_turn_of_counselling_service (target, source);

CREATE TABLE agreement_version_version_of_agreement (
  source INTEGER NOT NULL REFERENCES agreement_version (pk),
  target INTEGER NOT NULL REFERENCES agreement (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_version_version_of_agreement_by_target ON agreement_version_version_of_agreement (target, source);

-- Families are placed together, and offers say which level of German they lead to.
ALTER TABLE client ADD COLUMN household TEXT;
ALTER TABLE offer ADD COLUMN reaches_level TEXT;

-- Monthly counts of referrals, kept by triggers.
CREATE VIEW counted_referral (referral, month, service, offer) AS
SELECT referral.pk, substr(referral.requested_on, 1, 7), sent.target, went.target
FROM referral
JOIN referral_from_counselling_service AS sent ON sent.source = referral.pk
JOIN referral_to_offer AS went ON went.source = referral.pk
WHERE referral.retired_at IS NULL AND referral.state NOT IN ('draft', 'entered_in_error');
CREATE TABLE referral_month (
  month TEXT NOT NULL,
  service INTEGER NOT NULL REFERENCES counselling_service (pk),
  offer INTEGER NOT NULL REFERENCES offer (pk),
  referrals INTEGER NOT NULL,
  PRIMARY KEY (month, service, offer)
) STRICT, WITHOUT ROWID;
CREATE TABLE referral_month_change (
  month TEXT PRIMARY KEY,
  changes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER referral_month_inserted AFTER INSERT ON referral_month BEGIN
  INSERT INTO referral_month_change (month, changes) VALUES (new.month, 1)
  ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
CREATE TRIGGER referral_month_updated AFTER UPDATE ON referral_month BEGIN
  INSERT INTO referral_month_change (month, changes) VALUES (new.month, 1)
  ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
CREATE TRIGGER referral_month_before BEFORE UPDATE ON referral
WHEN (old.retired_at IS NULL AND old.state NOT IN ('draft', 'entered_in_error')) <> (new.retired_at IS NULL AND new.state NOT IN ('draft', 'entered_in_error'))
  OR substr(old.requested_on, 1, 7) <> substr(new.requested_on, 1, 7) BEGIN
  INSERT INTO referral_month (month, service, offer, referrals)
  SELECT month, service, offer, -1 FROM counted_referral WHERE referral = old.pk
  ON CONFLICT (month, service, offer) DO UPDATE SET referrals = referrals + excluded.referrals;
END;
CREATE TRIGGER referral_month_after AFTER UPDATE ON referral
WHEN (old.retired_at IS NULL AND old.state NOT IN ('draft', 'entered_in_error')) <> (new.retired_at IS NULL AND new.state NOT IN ('draft', 'entered_in_error'))
  OR substr(old.requested_on, 1, 7) <> substr(new.requested_on, 1, 7) BEGIN
  INSERT INTO referral_month (month, service, offer, referrals)
  SELECT month, service, offer, 1 FROM counted_referral WHERE referral = new.pk
  ON CONFLICT (month, service, offer) DO UPDATE SET referrals = referrals + excluded.referrals;
END;
CREATE TRIGGER referral_month_sender_joined AFTER INSERT ON referral_from_counselling_service BEGIN
  INSERT INTO referral_month (month, service, offer, referrals)
  SELECT month, service, offer, 1 FROM counted_referral WHERE referral = new.source
  ON CONFLICT (month, service, offer) DO UPDATE SET referrals = referrals + excluded.referrals;
END;
CREATE TRIGGER referral_month_sender_left BEFORE UPDATE ON referral_from_counselling_service BEGIN
  INSERT INTO referral_month (month, service, offer, referrals)
  SELECT month, service, offer, -1 FROM counted_referral WHERE referral = old.source
  ON CONFLICT (month, service, offer) DO UPDATE SET referrals = referrals + excluded.referrals;
END;
CREATE TRIGGER referral_month_sender_replaced AFTER UPDATE ON referral_from_counselling_service BEGIN
  INSERT INTO referral_month (month, service, offer, referrals)
  SELECT month, service, offer, 1 FROM counted_referral WHERE referral = new.source
  ON CONFLICT (month, service, offer) DO UPDATE SET referrals = referrals + excluded.referrals;
END;
CREATE TRIGGER referral_month_sender_removed BEFORE DELETE ON referral_from_counselling_service BEGIN
  INSERT INTO referral_month (month, service, offer, referrals)
  SELECT month, service, offer, -1 FROM counted_referral WHERE referral = old.source
  ON CONFLICT (month, service, offer) DO UPDATE SET referrals = referrals + excluded.referrals;
END;
CREATE TRIGGER referral_month_offer_joined AFTER INSERT ON referral_to_offer BEGIN
  INSERT INTO referral_month (month, service, offer, referrals)
  SELECT month, service, offer, 1 FROM counted_referral WHERE referral = new.source
  ON CONFLICT (month, service, offer) DO UPDATE SET referrals = referrals + excluded.referrals;
END;
CREATE TRIGGER referral_month_offer_left BEFORE UPDATE ON referral_to_offer BEGIN
  INSERT INTO referral_month (month, service, offer, referrals)
  SELECT month, service, offer, -1 FROM counted_referral WHERE referral = old.source
  ON CONFLICT (month, service, offer) DO UPDATE SET referrals = referrals + excluded.referrals;
END;
CREATE TRIGGER referral_month_offer_replaced AFTER UPDATE ON referral_to_offer BEGIN
  INSERT INTO referral_month (month, service, offer, referrals)
  SELECT month, service, offer, 1 FROM counted_referral WHERE referral = new.source
  ON CONFLICT (month, service, offer) DO UPDATE SET referrals = referrals + excluded.referrals;
END;
CREATE TRIGGER referral_month_offer_removed BEFORE DELETE ON referral_to_offer BEGIN
  INSERT INTO referral_month (month, service, offer, referrals)
  SELECT month, service, offer, -1 FROM counted_referral WHERE referral = old.source
  ON CONFLICT (month, service, offer) DO UPDATE SET referrals = referrals + excluded.referrals;
END;

-- The counts of what is stored already.
INSERT INTO referral_month (month, service, offer, referrals)
SELECT month, service, offer, count(*) FROM counted_referral GROUP BY month, service, offer;

-- Wishes and familiar carriers, which order suggestions.
ALTER TABLE profile ADD COLUMN wishes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE profile ADD COLUMN known_carriers TEXT NOT NULL DEFAULT '[]';

-- Ratings of a survey.
CREATE TABLE rating (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  kind TEXT NOT NULL,
  level TEXT,
  survey_round TEXT NOT NULL,
  given_on TEXT NOT NULL,
  synthetic INTEGER NOT NULL
) STRICT;
CREATE INDEX rating_by_survey_round ON rating (survey_round);
CREATE TABLE rating_rated_by_counselling_service (
  source INTEGER NOT NULL REFERENCES rating (pk),
  target INTEGER NOT NULL REFERENCES counselling_service (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX rating_rated_by_counselling_service_by_target ON rating_rated_by_counselling_service (target, source);
CREATE TABLE rating_rated_by_organisation (
  source INTEGER NOT NULL REFERENCES rating (pk),
  target INTEGER NOT NULL REFERENCES organisation (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX rating_rated_by_organisation_by_target ON rating_rated_by_organisation (target, source);
CREATE TABLE rating_rates_counselling_service (
  source INTEGER NOT NULL REFERENCES rating (pk),
  target INTEGER NOT NULL REFERENCES counselling_service (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX rating_rates_counselling_service_by_target ON rating_rates_counselling_service (target, source);
CREATE TABLE rating_rates_organisation (
  source INTEGER NOT NULL REFERENCES rating (pk),
  target INTEGER NOT NULL REFERENCES organisation (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX rating_rates_organisation_by_target ON rating_rates_organisation (target, source);

-- Every write stores one of each, and their ids are in the order of time already.
DROP INDEX audit_entry_by_at;
DROP INDEX write_key_by_at;

PRAGMA user_version = 2;
