// Derived from schema/ by `graphsvc schema derive`: do not edit.

CREATE CONSTRAINT access_token_id_exists IF NOT EXISTS
FOR (node:AccessToken) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT access_token_id_type IF NOT EXISTS
FOR (node:AccessToken) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT access_token_revision_exists IF NOT EXISTS
FOR (node:AccessToken) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT access_token_revision_type IF NOT EXISTS
FOR (node:AccessToken) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT access_token_updated_at_type IF NOT EXISTS
FOR (node:AccessToken) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT access_token_retired_at_type IF NOT EXISTS
FOR (node:AccessToken) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT access_token_token_hash_exists IF NOT EXISTS
FOR (node:AccessToken) REQUIRE node.token_hash IS NOT NULL
;

CREATE CONSTRAINT access_token_token_hash_type IF NOT EXISTS
FOR (node:AccessToken) REQUIRE node.token_hash IS :: STRING
;

CREATE CONSTRAINT access_token_role_exists IF NOT EXISTS
FOR (node:AccessToken) REQUIRE node.role IS NOT NULL
;

CREATE CONSTRAINT access_token_role_type IF NOT EXISTS
FOR (node:AccessToken) REQUIRE node.role IS :: STRING
;

CREATE CONSTRAINT access_token_account_exists IF NOT EXISTS
FOR (node:AccessToken) REQUIRE node.account IS NOT NULL
;

CREATE CONSTRAINT access_token_account_type IF NOT EXISTS
FOR (node:AccessToken) REQUIRE node.account IS :: STRING
;

CREATE CONSTRAINT access_token_service_type IF NOT EXISTS
FOR (node:AccessToken) REQUIRE node.service IS :: STRING
;

CREATE CONSTRAINT access_token_created_at_exists IF NOT EXISTS
FOR (node:AccessToken) REQUIRE node.created_at IS NOT NULL
;

CREATE CONSTRAINT access_token_created_at_type IF NOT EXISTS
FOR (node:AccessToken) REQUIRE node.created_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT access_token_expires_on_type IF NOT EXISTS
FOR (node:AccessToken) REQUIRE node.expires_on IS :: DATE
;

CREATE CONSTRAINT access_token_organisation_type IF NOT EXISTS
FOR (node:AccessToken) REQUIRE node.organisation IS :: STRING
;

CREATE CONSTRAINT agreement_id_exists IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT agreement_id_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT agreement_revision_exists IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT agreement_revision_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT agreement_holder_exists IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.holder IS NOT NULL
;

CREATE CONSTRAINT agreement_holder_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.holder IS :: STRING
;

CREATE CONSTRAINT agreement_updated_at_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT agreement_retired_at_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT agreement_version_exists IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.version IS NOT NULL
;

CREATE CONSTRAINT agreement_version_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.version IS :: INTEGER
;

CREATE CONSTRAINT agreement_state_exists IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.state IS NOT NULL
;

CREATE CONSTRAINT agreement_state_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.state IS :: STRING
;

CREATE CONSTRAINT agreement_concluded_on_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.concluded_on IS :: DATE
;

CREATE CONSTRAINT agreement_signed_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.signed IS :: BOOLEAN
;

CREATE CONSTRAINT agreement_held_in_language_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.held_in_language IS :: STRING
;

CREATE CONSTRAINT agreement_review_every_weeks_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.review_every_weeks IS :: INTEGER
;

CREATE CONSTRAINT agreement_closed_on_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.closed_on IS :: DATE
;

CREATE CONSTRAINT agreement_synthetic_exists IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT agreement_synthetic_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT agreement_interpreter_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.interpreter IS :: BOOLEAN
;

CREATE CONSTRAINT agreement_needs_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.needs IS :: STRING
;

CREATE CONSTRAINT agreement_signatures_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.signatures IS :: STRING
;

CREATE CONSTRAINT agreement_other_parties_exists IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.other_parties IS NOT NULL
;

CREATE CONSTRAINT agreement_other_parties_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.other_parties IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT agreement_successes_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.successes IS :: STRING
;

CREATE CONSTRAINT agreement_closing_reason_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.closing_reason IS :: STRING
;

CREATE CONSTRAINT agreement_closing_words_type IF NOT EXISTS
FOR (node:Agreement) REQUIRE node.closing_words IS :: STRING
;

CREATE CONSTRAINT agreement_version_id_exists IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT agreement_version_id_type IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT agreement_version_revision_exists IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT agreement_version_revision_type IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT agreement_version_holder_exists IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.holder IS NOT NULL
;

CREATE CONSTRAINT agreement_version_holder_type IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.holder IS :: STRING
;

CREATE CONSTRAINT agreement_version_updated_at_type IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT agreement_version_retired_at_type IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT agreement_version_version_exists IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.version IS NOT NULL
;

CREATE CONSTRAINT agreement_version_version_type IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.version IS :: INTEGER
;

CREATE CONSTRAINT agreement_version_concluded_on_type IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.concluded_on IS :: DATE
;

CREATE CONSTRAINT agreement_version_replaced_on_exists IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.replaced_on IS NOT NULL
;

CREATE CONSTRAINT agreement_version_replaced_on_type IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.replaced_on IS :: DATE
;

CREATE CONSTRAINT agreement_version_why_type IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.why IS :: STRING
;

CREATE CONSTRAINT agreement_version_held_in_language_type IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.held_in_language IS :: STRING
;

CREATE CONSTRAINT agreement_version_interpreter_type IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.interpreter IS :: BOOLEAN
;

CREATE CONSTRAINT agreement_version_review_every_weeks_type IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.review_every_weeks IS :: INTEGER
;

CREATE CONSTRAINT agreement_version_needs_type IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.needs IS :: STRING
;

CREATE CONSTRAINT agreement_version_signatures_type IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.signatures IS :: STRING
;

CREATE CONSTRAINT agreement_version_other_parties_exists IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.other_parties IS NOT NULL
;

CREATE CONSTRAINT agreement_version_other_parties_type IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.other_parties IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT agreement_version_goals_type IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.goals IS :: STRING
;

CREATE CONSTRAINT agreement_version_steps_type IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.steps IS :: STRING
;

CREATE CONSTRAINT agreement_version_synthetic_exists IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT agreement_version_synthetic_type IF NOT EXISTS
FOR (node:AgreementVersion) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT audit_entry_id_exists IF NOT EXISTS
FOR (node:AuditEntry) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT audit_entry_id_type IF NOT EXISTS
FOR (node:AuditEntry) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT audit_entry_revision_exists IF NOT EXISTS
FOR (node:AuditEntry) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT audit_entry_revision_type IF NOT EXISTS
FOR (node:AuditEntry) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT audit_entry_updated_at_type IF NOT EXISTS
FOR (node:AuditEntry) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT audit_entry_retired_at_type IF NOT EXISTS
FOR (node:AuditEntry) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT audit_entry_at_exists IF NOT EXISTS
FOR (node:AuditEntry) REQUIRE node.at IS NOT NULL
;

CREATE CONSTRAINT audit_entry_at_type IF NOT EXISTS
FOR (node:AuditEntry) REQUIRE node.at IS :: ZONED DATETIME
;

CREATE CONSTRAINT audit_entry_role_exists IF NOT EXISTS
FOR (node:AuditEntry) REQUIRE node.role IS NOT NULL
;

CREATE CONSTRAINT audit_entry_role_type IF NOT EXISTS
FOR (node:AuditEntry) REQUIRE node.role IS :: STRING
;

CREATE CONSTRAINT audit_entry_account_exists IF NOT EXISTS
FOR (node:AuditEntry) REQUIRE node.account IS NOT NULL
;

CREATE CONSTRAINT audit_entry_account_type IF NOT EXISTS
FOR (node:AuditEntry) REQUIRE node.account IS :: STRING
;

CREATE CONSTRAINT audit_entry_action_exists IF NOT EXISTS
FOR (node:AuditEntry) REQUIRE node.action IS NOT NULL
;

