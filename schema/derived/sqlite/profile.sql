-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, holder, version, valid_on, place, born_on, age, german_level, residence_group, residence_section, permit_issued_on, permit_months, registration_prevented, in_school, integration_course_attended, benefit, gender, children, youngest_child_age, childcare_needed, german_listening, german_speaking, german_reading, german_writing, german_proof, german_proof_on, literacy, schooling, employment, registered_jobseeker, foreign_qualification, recognition_running, integration_course_completed, tolerated_since, lawful_since, can_pay, languages, available_times, access_needs, documents, documents_missing, papers, wishes, known_carriers FROM profile WHERE id = :id AND (:scope IS NULL OR holder = :scope);

-- name: page
SELECT id, revision, updated_at, retired_at, holder, version, valid_on, place, born_on, age, german_level, residence_group, residence_section, permit_issued_on, permit_months, registration_prevented, in_school, integration_course_attended, benefit, gender, children, youngest_child_age, childcare_needed, german_listening, german_speaking, german_reading, german_writing, german_proof, german_proof_on, literacy, schooling, employment, registered_jobseeker, foreign_qualification, recognition_running, integration_course_completed, tolerated_since, lawful_since, can_pay, languages, available_times, access_needs, documents, documents_missing, papers, wishes, known_carriers FROM profile
WHERE id > :after AND retired_at IS NULL AND holder = :scope
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO profile (id, revision, updated_at, retired_at, holder, version, valid_on, place, born_on, age, german_level, residence_group, residence_section, permit_issued_on, permit_months, registration_prevented, in_school, integration_course_attended, benefit, gender, children, youngest_child_age, childcare_needed, german_listening, german_speaking, german_reading, german_writing, german_proof, german_proof_on, literacy, schooling, employment, registered_jobseeker, foreign_qualification, recognition_running, integration_course_completed, tolerated_since, lawful_since, can_pay, languages, available_times, access_needs, documents, documents_missing, papers, wishes, known_carriers)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :version, :valid_on, :place, :born_on, :age, :german_level, :residence_group, :residence_section, :permit_issued_on, :permit_months, :registration_prevented, :in_school, :integration_course_attended, :benefit, :gender, :children, :youngest_child_age, :childcare_needed, :german_listening, :german_speaking, :german_reading, :german_writing, :german_proof, :german_proof_on, :literacy, :schooling, :employment, :registered_jobseeker, :foreign_qualification, :recognition_running, :integration_course_completed, :tolerated_since, :lawful_since, :can_pay, :languages, :available_times, :access_needs, :documents, :documents_missing, :papers, :wishes, :known_carriers);

