-- Casework as it is worked, wrong entries, ratings, and monthly counts of the network.

PRAGMA user_version = 2;