CREATE CONSTRAINT audit_entry_action_type IF NOT EXISTS
FOR (node:AuditEntry) REQUIRE node.action IS :: STRING
;

CREATE CONSTRAINT audit_entry_records_exists IF NOT EXISTS
FOR (node:AuditEntry) REQUIRE node.records IS NOT NULL
;

CREATE CONSTRAINT audit_entry_records_type IF NOT EXISTS
FOR (node:AuditEntry) REQUIRE node.records IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT capacity_enquiry_id_exists IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT capacity_enquiry_id_type IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT capacity_enquiry_revision_exists IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT capacity_enquiry_revision_type IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT capacity_enquiry_holder_exists IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE node.holder IS NOT NULL
;

CREATE CONSTRAINT capacity_enquiry_holder_type IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE node.holder IS :: STRING
;

CREATE CONSTRAINT capacity_enquiry_updated_at_type IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT capacity_enquiry_retired_at_type IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT capacity_enquiry_asked_on_exists IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE node.asked_on IS NOT NULL
;

CREATE CONSTRAINT capacity_enquiry_asked_on_type IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE node.asked_on IS :: DATE
;

CREATE CONSTRAINT capacity_enquiry_places_exists IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE node.places IS NOT NULL
;

CREATE CONSTRAINT capacity_enquiry_places_type IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE node.places IS :: INTEGER
;

CREATE CONSTRAINT capacity_enquiry_answer_type IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE node.answer IS :: STRING
;

CREATE CONSTRAINT capacity_enquiry_note_type IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE node.note IS :: STRING
;

CREATE CONSTRAINT capacity_enquiry_answered_on_type IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE node.answered_on IS :: DATE
;

CREATE CONSTRAINT capacity_enquiry_synthetic_exists IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT capacity_enquiry_synthetic_type IF NOT EXISTS
FOR (node:CapacityEnquiry) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT client_id_exists IF NOT EXISTS
FOR (node:Client) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT client_id_type IF NOT EXISTS
FOR (node:Client) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT client_revision_exists IF NOT EXISTS
FOR (node:Client) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT client_revision_type IF NOT EXISTS
FOR (node:Client) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT client_holder_exists IF NOT EXISTS
FOR (node:Client) REQUIRE node.holder IS NOT NULL
;

CREATE CONSTRAINT client_holder_type IF NOT EXISTS
FOR (node:Client) REQUIRE node.holder IS :: STRING
;

CREATE CONSTRAINT client_updated_at_type IF NOT EXISTS
FOR (node:Client) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT client_retired_at_type IF NOT EXISTS
FOR (node:Client) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT client_case_system_type IF NOT EXISTS
FOR (node:Client) REQUIRE node.case_system IS :: STRING
;

CREATE CONSTRAINT client_reference_type IF NOT EXISTS
FOR (node:Client) REQUIRE node.reference IS :: STRING
;

CREATE CONSTRAINT client_opened_on_type IF NOT EXISTS
FOR (node:Client) REQUIRE node.opened_on IS :: DATE
;

CREATE CONSTRAINT client_closed_on_type IF NOT EXISTS
FOR (node:Client) REQUIRE node.closed_on IS :: DATE
;

CREATE CONSTRAINT client_synthetic_exists IF NOT EXISTS
FOR (node:Client) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT client_synthetic_type IF NOT EXISTS
FOR (node:Client) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT client_counsellor_type IF NOT EXISTS
FOR (node:Client) REQUIRE node.counsellor IS :: STRING
;

CREATE CONSTRAINT client_household_type IF NOT EXISTS
FOR (node:Client) REQUIRE node.household IS :: STRING
;

CREATE CONSTRAINT condition_id_exists IF NOT EXISTS
FOR (node:Condition) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT condition_id_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT condition_revision_exists IF NOT EXISTS
FOR (node:Condition) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT condition_revision_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT condition_updated_at_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT condition_retired_at_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT condition_criterion_exists IF NOT EXISTS
FOR (node:Condition) REQUIRE node.criterion IS NOT NULL
;

CREATE CONSTRAINT condition_criterion_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.criterion IS :: STRING
;

CREATE CONSTRAINT condition_minimum_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.minimum IS :: INTEGER
;

CREATE CONSTRAINT condition_maximum_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.maximum IS :: INTEGER
;

CREATE CONSTRAINT condition_level_minimum_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.level_minimum IS :: STRING
;

CREATE CONSTRAINT condition_level_maximum_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.level_maximum IS :: STRING
;

CREATE CONSTRAINT condition_residence_groups_exists IF NOT EXISTS
FOR (node:Condition) REQUIRE node.residence_groups IS NOT NULL
;

CREATE CONSTRAINT condition_residence_groups_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.residence_groups IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT condition_access_rule_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.access_rule IS :: STRING
;

CREATE CONSTRAINT condition_genders_exists IF NOT EXISTS
FOR (node:Condition) REQUIRE node.genders IS NOT NULL
;

CREATE CONSTRAINT condition_genders_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.genders IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT condition_skill_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.skill IS :: STRING
;

CREATE CONSTRAINT condition_proofs_exists IF NOT EXISTS
FOR (node:Condition) REQUIRE node.proofs IS NOT NULL
;

CREATE CONSTRAINT condition_proofs_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.proofs IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT condition_literacies_exists IF NOT EXISTS
FOR (node:Condition) REQUIRE node.literacies IS NOT NULL
;

CREATE CONSTRAINT condition_literacies_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.literacies IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT condition_schooling_minimum_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.schooling_minimum IS :: STRING
;

CREATE CONSTRAINT condition_benefits_exists IF NOT EXISTS
FOR (node:Condition) REQUIRE node.benefits IS NOT NULL
;

CREATE CONSTRAINT condition_benefits_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.benefits IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT condition_employments_exists IF NOT EXISTS
FOR (node:Condition) REQUIRE node.employments IS NOT NULL
;

CREATE CONSTRAINT condition_employments_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.employments IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT condition_documents_exists IF NOT EXISTS
FOR (node:Condition) REQUIRE node.documents IS NOT NULL
;

CREATE CONSTRAINT condition_documents_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.documents IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT condition_prior_step_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.prior_step IS :: STRING
;

CREATE CONSTRAINT condition_excludes_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.excludes IS :: BOOLEAN
;

CREATE CONSTRAINT condition_alternative_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.alternative IS :: STRING
;

CREATE CONSTRAINT condition_exemption_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.exemption IS :: STRING
;

CREATE CONSTRAINT condition_exempt_benefits_exists IF NOT EXISTS
FOR (node:Condition) REQUIRE node.exempt_benefits IS NOT NULL
;

CREATE CONSTRAINT condition_exempt_benefits_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.exempt_benefits IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT condition_exempt_until_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.exempt_until IS :: DATE
;

CREATE CONSTRAINT condition_note_type IF NOT EXISTS
FOR (node:Condition) REQUIRE node.note IS :: STRING
;

CREATE CONSTRAINT cooperation_id_exists IF NOT EXISTS
FOR (node:Cooperation) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT cooperation_id_type IF NOT EXISTS
FOR (node:Cooperation) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT cooperation_revision_exists IF NOT EXISTS
FOR (node:Cooperation) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT cooperation_revision_type IF NOT EXISTS
FOR (node:Cooperation) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT cooperation_updated_at_type IF NOT EXISTS
FOR (node:Cooperation) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT cooperation_retired_at_type IF NOT EXISTS
FOR (node:Cooperation) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT cooperation_name_exists IF NOT EXISTS
FOR (node:Cooperation) REQUIRE node.name IS NOT NULL
;

CREATE CONSTRAINT cooperation_name_type IF NOT EXISTS
FOR (node:Cooperation) REQUIRE node.name IS :: STRING
;

CREATE CONSTRAINT cooperation_valid_from_exists IF NOT EXISTS
FOR (node:Cooperation) REQUIRE node.valid_from IS NOT NULL
;

