// Derived from schema/ by `graphsvc schema derive`: do not edit.

CREATE CONSTRAINT schema_version_version IF NOT EXISTS
FOR (node:SchemaVersion) REQUIRE node.version IS UNIQUE
;

CREATE CONSTRAINT access_token_id IF NOT EXISTS
FOR (node:AccessToken) REQUIRE (node.id) IS UNIQUE
;

CREATE CONSTRAINT access_token_token_hash IF NOT EXISTS
FOR (node:AccessToken) REQUIRE (node.token_hash) IS UNIQUE
;

CREATE CONSTRAINT agreement_id IF NOT EXISTS
FOR (node:Agreement) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX agreement_state IF NOT EXISTS
FOR (node:Agreement) ON (node.state)
;

CREATE INDEX agreement_holder IF NOT EXISTS
FOR (node:Agreement) ON (node.holder, node.id)
;

CREATE CONSTRAINT agreement_version_id IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX agreement_version_holder IF NOT EXISTS
FOR (node:AgreementVersion) ON (node.holder, node.id)
;

CREATE CONSTRAINT audit_entry_id IF NOT EXISTS
FOR (node:AuditEntry) REQUIRE (node.id) IS UNIQUE
;

CREATE CONSTRAINT capacity_enquiry_id IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX capacity_enquiry_asked_on IF NOT EXISTS
FOR (node:CapacityEnquiry) ON (node.asked_on)
;

CREATE INDEX capacity_enquiry_holder IF NOT EXISTS
FOR (node:CapacityEnquiry) ON (node.holder, node.id)
;

CREATE CONSTRAINT client_id IF NOT EXISTS
FOR (node:Client) REQUIRE (node.id) IS UNIQUE
;

CREATE CONSTRAINT client_case_system_reference IF NOT EXISTS
FOR (node:Client) REQUIRE (node.case_system, node.reference) IS UNIQUE
;

CREATE INDEX client_holder IF NOT EXISTS
FOR (node:Client) ON (node.holder, node.id)
;

CREATE CONSTRAINT condition_id IF NOT EXISTS
FOR (node:Condition) REQUIRE (node.id) IS UNIQUE
;

CREATE CONSTRAINT cooperation_id IF NOT EXISTS
FOR (node:Cooperation) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX cooperation_valid_from IF NOT EXISTS
FOR (node:Cooperation) ON (node.valid_from)
;

CREATE CONSTRAINT counselling_service_id IF NOT EXISTS
FOR (node:CounsellingService) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX counselling_service_kind IF NOT EXISTS
FOR (node:CounsellingService) ON (node.kind)
;

CREATE FULLTEXT INDEX counselling_service_search IF NOT EXISTS
FOR (node:CounsellingService) ON EACH [node.search_text]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
;

CREATE CONSTRAINT goal_id IF NOT EXISTS
FOR (node:Goal) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX goal_state IF NOT EXISTS
FOR (node:Goal) ON (node.state)
;

CREATE INDEX goal_holder IF NOT EXISTS
FOR (node:Goal) ON (node.holder, node.id)
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

CREATE CONSTRAINT intake_id IF NOT EXISTS
FOR (node:Intake) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX intake_starts_on IF NOT EXISTS
FOR (node:Intake) ON (node.starts_on)
;

CREATE CONSTRAINT meeting_id IF NOT EXISTS
FOR (node:Meeting) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX meeting_held_on IF NOT EXISTS
FOR (node:Meeting) ON (node.held_on)
;

CREATE CONSTRAINT network_id IF NOT EXISTS
FOR (node:Network) REQUIRE (node.id) IS UNIQUE
;

CREATE CONSTRAINT offer_id IF NOT EXISTS
FOR (node:Offer) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX offer_kind IF NOT EXISTS
FOR (node:Offer) ON (node.kind)
;

CREATE FULLTEXT INDEX offer_search IF NOT EXISTS
FOR (node:Offer) ON EACH [node.search_text]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
;

CREATE CONSTRAINT offer_report_id IF NOT EXISTS
FOR (node:OfferReport) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX offer_report_reported_on IF NOT EXISTS
FOR (node:OfferReport) ON (node.reported_on)
;

CREATE CONSTRAINT organisation_id IF NOT EXISTS
FOR (node:Organisation) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX organisation_kind IF NOT EXISTS
FOR (node:Organisation) ON (node.kind)
;

CREATE FULLTEXT INDEX organisation_search IF NOT EXISTS
FOR (node:Organisation) ON EACH [node.search_text]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
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

CREATE CONSTRAINT place_id IF NOT EXISTS
FOR (node:Place) REQUIRE (node.id) IS UNIQUE
;

CREATE CONSTRAINT place_code IF NOT EXISTS
FOR (node:Place) REQUIRE (node.code) IS UNIQUE
;

CREATE FULLTEXT INDEX place_search IF NOT EXISTS
FOR (node:Place) ON EACH [node.search_text]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
;

CREATE CONSTRAINT profile_id IF NOT EXISTS
FOR (node:Profile) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX profile_holder IF NOT EXISTS
FOR (node:Profile) ON (node.holder, node.id)
;

CREATE CONSTRAINT rating_id IF NOT EXISTS
FOR (node:Rating) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX rating_survey_round IF NOT EXISTS
FOR (node:Rating) ON (node.survey_round)
;

CREATE CONSTRAINT referral_id IF NOT EXISTS
FOR (node:Referral) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX referral_state IF NOT EXISTS
FOR (node:Referral) ON (node.state)
;

CREATE INDEX referral_requested_on IF NOT EXISTS
FOR (node:Referral) ON (node.requested_on)
;

CREATE INDEX referral_answer_by IF NOT EXISTS
FOR (node:Referral) ON (node.answer_by)
;

CREATE INDEX referral_holder IF NOT EXISTS
FOR (node:Referral) ON (node.holder, node.id)
;

CREATE CONSTRAINT referral_event_id IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX referral_event_holder IF NOT EXISTS
FOR (node:ReferralEvent) ON (node.holder, node.id)
;

CREATE CONSTRAINT review_id IF NOT EXISTS
FOR (node:Review) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX review_due_on IF NOT EXISTS
FOR (node:Review) ON (node.due_on)
;

CREATE INDEX review_holder IF NOT EXISTS
FOR (node:Review) ON (node.holder, node.id)
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

CREATE CONSTRAINT step_id IF NOT EXISTS
FOR (node:Step) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX step_due_on IF NOT EXISTS
FOR (node:Step) ON (node.due_on)
;

CREATE INDEX step_holder IF NOT EXISTS
FOR (node:Step) ON (node.holder, node.id)
;

CREATE CONSTRAINT substitution_id IF NOT EXISTS
FOR (node:Substitution) REQUIRE (node.id) IS UNIQUE
;

CREATE INDEX substitution_holder IF NOT EXISTS
FOR (node:Substitution) ON (node.holder, node.id)
;

CREATE CONSTRAINT topic_id IF NOT EXISTS
FOR (node:Topic) REQUIRE (node.id) IS UNIQUE
;

CREATE CONSTRAINT topic_code IF NOT EXISTS
FOR (node:Topic) REQUIRE (node.code) IS UNIQUE
;

CREATE FULLTEXT INDEX topic_search IF NOT EXISTS
FOR (node:Topic) ON EACH [node.search_text]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
;

CREATE CONSTRAINT write_key_id IF NOT EXISTS
FOR (node:WriteKey) REQUIRE (node.id) IS UNIQUE
;

CREATE CONSTRAINT write_key_key IF NOT EXISTS
FOR (node:WriteKey) REQUIRE (node.key) IS UNIQUE
;
