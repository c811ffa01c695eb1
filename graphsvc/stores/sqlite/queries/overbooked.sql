-- parameters: none
SELECT count(*) FROM intake WHERE booked > places