CREATE CONSTRAINT cooperation_valid_from_type IF NOT EXISTS
FOR (node:Cooperation) REQUIRE node.valid_from IS :: DATE
;

CREATE CONSTRAINT cooperation_valid_to_type IF NOT EXISTS
FOR (node:Cooperation) REQUIRE node.valid_to IS :: DATE
;

CREATE CONSTRAINT cooperation_synthetic_exists IF NOT EXISTS
FOR (node:Cooperation) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT cooperation_synthetic_type IF NOT EXISTS
FOR (node:Cooperation) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT counselling_service_id_exists IF NOT EXISTS
FOR (node:CounsellingService) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT counselling_service_id_type IF NOT EXISTS
FOR (node:CounsellingService) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT counselling_service_revision_exists IF NOT EXISTS
FOR (node:CounsellingService) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT counselling_service_revision_type IF NOT EXISTS
FOR (node:CounsellingService) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT counselling_service_updated_at_type IF NOT EXISTS
FOR (node:CounsellingService) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT counselling_service_retired_at_type IF NOT EXISTS
FOR (node:CounsellingService) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT counselling_service_name_exists IF NOT EXISTS
FOR (node:CounsellingService) REQUIRE node.name IS NOT NULL
;

CREATE CONSTRAINT counselling_service_name_type IF NOT EXISTS
FOR (node:CounsellingService) REQUIRE node.name IS :: STRING
;

CREATE CONSTRAINT counselling_service_short_name_type IF NOT EXISTS
FOR (node:CounsellingService) REQUIRE node.short_name IS :: STRING
;

CREATE CONSTRAINT counselling_service_kind_exists IF NOT EXISTS
FOR (node:CounsellingService) REQUIRE node.kind IS NOT NULL
;

CREATE CONSTRAINT counselling_service_kind_type IF NOT EXISTS
FOR (node:CounsellingService) REQUIRE node.kind IS :: STRING
;

CREATE CONSTRAINT counselling_service_carrier_type IF NOT EXISTS
FOR (node:CounsellingService) REQUIRE node.carrier IS :: STRING
;

CREATE CONSTRAINT counselling_service_source_type IF NOT EXISTS
FOR (node:CounsellingService) REQUIRE node.source IS :: STRING
;

CREATE CONSTRAINT counselling_service_synthetic_exists IF NOT EXISTS
FOR (node:CounsellingService) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT counselling_service_synthetic_type IF NOT EXISTS
FOR (node:CounsellingService) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT counselling_service_valid_from_type IF NOT EXISTS
FOR (node:CounsellingService) REQUIRE node.valid_from IS :: DATE
;

CREATE CONSTRAINT counselling_service_valid_to_type IF NOT EXISTS
FOR (node:CounsellingService) REQUIRE node.valid_to IS :: DATE
;

CREATE CONSTRAINT goal_id_exists IF NOT EXISTS
FOR (node:Goal) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT goal_id_type IF NOT EXISTS
FOR (node:Goal) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT goal_revision_exists IF NOT EXISTS
FOR (node:Goal) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT goal_revision_type IF NOT EXISTS
FOR (node:Goal) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT goal_holder_exists IF NOT EXISTS
FOR (node:Goal) REQUIRE node.holder IS NOT NULL
;

CREATE CONSTRAINT goal_holder_type IF NOT EXISTS
FOR (node:Goal) REQUIRE node.holder IS :: STRING
;

CREATE CONSTRAINT goal_updated_at_type IF NOT EXISTS
FOR (node:Goal) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT goal_retired_at_type IF NOT EXISTS
FOR (node:Goal) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT goal_words_type IF NOT EXISTS
FOR (node:Goal) REQUIRE node.words IS :: STRING
;

CREATE CONSTRAINT goal_state_exists IF NOT EXISTS
FOR (node:Goal) REQUIRE node.state IS NOT NULL
;

CREATE CONSTRAINT goal_state_type IF NOT EXISTS
FOR (node:Goal) REQUIRE node.state IS :: STRING
;

CREATE CONSTRAINT goal_target_on_type IF NOT EXISTS
FOR (node:Goal) REQUIRE node.target_on IS :: DATE
;

CREATE CONSTRAINT goal_synthetic_exists IF NOT EXISTS
FOR (node:Goal) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT goal_synthetic_type IF NOT EXISTS
FOR (node:Goal) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT goal_indicator_type IF NOT EXISTS
FOR (node:Goal) REQUIRE node.indicator IS :: STRING
;

CREATE CONSTRAINT goal_reason_type IF NOT EXISTS
FOR (node:Goal) REQUIRE node.reason IS :: STRING
;

CREATE CONSTRAINT goal_reason_words_type IF NOT EXISTS
FOR (node:Goal) REQUIRE node.reason_words IS :: STRING
;

CREATE CONSTRAINT goal_settled_on_type IF NOT EXISTS
FOR (node:Goal) REQUIRE node.settled_on IS :: DATE
;

CREATE CONSTRAINT handover_id_exists IF NOT EXISTS
FOR (node:Handover) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT handover_id_type IF NOT EXISTS
FOR (node:Handover) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT handover_revision_exists IF NOT EXISTS
FOR (node:Handover) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT handover_revision_type IF NOT EXISTS
FOR (node:Handover) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT handover_holder_exists IF NOT EXISTS
FOR (node:Handover) REQUIRE node.holder IS NOT NULL
;

CREATE CONSTRAINT handover_holder_type IF NOT EXISTS
FOR (node:Handover) REQUIRE node.holder IS :: STRING
;

CREATE CONSTRAINT handover_updated_at_type IF NOT EXISTS
FOR (node:Handover) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT handover_retired_at_type IF NOT EXISTS
FOR (node:Handover) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT handover_state_exists IF NOT EXISTS
FOR (node:Handover) REQUIRE node.state IS NOT NULL
;

CREATE CONSTRAINT handover_state_type IF NOT EXISTS
FOR (node:Handover) REQUIRE node.state IS :: STRING
;

CREATE CONSTRAINT handover_reason_exists IF NOT EXISTS
FOR (node:Handover) REQUIRE node.reason IS NOT NULL
;

CREATE CONSTRAINT handover_reason_type IF NOT EXISTS
FOR (node:Handover) REQUIRE node.reason IS :: STRING
;

CREATE CONSTRAINT handover_client_agreed_on_exists IF NOT EXISTS
FOR (node:Handover) REQUIRE node.client_agreed_on IS NOT NULL
;

CREATE CONSTRAINT handover_client_agreed_on_type IF NOT EXISTS
FOR (node:Handover) REQUIRE node.client_agreed_on IS :: DATE
;

CREATE CONSTRAINT handover_offered_at_exists IF NOT EXISTS
FOR (node:Handover) REQUIRE node.offered_at IS NOT NULL
;

CREATE CONSTRAINT handover_offered_at_type IF NOT EXISTS
FOR (node:Handover) REQUIRE node.offered_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT handover_offered_by_exists IF NOT EXISTS
FOR (node:Handover) REQUIRE node.offered_by IS NOT NULL
;

CREATE CONSTRAINT handover_offered_by_type IF NOT EXISTS
FOR (node:Handover) REQUIRE node.offered_by IS :: STRING
;

CREATE CONSTRAINT handover_answered_at_type IF NOT EXISTS
FOR (node:Handover) REQUIRE node.answered_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT handover_answered_by_type IF NOT EXISTS
FOR (node:Handover) REQUIRE node.answered_by IS :: STRING
;

CREATE CONSTRAINT handover_records_type IF NOT EXISTS
FOR (node:Handover) REQUIRE node.records IS :: INTEGER
;

