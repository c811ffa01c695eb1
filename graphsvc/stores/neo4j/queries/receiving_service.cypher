// parameters: $id
// The service that a handover goes to.
MATCH (:Handover {id: $id})-[:TO]->(service:CounsellingService)
RETURN service.id AS receiver
