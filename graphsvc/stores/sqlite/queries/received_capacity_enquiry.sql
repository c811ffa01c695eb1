-- parameters: :id, :organisation, :service (on whose behalf the actor answers; one of them is NULL)
-- One row where the enquiry went to an offer of that organisation or service.
SELECT 1
FROM capacity_enquiry AS enquiry
JOIN capacity_enquiry_to_offer AS went ON went.source = enquiry.pk
WHERE enquiry.id = :id AND enquiry.retired_at IS NULL
  AND (
    EXISTS (
      SELECT 1 FROM offer_provided_by_organisation AS provided
      JOIN organisation ON organisation.pk = provided.target
      WHERE provided.source = went.target AND organisation.id = :organisation
    ) OR EXISTS (
      SELECT 1 FROM offer_delivered_by_counselling_service AS delivered
      JOIN counselling_service AS service ON service.pk = delivered.target
      WHERE delivered.source = went.target AND service.id = :service
    )
  )