CREATE CONSTRAINT handover_synthetic_exists IF NOT EXISTS
FOR (node:Handover) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT handover_synthetic_type IF NOT EXISTS
FOR (node:Handover) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT hurdle_id_exists IF NOT EXISTS
FOR (node:Hurdle) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT hurdle_id_type IF NOT EXISTS
FOR (node:Hurdle) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT hurdle_revision_exists IF NOT EXISTS
FOR (node:Hurdle) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT hurdle_revision_type IF NOT EXISTS
FOR (node:Hurdle) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT hurdle_holder_exists IF NOT EXISTS
FOR (node:Hurdle) REQUIRE node.holder IS NOT NULL
;

CREATE CONSTRAINT hurdle_holder_type IF NOT EXISTS
FOR (node:Hurdle) REQUIRE node.holder IS :: STRING
;

CREATE CONSTRAINT hurdle_updated_at_type IF NOT EXISTS
FOR (node:Hurdle) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT hurdle_retired_at_type IF NOT EXISTS
FOR (node:Hurdle) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT hurdle_kind_exists IF NOT EXISTS
FOR (node:Hurdle) REQUIRE node.kind IS NOT NULL
;

CREATE CONSTRAINT hurdle_kind_type IF NOT EXISTS
FOR (node:Hurdle) REQUIRE node.kind IS :: STRING
;

CREATE CONSTRAINT hurdle_noted_on_exists IF NOT EXISTS
FOR (node:Hurdle) REQUIRE node.noted_on IS NOT NULL
;

CREATE CONSTRAINT hurdle_noted_on_type IF NOT EXISTS
FOR (node:Hurdle) REQUIRE node.noted_on IS :: DATE
;

CREATE CONSTRAINT hurdle_words_type IF NOT EXISTS
FOR (node:Hurdle) REQUIRE node.words IS :: STRING
;

CREATE CONSTRAINT hurdle_synthetic_exists IF NOT EXISTS
FOR (node:Hurdle) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT hurdle_synthetic_type IF NOT EXISTS
FOR (node:Hurdle) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT intake_id_exists IF NOT EXISTS
FOR (node:Intake) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT intake_id_type IF NOT EXISTS
FOR (node:Intake) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT intake_revision_exists IF NOT EXISTS
FOR (node:Intake) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT intake_revision_type IF NOT EXISTS
FOR (node:Intake) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT intake_updated_at_type IF NOT EXISTS
FOR (node:Intake) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT intake_retired_at_type IF NOT EXISTS
FOR (node:Intake) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT intake_starts_on_exists IF NOT EXISTS
FOR (node:Intake) REQUIRE node.starts_on IS NOT NULL
;

CREATE CONSTRAINT intake_starts_on_type IF NOT EXISTS
FOR (node:Intake) REQUIRE node.starts_on IS :: DATE
;

CREATE CONSTRAINT intake_ends_on_type IF NOT EXISTS
FOR (node:Intake) REQUIRE node.ends_on IS :: DATE
;

CREATE CONSTRAINT intake_register_by_type IF NOT EXISTS
FOR (node:Intake) REQUIRE node.register_by IS :: DATE
;

CREATE CONSTRAINT intake_places_exists IF NOT EXISTS
FOR (node:Intake) REQUIRE node.places IS NOT NULL
;

CREATE CONSTRAINT intake_places_type IF NOT EXISTS
FOR (node:Intake) REQUIRE node.places IS :: INTEGER
;

CREATE CONSTRAINT intake_booked_exists IF NOT EXISTS
FOR (node:Intake) REQUIRE node.booked IS NOT NULL
;

CREATE CONSTRAINT intake_booked_type IF NOT EXISTS
FOR (node:Intake) REQUIRE node.booked IS :: INTEGER
;

CREATE CONSTRAINT intake_waiting_type IF NOT EXISTS
FOR (node:Intake) REQUIRE node.waiting IS :: INTEGER
;

CREATE CONSTRAINT intake_counted_on_type IF NOT EXISTS
FOR (node:Intake) REQUIRE node.counted_on IS :: DATE
;

CREATE CONSTRAINT intake_synthetic_exists IF NOT EXISTS
FOR (node:Intake) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT intake_synthetic_type IF NOT EXISTS
FOR (node:Intake) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT meeting_id_exists IF NOT EXISTS
FOR (node:Meeting) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT meeting_id_type IF NOT EXISTS
FOR (node:Meeting) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT meeting_revision_exists IF NOT EXISTS
FOR (node:Meeting) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT meeting_revision_type IF NOT EXISTS
FOR (node:Meeting) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT meeting_updated_at_type IF NOT EXISTS
FOR (node:Meeting) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT meeting_retired_at_type IF NOT EXISTS
FOR (node:Meeting) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT meeting_held_on_exists IF NOT EXISTS
FOR (node:Meeting) REQUIRE node.held_on IS NOT NULL
;

CREATE CONSTRAINT meeting_held_on_type IF NOT EXISTS
FOR (node:Meeting) REQUIRE node.held_on IS :: DATE
;

CREATE CONSTRAINT meeting_subject_type IF NOT EXISTS
FOR (node:Meeting) REQUIRE node.subject IS :: STRING
;

CREATE CONSTRAINT meeting_synthetic_exists IF NOT EXISTS
FOR (node:Meeting) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT meeting_synthetic_type IF NOT EXISTS
FOR (node:Meeting) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT network_id_exists IF NOT EXISTS
FOR (node:Network) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT network_id_type IF NOT EXISTS
FOR (node:Network) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT network_revision_exists IF NOT EXISTS
FOR (node:Network) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT network_revision_type IF NOT EXISTS
FOR (node:Network) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT network_updated_at_type IF NOT EXISTS
FOR (node:Network) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT network_retired_at_type IF NOT EXISTS
FOR (node:Network) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT network_name_exists IF NOT EXISTS
FOR (node:Network) REQUIRE node.name IS NOT NULL
;

CREATE CONSTRAINT network_name_type IF NOT EXISTS
FOR (node:Network) REQUIRE node.name IS :: STRING
;

CREATE CONSTRAINT offer_id_exists IF NOT EXISTS
FOR (node:Offer) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT offer_id_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT offer_revision_exists IF NOT EXISTS
FOR (node:Offer) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT offer_revision_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT offer_updated_at_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT offer_retired_at_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT offer_name_exists IF NOT EXISTS
FOR (node:Offer) REQUIRE node.name IS NOT NULL
;

CREATE CONSTRAINT offer_name_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.name IS :: STRING
;

CREATE CONSTRAINT offer_description_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.description IS :: STRING
;

CREATE CONSTRAINT offer_kind_exists IF NOT EXISTS
FOR (node:Offer) REQUIRE node.kind IS NOT NULL
;

CREATE CONSTRAINT offer_kind_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.kind IS :: STRING
;

CREATE CONSTRAINT offer_access_mode_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.access_mode IS :: STRING
;

CREATE CONSTRAINT offer_languages_exists IF NOT EXISTS
FOR (node:Offer) REQUIRE node.languages IS NOT NULL
;

CREATE CONSTRAINT offer_languages_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.languages IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT offer_schedule_exists IF NOT EXISTS
FOR (node:Offer) REQUIRE node.schedule IS NOT NULL
;

CREATE CONSTRAINT offer_schedule_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.schedule IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT offer_hours_per_week_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.hours_per_week IS :: INTEGER | FLOAT
;

CREATE CONSTRAINT offer_online_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.online IS :: BOOLEAN
;

CREATE CONSTRAINT offer_childcare_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.childcare IS :: BOOLEAN
;

CREATE CONSTRAINT offer_interpreter_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.interpreter IS :: BOOLEAN
;

CREATE CONSTRAINT offer_accessibility_exists IF NOT EXISTS
FOR (node:Offer) REQUIRE node.accessibility IS NOT NULL
;

CREATE CONSTRAINT offer_accessibility_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.accessibility IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT offer_cost_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.cost IS :: STRING
;

CREATE CONSTRAINT offer_hidden_address_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.hidden_address IS :: BOOLEAN
;

CREATE CONSTRAINT offer_sensitive_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.sensitive IS :: BOOLEAN
;

