-- parameters: :ids (JSON list of offer ids)
SELECT pk, id FROM offer WHERE id IN (SELECT value FROM json_each(:ids))
