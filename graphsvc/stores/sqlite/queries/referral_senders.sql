-- parameters: none
SELECT pk, id FROM counselling_service
