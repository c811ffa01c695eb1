// 0002: constraints and indexes of casework as it is worked, wrong entries, ratings, and monthly counts.
// A repeat after a crash must change nothing.

CREATE CONSTRAINT capacity_enquiry_id IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX capacity_enquiry_asked_on IF NOT EXISTS
FOR (node:CapacityEnquiry) ON (node.asked_on)
;

CREATE INDEX capacity_enquiry_holder IF NOT EXISTS
FOR (node:CapacityEnquiry) ON (node.holder, node.id)
;

CREATE CONSTRAINT handover_id IF NOT EXISTS
FOR (node:Handover) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX handover_state IF NOT EXISTS
FOR (node:Handover) ON (node.state)
;

CREATE INDEX handover_holder IF NOT EXISTS
FOR (node:Handover) ON (node.holder, node.id)
;

CREATE INDEX referral_answer_by IF NOT EXISTS
FOR (node:Referral) ON (node.answer_by)
;

CREATE CONSTRAINT short_contact_id IF NOT EXISTS
FOR (node:ShortContact) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX short_contact_held_on IF NOT EXISTS
FOR (node:ShortContact) ON (node.held_on)
;

CREATE INDEX short_contact_topic IF NOT EXISTS
FOR (node:ShortContact) ON (node.topic)
;

CREATE INDEX short_contact_holder IF NOT EXISTS
FOR (node:ShortContact) ON (node.holder, node.id)
;

CREATE CONSTRAINT substitution_id IF NOT EXISTS
FOR (node:Substitution) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX substitution_holder IF NOT EXISTS
FOR (node:Substitution) ON (node.holder, node.id)
;

CREATE CONSTRAINT offer_report_id IF NOT EXISTS
FOR (node:OfferReport) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX offer_report_reported_on IF NOT EXISTS
FOR (node:OfferReport) ON (node.reported_on)
;

CREATE CONSTRAINT override_id IF NOT EXISTS
FOR (node:Override) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX override_decided_on IF NOT EXISTS
FOR (node:Override) ON (node.decided_on)
;

CREATE INDEX override_holder IF NOT EXISTS
FOR (node:Override) ON (node.holder, node.id)
;

CREATE CONSTRAINT agreement_version_id IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX agreement_version_holder IF NOT EXISTS
FOR (node:AgreementVersion) ON (node.holder, node.id)
;

CREATE CONSTRAINT hurdle_id IF NOT EXISTS
FOR (node:Hurdle) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX hurdle_kind IF NOT EXISTS
FOR (node:Hurdle) ON (node.kind)
;

CREATE INDEX hurdle_noted_on IF NOT EXISTS
FOR (node:Hurdle) ON (node.noted_on)
;

CREATE INDEX hurdle_holder IF NOT EXISTS
FOR (node:Hurdle) ON (node.holder, node.id)
;

CREATE CONSTRAINT rating_id IF NOT EXISTS
FOR (node:Rating) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX rating_survey_round IF NOT EXISTS
FOR (node:Rating) ON (node.survey_round)
;

// Every write stores one of each, and their ids are in the order of time already.
DROP INDEX audit_entry_at IF EXISTS
;

DROP INDEX write_key_at IF EXISTS
;