CREATE CONSTRAINT offer_website_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.website IS :: STRING
;

CREATE CONSTRAINT offer_valid_from_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.valid_from IS :: DATE
;

CREATE CONSTRAINT offer_valid_to_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.valid_to IS :: DATE
;

CREATE CONSTRAINT offer_funding_ends_on_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.funding_ends_on IS :: DATE
;

CREATE CONSTRAINT offer_verified_on_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.verified_on IS :: DATE
;

CREATE CONSTRAINT offer_source_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.source IS :: STRING
;

CREATE CONSTRAINT offer_synthetic_exists IF NOT EXISTS
FOR (node:Offer) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT offer_synthetic_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT offer_reaches_level_type IF NOT EXISTS
FOR (node:Offer) REQUIRE node.reaches_level IS :: STRING
;

CREATE CONSTRAINT offer_report_id_exists IF NOT EXISTS
FOR (node:OfferReport) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT offer_report_id_type IF NOT EXISTS
FOR (node:OfferReport) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT offer_report_revision_exists IF NOT EXISTS
FOR (node:OfferReport) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT offer_report_revision_type IF NOT EXISTS
FOR (node:OfferReport) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT offer_report_updated_at_type IF NOT EXISTS
FOR (node:OfferReport) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT offer_report_retired_at_type IF NOT EXISTS
FOR (node:OfferReport) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT offer_report_kind_exists IF NOT EXISTS
FOR (node:OfferReport) REQUIRE node.kind IS NOT NULL
;

CREATE CONSTRAINT offer_report_kind_type IF NOT EXISTS
FOR (node:OfferReport) REQUIRE node.kind IS :: STRING
;

CREATE CONSTRAINT offer_report_note_type IF NOT EXISTS
FOR (node:OfferReport) REQUIRE node.note IS :: STRING
;

CREATE CONSTRAINT offer_report_reported_on_exists IF NOT EXISTS
FOR (node:OfferReport) REQUIRE node.reported_on IS NOT NULL
;

CREATE CONSTRAINT offer_report_reported_on_type IF NOT EXISTS
FOR (node:OfferReport) REQUIRE node.reported_on IS :: DATE
;

CREATE CONSTRAINT offer_report_settled_on_type IF NOT EXISTS
FOR (node:OfferReport) REQUIRE node.settled_on IS :: DATE
;

CREATE CONSTRAINT offer_report_settlement_type IF NOT EXISTS
FOR (node:OfferReport) REQUIRE node.settlement IS :: STRING
;

CREATE CONSTRAINT offer_report_synthetic_exists IF NOT EXISTS
FOR (node:OfferReport) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT offer_report_synthetic_type IF NOT EXISTS
FOR (node:OfferReport) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT organisation_id_exists IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT organisation_id_type IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT organisation_revision_exists IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT organisation_revision_type IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT organisation_updated_at_type IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT organisation_retired_at_type IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT organisation_name_exists IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.name IS NOT NULL
;

CREATE CONSTRAINT organisation_name_type IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.name IS :: STRING
;

CREATE CONSTRAINT organisation_short_name_type IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.short_name IS :: STRING
;

CREATE CONSTRAINT organisation_kind_exists IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.kind IS NOT NULL
;

CREATE CONSTRAINT organisation_kind_type IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.kind IS :: STRING
;

CREATE CONSTRAINT organisation_carrier_type IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.carrier IS :: STRING
;

CREATE CONSTRAINT organisation_address_type IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.address IS :: STRING
;

CREATE CONSTRAINT organisation_website_type IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.website IS :: STRING
;

CREATE CONSTRAINT organisation_source_type IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.source IS :: STRING
;

CREATE CONSTRAINT organisation_source_status_type IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.source_status IS :: STRING
;

CREATE CONSTRAINT organisation_synthetic_exists IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT organisation_synthetic_type IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT organisation_valid_from_type IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.valid_from IS :: DATE
;

CREATE CONSTRAINT organisation_valid_to_type IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.valid_to IS :: DATE
;

CREATE CONSTRAINT override_id_exists IF NOT EXISTS
FOR (node:Override) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT override_id_type IF NOT EXISTS
FOR (node:Override) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT override_revision_exists IF NOT EXISTS
FOR (node:Override) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT override_revision_type IF NOT EXISTS
FOR (node:Override) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT override_holder_exists IF NOT EXISTS
FOR (node:Override) REQUIRE node.holder IS NOT NULL
;

CREATE CONSTRAINT override_holder_type IF NOT EXISTS
FOR (node:Override) REQUIRE node.holder IS :: STRING
;

CREATE CONSTRAINT override_updated_at_type IF NOT EXISTS
FOR (node:Override) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT override_retired_at_type IF NOT EXISTS
FOR (node:Override) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT override_decided_on_exists IF NOT EXISTS
FOR (node:Override) REQUIRE node.decided_on IS NOT NULL
;

CREATE CONSTRAINT override_decided_on_type IF NOT EXISTS
FOR (node:Override) REQUIRE node.decided_on IS :: DATE
;

CREATE CONSTRAINT override_topic_exists IF NOT EXISTS
FOR (node:Override) REQUIRE node.topic IS NOT NULL
;

CREATE CONSTRAINT override_topic_type IF NOT EXISTS
FOR (node:Override) REQUIRE node.topic IS :: STRING
;

CREATE CONSTRAINT override_criteria_exists IF NOT EXISTS
FOR (node:Override) REQUIRE node.criteria IS NOT NULL
;

CREATE CONSTRAINT override_criteria_type IF NOT EXISTS
FOR (node:Override) REQUIRE node.criteria IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT override_rules_exists IF NOT EXISTS
FOR (node:Override) REQUIRE node.rules IS NOT NULL
;

CREATE CONSTRAINT override_rules_type IF NOT EXISTS
FOR (node:Override) REQUIRE node.rules IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT override_reason_exists IF NOT EXISTS
FOR (node:Override) REQUIRE node.reason IS NOT NULL
;

CREATE CONSTRAINT override_reason_type IF NOT EXISTS
FOR (node:Override) REQUIRE node.reason IS :: STRING
;

CREATE CONSTRAINT override_synthetic_exists IF NOT EXISTS
FOR (node:Override) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT override_synthetic_type IF NOT EXISTS
FOR (node:Override) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT place_id_exists IF NOT EXISTS
FOR (node:Place) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT place_id_type IF NOT EXISTS
FOR (node:Place) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT place_revision_exists IF NOT EXISTS
FOR (node:Place) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT place_revision_type IF NOT EXISTS
FOR (node:Place) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT place_updated_at_type IF NOT EXISTS
FOR (node:Place) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT place_retired_at_type IF NOT EXISTS
FOR (node:Place) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT place_code_exists IF NOT EXISTS
FOR (node:Place) REQUIRE node.code IS NOT NULL
;

CREATE CONSTRAINT place_code_type IF NOT EXISTS
FOR (node:Place) REQUIRE node.code IS :: STRING
;

CREATE CONSTRAINT place_name_exists IF NOT EXISTS
FOR (node:Place) REQUIRE node.name IS NOT NULL
;

CREATE CONSTRAINT place_name_type IF NOT EXISTS
FOR (node:Place) REQUIRE node.name IS :: STRING
;

CREATE CONSTRAINT place_kind_exists IF NOT EXISTS
FOR (node:Place) REQUIRE node.kind IS NOT NULL
;

CREATE CONSTRAINT place_kind_type IF NOT EXISTS
FOR (node:Place) REQUIRE node.kind IS :: STRING
;

CREATE CONSTRAINT place_latitude_type IF NOT EXISTS
FOR (node:Place) REQUIRE node.latitude IS :: INTEGER | FLOAT
;

CREATE CONSTRAINT place_longitude_type IF NOT EXISTS
FOR (node:Place) REQUIRE node.longitude IS :: INTEGER | FLOAT
;

CREATE CONSTRAINT place_source_type IF NOT EXISTS
FOR (node:Place) REQUIRE node.source IS :: STRING
;

