-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, criterion, minimum, maximum, level_minimum, level_maximum, residence_groups, access_rule, genders, skill, proofs, literacies, schooling_minimum, benefits, employments, documents, prior_step, excludes, alternative, exemption, exempt_benefits, exempt_until, note FROM condition WHERE id = :id;

-- name: page
SELECT id, revision, updated_at, retired_at, criterion, minimum, maximum, level_minimum, level_maximum, residence_groups, access_rule, genders, skill, proofs, literacies, schooling_minimum, benefits, employments, documents, prior_step, excludes, alternative, exemption, exempt_benefits, exempt_until, note FROM condition
WHERE id > :after AND retired_at IS NULL
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO condition (id, revision, updated_at, retired_at, criterion, minimum, maximum, level_minimum, level_maximum, residence_groups, access_rule, genders, skill, proofs, literacies, schooling_minimum, benefits, employments, documents, prior_step, excludes, alternative, exemption, exempt_benefits, exempt_until, note)
VALUES (:id, :revision, :updated_at, :retired_at, :criterion, :minimum, :maximum, :level_minimum, :level_maximum, :residence_groups, :access_rule, :genders, :skill, :proofs, :literacies, :schooling_minimum, :benefits, :employments, :documents, :prior_step, :excludes, :alternative, :exemption, :exempt_benefits, :exempt_until, :note);

-- name: load
INSERT INTO condition (id, revision, updated_at, retired_at, criterion, minimum, maximum, level_minimum, level_maximum, residence_groups, access_rule, genders, skill, proofs, literacies, schooling_minimum, benefits, employments, documents, prior_step, excludes, alternative, exemption, exempt_benefits, exempt_until, note)
VALUES (:id, :revision, :updated_at, :retired_at, :criterion, :minimum, :maximum, :level_minimum, :level_maximum, :residence_groups, :access_rule, :genders, :skill, :proofs, :literacies, :schooling_minimum, :benefits, :employments, :documents, :prior_step, :excludes, :alternative, :exemption, :exempt_benefits, :exempt_until, :note)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, criterion = excluded.criterion, minimum = excluded.minimum, maximum = excluded.maximum, level_minimum = excluded.level_minimum, level_maximum = excluded.level_maximum, residence_groups = excluded.residence_groups, access_rule = excluded.access_rule, genders = excluded.genders, skill = excluded.skill, proofs = excluded.proofs, literacies = excluded.literacies, schooling_minimum = excluded.schooling_minimum, benefits = excluded.benefits, employments = excluded.employments, documents = excluded.documents, prior_step = excluded.prior_step, excludes = excluded.excludes, alternative = excluded.alternative, exemption = excluded.exemption, exempt_benefits = excluded.exempt_benefits, exempt_until = excluded.exempt_until, note = excluded.note;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, criterion, minimum, maximum, level_minimum, level_maximum, residence_groups, access_rule, genders, skill, proofs, literacies, schooling_minimum, benefits, employments, documents, prior_step, excludes, alternative, exemption, exempt_benefits, exempt_until, note FROM condition
WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, criterion, minimum, maximum, level_minimum, level_maximum, residence_groups, access_rule, genders, skill, proofs, literacies, schooling_minimum, benefits, employments, documents, prior_step, excludes, alternative, exemption, exempt_benefits, exempt_until, note FROM condition WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM condition WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM condition
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL;
