"""The port: every promise that a store keeps. One contract suite holds all stores to it.

Promises that hold for every method:

- An `actor` is who asks; None is nobody signed in. A store asks `graphsvc.model.actor` how far the actor reaches
  and puts the answer into the query itself. Out of reach raises `NotSignedIn` or `NotAllowed`; a casework record
  of another service is `NotFound`, just as one that does not exist.
- Every read that returns casework records, and every write, leaves one `AuditEntry` in the same transaction.
- Ids compare as plain text. Where an order is promised it is total, and the same on every store.
- Days are `datetime.date`; instants are timezone-aware and come back in UTC, kept to the microsecond.
- `StoreUnavailable` means: nothing is known to be wrong with the request, it may be repeated (a write with the
  same key). `StoreNotReady` means: the store has no schema, or one of another version.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from graphsvc.model.actor import Actor
from graphsvc.model.case_facts import CaseFacts, ClientQuery, OpenWork, Span
from graphsvc.model.changes import Change, Receipt
from graphsvc.model.derived import AccessRuleCode, Client, Link, Place, Record, TopicCode
from graphsvc.model.facts import (
    Attendance,
    Candidates,
    Finding,
    GoalFacts,
    Loaded,
    Neighbourhood,
    OfferFacts,
    OpenStep,
    Outcomes,
    ReportedOffer,
    Roads,
    TieKind,
    TieMonth,
    Unit,
    Window,
)
from graphsvc.model.ratings import Rated
from graphsvc.model.service_cases import ServiceCase
from graphsvc.stores.figures import FigureQuestions
from graphsvc.stores.gaps import GapQuestions
from graphsvc.stores.placing import PlacingQuestions
from graphsvc.stores.referrals import ReferralQuestions
from graphsvc.stores.substitutions import SubstitutionQuestions

if TYPE_CHECKING:
    from graphsvc.model.ties import Ties

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)

# The most records one page, search or neighbourhood returns; larger limits are cut to it.
LARGEST_PAGE = 200
# The offers that a suggestion looks at, at most.
LARGEST_CANDIDATES = 200


@dataclass(frozen=True, slots=True)
class Page(Generic[R_co]):
    """One page of records by id; `next_after` is the `after` of the next page, None at the end."""

    records: tuple[R_co, ...]
    next_after: str | None


class Store(ReferralQuestions, SubstitutionQuestions, PlacingQuestions, FigureQuestions, GapQuestions, Protocol):
    """A store of the graph. One instance serves many threads; it opens connections lazily, after a fork."""

    def init(self) -> int:
        """The schema version after bringing the store to the newest one; repeating it changes nothing.

        Applies each migration after the store's version in its own transaction where the engine allows it.
        Raises `StoreNotReady` when the store is newer than this product.
        """

    def schema_version(self) -> int:
        """The schema version of the store; 0 when it holds none."""

    def ready(self) -> None:
        """Return when the store answers and has the newest schema.

        Raises `StoreUnavailable` or `StoreNotReady` within five seconds otherwise.
        """

    def check(self) -> tuple[Finding, ...]:
        """What is wrong with the stored graph: damage, missing required links, bookings beyond the places.

        Empty when all is well. Sorted by `what`.
        """

    def close(self) -> None:
        """Give all connections back. The store cannot be used afterwards; closing twice does nothing."""

    def get(self, actor: Actor | None, kind: type[R], record_id: str) -> R:
        """The record with that id, retired or not; raises `NotFound`."""

    def find(self, actor: Actor | None, kind: type[R], name: str, value: str) -> R | None:
        """The record, retired or not, whose unique property `name` has that value; None where there is none.

        `name` is one of `kind.unique`; another name raises `ValueError`.
        """

    def page(self, actor: Actor | None, kind: type[R], *, after: str | None = None, limit: int = 50) -> Page[R]:
        """Records of that kind that are not retired, in the order of their ids, from behind `after`.

        A record that exists through the whole walk is met exactly once, whatever is written meanwhile. Of
        casework, only the records of the actor's service. An empty page has `next_after` None. `limit` is cut
        to 1 … `LARGEST_PAGE`.
        """

    def links(self, actor: Actor | None, record_id: str) -> tuple[Link, ...]:
        """The links that start at that record, by type and target; empty where there are none.

        Raises `NotFound`. Targets the actor may not read are left out.
        """

    def neighbourhood(self, actor: Actor | None, record_id: str, *, hops: int = 1, limit: int = 100) -> Neighbourhood:
        """The records within `hops` (1 or 2) links of that record, itself at distance 0, and the links among them.

        Links count in both directions. Records that the actor may not read, and retired ones, are neither shown
        nor passed through. Nodes come by distance, then id; behind `limit` (cut to 1 … `LARGEST_PAGE`) the rest
        is left out and `truncated` is true. Raises `NotFound`; another number of hops raises `ValueError`.
        """

    def search(self, actor: Actor | None, kind: type[R], text: str, *, limit: int = 20) -> tuple[R, ...]:
        """Records that are not retired and whose searched properties hold every word of `text`.

        A word matches where a stored word begins with it, or, from four letters on, where a stored compound holds
        it. Upper and lower case and accents are not told apart; a stored "Müller" is found as Müller, Mueller and
        Muller, a stored "Straße" as Strasse (see
        `graphsvc.model.folding`). Records whose folded name begins with the text come first, then by id. Text
        without a letter or digit finds nothing. A kind without searched properties raises `ValueError`.
        """

    def write(self, actor: Actor | None, key: str, changes: Sequence[Change]) -> Receipt:
        """Apply all changes in their order in one transaction, or none; the receipt names each new revision.

        `key` (1 to 200 characters) is the caller's: a repeat with the same key and the same changes writes
        nothing and returns the first receipt; with other changes it raises `WriteKeyReused`. Keys of different
        accounts never meet. The receipt is given only after the write is durable.

        Raises `NotFound` (a record, or an end of a link), `VersionConflict` (with both versions),
        `AlreadyExists` (id or unique value), `NoPlaceLeft`, `ForbiddenMove` (what only a command changes, see
        `graphsvc.stores.commands`; below an agreement that has ended, where `WhileOpen` asks for it),
        `InvalidInput` (a required link is missing, a link that the schema has not, a required link taken away),
        `NotSignedIn`, `NotAllowed` (also: a casework record whose holder is not the actor's service). A created
        record has revision 1.
        """

    def load(
        self,
        actor: Actor | None,
        items: Iterable[Record | Link],
        progress: Callable[[int], None] | None = None,
    ) -> Loaded:
        """Store many records and links as they are, `revision` and `updated_at` included; operators only.

        Repeating it changes nothing. A link comes after both of its ends; otherwise `NotFound`. Works in
        batches, each in one transaction, and calls `progress` with the number of items stored so far; a crash
        leaves whole batches, and a repeat completes the rest.
        """

    def export(self, actor: Actor | None) -> Iterator[Record | Link]:
        """Every record, then every link; operators only.

        Records of every label, the retired and the kept ones included (tokens, audit entries, write keys), come by
        label and id; then links come by label of the source, source, type and target. So `load` takes them as
        they come. Memory is bounded by one page of records or of their links.

        Each page is one transaction. What is stored through the whole walk is met exactly once; what is written
        meanwhile may be met or not, and a link may then be met without its end. While writing is paused the walk
        meets one state of the graph. Leaves one audit entry, before its first record and also while paused.
        """

    def is_empty(self) -> bool:
        """Whether no record of any label is stored, retired and kept ones included."""

    def pause_writing(self) -> None:
        """Return when no write of any process runs any more, and none begins until `resume_writing`.

        Whatever would write raises `StoreUnavailable` meanwhile: writes, loads, and reads of casework, because
        those leave an audit entry. The pause is kept in the store and outlives this process. Pausing twice is
        pausing once.
        """

    def resume_writing(self) -> None:
        """Let everybody write again; does nothing where writing is not paused."""

    def place_chain(self, code: str) -> tuple[Place, ...]:
        """The place with that code, the one it lies in, and so on to the widest; raises `NotFound`."""

    def offer_candidates(
        self, topics: Sequence[TopicCode], places: Sequence[str], on: date, *, limit: int = LARGEST_CANDIDATES
    ) -> Candidates:
        """Offers that address one of the topics, serve one of the places (codes), and are open on that day.

        Open means: not retired, `valid_from` missing or not after the day, `valid_to` missing or not before it.
        No places means any place. By id; `limit` is cut to 1 … `LARGEST_CANDIDATES`. No topics, no offers.
        """

    def facts_of_offers(self, offer_ids: Sequence[str], on: date) -> tuple[OfferFacts, ...]:
        """The facts of these offers as in `offer_facts`, by id; ids of no offer are left out."""

    def offer_facts(self, offer_id: str, on: date) -> OfferFacts:
        """The facts of one offer, open or not, retired or not; raises `NotFound`."""

    def reported_offers(self, actor: Actor | None, keeper: str | None, *, limit: int = 50) -> tuple[ReportedOffer, ...]:
        """The open reports on offers that the service with the id `keeper` keeps, by day of the report and id.

        None as keeper: on offers that no service keeps. Each report comes with its offer, retired or not. Empty
        where nothing is open. For signed-in actors of every role. `limit` is cut to 1 … `LARGEST_PAGE`.
        """

    def goal_facts(self, actor: Actor | None, goal_id: str) -> GoalFacts:
        """A stored goal with its topic and the newest profile (highest `version`) of its client; or `NotFound`."""

    def case_facts(self, actor: Actor | None, client_id: str) -> CaseFacts:
        """Everything of one client's case, retired records left out, with the links that start there.

        A record belongs to the case by the links of `BELONGING`, which lead to the client. The records of the
        network that the links end at come along. Raises `NotFound`.
        """

    def find_clients(self, actor: Actor | None, service: str, query: ClientQuery) -> Page[Client]:
        """The clients that the service with that id holds and whose reference has the part asked for, by id.

        A page as `page` gives it. The part compares as typed, in capitals and in small letters; an empty one finds
        every client that has a reference or none. Empty for a service out of reach.
        """

    def open_work(self, actor: Actor | None, service: str, span: Span) -> OpenWork:
        """What is open in the cases that the service with that id holds; empty for a service out of reach.

        Of clients in counselling on `span.on`: steps still to be done, of goals that are open or partly reached, which
        are due up to `span.until` or use an offer; the latest review due up to `span.until` of each agreement, unless
        it was held or overtaken; both of agreements that are agreed or active; referrals requested or accepted. With
        `span.counsellor`, of that account's clients only.
        """

    def steps_by_access_rule(
        self, actor: Actor | None, access_rules: Sequence[AccessRuleCode], *, after: str = "", limit: int = 50
    ) -> tuple[OpenStep, ...]:
        """Open steps that use an offer with a condition on one of these access rules, by id, from behind `after`.

        Within the actor's reach; steps, clients and profiles read leave one audit entry. Empty where there are
        none. `limit` is cut to 1 … `LARGEST_PAGE`.
        """

    def outcomes(
        self, topic: TopicCode, offers: Sequence[str], sent: Window, until: datetime, *, least: int
    ) -> Outcomes:
        """How referrals to these offers for goals of that topic ended: the sum, and by offer from `least` on.

        Counted are referrals sent in the window whose outcome is known from an event before `until`; well is that the
        person got help. Counts about no single person, so nobody has to sign in; sensitive offers, referrals entered
        in error and those without a goal are left out.
        """

    def roads(self, actor: Actor | None, service: str, sent: Window, until: datetime, *, least: int) -> Roads:
        """How referrals from that service were received: the sum, and by unit from `least` on.

        Counted are referrals sent in the window, neither draft nor entered in error, and what happened before
        `until`: answered is accepted or rejected, the days are those from sending to acceptance. Sensitive offers are
        left out. For the service itself and the operator: raises `NotSignedIn` or `NotAllowed`.
        """

    def roster(self, window: Window) -> tuple[Unit, ...]:
        """The units that were members of a network on at least one day of the window, by id.

        A membership counts when it began before `window.end` and did not end before `window.start`.
        """

    def ties(self, actor: Actor | None, kind: TieKind, window: Window) -> "Ties":
        """The ties of one kind in the window with their number of events, by sender and receiver.

        For signed-in actors of every role: counts between organisations, never about one client; what of them
        may be shown is decided by `graphsvc.disclosure`.

        - referral: `requested_on` in the window, state neither draft nor entered_in_error; from the service that
          referred to the service that delivers the offer, else the organisation that provides it. Ties to itself
          are kept. Sensitive offers are left out.
        - meeting: two units at one meeting held in the window.
        - shared_case: two units that work on one agreement (its holder, and those who joined) that ran on a day
          of the window: concluded before its end, not closed before its start. Drafts are left out.
        - cooperation: two units in one cooperation valid on a day of the window.
        """

    def tie_months(
        self, actor: Actor | None, kind: TieKind, pair: tuple[str, str], window: Window
    ) -> tuple[TieMonth, ...]:
        """How often the two units met by one kind of event in each month of the window, by month and sender.

        Counts what `ties` counts, months without an event left out; referrals in both directions. What lasts, shared
        cases and cooperations, counts in every month that it touches. Of a unit with itself there are referrals only.
        Raises `ValueError` for a window that does not start and end with a month.
        """

    def attendance(self, actor: Actor | None, window: Window) -> tuple[Attendance, ...]:
        """Who was at which meeting held in the window, by meeting and unit; empty where there was none.

        For those who may read meetings: raises `NotSignedIn` or `NotAllowed`. What of the counts may be shown is
        decided by `graphsvc.disclosure`.
        """

    def service_cases(self, actor: Actor | None, window: Window) -> tuple[ServiceCase, ...]:
        """The referrals that `ties` counts in the window, case by case, in order.

        For those who may see `ties`, and for tests of change only: no answer shows a case, and nothing in one says
        whose it is.
        """

    def ratings(self, actor: Actor | None, survey_round: str) -> tuple[Rated, ...]:
        """Every rating of a survey round that is not retired, by rater, rated, kind and day.

        A kind of tie of its own, mixed with no other. For those who may see `ties`: what of it may be shown is
        decided by `graphsvc.disclosure`, and no rating of one unit ever is.
        """

    def survey_rounds(self, actor: Actor | None) -> tuple[str, ...]:
        """The names of the survey rounds with a rating, the latest first, then by name."""
