-- parameters: :service, :scope, :counsellor, :on, :until
-- The reviews that are due up to a day and were not held, where an agreement runs; of several the latest, and none
-- that a later one has overtaken.
SELECT review.id, client.id
FROM client
CROSS JOIN agreement_concluded_with_client AS concluded ON concluded.target = client.pk
CROSS JOIN agreement ON agreement.pk = concluded.source
CROSS JOIN review_review_of_agreement AS looks_at ON looks_at.target = agreement.pk
CROSS JOIN review ON review.pk = looks_at.source
WHERE client.holder = :service
  AND (:scope IS NULL OR client.holder = :scope)
  AND (:counsellor IS NULL OR client.counsellor = :counsellor)
  AND client.retired_at IS NULL
  AND (client.closed_on IS NULL OR client.closed_on >= :on)
  AND agreement.state IN ('agreed', 'active') AND agreement.retired_at IS NULL AND agreement.holder = client.holder
  AND review.held_on IS NULL AND review.due_on <= :until
  AND review.retired_at IS NULL AND review.holder = client.holder
  AND NOT EXISTS (
    SELECT 1
    FROM review_review_of_agreement AS also
    JOIN review AS later ON later.pk = also.source
    WHERE also.target = agreement.pk AND later.retired_at IS NULL AND later.due_on > review.due_on
      AND (later.held_on IS NOT NULL OR later.due_on <= :until)
  )
ORDER BY review.due_on, review.id
