// parameters: none
MATCH (intake:Intake)
WHERE intake.booked > intake.places
RETURN count(*) AS records