CREATE CONSTRAINT profile_id_exists IF NOT EXISTS
FOR (node:Profile) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT profile_id_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT profile_revision_exists IF NOT EXISTS
FOR (node:Profile) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT profile_revision_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT profile_holder_exists IF NOT EXISTS
FOR (node:Profile) REQUIRE node.holder IS NOT NULL
;

CREATE CONSTRAINT profile_holder_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.holder IS :: STRING
;

CREATE CONSTRAINT profile_updated_at_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT profile_retired_at_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT profile_version_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.version IS :: INTEGER
;

CREATE CONSTRAINT profile_valid_on_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.valid_on IS :: DATE
;

CREATE CONSTRAINT profile_place_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.place IS :: STRING
;

CREATE CONSTRAINT profile_born_on_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.born_on IS :: DATE
;

CREATE CONSTRAINT profile_age_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.age IS :: INTEGER
;

CREATE CONSTRAINT profile_german_level_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.german_level IS :: STRING
;

CREATE CONSTRAINT profile_residence_group_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.residence_group IS :: STRING
;

CREATE CONSTRAINT profile_residence_section_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.residence_section IS :: STRING
;

CREATE CONSTRAINT profile_permit_issued_on_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.permit_issued_on IS :: DATE
;

CREATE CONSTRAINT profile_permit_months_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.permit_months IS :: INTEGER
;

CREATE CONSTRAINT profile_registration_prevented_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.registration_prevented IS :: BOOLEAN
;

CREATE CONSTRAINT profile_in_school_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.in_school IS :: BOOLEAN
;

CREATE CONSTRAINT profile_integration_course_attended_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.integration_course_attended IS :: BOOLEAN
;

CREATE CONSTRAINT profile_benefit_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.benefit IS :: STRING
;

CREATE CONSTRAINT profile_gender_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.gender IS :: STRING
;

CREATE CONSTRAINT profile_children_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.children IS :: BOOLEAN
;

CREATE CONSTRAINT profile_youngest_child_age_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.youngest_child_age IS :: INTEGER
;

CREATE CONSTRAINT profile_childcare_needed_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.childcare_needed IS :: BOOLEAN
;

CREATE CONSTRAINT profile_german_listening_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.german_listening IS :: STRING
;

CREATE CONSTRAINT profile_german_speaking_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.german_speaking IS :: STRING
;

CREATE CONSTRAINT profile_german_reading_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.german_reading IS :: STRING
;

CREATE CONSTRAINT profile_german_writing_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.german_writing IS :: STRING
;

CREATE CONSTRAINT profile_german_proof_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.german_proof IS :: STRING
;

CREATE CONSTRAINT profile_german_proof_on_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.german_proof_on IS :: DATE
;

CREATE CONSTRAINT profile_literacy_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.literacy IS :: STRING
;

CREATE CONSTRAINT profile_schooling_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.schooling IS :: STRING
;

CREATE CONSTRAINT profile_employment_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.employment IS :: STRING
;

CREATE CONSTRAINT profile_registered_jobseeker_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.registered_jobseeker IS :: BOOLEAN
;

CREATE CONSTRAINT profile_foreign_qualification_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.foreign_qualification IS :: BOOLEAN
;

CREATE CONSTRAINT profile_recognition_running_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.recognition_running IS :: BOOLEAN
;

CREATE CONSTRAINT profile_integration_course_completed_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.integration_course_completed IS :: BOOLEAN
;

CREATE CONSTRAINT profile_tolerated_since_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.tolerated_since IS :: DATE
;

CREATE CONSTRAINT profile_lawful_since_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.lawful_since IS :: DATE
;

CREATE CONSTRAINT profile_can_pay_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.can_pay IS :: BOOLEAN
;

CREATE CONSTRAINT profile_languages_exists IF NOT EXISTS
FOR (node:Profile) REQUIRE node.languages IS NOT NULL
;

CREATE CONSTRAINT profile_languages_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.languages IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT profile_available_times_exists IF NOT EXISTS
FOR (node:Profile) REQUIRE node.available_times IS NOT NULL
;

CREATE CONSTRAINT profile_available_times_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.available_times IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT profile_access_needs_exists IF NOT EXISTS
FOR (node:Profile) REQUIRE node.access_needs IS NOT NULL
;

CREATE CONSTRAINT profile_access_needs_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.access_needs IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT profile_documents_exists IF NOT EXISTS
FOR (node:Profile) REQUIRE node.documents IS NOT NULL
;

CREATE CONSTRAINT profile_documents_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.documents IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT profile_documents_missing_exists IF NOT EXISTS
FOR (node:Profile) REQUIRE node.documents_missing IS NOT NULL
;

CREATE CONSTRAINT profile_documents_missing_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.documents_missing IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT profile_papers_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.papers IS :: STRING
;

CREATE CONSTRAINT profile_wishes_exists IF NOT EXISTS
FOR (node:Profile) REQUIRE node.wishes IS NOT NULL
;

CREATE CONSTRAINT profile_wishes_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.wishes IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT profile_known_carriers_exists IF NOT EXISTS
FOR (node:Profile) REQUIRE node.known_carriers IS NOT NULL
;

CREATE CONSTRAINT profile_known_carriers_type IF NOT EXISTS
FOR (node:Profile) REQUIRE node.known_carriers IS :: LIST<STRING NOT NULL>
;

CREATE CONSTRAINT rating_id_exists IF NOT EXISTS
FOR (node:Rating) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT rating_id_type IF NOT EXISTS
FOR (node:Rating) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT rating_revision_exists IF NOT EXISTS
FOR (node:Rating) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT rating_revision_type IF NOT EXISTS
FOR (node:Rating) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT rating_updated_at_type IF NOT EXISTS
FOR (node:Rating) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT rating_retired_at_type IF NOT EXISTS
FOR (node:Rating) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT rating_kind_exists IF NOT EXISTS
FOR (node:Rating) REQUIRE node.kind IS NOT NULL
;

CREATE CONSTRAINT rating_kind_type IF NOT EXISTS
FOR (node:Rating) REQUIRE node.kind IS :: STRING
;

CREATE CONSTRAINT rating_level_type IF NOT EXISTS
FOR (node:Rating) REQUIRE node.level IS :: STRING
;

CREATE CONSTRAINT rating_survey_round_exists IF NOT EXISTS
FOR (node:Rating) REQUIRE node.survey_round IS NOT NULL
;

CREATE CONSTRAINT rating_survey_round_type IF NOT EXISTS
FOR (node:Rating) REQUIRE node.survey_round IS :: STRING
;

CREATE CONSTRAINT rating_given_on_exists IF NOT EXISTS
FOR (node:Rating) REQUIRE node.given_on IS NOT NULL
;

CREATE CONSTRAINT rating_given_on_type IF NOT EXISTS
FOR (node:Rating) REQUIRE node.given_on IS :: DATE
;

CREATE CONSTRAINT rating_synthetic_exists IF NOT EXISTS
FOR (node:Rating) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT rating_synthetic_type IF NOT EXISTS
FOR (node:Rating) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT referral_id_exists IF NOT EXISTS
FOR (node:Referral) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT referral_id_type IF NOT EXISTS
FOR (node:Referral) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT referral_revision_exists IF NOT EXISTS
FOR (node:Referral) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT referral_revision_type IF NOT EXISTS
FOR (node:Referral) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT referral_holder_exists IF NOT EXISTS
FOR (node:Referral) REQUIRE node.holder IS NOT NULL
;

CREATE CONSTRAINT referral_holder_type IF NOT EXISTS
FOR (node:Referral) REQUIRE node.holder IS :: STRING
;

CREATE CONSTRAINT referral_updated_at_type IF NOT EXISTS
FOR (node:Referral) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT referral_retired_at_type IF NOT EXISTS
FOR (node:Referral) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT referral_state_exists IF NOT EXISTS
FOR (node:Referral) REQUIRE node.state IS NOT NULL
;