-- name: load
INSERT INTO profile (id, revision, updated_at, retired_at, holder, version, valid_on, place, born_on, age, german_level, residence_group, residence_section, permit_issued_on, permit_months, registration_prevented, in_school, integration_course_attended, benefit, gender, children, youngest_child_age, childcare_needed, german_listening, german_speaking, german_reading, german_writing, german_proof, german_proof_on, literacy, schooling, employment, registered_jobseeker, foreign_qualification, recognition_running, integration_course_completed, tolerated_since, lawful_since, can_pay, languages, available_times, access_needs, documents, documents_missing, papers, wishes, known_carriers)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :version, :valid_on, :place, :born_on, :age, :german_level, :residence_group, :residence_section, :permit_issued_on, :permit_months, :registration_prevented, :in_school, :integration_course_attended, :benefit, :gender, :children, :youngest_child_age, :childcare_needed, :german_listening, :german_speaking, :german_reading, :german_writing, :german_proof, :german_proof_on, :literacy, :schooling, :employment, :registered_jobseeker, :foreign_qualification, :recognition_running, :integration_course_completed, :tolerated_since, :lawful_since, :can_pay, :languages, :available_times, :access_needs, :documents, :documents_missing, :papers, :wishes, :known_carriers)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, holder = excluded.holder, version = excluded.version, valid_on = excluded.valid_on, place = excluded.place, born_on = excluded.born_on, age = excluded.age, german_level = excluded.german_level, residence_group = excluded.residence_group, residence_section = excluded.residence_section, permit_issued_on = excluded.permit_issued_on, permit_months = excluded.permit_months, registration_prevented = excluded.registration_prevented, in_school = excluded.in_school, integration_course_attended = excluded.integration_course_attended, benefit = excluded.benefit, gender = excluded.gender, children = excluded.children, youngest_child_age = excluded.youngest_child_age, childcare_needed = excluded.childcare_needed, german_listening = excluded.german_listening, german_speaking = excluded.german_speaking, german_reading = excluded.german_reading, german_writing = excluded.german_writing, german_proof = excluded.german_proof, german_proof_on = excluded.german_proof_on, literacy = excluded.literacy, schooling = excluded.schooling, employment = excluded.employment, registered_jobseeker = excluded.registered_jobseeker, foreign_qualification = excluded.foreign_qualification, recognition_running = excluded.recognition_running, integration_course_completed = excluded.integration_course_completed, tolerated_since = excluded.tolerated_since, lawful_since = excluded.lawful_since, can_pay = excluded.can_pay, languages = excluded.languages, available_times = excluded.available_times, access_needs = excluded.access_needs, documents = excluded.documents, documents_missing = excluded.documents_missing, papers = excluded.papers, wishes = excluded.wishes, known_carriers = excluded.known_carriers;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, holder, version, valid_on, place, born_on, age, german_level, residence_group, residence_section, permit_issued_on, permit_months, registration_prevented, in_school, integration_course_attended, benefit, gender, children, youngest_child_age, childcare_needed, german_listening, german_speaking, german_reading, german_writing, german_proof, german_proof_on, literacy, schooling, employment, registered_jobseeker, foreign_qualification, recognition_running, integration_course_completed, tolerated_since, lawful_since, can_pay, languages, available_times, access_needs, documents, documents_missing, papers, wishes, known_carriers FROM profile
WHERE id IN (SELECT value FROM json_each(:ids)) AND (:scope IS NULL OR holder = :scope) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, holder, version, valid_on, place, born_on, age, german_level, residence_group, residence_section, permit_issued_on, permit_months, registration_prevented, in_school, integration_course_attended, benefit, gender, children, youngest_child_age, childcare_needed, german_listening, german_speaking, german_reading, german_writing, german_proof, german_proof_on, literacy, schooling, employment, registered_jobseeker, foreign_qualification, recognition_running, integration_course_completed, tolerated_since, lawful_since, can_pay, languages, available_times, access_needs, documents, documents_missing, papers, wishes, known_carriers FROM profile WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM profile WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM profile
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL AND (:scope IS NULL OR holder = :scope);

-- name: page_all
SELECT id, revision, updated_at, retired_at, holder, version, valid_on, place, born_on, age, german_level, residence_group, residence_section, permit_issued_on, permit_months, registration_prevented, in_school, integration_course_attended, benefit, gender, children, youngest_child_age, childcare_needed, german_listening, german_speaking, german_reading, german_writing, german_proof, german_proof_on, literacy, schooling, employment, registered_jobseeker, foreign_qualification, recognition_running, integration_course_completed, tolerated_since, lawful_since, can_pay, languages, available_times, access_needs, documents, documents_missing, papers, wishes, known_carriers FROM profile
WHERE id > :after AND retired_at IS NULL ORDER BY id LIMIT :limit;

-- name: join_PROFILE_OF_Client
INSERT INTO profile_profile_of_client (source, target)
SELECT source.pk, target.pk FROM profile AS source, client AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_PROFILE_OF_Client
DELETE FROM profile_profile_of_client
WHERE source = (SELECT pk FROM profile WHERE id = :source) AND target = (SELECT pk FROM client WHERE id = :target);

-- name: from_PROFILE_OF_Client
SELECT source.id, target.id
FROM profile_profile_of_client AS link JOIN profile AS source ON source.pk = link.source
JOIN client AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_PROFILE_OF_Client
SELECT source.id, target.id
FROM profile_profile_of_client AS link JOIN profile AS source ON source.pk = link.source
JOIN client AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_PROFILE_OF_Client
SELECT count(*) FROM profile
WHERE NOT EXISTS (SELECT 1 FROM profile_profile_of_client WHERE profile_profile_of_client.source = profile.pk);
