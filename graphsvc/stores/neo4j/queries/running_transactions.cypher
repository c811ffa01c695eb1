// parameters: $database
// An account sees at least its own transactions, and all of graphsvc write with one account.
SHOW TRANSACTIONS YIELD transactionId, database
WHERE database = $database
RETURN collect(transactionId) AS ids
