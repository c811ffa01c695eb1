-- Derived from schema/ by `graphsvc schema derive`: do not edit.

CREATE TABLE access_token (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  token_hash TEXT NOT NULL,
  role TEXT NOT NULL,
  account TEXT NOT NULL,
  service TEXT,
  created_at TEXT NOT NULL,
  expires_on TEXT,
  organisation TEXT
) STRICT;
CREATE UNIQUE INDEX access_token_unique_token_hash ON access_token (token_hash);

CREATE TABLE agreement (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  holder TEXT NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  concluded_on TEXT,
  signed INTEGER,
  held_in_language TEXT,
  review_every_weeks INTEGER,
  closed_on TEXT,
  synthetic INTEGER NOT NULL,
  interpreter INTEGER,
  needs TEXT NOT NULL,
  signatures TEXT NOT NULL,
  other_parties TEXT NOT NULL,
  successes TEXT,
  closing_reason TEXT,
  closing_words TEXT
) STRICT;
CREATE INDEX agreement_by_holder ON agreement (holder, id);
CREATE INDEX agreement_by_state ON agreement (state);

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

CREATE TABLE audit_entry (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  at TEXT NOT NULL,
  role TEXT NOT NULL,
  account TEXT NOT NULL,
  action TEXT NOT NULL,
  records TEXT NOT NULL
) STRICT;

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

CREATE TABLE client (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  holder TEXT NOT NULL,
  case_system TEXT,
  reference TEXT,
  opened_on TEXT,
  closed_on TEXT,
  synthetic INTEGER NOT NULL,
  counsellor TEXT,
  household TEXT
) STRICT;
CREATE INDEX client_by_holder ON client (holder, id);
CREATE UNIQUE INDEX client_unique_case_system_reference ON client (case_system, reference);

CREATE TABLE condition (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  criterion TEXT NOT NULL,
  minimum INTEGER,
  maximum INTEGER,
  level_minimum TEXT,
  level_maximum TEXT,
  residence_groups TEXT NOT NULL,
  access_rule TEXT,
  genders TEXT NOT NULL,
  skill TEXT,
  proofs TEXT NOT NULL,
  literacies TEXT NOT NULL,
  schooling_minimum TEXT,
  benefits TEXT NOT NULL,
  employments TEXT NOT NULL,
  documents TEXT NOT NULL,
  prior_step TEXT,
  excludes INTEGER,
  alternative TEXT,
  exemption TEXT,
  exempt_benefits TEXT NOT NULL,
  exempt_until TEXT,
  note TEXT
) STRICT;

CREATE TABLE cooperation (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  name TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  synthetic INTEGER NOT NULL
) STRICT;
CREATE INDEX cooperation_by_valid_from ON cooperation (valid_from);

