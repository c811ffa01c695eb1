"""Rules of the life cycles of casework: agreements, goals and referrals. Pure: no store, no clock."""