CREATE CONSTRAINT referral_state_type IF NOT EXISTS
FOR (node:Referral) REQUIRE node.state IS :: STRING
;

CREATE CONSTRAINT referral_requested_on_exists IF NOT EXISTS
FOR (node:Referral) REQUIRE node.requested_on IS NOT NULL
;

CREATE CONSTRAINT referral_requested_on_type IF NOT EXISTS
FOR (node:Referral) REQUIRE node.requested_on IS :: DATE
;

CREATE CONSTRAINT referral_outcome_type IF NOT EXISTS
FOR (node:Referral) REQUIRE node.outcome IS :: STRING
;

CREATE CONSTRAINT referral_synthetic_exists IF NOT EXISTS
FOR (node:Referral) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT referral_synthetic_type IF NOT EXISTS
FOR (node:Referral) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT referral_business_status_type IF NOT EXISTS
FOR (node:Referral) REQUIRE node.business_status IS :: STRING
;

CREATE CONSTRAINT referral_priority_type IF NOT EXISTS
FOR (node:Referral) REQUIRE node.priority IS :: STRING
;

CREATE CONSTRAINT referral_answer_by_type IF NOT EXISTS
FOR (node:Referral) REQUIRE node.answer_by IS :: DATE
;

CREATE CONSTRAINT referral_reason_type IF NOT EXISTS
FOR (node:Referral) REQUIRE node.reason IS :: STRING
;

CREATE CONSTRAINT referral_reason_text_type IF NOT EXISTS
FOR (node:Referral) REQUIRE node.reason_text IS :: STRING
;

CREATE CONSTRAINT referral_outcome_reason_type IF NOT EXISTS
FOR (node:Referral) REQUIRE node.outcome_reason IS :: STRING
;

CREATE CONSTRAINT referral_entitled_on_type IF NOT EXISTS
FOR (node:Referral) REQUIRE node.entitled_on IS :: DATE
;

CREATE CONSTRAINT referral_event_id_exists IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT referral_event_id_type IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT referral_event_revision_exists IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT referral_event_revision_type IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT referral_event_holder_exists IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.holder IS NOT NULL
;

CREATE CONSTRAINT referral_event_holder_type IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.holder IS :: STRING
;

CREATE CONSTRAINT referral_event_updated_at_type IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT referral_event_retired_at_type IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT referral_event_state_exists IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.state IS NOT NULL
;

CREATE CONSTRAINT referral_event_state_type IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.state IS :: STRING
;

CREATE CONSTRAINT referral_event_at_exists IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.at IS NOT NULL
;

CREATE CONSTRAINT referral_event_at_type IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.at IS :: ZONED DATETIME
;

CREATE CONSTRAINT referral_event_by_exists IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.by IS NOT NULL
;

CREATE CONSTRAINT referral_event_by_type IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.by IS :: STRING
;

CREATE CONSTRAINT referral_event_reason_type IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.reason IS :: STRING
;

CREATE CONSTRAINT referral_event_synthetic_exists IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT referral_event_synthetic_type IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT referral_event_business_status_type IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.business_status IS :: STRING
;

CREATE CONSTRAINT referral_event_reason_text_type IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.reason_text IS :: STRING
;

CREATE CONSTRAINT referral_event_outcome_type IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.outcome IS :: STRING
;

CREATE CONSTRAINT referral_event_account_type IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.account IS :: STRING
;

CREATE CONSTRAINT referral_event_role_type IF NOT EXISTS
FOR (node:ReferralEvent) REQUIRE node.role IS :: STRING
;

CREATE CONSTRAINT review_id_exists IF NOT EXISTS
FOR (node:Review) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT review_id_type IF NOT EXISTS
FOR (node:Review) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT review_revision_exists IF NOT EXISTS
FOR (node:Review) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT review_revision_type IF NOT EXISTS
FOR (node:Review) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT review_holder_exists IF NOT EXISTS
FOR (node:Review) REQUIRE node.holder IS NOT NULL
;

CREATE CONSTRAINT review_holder_type IF NOT EXISTS
FOR (node:Review) REQUIRE node.holder IS :: STRING
;

CREATE CONSTRAINT review_updated_at_type IF NOT EXISTS
FOR (node:Review) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT review_retired_at_type IF NOT EXISTS
FOR (node:Review) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT review_due_on_exists IF NOT EXISTS
FOR (node:Review) REQUIRE node.due_on IS NOT NULL
;

CREATE CONSTRAINT review_due_on_type IF NOT EXISTS
FOR (node:Review) REQUIRE node.due_on IS :: DATE
;

CREATE CONSTRAINT review_held_on_type IF NOT EXISTS
FOR (node:Review) REQUIRE node.held_on IS :: DATE
;

CREATE CONSTRAINT review_synthetic_exists IF NOT EXISTS
FOR (node:Review) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT review_synthetic_type IF NOT EXISTS
FOR (node:Review) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT review_found_type IF NOT EXISTS
FOR (node:Review) REQUIRE node.found IS :: STRING
;

CREATE CONSTRAINT review_changed_type IF NOT EXISTS
FOR (node:Review) REQUIRE node.changed IS :: STRING
;

CREATE CONSTRAINT review_agreed_next_type IF NOT EXISTS
FOR (node:Review) REQUIRE node.agreed_next IS :: STRING
;

CREATE CONSTRAINT short_contact_id_exists IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT short_contact_id_type IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT short_contact_revision_exists IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT short_contact_revision_type IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT short_contact_holder_exists IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.holder IS NOT NULL
;

CREATE CONSTRAINT short_contact_holder_type IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.holder IS :: STRING
;

CREATE CONSTRAINT short_contact_updated_at_type IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT short_contact_retired_at_type IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT short_contact_held_on_exists IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.held_on IS NOT NULL
;

CREATE CONSTRAINT short_contact_held_on_type IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.held_on IS :: DATE
;

CREATE CONSTRAINT short_contact_topic_exists IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.topic IS NOT NULL
;

CREATE CONSTRAINT short_contact_topic_type IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.topic IS :: STRING
;

CREATE CONSTRAINT short_contact_channel_exists IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.channel IS NOT NULL
;

CREATE CONSTRAINT short_contact_channel_type IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.channel IS :: STRING
;

CREATE CONSTRAINT short_contact_language_type IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.language IS :: STRING
;

CREATE CONSTRAINT short_contact_minutes_type IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.minutes IS :: INTEGER
;

CREATE CONSTRAINT short_contact_outcome_exists IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.outcome IS NOT NULL
;

CREATE CONSTRAINT short_contact_outcome_type IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.outcome IS :: STRING
;

CREATE CONSTRAINT short_contact_synthetic_exists IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT short_contact_synthetic_type IF NOT EXISTS
FOR (node:ShortContact) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT step_id_exists IF NOT EXISTS
FOR (node:Step) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT step_id_type IF NOT EXISTS
FOR (node:Step) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT step_revision_exists IF NOT EXISTS
FOR (node:Step) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT step_revision_type IF NOT EXISTS
FOR (node:Step) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT step_holder_exists IF NOT EXISTS
FOR (node:Step) REQUIRE node.holder IS NOT NULL
;

CREATE CONSTRAINT step_holder_type IF NOT EXISTS
FOR (node:Step) REQUIRE node.holder IS :: STRING
;

CREATE CONSTRAINT step_updated_at_type IF NOT EXISTS
FOR (node:Step) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT step_retired_at_type IF NOT EXISTS
FOR (node:Step) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT step_what_type IF NOT EXISTS
FOR (node:Step) REQUIRE node.what IS :: STRING
;

CREATE CONSTRAINT step_whose_turn_exists IF NOT EXISTS
FOR (node:Step) REQUIRE node.whose_turn IS NOT NULL
;

CREATE CONSTRAINT step_whose_turn_type IF NOT EXISTS
FOR (node:Step) REQUIRE node.whose_turn IS :: STRING
;

