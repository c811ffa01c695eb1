// 0002: constraints and indexes of casework as it is worked, wrong entries, ratings, and monthly counts.
// A repeat after a crash must change nothing.