CREATE TABLE counselling_service (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  name TEXT NOT NULL,
  short_name TEXT,
  kind TEXT NOT NULL,
  carrier TEXT,
  source TEXT,
  synthetic INTEGER NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  search_text TEXT NOT NULL DEFAULT '',
  folded_name TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX counselling_service_by_kind ON counselling_service (kind);
CREATE VIRTUAL TABLE counselling_service_search USING fts5 (
  search_text, content = 'counselling_service', content_rowid = 'pk', tokenize = 'unicode61 remove_diacritics 0', prefix = '3 5'
);
CREATE TRIGGER counselling_service_search_insert AFTER INSERT ON counselling_service BEGIN
  INSERT INTO counselling_service_search (rowid, search_text) VALUES (new.pk, new.search_text);
END;
CREATE TRIGGER counselling_service_search_delete AFTER DELETE ON counselling_service BEGIN
  INSERT INTO counselling_service_search (counselling_service_search, rowid, search_text) VALUES ('delete', old.pk, old.search_text);
END;
CREATE TRIGGER counselling_service_search_update AFTER UPDATE OF search_text ON counselling_service
WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO counselling_service_search (counselling_service_search, rowid, search_text) VALUES ('delete', old.pk, old.search_text);
  INSERT INTO counselling_service_search (rowid, search_text) VALUES (new.pk, new.search_text);
END;

CREATE TABLE goal (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  holder TEXT NOT NULL,
  words TEXT,
  state TEXT NOT NULL,
  target_on TEXT,
  synthetic INTEGER NOT NULL,
  indicator TEXT,
  reason TEXT,
  reason_words TEXT,
  settled_on TEXT
) STRICT;
CREATE INDEX goal_by_holder ON goal (holder, id);
CREATE INDEX goal_by_state ON goal (state);

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

CREATE TABLE intake (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  register_by TEXT,
  places INTEGER NOT NULL,
  booked INTEGER NOT NULL,
  waiting INTEGER,
  counted_on TEXT,
  synthetic INTEGER NOT NULL
) STRICT;
CREATE INDEX intake_by_starts_on ON intake (starts_on);

CREATE TABLE meeting (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  held_on TEXT NOT NULL,
  subject TEXT,
  synthetic INTEGER NOT NULL
) STRICT;
CREATE INDEX meeting_by_held_on ON meeting (held_on);

CREATE TABLE network (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE offer (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  name TEXT NOT NULL,
  description TEXT,
  kind TEXT NOT NULL,
  access_mode TEXT,
  languages TEXT NOT NULL,
  schedule TEXT NOT NULL,
  hours_per_week REAL,
  online INTEGER,
  childcare INTEGER,
  interpreter INTEGER,
  accessibility TEXT NOT NULL,
  cost TEXT,
  hidden_address INTEGER,
  sensitive INTEGER,
  website TEXT,
  valid_from TEXT,
  valid_to TEXT,
  funding_ends_on TEXT,
  verified_on TEXT,
  source TEXT,
  synthetic INTEGER NOT NULL,
  reaches_level TEXT,
  search_text TEXT NOT NULL DEFAULT '',
  folded_name TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX offer_by_kind ON offer (kind);
CREATE VIRTUAL TABLE offer_search USING fts5 (
  search_text, content = 'offer', content_rowid = 'pk', tokenize = 'unicode61 remove_diacritics 0', prefix = '3 5'
);
CREATE TRIGGER offer_search_insert AFTER INSERT ON offer BEGIN
  INSERT INTO offer_search (rowid, search_text) VALUES (new.pk, new.search_text);
END;
CREATE TRIGGER offer_search_delete AFTER DELETE ON offer BEGIN
  INSERT INTO offer_search (offer_search, rowid, search_text) VALUES ('delete', old.pk, old.search_text);
END;
CREATE TRIGGER offer_search_update AFTER UPDATE OF search_text ON offer
WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO offer_search (offer_search, rowid, search_text) VALUES ('delete', old.pk, old.search_text);
  INSERT INTO offer_search (rowid, search_text) VALUES (new.pk, new.search_text);
END;

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

CREATE TABLE organisation (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  name TEXT NOT NULL,
  short_name TEXT,
  kind TEXT NOT NULL,
  carrier TEXT,
  address TEXT,
  website TEXT,
  source TEXT,
  source_status TEXT,
  synthetic INTEGER NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  search_text TEXT NOT NULL DEFAULT '',
  folded_name TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX organisation_by_kind ON organisation (kind);
CREATE VIRTUAL TABLE organisation_search USING fts5 (
  search_text, content = 'organisation', content_rowid = 'pk', tokenize = 'unicode61 remove_diacritics 0', prefix = '3 5'
);
CREATE TRIGGER organisation_search_insert AFTER INSERT ON organisation BEGIN
  INSERT INTO organisation_search (rowid, search_text) VALUES (new.pk, new.search_text);
END;
CREATE TRIGGER organisation_search_delete AFTER DELETE ON organisation BEGIN
  INSERT INTO organisation_search (organisation_search, rowid, search_text) VALUES ('delete', old.pk, old.search_text);
END;
CREATE TRIGGER organisation_search_update AFTER UPDATE OF search_text ON organisation
WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO organisation_search (organisation_search, rowid, search_text) VALUES ('delete', old.pk, old.search_text);
  INSERT INTO organisation_search (rowid, search_text) VALUES (new.pk, new.search_text);
END;

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

CREATE TABLE place (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  latitude REAL,
  longitude REAL,
  source TEXT,
  search_text TEXT NOT NULL DEFAULT '',
  folded_name TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX place_unique_code ON place (code);
CREATE VIRTUAL TABLE place_search USING fts5 (
  search_text, content = 'place', content_rowid = 'pk', tokenize = 'unicode61 remove_diacritics 0', prefix = '3 5'
);
CREATE TRIGGER place_search_insert AFTER INSERT ON place BEGIN
  INSERT INTO place_search (rowid, search_text) VALUES (new.pk, new.search_text);
END;
CREATE TRIGGER place_search_delete AFTER DELETE ON place BEGIN
  INSERT INTO place_search (place_search, rowid, search_text) VALUES ('delete', old.pk, old.search_text);
END;
CREATE TRIGGER place_search_update AFTER UPDATE OF search_text ON place
WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO place_search (place_search, rowid, search_text) VALUES ('delete', old.pk, old.search_text);
  INSERT INTO place_search (rowid, search_text) VALUES (new.pk, new.search_text);
END;

CREATE TABLE profile (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  holder TEXT NOT NULL,
  version INTEGER,
  valid_on TEXT,
  place TEXT,
  born_on TEXT,
  age INTEGER,
  german_level TEXT,
  residence_group TEXT,
  residence_section TEXT,
  permit_issued_on TEXT,
  permit_months INTEGER,
  registration_prevented INTEGER,
  in_school INTEGER,
  integration_course_attended INTEGER,
  benefit TEXT,
  gender TEXT,
  children INTEGER,
  youngest_child_age INTEGER,
  childcare_needed INTEGER,
  german_listening TEXT,
  german_speaking TEXT,
  german_reading TEXT,
  german_writing TEXT,
  german_proof TEXT,
  german_proof_on TEXT,
  literacy TEXT,
  schooling TEXT,
  employment TEXT,
  registered_jobseeker INTEGER,
  foreign_qualification INTEGER,
  recognition_running INTEGER,
  integration_course_completed INTEGER,
  tolerated_since TEXT,
  lawful_since TEXT,
  can_pay INTEGER,
  languages TEXT NOT NULL,
  available_times TEXT NOT NULL,
  access_needs TEXT NOT NULL,
  documents TEXT NOT NULL,
  documents_missing TEXT NOT NULL,
  papers TEXT NOT NULL,
  wishes TEXT NOT NULL,
  known_carriers TEXT NOT NULL
) STRICT;
CREATE INDEX profile_by_holder ON profile (holder, id);

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

CREATE TABLE referral (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  holder TEXT NOT NULL,
  state TEXT NOT NULL,
  requested_on TEXT NOT NULL,
  outcome TEXT,
  synthetic INTEGER NOT NULL,
  business_status TEXT,
  priority TEXT,
  answer_by TEXT,
  reason TEXT,
  reason_text TEXT,
  outcome_reason TEXT,
  entitled_on TEXT
) STRICT;
CREATE INDEX referral_by_holder ON referral (holder, id);
CREATE INDEX referral_by_state ON referral (state);
CREATE INDEX referral_by_requested_on ON referral (requested_on);
CREATE INDEX referral_by_answer_by ON referral (answer_by);

CREATE TABLE referral_event (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  holder TEXT NOT NULL,
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  reason TEXT,
  synthetic INTEGER NOT NULL,
  business_status TEXT,
  reason_text TEXT,
  outcome TEXT,
  account TEXT,
  role TEXT
) STRICT;
CREATE INDEX referral_event_by_holder ON referral_event (holder, id);

CREATE TABLE review (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  holder TEXT NOT NULL,
  due_on TEXT NOT NULL,
  held_on TEXT,
  synthetic INTEGER NOT NULL,
  found TEXT,
  changed TEXT,
  agreed_next TEXT
) STRICT;
CREATE INDEX review_by_holder ON review (holder, id);
CREATE INDEX review_by_due_on ON review (due_on);

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

CREATE TABLE step (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  holder TEXT NOT NULL,
  what TEXT,
  whose_turn TEXT NOT NULL,
  due_on TEXT,
  state TEXT NOT NULL,
  synthetic INTEGER NOT NULL,
  done_on TEXT,
  reason TEXT,
  mirrors_external_plan INTEGER
) STRICT;
CREATE INDEX step_by_holder ON step (holder, id);
CREATE INDEX step_by_due_on ON step (due_on);

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

CREATE TABLE topic (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  code TEXT NOT NULL,
  name_de TEXT NOT NULL,
  name_en TEXT NOT NULL,
  search_text TEXT NOT NULL DEFAULT '',
  folded_name TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX topic_unique_code ON topic (code);
CREATE VIRTUAL TABLE topic_search USING fts5 (
  search_text, content = 'topic', content_rowid = 'pk', tokenize = 'unicode61 remove_diacritics 0', prefix = '3 5'
);
CREATE TRIGGER topic_search_insert AFTER INSERT ON topic BEGIN
  INSERT INTO topic_search (rowid, search_text) VALUES (new.pk, new.search_text);
END;
CREATE TRIGGER topic_search_delete AFTER DELETE ON topic BEGIN
  INSERT INTO topic_search (topic_search, rowid, search_text) VALUES ('delete', old.pk, old.search_text);
END;
CREATE TRIGGER topic_search_update AFTER UPDATE OF search_text ON topic
WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO topic_search (topic_search, rowid, search_text) VALUES ('delete', old.pk, old.search_text);
  INSERT INTO topic_search (rowid, search_text) VALUES (new.pk, new.search_text);
END;

CREATE TABLE write_key (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  updated_at TEXT,
  retired_at TEXT,
  key TEXT NOT NULL,
  digest TEXT NOT NULL,
  answer TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX write_key_unique_key ON write_key (key);

CREATE TABLE offer_addresses_topic (
  source INTEGER NOT NULL REFERENCES offer (pk),
  target INTEGER NOT NULL REFERENCES topic (pk),
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_addresses_topic_by_target ON offer_addresses_topic (target, source);

CREATE TABLE goal_aims_at_topic (
  source INTEGER NOT NULL REFERENCES goal (pk),
  target INTEGER NOT NULL REFERENCES topic (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX goal_aims_at_topic_by_target ON goal_aims_at_topic (target, source);

CREATE TABLE meeting_attended_by_counselling_service (
  source INTEGER NOT NULL REFERENCES meeting (pk),
  target INTEGER NOT NULL REFERENCES counselling_service (pk),
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_attended_by_counselling_service_by_target ON meeting_attended_by_counselling_service (target, source);

CREATE TABLE meeting_attended_by_organisation (
  source INTEGER NOT NULL REFERENCES meeting (pk),
  target INTEGER NOT NULL REFERENCES organisation (pk),
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_attended_by_organisation_by_target ON meeting_attended_by_organisation (target, source);

CREATE TABLE organisation_based_in_place (
  source INTEGER NOT NULL REFERENCES organisation (pk),
  target INTEGER NOT NULL REFERENCES place (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX organisation_based_in_place_by_target ON organisation_based_in_place (target, source);

CREATE TABLE agreement_begins_from_profile (
  source INTEGER NOT NULL REFERENCES agreement (pk),
  target INTEGER NOT NULL REFERENCES profile (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_begins_from_profile_by_target ON agreement_begins_from_profile (target, source);

CREATE TABLE cooperation_between_counselling_service (
  source INTEGER NOT NULL REFERENCES cooperation (pk),
  target INTEGER NOT NULL REFERENCES counselling_service (pk),
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX cooperation_between_counselling_service_by_target ON cooperation_between_counselling_service (target, source);

CREATE TABLE cooperation_between_organisation (
  source INTEGER NOT NULL REFERENCES cooperation (pk),
  target INTEGER NOT NULL REFERENCES organisation (pk),
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX cooperation_between_organisation_by_target ON cooperation_between_organisation (target, source);

CREATE TABLE topic_broader_topic (
  source INTEGER NOT NULL REFERENCES topic (pk),
  target INTEGER NOT NULL REFERENCES topic (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX topic_broader_topic_by_target ON topic_broader_topic (target, source);

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

CREATE TABLE agreement_concluded_with_client (
  source INTEGER NOT NULL REFERENCES agreement (pk),
  target INTEGER NOT NULL REFERENCES client (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_concluded_with_client_by_target ON agreement_concluded_with_client (target, source);

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

CREATE TABLE offer_delivered_by_counselling_service (
  source INTEGER NOT NULL REFERENCES offer (pk),
  target INTEGER NOT NULL REFERENCES counselling_service (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_delivered_by_counselling_service_by_target ON offer_delivered_by_counselling_service (target, source);

CREATE TABLE referral_event_event_of_referral (
  source INTEGER NOT NULL REFERENCES referral_event (pk),
  target INTEGER NOT NULL REFERENCES referral (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_event_event_of_referral_by_target ON referral_event_event_of_referral (target, source);

CREATE TABLE referral_for_goal (
  source INTEGER NOT NULL REFERENCES referral (pk),
  target INTEGER NOT NULL REFERENCES goal (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_for_goal_by_target ON referral_for_goal (target, source);

CREATE TABLE referral_from_counselling_service (
  source INTEGER NOT NULL REFERENCES referral (pk),
  target INTEGER NOT NULL REFERENCES counselling_service (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_from_counselling_service_by_target ON referral_from_counselling_service (target, source);

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

CREATE TABLE goal_goal_of_agreement (
  source INTEGER NOT NULL REFERENCES goal (pk),
  target INTEGER NOT NULL REFERENCES agreement (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX goal_goal_of_agreement_by_target ON goal_goal_of_agreement (target, source);

CREATE TABLE handover_hands_over_client (
  source INTEGER NOT NULL REFERENCES handover (pk),
  target INTEGER NOT NULL REFERENCES client (pk),
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_hands_over_client_by_target ON handover_hands_over_client (target, source);

CREATE TABLE offer_held_in_place (
  source INTEGER NOT NULL REFERENCES offer (pk),
  target INTEGER NOT NULL REFERENCES place (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_held_in_place_by_target ON offer_held_in_place (target, source);

CREATE TABLE hurdle_hurdle_of_agreement (
  source INTEGER NOT NULL REFERENCES hurdle (pk),
  target INTEGER NOT NULL REFERENCES agreement (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX hurdle_hurdle_of_agreement_by_target ON hurdle_hurdle_of_agreement (target, source);

CREATE TABLE intake_intake_of_offer (
  source INTEGER NOT NULL REFERENCES intake (pk),
  target INTEGER NOT NULL REFERENCES offer (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX intake_intake_of_offer_by_target ON intake_intake_of_offer (target, source);

CREATE TABLE agreement_joined_by_counselling_service (
  source INTEGER NOT NULL REFERENCES agreement (pk),
  target INTEGER NOT NULL REFERENCES counselling_service (pk),
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_joined_by_counselling_service_by_target ON agreement_joined_by_counselling_service (target, source);

CREATE TABLE agreement_joined_by_organisation (
  source INTEGER NOT NULL REFERENCES agreement (pk),
  target INTEGER NOT NULL REFERENCES organisation (pk),
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_joined_by_organisation_by_target ON agreement_joined_by_organisation (target, source);

CREATE TABLE offer_kept_by_counselling_service (
  source INTEGER NOT NULL REFERENCES offer (pk),
  target INTEGER NOT NULL REFERENCES counselling_service (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_kept_by_counselling_service_by_target ON offer_kept_by_counselling_service (target, source);

CREATE TABLE offer_leads_to_offer (
  source INTEGER NOT NULL REFERENCES offer (pk),
  target INTEGER NOT NULL REFERENCES offer (pk),
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_leads_to_offer_by_target ON offer_leads_to_offer (target, source);

CREATE TABLE counselling_service_member_of_network (
  source INTEGER NOT NULL REFERENCES counselling_service (pk),
  target INTEGER NOT NULL REFERENCES network (pk),
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX counselling_service_member_of_network_by_target ON counselling_service_member_of_network (target, source);

CREATE TABLE organisation_member_of_network (
  source INTEGER NOT NULL REFERENCES organisation (pk),
  target INTEGER NOT NULL REFERENCES network (pk),
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX organisation_member_of_network_by_target ON organisation_member_of_network (target, source);

CREATE TABLE override_overrides_offer (
  source INTEGER NOT NULL REFERENCES override (pk),
  target INTEGER NOT NULL REFERENCES offer (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX override_overrides_offer_by_target ON override_overrides_offer (target, source);

CREATE TABLE place_part_of_place (
  source INTEGER NOT NULL REFERENCES place (pk),
  target INTEGER NOT NULL REFERENCES place (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_part_of_place_by_target ON place_part_of_place (target, source);

CREATE TABLE referral_placed_in_intake (
  source INTEGER NOT NULL REFERENCES referral (pk),
  target INTEGER NOT NULL REFERENCES intake (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_placed_in_intake_by_target ON referral_placed_in_intake (target, source);

CREATE TABLE profile_profile_of_client (
  source INTEGER NOT NULL REFERENCES profile (pk),
  target INTEGER NOT NULL REFERENCES client (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX profile_profile_of_client_by_target ON profile_profile_of_client (target, source);

CREATE TABLE offer_provided_by_organisation (
  source INTEGER NOT NULL REFERENCES offer (pk),
  target INTEGER NOT NULL REFERENCES organisation (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_provided_by_organisation_by_target ON offer_provided_by_organisation (target, source);

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

CREATE TABLE referral_replaces_referral (
  source INTEGER NOT NULL REFERENCES referral (pk),
  target INTEGER NOT NULL REFERENCES referral (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_replaces_referral_by_target ON referral_replaces_referral (target, source);

CREATE TABLE offer_report_reports_offer (
  source INTEGER NOT NULL REFERENCES offer_report (pk),
  target INTEGER NOT NULL REFERENCES offer (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_report_reports_offer_by_target ON offer_report_reports_offer (target, source);

CREATE TABLE offer_requires_condition (
  source INTEGER NOT NULL REFERENCES offer (pk),
  target INTEGER NOT NULL REFERENCES condition (pk),
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_requires_condition_by_target ON offer_requires_condition (target, source);

CREATE TABLE review_review_of_agreement (
  source INTEGER NOT NULL REFERENCES review (pk),
  target INTEGER NOT NULL REFERENCES agreement (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_review_of_agreement_by_target ON review_review_of_agreement (target, source);

CREATE TABLE counselling_service_run_by_organisation (
  source INTEGER NOT NULL REFERENCES counselling_service (pk),
  target INTEGER NOT NULL REFERENCES organisation (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX counselling_service_run_by_organisation_by_target ON counselling_service_run_by_organisation (target, source);

CREATE TABLE counselling_service_serves_place (
  source INTEGER NOT NULL REFERENCES counselling_service (pk),
  target INTEGER NOT NULL REFERENCES place (pk),
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX counselling_service_serves_place_by_target ON counselling_service_serves_place (target, source);

CREATE TABLE offer_serves_place (
  source INTEGER NOT NULL REFERENCES offer (pk),
  target INTEGER NOT NULL REFERENCES place (pk),
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_serves_place_by_target ON offer_serves_place (target, source);

CREATE TABLE step_step_of_goal (
  source INTEGER NOT NULL REFERENCES step (pk),
  target INTEGER NOT NULL REFERENCES goal (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_step_of_goal_by_target ON step_step_of_goal (target, source);

CREATE TABLE organisation_succeeded_by_organisation (
  source INTEGER NOT NULL REFERENCES organisation (pk),
  target INTEGER NOT NULL REFERENCES organisation (pk),
  succeeded_on TEXT NOT NULL,
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX organisation_succeeded_by_organisation_by_target ON organisation_succeeded_by_organisation (target, source);

CREATE TABLE referral_to_offer (
  source INTEGER NOT NULL REFERENCES referral (pk),
  target INTEGER NOT NULL REFERENCES offer (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_to_offer_by_target ON referral_to_offer (target, source);

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

CREATE TABLE step_uses_offer (
  source INTEGER NOT NULL REFERENCES step (pk),
  target INTEGER NOT NULL REFERENCES offer (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_uses_offer_by_target ON step_uses_offer (target, source);

CREATE TABLE agreement_version_version_of_agreement (
  source INTEGER NOT NULL REFERENCES agreement_version (pk),
  target INTEGER NOT NULL REFERENCES agreement (pk),
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_version_version_of_agreement_by_target ON agreement_version_version_of_agreement (target, source);

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