CREATE CONSTRAINT step_due_on_type IF NOT EXISTS
FOR (node:Step) REQUIRE node.due_on IS :: DATE
;

CREATE CONSTRAINT step_state_exists IF NOT EXISTS
FOR (node:Step) REQUIRE node.state IS NOT NULL
;

CREATE CONSTRAINT step_state_type IF NOT EXISTS
FOR (node:Step) REQUIRE node.state IS :: STRING
;

CREATE CONSTRAINT step_synthetic_exists IF NOT EXISTS
FOR (node:Step) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT step_synthetic_type IF NOT EXISTS
FOR (node:Step) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT step_done_on_type IF NOT EXISTS
FOR (node:Step) REQUIRE node.done_on IS :: DATE
;

CREATE CONSTRAINT step_reason_type IF NOT EXISTS
FOR (node:Step) REQUIRE node.reason IS :: STRING
;

CREATE CONSTRAINT step_mirrors_external_plan_type IF NOT EXISTS
FOR (node:Step) REQUIRE node.mirrors_external_plan IS :: BOOLEAN
;

CREATE CONSTRAINT substitution_id_exists IF NOT EXISTS
FOR (node:Substitution) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT substitution_id_type IF NOT EXISTS
FOR (node:Substitution) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT substitution_revision_exists IF NOT EXISTS
FOR (node:Substitution) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT substitution_revision_type IF NOT EXISTS
FOR (node:Substitution) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT substitution_holder_exists IF NOT EXISTS
FOR (node:Substitution) REQUIRE node.holder IS NOT NULL
;

CREATE CONSTRAINT substitution_holder_type IF NOT EXISTS
FOR (node:Substitution) REQUIRE node.holder IS :: STRING
;

CREATE CONSTRAINT substitution_updated_at_type IF NOT EXISTS
FOR (node:Substitution) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT substitution_retired_at_type IF NOT EXISTS
FOR (node:Substitution) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT substitution_starts_on_exists IF NOT EXISTS
FOR (node:Substitution) REQUIRE node.starts_on IS NOT NULL
;

CREATE CONSTRAINT substitution_starts_on_type IF NOT EXISTS
FOR (node:Substitution) REQUIRE node.starts_on IS :: DATE
;

CREATE CONSTRAINT substitution_ends_on_exists IF NOT EXISTS
FOR (node:Substitution) REQUIRE node.ends_on IS NOT NULL
;

CREATE CONSTRAINT substitution_ends_on_type IF NOT EXISTS
FOR (node:Substitution) REQUIRE node.ends_on IS :: DATE
;

CREATE CONSTRAINT substitution_account_type IF NOT EXISTS
FOR (node:Substitution) REQUIRE node.account IS :: STRING
;

CREATE CONSTRAINT substitution_given_by_exists IF NOT EXISTS
FOR (node:Substitution) REQUIRE node.given_by IS NOT NULL
;

CREATE CONSTRAINT substitution_given_by_type IF NOT EXISTS
FOR (node:Substitution) REQUIRE node.given_by IS :: STRING
;

CREATE CONSTRAINT substitution_synthetic_exists IF NOT EXISTS
FOR (node:Substitution) REQUIRE node.synthetic IS NOT NULL
;

CREATE CONSTRAINT substitution_synthetic_type IF NOT EXISTS
FOR (node:Substitution) REQUIRE node.synthetic IS :: BOOLEAN
;

CREATE CONSTRAINT topic_id_exists IF NOT EXISTS
FOR (node:Topic) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT topic_id_type IF NOT EXISTS
FOR (node:Topic) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT topic_revision_exists IF NOT EXISTS
FOR (node:Topic) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT topic_revision_type IF NOT EXISTS
FOR (node:Topic) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT topic_updated_at_type IF NOT EXISTS
FOR (node:Topic) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT topic_retired_at_type IF NOT EXISTS
FOR (node:Topic) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT topic_code_exists IF NOT EXISTS
FOR (node:Topic) REQUIRE node.code IS NOT NULL
;

CREATE CONSTRAINT topic_code_type IF NOT EXISTS
FOR (node:Topic) REQUIRE node.code IS :: STRING
;

CREATE CONSTRAINT topic_name_de_exists IF NOT EXISTS
FOR (node:Topic) REQUIRE node.name_de IS NOT NULL
;

CREATE CONSTRAINT topic_name_de_type IF NOT EXISTS
FOR (node:Topic) REQUIRE node.name_de IS :: STRING
;

CREATE CONSTRAINT topic_name_en_exists IF NOT EXISTS
FOR (node:Topic) REQUIRE node.name_en IS NOT NULL
;

CREATE CONSTRAINT topic_name_en_type IF NOT EXISTS
FOR (node:Topic) REQUIRE node.name_en IS :: STRING
;

CREATE CONSTRAINT write_key_id_exists IF NOT EXISTS
FOR (node:WriteKey) REQUIRE node.id IS NOT NULL
;

CREATE CONSTRAINT write_key_id_type IF NOT EXISTS
FOR (node:WriteKey) REQUIRE node.id IS :: STRING
;

CREATE CONSTRAINT write_key_revision_exists IF NOT EXISTS
FOR (node:WriteKey) REQUIRE node.revision IS NOT NULL
;

CREATE CONSTRAINT write_key_revision_type IF NOT EXISTS
FOR (node:WriteKey) REQUIRE node.revision IS :: INTEGER
;

CREATE CONSTRAINT write_key_updated_at_type IF NOT EXISTS
FOR (node:WriteKey) REQUIRE node.updated_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT write_key_retired_at_type IF NOT EXISTS
FOR (node:WriteKey) REQUIRE node.retired_at IS :: ZONED DATETIME
;

CREATE CONSTRAINT write_key_key_exists IF NOT EXISTS
FOR (node:WriteKey) REQUIRE node.key IS NOT NULL
;

CREATE CONSTRAINT write_key_key_type IF NOT EXISTS
FOR (node:WriteKey) REQUIRE node.key IS :: STRING
;

CREATE CONSTRAINT write_key_digest_exists IF NOT EXISTS
FOR (node:WriteKey) REQUIRE node.digest IS NOT NULL
;

CREATE CONSTRAINT write_key_digest_type IF NOT EXISTS
FOR (node:WriteKey) REQUIRE node.digest IS :: STRING
;

CREATE CONSTRAINT write_key_answer_exists IF NOT EXISTS
FOR (node:WriteKey) REQUIRE node.answer IS NOT NULL
;

CREATE CONSTRAINT write_key_answer_type IF NOT EXISTS
FOR (node:WriteKey) REQUIRE node.answer IS :: STRING
;

CREATE CONSTRAINT write_key_at_exists IF NOT EXISTS
FOR (node:WriteKey) REQUIRE node.at IS NOT NULL
;

CREATE CONSTRAINT write_key_at_type IF NOT EXISTS
FOR (node:WriteKey) REQUIRE node.at IS :: ZONED DATETIME
;

CREATE CONSTRAINT member_of_valid_from_exists IF NOT EXISTS
FOR ()-[node:MEMBER_OF]-() REQUIRE node.valid_from IS NOT NULL
;

CREATE CONSTRAINT member_of_valid_from_type IF NOT EXISTS
FOR ()-[node:MEMBER_OF]-() REQUIRE node.valid_from IS :: DATE
;

CREATE CONSTRAINT member_of_valid_to_type IF NOT EXISTS
FOR ()-[node:MEMBER_OF]-() REQUIRE node.valid_to IS :: DATE
;

CREATE CONSTRAINT succeeded_by_succeeded_on_exists IF NOT EXISTS
FOR ()-[node:SUCCEEDED_BY]-() REQUIRE node.succeeded_on IS NOT NULL
;

CREATE CONSTRAINT succeeded_by_succeeded_on_type IF NOT EXISTS
FOR ()-[node:SUCCEEDED_BY]-() REQUIRE node.succeeded_on IS :: DATE
;
