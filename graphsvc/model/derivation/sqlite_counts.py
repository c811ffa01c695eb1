"""The monthly counts of referrals in SQLite: a table that triggers keep within each write's own transaction.

Referrals are many and their months few, so a window of whole months is read from the counts. They hold the offer, not
who receives: an offer that changes hands, or becomes sensitive, changes no count. Triggers see every way to write,
also loads, restores and deletions; `graphsvc check` compares the counts with the referrals.
"""

_COUNTED = "{record}.retired_at IS NULL AND {record}.state NOT IN ('draft', 'entered_in_error')"
_MONTH = "substr({record}.requested_on, 1, 7)"


def referral_counts() -> str:
    """The view of what counts, the table of counts, and the triggers that keep the two equal."""
    old, new = "old", "new"
    differs = (
        f"({_COUNTED.format(record=old)}) <> ({_COUNTED.format(record=new)})\n"
        f"  OR {_MONTH.format(record=old)} <> {_MONTH.format(record=new)}"
    )
    parts = [
        _TABLES.format(month=_MONTH.format(record="referral"), counted=_COUNTED.format(record="referral")),
        _trigger("before", "BEFORE UPDATE ON referral", "old.pk", -1, differs),
        _trigger("after", "AFTER UPDATE ON referral", "new.pk", 1, differs),
    ]
    for name, table in (("sender", "referral_from_counselling_service"), ("offer", "referral_to_offer")):
        parts += [
            _trigger(f"{name}_joined", f"AFTER INSERT ON {table}", "new.source", 1),
            _trigger(f"{name}_left", f"BEFORE UPDATE ON {table}", "old.source", -1),
            _trigger(f"{name}_replaced", f"AFTER UPDATE ON {table}", "new.source", 1),
            _trigger(f"{name}_removed", f"BEFORE DELETE ON {table}", "old.source", -1),
        ]
    return "".join(parts)


def _trigger(name: str, event: str, referral: str, step: int, condition: str = "") -> str:
    when = f"\nWHEN {condition}" if condition else ""
    return f"""CREATE TRIGGER referral_month_{name} {event}{when} BEGIN
  INSERT INTO referral_month (month, service, offer, referrals)
  SELECT month, service, offer, {step} FROM counted_referral WHERE referral = {referral}
  ON CONFLICT (month, service, offer) DO UPDATE SET referrals = referrals + excluded.referrals;
END;
"""


_TABLES = """
CREATE VIEW counted_referral (referral, month, service, offer) AS
SELECT referral.pk, {month}, sent.target, went.target
FROM referral
JOIN referral_from_counselling_service AS sent ON sent.source = referral.pk
JOIN referral_to_offer AS went ON went.source = referral.pk
WHERE {counted};
CREATE TABLE referral_month (
  month TEXT NOT NULL,
  service INTEGER NOT NULL REFERENCES counselling_service (pk),
  offer INTEGER NOT NULL REFERENCES offer (pk),
  referrals INTEGER NOT NULL,
  PRIMARY KEY (month, service, offer)
) STRICT, WITHOUT ROWID;
CREATE TABLE referral_month_change (
  month TEXT PRIMARY KEY,
  changes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER referral_month_inserted AFTER INSERT ON referral_month BEGIN
  INSERT INTO referral_month_change (month, changes) VALUES (new.month, 1)
  ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
CREATE TRIGGER referral_month_updated AFTER UPDATE ON referral_month BEGIN
  INSERT INTO referral_month_change (month, changes) VALUES (new.month, 1)
  ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
"""
